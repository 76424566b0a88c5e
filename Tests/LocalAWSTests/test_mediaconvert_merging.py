"""Templates and presets below a job's own settings."""

from __future__ import annotations

from typing import Any

import pytest

from LocalAWS.mediaconvert import merging
from LocalAWS.mediaconvert.account_state import AccountState
from LocalAWS.mediaconvert.errors import ServiceError
from LocalAWS.mediaconvert.scope import Scope

DESTINATION = {"outputGroupSettings": {"cmafGroupSettings": {"destination": "s3://delivery/a/"}}}


@pytest.fixture
def state() -> AccountState:
    state = AccountState(Scope("111111111111", "eu-central-1"))
    state.queues.create({"name": "fast", "status": "ACTIVE"})
    state.presets.create({"name": "preset-1080p", "settings": {
        "containerSettings": {"container": "CMFC"}, "videoDescription": {"width": 1920, "height": 1080}}})
    state.job_templates.create({"name": "ladder", "queue": "fast", "priority": 3, "settings": {
        "inputs": [{"timecodeSource": "ZEROBASED", "audioSelectors": {"Audio Selector 1": {"defaultSelection": "DEFAULT"}}}],
        "outputGroups": [
            {"outputGroupSettings": {"type": "CMAF_GROUP_SETTINGS", "cmafGroupSettings": {"segmentLength": 6}},
             "outputs": [{"nameModifier": "_1080p", "preset": "preset-1080p"}, {"nameModifier": "_audio"}]}]}})
    return state


def complete(state: AccountState, **request: Any) -> dict[str, Any]:
    return merging.complete({"role": "role", "settings": {}, **request}, state)


def test_a_job_brings_its_input_and_destination_to_the_template(state: AccountState) -> None:
    merged = complete(state, jobTemplate="ladder", settings={"inputs": [{"fileInput": "s3://b/k"}], "outputGroups": [DESTINATION]})
    assert (merged["queue"], merged["priority"]) == (state.queues.get("fast")["arn"], 3)
    assert merged["settings"]["inputs"] == [{
        "timecodeSource": "ZEROBASED", "audioSelectors": {"Audio Selector 1": {"defaultSelection": "DEFAULT"}}, "fileInput": "s3://b/k"}]
    (group,) = merged["settings"]["outputGroups"]
    assert group["outputGroupSettings"] == {
        "type": "CMAF_GROUP_SETTINGS", "cmafGroupSettings": {"segmentLength": 6, "destination": "s3://delivery/a/"}}
    assert [output["nameModifier"] for output in group["outputs"]] == ["_1080p", "_audio"]


def test_presets_expand_into_outputs_also_of_a_template(state: AccountState) -> None:
    merged = complete(state, jobTemplate=state.job_templates.get("ladder")["arn"])
    output = merged["settings"]["outputGroups"][0]["outputs"][0]
    assert output["videoDescription"] == {"width": 1920, "height": 1080}
    assert (output["containerSettings"], output["preset"]) == ({"container": "CMFC"}, "preset-1080p")


def test_what_a_job_says_itself_stands(state: AccountState) -> None:
    merged = complete(state, jobTemplate="ladder", queue="Default", priority=0, settings={"outputGroups": [{"outputs": [
        {"nameModifier": "_hd", "videoDescription": {"height": 720}}]}]})
    assert (merged["queue"], merged["priority"]) == (state.queues.get("Default")["arn"], 0)
    output = merged["settings"]["outputGroups"][0]["outputs"][0]
    assert (output["nameModifier"], output["videoDescription"]) == ("_hd", {"width": 1920, "height": 720})


def test_stored_resources_stay_as_they_were(state: AccountState) -> None:
    before = repr(state.job_templates.list()) + repr(state.presets.list())
    complete(state, jobTemplate="ladder", settings={"inputs": [{"fileInput": "s3://b/k"}], "outputGroups": [DESTINATION]})
    assert repr(state.job_templates.list()) + repr(state.presets.list()) == before


def test_a_preset_and_container_settings_exclude_each_other(state: AccountState) -> None:
    output = {"preset": "preset-1080p", "containerSettings": {"container": "MP4"}}
    with pytest.raises(ServiceError, match="not both") as refused:
        complete(state, settings={"outputGroups": [{"outputs": [output]}]})
    assert refused.value.name == "BadRequestException"
