"""The stand-in as an SDK's client meets it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from botocore.exceptions import ClientError

from LocalAWS.fault_injection import refuse_next
from LocalAWS.gateway import LocalAWS

QUEUE = "arn:aws:mediaconvert:eu-central-1:111111111111:queues/Default"
BUCKET = "bucket-of-the-stand-ins-tests"


@pytest.fixture(scope="module")
def client(aws: LocalAWS) -> Any:
    s3 = aws.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": aws.region})
    s3.put_object(Bucket=BUCKET, Key="clip.mp4", Body=b"clip")
    return aws.client("mediaconvert", "eu-central-1")


def job(key: str = "clip.mp4", **fields: Any) -> dict[str, Any]:
    return {
        "Role": "arn:aws:iam::111111111111:role/role",
        "Settings": {
            "Inputs": [{"FileInput": f"s3://{BUCKET}/{key}"}],
            "OutputGroups": [{
                "OutputGroupSettings": {
                    "Type": "FILE_GROUP_SETTINGS", "FileGroupSettings": {"Destination": f"s3://{BUCKET}/out/"}},
                "Outputs": [{"NameModifier": "-360p", "ContainerSettings": {"Container": "MP4"}}],
            }],
        },
        **fields,
    }


def ended(client: Any, identifier: str) -> dict[str, Any]:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        described: dict[str, Any] = client.get_job(Id=identifier)["Job"]
        if described["Status"] not in ("SUBMITTED", "PROGRESSING"):
            return described
        time.sleep(0.2)
    raise AssertionError(f"The job {identifier} did not end.")


def test_a_job_is_made_and_ends(client: Any) -> None:
    made = client.create_job(**job(Queue=QUEUE, UserMetadata={"assetId": "a"}))["Job"]
    assert (made["Status"], made["Queue"], made["UserMetadata"]) == ("SUBMITTED", QUEUE, {"assetId": "a"})
    described = ended(client, made["Id"])
    assert (described["Status"], described["Arn"]) == ("COMPLETE", made["Arn"])
    assert described["Settings"] == job()["Settings"]


def test_a_job_whose_input_is_not_there_ends_in_an_error(client: Any) -> None:
    described = ended(client, client.create_job(**job("absent.mp4"))["Job"]["Id"])
    assert (described["Status"], described["ErrorCode"]) == ("ERROR", 1404)


def test_jobs_are_listed_newest_first_in_pages(client: Any) -> None:
    made = [client.create_job(**job())["Job"]["Id"] for _ in range(3)]
    page = client.list_jobs(MaxResults=2)
    assert [listed["Id"] for listed in page["Jobs"]] == [made[2], made[1]]
    assert client.list_jobs(MaxResults=2, NextToken=page["NextToken"])["Jobs"][0]["Id"] == made[0]


def test_a_canceled_job_stays_canceled(client: Any) -> None:
    identifier = client.create_job(**job())["Job"]["Id"]
    client.cancel_job(Id=identifier)
    assert ended(client, identifier)["Status"] == "CANCELED"
    with pytest.raises(client.exceptions.ConflictException):
        client.cancel_job(Id=identifier)


def test_a_job_that_does_not_exist_is_not_found(client: Any) -> None:
    with pytest.raises(client.exceptions.NotFoundException):
        client.get_job(Id="absent")


def test_a_queue_of_another_region_is_not_found(client: Any) -> None:
    with pytest.raises(client.exceptions.NotFoundException, match="eu-south-1"):
        client.create_job(**job(Queue=QUEUE.replace("eu-central-1", "eu-south-1")))


def test_a_setting_outside_the_model_is_a_bad_request(client: Any) -> None:
    wrong = job()
    wrong["Settings"]["OutputGroups"][0]["Outputs"][0]["ContainerSettings"]["Container"] = "AVI"
    with pytest.raises(client.exceptions.BadRequestException, match="containerSettings.container is 'AVI'"):
        client.create_job(**wrong)


@pytest.mark.parametrize("omitted", ["Inputs", "OutputGroups"])
def test_a_job_needs_an_input_and_an_output(client: Any, omitted: str) -> None:
    wrong = job()
    del wrong["Settings"][omitted]
    with pytest.raises(client.exceptions.BadRequestException):
        client.create_job(**wrong)


def test_an_output_group_needs_a_destination(client: Any) -> None:
    wrong = job()
    wrong["Settings"]["OutputGroups"][0]["OutputGroupSettings"] = {"Type": "CMAF_GROUP_SETTINGS"}
    with pytest.raises(client.exceptions.BadRequestException, match="destination in S3"):
        client.create_job(**wrong)


def test_refusals_come_when_told_and_end(client: Any, aws: LocalAWS) -> None:
    refuse_next(aws, "CreateJob", "TooManyRequestsException", times=2)
    for _ in range(2):
        with pytest.raises(client.exceptions.TooManyRequestsException) as refused:
            client.create_job(**job())
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 429
    client.create_job(**job())


def test_the_service_is_in_its_own_region_only(aws: LocalAWS, client: Any) -> None:
    with pytest.raises(ClientError, match="MediaConvert does not exist in eu-south-1"):
        aws.client("mediaconvert", "eu-south-1").create_job(**job())
