"""MediaConvert settings as the library makes and checks them, against the service's model as botocore has it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from botocore.validate import ParamValidator

from service_model import RequestModel

PLACEHOLDERS = {"{assetRoot}": "s3://delivery/assets/a1", "{source}": "s3://ingest/uploads/film.mp4"}


def filled(settings: Any) -> Any:
    """The settings as they are submitted."""
    text = json.dumps(settings)
    for placeholder, value in PLACEHOLDERS.items():
        text = text.replace(placeholder, value)
    return json.loads(text)


def sdk_violations(model: RequestModel, shape: str, settings: Any) -> str:
    """What the SDK's own validation finds; empty if nothing."""
    found: str = ParamValidator().validate(settings, model.service.shape_for(shape)).generate_report()
    return found


def python_path(place: str) -> str:
    """A place in the library's words as the walk writes it: names in Pascal case, keys of maps in single quotes."""
    capitalized = re.sub(r"(^|\.)([a-z])", lambda match: match[1] + match[2].upper(), place)
    return re.sub(r'\["([^"]*)"\]', r"['\1']", capitalized)


@pytest.fixture(scope="session")
def model() -> RequestModel:
    return RequestModel()


def test_the_model_accepts_every_sample(printed: dict[str, Any], model: RequestModel) -> None:
    assert len(printed["samples"]) >= 9
    for sample in printed["samples"]:
        settings = filled(sample["settings"])
        assert sdk_violations(model, sample["shape"], settings) == "", sample["name"]
        assert model.shape_violations(sample["shape"], settings) == [], sample["name"]


def test_library_and_model_reject_the_same_place(printed: dict[str, Any], model: RequestModel) -> None:
    mistakes = printed["mistakes"]
    assert len({mistake["name"] for mistake in mistakes}) == len(mistakes) >= 20
    for mistake in mistakes:
        found = model.shape_violations(mistake["shape"], filled(mistake["settings"]))
        places = [python_path(told["place"]) for told in mistake["told"]]
        # A wrong value may break a rule of the service besides, which the model does not know.
        assert found, mistake["name"]
        for sentence in found:
            assert any(re.match(rf"(The length of )?{re.escape(place)} ", sentence) for place in places), (sentence, places)


def test_the_sdk_finds_some_of_the_mistakes(printed: dict[str, Any], model: RequestModel) -> None:
    refused = [m for m in printed["mistakes"] if sdk_violations(model, m["shape"], filled(m["settings"]))]
    # Unknown members, wrong kinds, missing members and lower limits; not texts, patterns and upper limits.
    assert {"unknown member of a group", "text in place of a list", "missing mode", "number below its range"} <= {
        m["name"] for m in refused
    }
    assert len(refused) < len(printed["mistakes"])
