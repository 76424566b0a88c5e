"""The stand-in as an SDK's client meets it."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import HTTPClientError

from LocalAWS import fault_injection
from LocalAWS.gateway import LocalAWS
from LocalAWSTests.mediaconvert_jobs import BUCKET, QUEUE, ROLE, captures_group, ended, job, mp4_group, settings


def test_a_job_is_made_and_ends(mediaconvert: Any) -> None:
    made = mediaconvert.create_job(**job(Queue=QUEUE, UserMetadata={"assetId": "a"}, Tags={"kind": "test"}))["Job"]
    assert (made["Status"], made["Queue"], made["UserMetadata"]) == ("SUBMITTED", QUEUE, {"assetId": "a"})
    described = ended(mediaconvert, made["Id"])
    assert (described["Status"], described["Arn"]) == ("COMPLETE", made["Arn"])
    assert described["Settings"] == job()["Settings"]
    ((output,),) = [group["OutputDetails"] for group in described["OutputGroupDetails"]]
    assert output == {"DurationInMs": 6000, "VideoDetails": {"WidthInPx": 320, "HeightInPx": 180}}
    assert mediaconvert.list_tags_for_resource(Arn=made["Arn"])["ResourceTags"]["Tags"] == {"kind": "test"}


def test_an_input_that_is_not_there_is_error_1404(mediaconvert: Any) -> None:
    described = ended(mediaconvert, mediaconvert.create_job(**job("with space/absent.mp4"))["Job"]["Id"])
    assert (described["Status"], described["ErrorCode"]) == ("ERROR", 1404)
    assert described["ErrorMessage"].startswith(f"Unable to open input file [s3://{BUCKET}/with%20space/absent.mp4]: [Failed probe/open: ")


def test_a_file_that_is_no_media_is_error_1010(mediaconvert: Any, aws: LocalAWS) -> None:
    aws.client("s3").put_object(Bucket=BUCKET, Key="letter.mp4", Body=b"Dear all,\n" * 100)
    described = ended(mediaconvert, mediaconvert.create_job(**job("letter.mp4"))["Job"]["Id"])
    assert (described["Status"], described["ErrorCode"]) == ("ERROR", 1010)


@pytest.mark.parametrize(("role", "trust", "code"), [
    ("arn:aws:iam::111111111111:role/absent", None, 1433),
    ("arn:aws:iam::111111111111:role/of-lambda", (
        '{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}'), 1434),
    ("arn:aws:iam::111111111111:role/of-another-queue", (
        '{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "mediaconvert.amazonaws.com"},'
        ' "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:mediaconvert:eu-central-1:111111111111:queues/Other"}}}]}'), 1434),
])
def test_a_role_that_cannot_be_taken_on_fails_the_job(mediaconvert: Any, aws: LocalAWS, role: str, trust: str | None, code: int) -> None:
    if trust is not None:
        aws.client("iam").create_role(RoleName=role.rpartition("/")[2], AssumeRolePolicyDocument=trust)
    described = ended(mediaconvert, mediaconvert.create_job(**{**job(), "Role": role})["Job"]["Id"])
    assert (described["Status"], described["ErrorCode"]) == ("ERROR", code)


def test_jobs_are_listed_newest_first_in_pages(mediaconvert: Any) -> None:
    made = [mediaconvert.create_job(**job("absent.mp4"))["Job"]["Id"] for _ in range(3)]
    page = mediaconvert.list_jobs(MaxResults=2)
    assert [listed["Id"] for listed in page["Jobs"]] == [made[2], made[1]]
    assert mediaconvert.list_jobs(MaxResults=2, NextToken=page["NextToken"])["Jobs"][0]["Id"] == made[0]
    newest_first, oldest_first = (
        [listed["Id"] for listed in mediaconvert.get_paginator("list_jobs").paginate(Order=order).build_full_result()["Jobs"]]
        for order in ("DESCENDING", "ASCENDING"))
    assert newest_first[:3] == made[::-1]
    assert oldest_first == newest_first[::-1]


def test_a_running_job_can_be_canceled_once(mediaconvert: Any, aws: LocalAWS) -> None:
    fault_injection.hold_next_jobs(aws, matching="never-ends")
    identifier = mediaconvert.create_job(**job("never-ends.mp4"))["Job"]["Id"]
    mediaconvert.cancel_job(Id=identifier)
    assert ended(mediaconvert, identifier)["Status"] == "CANCELED"
    with pytest.raises(mediaconvert.exceptions.ConflictException):
        mediaconvert.cancel_job(Id=identifier)


def test_what_does_not_exist_is_not_found(mediaconvert: Any) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("get_job", {"Id": "absent"}), ("get_queue", {"Name": "absent"}), ("create_job", job(JobTemplate="absent")),
        ("list_tags_for_resource", {"Arn": QUEUE.replace("Default", "absent")}),
        ("create_job", job(Queue=QUEUE.replace("eu-central-1", "eu-west-1"))),
    ]
    for operation, members in calls:
        with pytest.raises(mediaconvert.exceptions.NotFoundException):
            getattr(mediaconvert, operation)(**members)


def test_a_setting_outside_the_model_is_a_bad_request(mediaconvert: Any) -> None:
    wrong = job()
    wrong["Settings"]["OutputGroups"][0]["Outputs"][0]["ContainerSettings"]["Container"] = "AVI"
    with pytest.raises(mediaconvert.exceptions.BadRequestException, match=r"containerSettings\.container is 'AVI'"):
        mediaconvert.create_job(**wrong)


def test_a_rule_of_the_service_is_a_bad_request_that_names_all_faults(mediaconvert: Any) -> None:
    with pytest.raises(mediaconvert.exceptions.BadRequestException) as refused:
        mediaconvert.create_job(Role=ROLE, Settings={**settings(captures_group()), "Inputs": []})
    assert "/inputs: Should have at least one input" in str(refused.value)
    assert "other than frame captures" in str(refused.value)


def test_refusals_come_when_told_and_end(mediaconvert: Any, aws: LocalAWS) -> None:
    fault_injection.refuse_next(aws, "CreateJob", "TooManyRequestsException", times=2, matching="refused")
    for _ in range(2):
        with pytest.raises(mediaconvert.exceptions.TooManyRequestsException) as refused:
            mediaconvert.create_job(**job("refused.mp4"))
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 429
        mediaconvert.create_job(**job("absent.mp4"))
    mediaconvert.create_job(**job("refused.mp4"))


def test_a_lost_answer_leaves_the_job_and_the_same_token_finds_it(mediaconvert: Any, aws: LocalAWS) -> None:
    fault_injection.lose_next_answers(aws, "CreateJob", matching="lost-answer")
    request = job("lost-answer.mp4", ClientRequestToken="token-of-the-lost-answer")
    with pytest.raises(mediaconvert.exceptions.InternalServerErrorException):
        mediaconvert.create_job(**request)
    found = mediaconvert.create_job(**request)["Job"]["Id"]
    location = request["Settings"]["Inputs"][0]["FileInput"]
    jobs = [listed["Id"] for listed in mediaconvert.list_jobs()["Jobs"] if listed["Settings"]["Inputs"][0]["FileInput"] == location]
    assert jobs == [found]


def test_a_job_fails_as_told_and_the_next_does_not(mediaconvert: Any, aws: LocalAWS) -> None:
    fault_injection.fail_next_jobs(aws, 1076, matching="assets/told")
    told = {**job(), "Settings": settings(mp4_group(f"s3://{BUCKET}/assets/told/"))}
    outcomes = [ended(mediaconvert, mediaconvert.create_job(**told)["Job"]["Id"]) for _ in range(2)]
    assert [(described["Status"], described.get("ErrorCode")) for described in outcomes] == [("ERROR", 1076), ("COMPLETE", None)]


def test_jobs_fail_until_the_faults_are_cleared(mediaconvert: Any, aws: LocalAWS) -> None:
    fault_injection.fail_next_jobs(aws, 1999, times=None, matching="assets/for-good")
    told = {**job(), "Settings": settings(mp4_group(f"s3://{BUCKET}/assets/for-good/"))}
    codes = [ended(mediaconvert, mediaconvert.create_job(**told)["Job"]["Id"]).get("ErrorCode") for _ in range(2)]
    fault_injection.clear(aws)
    assert codes == [1999, 1999]
    assert ended(mediaconvert, mediaconvert.create_job(**told)["Job"]["Id"])["Status"] == "COMPLETE"


def test_a_paused_queue_keeps_its_jobs(mediaconvert: Any) -> None:
    mediaconvert.create_queue(Name="paused", Status="PAUSED")
    identifier = mediaconvert.create_job(**job("absent.mp4", Queue="paused"))["Job"]["Id"]
    assert mediaconvert.get_queue(Name="paused")["Queue"]["SubmittedJobsCount"] == 1
    with pytest.raises(mediaconvert.exceptions.ConflictException):
        mediaconvert.delete_queue(Name="paused")
    mediaconvert.update_queue(Name="paused", Status="ACTIVE")
    assert ended(mediaconvert, identifier)["ErrorCode"] == 1404
    mediaconvert.delete_queue(Name="paused")
    with pytest.raises(mediaconvert.exceptions.BadRequestException):
        mediaconvert.delete_queue(Name="Default")


@pytest.mark.parametrize("region", ["eu-central-1", "eu-west-1", "eu-north-1"])
def test_accounts_and_regions_do_not_see_each_other(mediaconvert: Any, aws: LocalAWS, region: str) -> None:
    queues = {queue["Name"]: queue["Arn"] for queue in aws.client("mediaconvert", region).list_queues()["Queues"]}
    assert queues["Default"] == f"arn:aws:mediaconvert:{region}:{aws.account}:queues/Default"
    if region != "eu-central-1":
        assert aws.client("mediaconvert", region).list_jobs()["Jobs"] == []


def test_the_service_does_not_answer_in_every_region(mediaconvert: Any, aws: LocalAWS) -> None:
    with pytest.raises(HTTPClientError):
        aws.client("mediaconvert", "eu-south-1").list_jobs()
    mediaconvert.list_jobs()


def test_tags_come_and_go(mediaconvert: Any) -> None:
    arn = mediaconvert.create_preset(Name="tagged", Settings={}, Tags={"a": "1"})["Preset"]["Arn"]
    mediaconvert.tag_resource(Arn=arn, Tags={"b": "2"})
    mediaconvert.untag_resource(Arn=arn, TagKeys=["a"])
    assert mediaconvert.list_tags_for_resource(Arn=arn)["ResourceTags"]["Tags"] == {"b": "2"}
