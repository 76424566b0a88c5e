from __future__ import annotations

from typing import Any

import pytest

from service_model import RequestModel


@pytest.fixture(scope="module")
def model() -> RequestModel:
    return RequestModel()


def request_with(**settings: Any) -> dict[str, Any]:
    return {"role": "arn:aws:iam::111111111111:role/role", "settings": settings}


def test_an_empty_request_lacks_what_is_required(model: RequestModel) -> None:
    assert model.violations("CreateJob", {}) == ["role is required.", "settings is required."]


@pytest.mark.parametrize(("body", "violation"), [
    (request_with(inputs={}), "settings.inputs must be a list."),
    (request_with(inputs=[[]]), "settings.inputs[0] must be an object."),
    (request_with(inputs=[{"fileInputs": "s3://b/k"}]), "settings.inputs[0].fileInputs is not a member of Input."),
    (request_with(Inputs=[]), "settings.Inputs is not a member of JobSettings."),
    (request_with(inputs=[{"programNumber": "1"}]), "settings.inputs[0].programNumber must be an integer."),
    (request_with(inputs=[{"programNumber": True}]), "settings.inputs[0].programNumber must be an integer."),
    (request_with(inputs=[{"programNumber": 0}]), "settings.inputs[0].programNumber is 0, less than 1."),
    (request_with(inputs=[{"filterStrength": 6}]), "settings.inputs[0].filterStrength is 6, more than 5."),
    (request_with(adAvailOffset=1001), "settings.adAvailOffset is 1001, more than 1000."),
    ({**request_with(), "priority": 51}, "priority is 51, more than 50."),
    ({**request_with(), "userMetadata": []}, "userMetadata must be a map."),
    ({**request_with(), "userMetadata": {"assetId": 1}}, "userMetadata['assetId'] must be a string."),
    ({**request_with(), "accelerationSettings": {}}, "accelerationSettings.mode is required."),
])
def test_what_is_wrong_is_said_where_it_is(model: RequestModel, body: dict[str, Any], violation: str) -> None:
    assert violation in model.violations("CreateJob", body)


def test_enumerations_are_checked(model: RequestModel) -> None:
    (violation,) = model.violations("CreateJob", request_with(inputs=[{"videoSelector": {"rotate": "LEFT"}}]))
    assert violation.startswith("settings.inputs[0].videoSelector.rotate is 'LEFT', which is none of ")


def test_patterns_are_checked(model: RequestModel) -> None:
    (violation,) = model.violations("CreateJob", request_with(inputs=[{"fileInput": "ftp://host/clip.mp4"}]))
    assert violation.startswith("settings.inputs[0].fileInput is 'ftp://host/clip.mp4', which does not match ")


def test_a_right_request_has_nothing_wrong(model: RequestModel) -> None:
    assert model.violations("CreateJob", request_with(
        inputs=[{"fileInput": "s3://bucket/uploads/clip.mp4", "programNumber": 1, "videoSelector": {"rotate": "AUTO"}}],
        adAvailOffset=-1000)) == []
