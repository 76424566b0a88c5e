"""CloudFormation's schemas, as cfn-lint carries them, know every property of the samples with what is required."""

from __future__ import annotations

import json
import re
from typing import Any

from cfnlint.api import lint

from Resources.samples import Samples

_REGION = "us-east-1"
# A template's resources at most, roughly: fewer and larger ones are checked faster.
_CHUNK = 450
_UNKNOWN = re.compile(r"Additional properties are not allowed \((.*?) (?:was|were) unexpected")
# Members that the samples themselves make up, in JSON and maps.
_MADE_UP = {"Any", "Key"}


def test_no_property_is_unknown(samples: Samples) -> None:
    resources: dict[str, dict[str, Any]] = {}
    for service in samples.services():
        for id, rendered, _ in samples.resources(service, "required"):
            resources[f"{service}{id}"] = {"Type": rendered["Type"], "Properties": rendered.get("Properties", {})}
    ids = list(resources)
    checked: set[str] = set()
    unknown: list[str] = []
    for start in range(0, len(ids), _CHUNK):
        chunk = {id: resources[id] for id in ids[start:start + _CHUNK]}
        missing: set[str] = set()
        for match in lint(json.dumps({"Resources": chunk}), regions=[_REGION]):
            path = [str(part) for part in match.path]
            if match.rule.id == "E3006":
                # A type that the region lacks; its properties are not looked at.
                missing.add(path[1])
            found = _UNKNOWN.match(match.message)
            if found and not {name.strip("' ") for name in found[1].split(",")} <= _MADE_UP:
                unknown.append(f"{resources[path[1]]['Type']} {'.'.join(path[2:])}: {match.message}")
        checked |= {resources[id]["Type"] for id in chunk.keys() - missing}
    assert unknown == []
    assert len(checked) > 1500


def test_an_unknown_property_is_found() -> None:
    template = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayNames": "videos"}}}}
    found = [_UNKNOWN.match(match.message) for match in lint(json.dumps(template), regions=[_REGION])]
    assert [match[1] for match in found if match] == ["'DisplayNames'"]
