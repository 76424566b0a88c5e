"""Who may not use a key can neither read nor write what is encrypted with it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from LocalAWS.edge.bucket_policy import Reader
from LocalAWS.edge.message import Request
from LocalAWS.edge.origin import BucketOrigin
from LocalAWS.gateway import LocalAWS

BUCKET, STACK_BUCKET = "encrypted-bucket", "encrypted-bucket-of-a-stack"
DISTRIBUTION = "arn:aws:cloudfront::111111111111:distribution/E1"


def allow(action: str | list[str], resource: str, **fields: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **fields}


@pytest.fixture(scope="module")
def enforcing() -> Iterator[LocalAWS]:
    """A bucket, a topic and a key whose policy leaves its use to the account."""
    with LocalAWS() as aws:
        account = {"AWS": f"arn:aws:iam::{aws.account}:root"}
        key = aws.client("kms").create_key(Policy=json.dumps({"Statement": [allow("kms:*", "*", Principal=account)]}))["KeyMetadata"]["Arn"]
        s3 = aws.client("s3")
        s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
        s3.put_bucket_encryption(Bucket=BUCKET, ServerSideEncryptionConfiguration={"Rules": [
            {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}]})
        s3.put_object(Bucket=BUCKET, Key="there", Body=b"1")
        aws.client("sns").create_topic(Name="encrypted", Attributes={"KmsMasterKeyId": key})
        aws.enforce()
        yield aws


def key_of(aws: LocalAWS) -> str:
    arn: str = aws.client("kms").list_keys()["Keys"][0]["KeyArn"]
    return arn


def caller(aws: LocalAWS, service: str, *statements: dict[str, Any]) -> Any:
    iam, name = aws.client("iam"), f"caller-{uuid.uuid4().hex}"
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=json.dumps({"Statement": list(statements)}))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return boto3.client(
        service, region_name=aws.region, endpoint_url=aws.endpoint, verify=aws.certificate, aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"])


@pytest.mark.parametrize(("uses", "reads", "writes"), [
    (["kms:Decrypt", "kms:GenerateDataKey"], True, True), (["kms:Decrypt"], True, False), (["kms:GenerateDataKey"], False, True),
    (["kms:Encrypt"], False, False)])
def test_objects(enforcing: LocalAWS, uses: list[str], reads: bool, writes: bool) -> None:
    s3 = caller(enforcing, "s3", allow(["s3:GetObject", "s3:PutObject"], f"arn:aws:s3:::{BUCKET}/*"), allow(uses, key_of(enforcing)))

    def works(call: Any) -> bool:
        status = 200
        try:
            call()
        except ClientError as refused:
            status = refused.response["ResponseMetadata"]["HTTPStatusCode"]
        assert status in (200, 403)
        return status == 200

    assert works(lambda: s3.get_object(Bucket=BUCKET, Key="there")) == reads
    assert works(lambda: s3.put_object(Bucket=BUCKET, Key=f"new-{'-'.join(uses)}", Body=b"1")) == writes


@pytest.mark.parametrize(("uses", "writes"), [
    (["kms:Decrypt", "kms:GenerateDataKey"], True), (["kms:GenerateDataKey"], False)])
def test_parts_of_objects(enforcing: LocalAWS, uses: list[str], writes: bool) -> None:
    s3 = caller(enforcing, "s3", allow(["s3:PutObject"], f"arn:aws:s3:::{BUCKET}/*"), allow(uses, key_of(enforcing)))
    place = {"Bucket": BUCKET, "Key": f"parts-{'-'.join(uses)}"}
    upload = s3.create_multipart_upload(**place)["UploadId"]
    with nullcontext() if writes else pytest.raises(s3.exceptions.ClientError, match=r"not authorized|AccessDenied|Access Denied"):
        part = s3.upload_part(**place, UploadId=upload, PartNumber=1, Body=b"1")["ETag"]
        s3.complete_multipart_upload(**place, UploadId=upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part}]})


@pytest.mark.parametrize(("uses", "publishes"), [
    (["kms:Decrypt", "kms:GenerateDataKey"], True), (["kms:GenerateDataKey"], False), (["kms:Decrypt"], False)])
def test_topics(enforcing: LocalAWS, uses: list[str], publishes: bool) -> None:
    topic = f"arn:aws:sns:{enforcing.region}:{enforcing.account}:encrypted"
    sns = caller(enforcing, "sns", allow("sns:Publish", topic), allow(uses, key_of(enforcing)))
    if publishes:
        sns.publish(TopicArn=topic, Message="told")
    else:
        with pytest.raises(sns.exceptions.ClientError, match=r"not authorized|kms"):
            sns.publish(TopicArn=topic, Message="told")


@pytest.mark.parametrize(("reader", "statement", "status"), [
    (Reader(("Service", "cloudfront.amazonaws.com"), DISTRIBUTION),
     allow("kms:Decrypt", "*", Principal={"Service": "cloudfront.amazonaws.com"},
           Condition={"ArnLike": {"aws:SourceArn": "arn:aws:cloudfront::111111111111:distribution/*"}}), 200),
    (Reader(("Service", "cloudfront.amazonaws.com"), DISTRIBUTION),
     allow("kms:Decrypt", "*", Principal={"Service": "cloudfront.amazonaws.com"},
           Condition={"ArnLike": {"aws:SourceArn": "arn:other:*"}}), 403),
    (Reader(("Service", "cloudfront.amazonaws.com"), DISTRIBUTION), None, 403),
    (Reader(("CanonicalUser", "identity"), DISTRIBUTION),
     allow("kms:Decrypt", "*", Principal={"Service": "cloudfront.amazonaws.com"}), 403)])
def test_the_edge_reads_by_the_key_s_policy(aws: LocalAWS, reader: Reader, statement: dict[str, Any] | None, status: int) -> None:
    kms, s3 = aws.client("kms"), aws.client("s3")
    account = allow("kms:*", "*", Principal={"AWS": f"arn:aws:iam::{aws.account}:root"})
    policy = json.dumps({"Statement": [account, *([statement] if statement else [])]})
    key = kms.create_key(Policy=policy)["KeyMetadata"]["Arn"]
    bucket = f"edge-{uuid.uuid4().hex[:8]}"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": aws.region})
    s3.put_object(Bucket=bucket, Key="a.mp4", Body=b"1", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
    admitted = allow("s3:GetObject", f"arn:aws:s3:::{bucket}/*", Principal={reader.principal[0]: reader.principal[1]})
    origin = BucketOrigin(s3, bucket, [admitted], reader, kms)
    assert origin.fetch(Request("GET", "/a.mp4")).status == status


def test_a_stack_s_bucket_encrypts_as_its_template_says(aws: LocalAWS) -> None:
    key = aws.client("kms").create_key()["KeyMetadata"]["Arn"]
    aws.client("cloudformation").create_stack(StackName="encrypted", TemplateBody=json.dumps({"Resources": {"Bucket": {
        "Type": "AWS::S3::Bucket", "Properties": {"BucketName": STACK_BUCKET, "BucketEncryption": {"ServerSideEncryptionConfiguration": [
            {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}]}}}}}))
    aws.client("cloudformation").get_waiter("stack_create_complete").wait(StackName="encrypted", WaiterConfig={"Delay": 1})
    put = aws.client("s3").put_object(Bucket=STACK_BUCKET, Key="a", Body=b"1")
    assert (put["ServerSideEncryption"], put["SSEKMSKeyId"]) == ("aws:kms", key)


def test_a_stack_s_topic_keeps_its_key(aws: LocalAWS) -> None:
    key = aws.client("kms").create_key()["KeyMetadata"]["Arn"]
    aws.client("cloudformation").create_stack(StackName="encrypted-topic", TemplateBody=json.dumps({"Resources": {"Topic": {
        "Type": "AWS::SNS::Topic", "Properties": {"TopicName": "encrypted-of-a-stack", "KmsMasterKeyId": key}}}}))
    aws.client("cloudformation").get_waiter("stack_create_complete").wait(StackName="encrypted-topic", WaiterConfig={"Delay": 1})
    topic = f"arn:aws:sns:{aws.region}:{aws.account}:encrypted-of-a-stack"
    assert aws.client("sns").get_topic_attributes(TopicArn=topic)["Attributes"]["KmsMasterKeyId"] == key


def test_an_upload_may_leave_the_key_to_aws(aws: LocalAWS) -> None:
    aws.client("s3").create_bucket(Bucket="key-of-aws", CreateBucketConfiguration={"LocationConstraint": aws.region})
    put = aws.client("s3").put_object(Bucket="key-of-aws", Key="a", Body=b"1", ServerSideEncryption="aws:kms")
    assert put["SSEKMSKeyId"].endswith(":alias/aws/s3")
    assert aws.client("s3").get_object(Bucket="key-of-aws", Key="a")["Body"].read() == b"1"


@pytest.mark.parametrize(("service", "told"), [("cloudwatch.amazonaws.com", True), ("events.amazonaws.com", False)])
def test_an_alarm_tells_a_topic_whose_key_admits_it(aws: LocalAWS, service: str, told: bool) -> None:
    name = service.partition(".")[0]
    key = aws.client("kms").create_key(Policy=json.dumps({"Statement": [
        allow(["kms:Decrypt", "kms:GenerateDataKey"], "*", Principal={"Service": service})]}))["KeyMetadata"]["Arn"]
    sns, sqs = aws.client("sns"), aws.client("sqs")
    topic = sns.create_topic(Name=f"alarms-{name}", Attributes={"KmsMasterKeyId": key})["TopicArn"]
    url = sqs.create_queue(QueueName=f"alarms-{name}")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    aws.client("cloudwatch").put_metric_alarm(
        AlarmName=f"alarm-{name}", Namespace="Tests", MetricName=name, Period=600, EvaluationPeriods=1, Threshold=1, Statistic="Sum",
        ComparisonOperator="GreaterThanOrEqualToThreshold", AlarmActions=[topic])
    aws.client("cloudwatch").put_metric_data(Namespace="Tests", MetricData=[{"MetricName": name, "Value": 5}])
    assert bool(sqs.receive_message(QueueUrl=url, WaitTimeSeconds=2).get("Messages")) == told
