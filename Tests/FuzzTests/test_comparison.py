"""What counts as a difference between two assemblies."""

from __future__ import annotations

import json
from pathlib import Path

from Fuzz.comparison import compare
from Fuzz.differences import is_laxer, is_stricter, without_words


def kinds(tmp_path: Path, ours: dict[str, str], theirs: dict[str, str]) -> list[str]:
    for name, files in (("ours", ours), ("theirs", theirs)):
        for path, text in files.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    return [difference.kind for difference in compare(tmp_path / "ours", tmp_path / "theirs")]


def test_templates_are_compared_byte_for_byte(tmp_path: Path) -> None:
    assert kinds(tmp_path, {"S.template.json": '{"a": 1}'}, {"S.template.json": '{"a":1}'}) == ["template.json"]


def test_manifests_are_compared_as_json_without_flags(tmp_path: Path) -> None:
    ours = {"artifacts": {"S": {"type": "t"}}, "version": "1"}
    theirs = {"version": "1", "artifacts": {"S": {"type": "t"}, "aws-cdk-lib/feature-flag-report": {"type": "f"}}}
    assert kinds(tmp_path, {"manifest.json": json.dumps(ours)}, {"manifest.json": json.dumps(theirs)}) == []


def test_a_changed_manifest_is_a_difference(tmp_path: Path) -> None:
    assert kinds(tmp_path, {"a/manifest.json": '{"artifacts": {}}'}, {"a/manifest.json": '{"artifacts": {"S": {}}}'}) == ["manifest.json"]


def test_missing_and_added_files_are_differences(tmp_path: Path) -> None:
    assert kinds(tmp_path, {"asset.1.txt": ""}, {"asset.2.txt": ""}) == ["asset added", "asset missing"]


def test_classes_do_not_count_in_the_tree(tmp_path: Path) -> None:
    ours, theirs = (json.dumps({"tree": {"id": "App", "constructInfo": {"fqn": name}}}) for name in ("CDK.App", "aws-cdk-lib.App"))
    assert kinds(tmp_path, {"tree.json": ours}, {"tree.json": theirs}) == []


def test_refusals_are_known_by_all_their_messages() -> None:
    known = "error: S/O (App.swift:1): The output has no value [swift-cdk:template/empty-output]\n  give it one"
    assert is_stricter(known)
    assert not is_stricter(known + "\nerror: S/R (App.swift:2): something else")
    assert not is_stricter("")
    assert not is_laxer("something else")


def test_messages_are_compared_by_their_ids() -> None:
    def same(left: object, right: object) -> bool:
        return bool(without_words(left) == without_words(right))

    def warning(text: str) -> dict[str, str]:
        return {"type": "aws:cdk:warning", "data": text}

    assert same(warning("ours; do this [ack: @aws-cdk/core:x]"), warning("theirs [ack: @aws-cdk/core:x]"))
    assert not same(warning("ours [ack: @aws-cdk/core:x]"), warning("theirs [ack: @aws-cdk/core:y]"))
    assert same(warning("ours [ack: swift-cdk:stacks/deferred-tags]"), warning("Ignoring stack tags that …"))
    assert not same(warning("a program's own"), warning("a program's other"))
    assert not same(warning("ours [ack: swift-cdk:stacks/deferred-tags]"), warning("a program's own"))
