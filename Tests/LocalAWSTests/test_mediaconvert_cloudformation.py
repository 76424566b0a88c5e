"""The types of CloudFormation: made, changed, replaced, taken away, and unknown where the service is not."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from botocore.exceptions import ClientError

from LocalAWS.gateway import LocalAWS

PRESET = {"Type": "AWS::MediaConvert::Preset", "Properties": {
    "Name": "preset-of-a-stack", "Category": "tests", "Tags": {"kind": "test"}, "SettingsJson": {
        "ContainerSettings": {"Container": "CMFC"}, "VideoDescription": {"Width": 640, "Height": 360, "CodecSettings": {
            "Codec": "H_264", "H264Settings": {"RateControlMode": "QVBR", "MaxBitrate": 800000}}}}}}
TEMPLATE = {"Type": "AWS::MediaConvert::JobTemplate", "Properties": {
    "Name": "template-of-a-stack", "Queue": {"Fn::GetAtt": ["Queue", "Arn"]}, "SettingsJson": {
        "Inputs": [{"AudioSelectors": {"Audio Selector 1": {"DefaultSelection": "DEFAULT"}}}],
        "OutputGroups": [{"OutputGroupSettings": {"Type": "CMAF_GROUP_SETTINGS", "CmafGroupSettings": {"SegmentLength": 6}},
                          "Outputs": [{"NameModifier": "_360p", "Preset": {"Ref": "Preset"}}]}]}}}
QUEUE = {"Type": "AWS::MediaConvert::Queue", "Properties": {"Name": "queue-of-a-stack", "Description": "one"}}


def deploy(aws: LocalAWS, region: str, action: str, resources: dict[str, Any], expected: str) -> None:
    client = aws.client("cloudformation", region)
    getattr(client, f"{action}_stack")(StackName="transcoding", TemplateBody=json.dumps({"Resources": resources}))
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        stack = client.describe_stacks(StackName="transcoding")["Stacks"][0]
        if not stack["StackStatus"].endswith("_IN_PROGRESS"):
            assert stack["StackStatus"] == expected, client.describe_stack_events(StackName="transcoding")["StackEvents"]
            return
        time.sleep(0.1)
    raise AssertionError("The stack did not settle.")


def test_a_stack_with_a_queue_a_template_and_a_preset(aws: LocalAWS) -> None:
    region = "eu-west-1"
    client = aws.client("mediaconvert", region)
    deploy(aws, region, "create", {"Queue": QUEUE, "Preset": PRESET, "Template": TEMPLATE}, "CREATE_COMPLETE")
    preset = client.get_preset(Name="preset-of-a-stack")["Preset"]
    assert preset["Settings"] == PRESET["Properties"]["SettingsJson"]  # type: ignore[index]
    assert client.list_tags_for_resource(Arn=preset["Arn"])["ResourceTags"]["Tags"]["kind"] == "test"
    template = client.get_job_template(Name="template-of-a-stack")["JobTemplate"]
    assert template["Queue"] == client.get_queue(Name="queue-of-a-stack")["Queue"]["Arn"]
    assert template["Settings"]["Inputs"][0]["AudioSelectors"] == {"Audio Selector 1": {"DefaultSelection": "DEFAULT"}}

    changed = {**QUEUE, "Properties": {"Name": "queue-of-a-stack", "Description": "two"}}
    renamed = {**PRESET, "Properties": {**PRESET["Properties"], "Name": "another-preset"}}  # type: ignore[dict-item]
    deploy(aws, region, "update", {"Queue": changed, "Preset": renamed, "Template": TEMPLATE}, "UPDATE_COMPLETE")
    assert client.get_queue(Name="queue-of-a-stack")["Queue"]["Description"] == "two"
    assert [found["Name"] for found in client.list_presets()["Presets"]] == ["another-preset"]

    aws.client("cloudformation", region).delete_stack(StackName="transcoding")
    deadline = time.monotonic() + 60
    while client.list_job_templates()["JobTemplates"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert client.list_job_templates()["JobTemplates"] == client.list_presets()["Presets"] == []
    assert [queue["Name"] for queue in client.list_queues()["Queues"]] == ["Default"]


@pytest.mark.parametrize("action", ["create_stack", "validate_template"])
def test_a_region_without_the_service_does_not_know_its_types(aws: LocalAWS, action: str) -> None:
    client = aws.client("cloudformation", "eu-south-1")
    named = {"StackName": "nowhere"} if action == "create_stack" else {}
    with pytest.raises(ClientError, match=r"Template format error: Unrecognized resource types: \[AWS::MediaConvert::Queue\]"):
        getattr(client, action)(TemplateBody=json.dumps({"Resources": {"Queue": QUEUE}}), **named)
    assert "nowhere" not in [stack["StackName"] for stack in client.list_stacks()["StackSummaries"]]


def test_settings_outside_the_model_fail_the_stack(aws: LocalAWS) -> None:
    wrong = {**PRESET, "Properties": {"Name": "wrong", "SettingsJson": {"ContainerSettings": {"Container": "AVI"}}}}
    deploy(aws, "eu-west-2", "create", {"Preset": wrong}, "ROLLBACK_COMPLETE")
