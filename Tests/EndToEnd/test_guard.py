"""What is forgotten, misspelt or moved changes nothing: the stack's guard refuses it before anything else happens."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping

import boto3
import pytest

from EndToEnd.conftest import Environment, NewEnvironment
from EndToEnd.media import SampleFiles
from LocalAWS.edge.server import EdgeServer, deployed_edge
from LocalPlatform.pipeline import MEDIACONVERT_REGION, STACK, Pipeline
from LocalPlatform.results import results, url
from LocalPlatform.toolkit import Outcome

KMS = {"encryption": "kms", "uploadOrigins": "https://studio.example.com"}
FILM = "uploads/film.mp4"


def options(context: Mapping[str, str]) -> list[str]:
    return [text for key, value in context.items() for text in ("--context", f"{key}={value}")]


def deployed(environment: Environment, context: Mapping[str, str]) -> Outcome:
    return environment.toolkit.attempt("deploy", "--all", "--require-approval", "never", *options(context))


def state(environment: Environment) -> tuple[dict[str, str], str]:
    """The stack's resources, and its template."""
    client = environment.aws.client("cloudformation")
    pages = client.get_paginator("list_stack_resources").paginate(StackName=STACK)
    found = {resource["LogicalResourceId"]: resource["PhysicalResourceId"]
             for page in pages for resource in page["StackResourceSummaries"]}
    return found, json.dumps(client.get_template(StackName=STACK)["TemplateBody"], sort_keys=True)


def said(outcome: Outcome) -> str:
    """In one line: the command line breaks long ones."""
    return " ".join(outcome.output.split())


def served(environment: Environment) -> bytes:
    """The film's playlist, as viewers get it."""
    aws, pipeline = environment.aws, Pipeline(environment.aws)
    session = boto3.Session(aws_access_key_id=aws.account, aws_secret_access_key="test", region_name=aws.region)
    playlist = results(pipeline, pipeline.asset(FILM)).hls
    with (EdgeServer(deployed_edge(session, aws.endpoint, STACK, aws.account)) as server,
          urllib.request.urlopen(url(server.url, str(playlist)), timeout=10) as answer):
        content: bytes = answer.read()
    return content


def key_states(environment: Environment) -> set[str]:
    kms = environment.aws.client("kms")
    keys = [alias["TargetKeyId"] for alias in kms.list_aliases()["Aliases"]
            if alias["AliasName"].startswith(("alias/source-", "alias/rendition-"))]
    return {kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] for key in keys}


@pytest.mark.changes
def test_a_placement_that_is_moved_by_mistake(environment: Environment, pipeline: Pipeline) -> None:
    before = state(environment)
    outcome = deployed(environment, {"mediaConvert": "remote:eu-west-1"})
    assert outcome.status != 0
    assert 'this would take away "mediaConvert: remote:eu-central-1 (now remote:eu-west-1)"' in said(outcome)
    assert state(environment) == before


@pytest.mark.long("ten deployments")
def test_nothing_is_lost_by_what_is_forgotten(new_environment: NewEnvironment, samples: SampleFiles) -> None:
    with new_environment({}, others=(MEDIACONVERT_REGION, "eu-west-1")) as made:
        made.toolkit.deploy(KMS)
        Pipeline(made.aws).transcoded(samples.short, FILM)
        before, playlist = state(made), served(made)

        def refused(context: Mapping[str, str], *words: str) -> None:
            outcome = deployed(made, context)
            assert outcome.status != 0
            for word in words:
                assert word in said(outcome)
            assert state(made) == before and served(made) == playlist and key_states(made) == {"Enabled"}

        refused({}, 'this would take away "encryption: kms; uploadOrigins: https://studio.example.com; AWS::KMS::Key Keys')
        refused({"encryption": "kms"}, 'this would take away "uploadOrigins: https://studio.example.com"')
        refused({**KMS, "encription": "kms"}, "write 'encryption'")
        # CloudFormation itself says so before the guard could: names are taken.
        refused({**KMS, "region": "eu-west-1"}, "Validation failed with 3 error(s)")
        refused({**KMS, "mediaConvert": "companion"},
                'this would take away "mediaConvert: remote:eu-central-1 (now companion:eu-central-1)"')

        # It has made nothing elsewhere. A companion of itself takes nothing along when it goes.
        companion, there = f"mediaconvert-{STACK}", {"mediaConvert": "companion"}
        stacks = made.aws.client("cloudformation", MEDIACONVERT_REGION)

        def others() -> list[str]:
            return [stack["StackName"] for stack in stacks.list_stacks()["StackSummaries"] if stack["StackStatus"] != "DELETE_COMPLETE"]

        assert companion not in others()
        made.toolkit.run("deploy", companion, "--require-approval", "never", *options(there))
        assert companion in others()
        made.toolkit.run("destroy", companion, "--force", *options(there))
        assert companion not in others()
        assert state(made) == before and served(made) == playlist

        # From now on it stays, and that is not forgotten either.
        made.toolkit.deploy({**KMS, "removal": "retain"})
        before = state(made)
        assert served(made) == playlist
        refused(KMS, 'this would take away "removal: retain"')
        keys = [logical_id for logical_id in sorted(before[0]) if logical_id.startswith("Keys") and "Alias" not in logical_id]
        losses = "; ".join(["encryption: kms", "removal: retain", *(f"AWS::KMS::Key {key}" for key in keys)])
        outcome = deployed(made, {"uploadOrigins": KMS["uploadOrigins"], "confirm": losses})
        assert outcome.status == 0, outcome.output
        assert made.aws.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]["StackStatus"] == "UPDATE_COMPLETE"


@pytest.mark.long("a deployment of its own")
def test_what_is_to_stay_stays(new_environment: NewEnvironment, samples: SampleFiles) -> None:
    with new_environment({"removal": "retain"}) as made:
        made.toolkit.deploy()
        pipeline = Pipeline(made.aws)
        pipeline.transcoded(samples.short, FILM)
        # What belongs to the bucket is there, though nothing empties it.
        made.aws.client("s3").head_object(Bucket=pipeline.delivery_bucket, Key="errors/not-found.json")
        stacks = made.aws.client("cloudformation")
        assert stacks.describe_stacks(StackName=STACK)["Stacks"][0]["EnableTerminationProtection"] is True
        assert made.toolkit.attempt("destroy", "--all", "--force").status != 0
        stacks.update_termination_protection(StackName=STACK, EnableTerminationProtection=False)
        made.toolkit.destroy()
        s3 = made.aws.client("s3")
        for bucket in (pipeline.source_bucket, pipeline.delivery_bucket):
            assert s3.list_objects_v2(Bucket=bucket)["KeyCount"] > 0
        assert set(made.aws.client("dynamodb").list_tables()["TableNames"]) == {"assets-table-dev", "uploads-table-dev"}
