"""Messages are in the library's own words: none has five words in a row that a text of aws-cdk-lib has too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from Architecture.literals import literals

_REPOSITORY = Path(__file__).resolve().parents[2]
_FOLDERS = ("Sources", "Constructs", "App")
_LENGTH = 5
#: Words of letters, or `…` in the place of what is interpolated.
_WORD = re.compile(r"[a-z][a-z']*|…")
_ORIGINAL = re.compile(r'"((?:\\.|[^"\\\n])*)"|\'((?:\\.|[^\'\\\n])*)\'|`((?:\\.|[^`\\])*)`')
#: Texts that a message is written in pieces of.
_JOINED = re.compile(r'"\s*\n\s*\+ "')

#: No messages: what templates, manifests and dashboards hold, which is the same to the letter.
_WRITTEN = {
    "Warning MissingRemovalPolicies with priority in …": "metadata",
    "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. [cdk:skip]":
        "the description of a parameter",
    "CDK bootstrap stack version … required. Please run 'cdk bootstrap' with a recent version of the CDK CLI.": "a rule",
    'docker load -i "$1" | tail -n 1 | sed "s/Loaded image[^:]*: //g"': "a program of an asset",
    "Customer-managed key auto-created for encrypting DynamoDB table at …": "the description of a key",
    "Sum of throttled requests across all operations": "the label of a metric",
    "Sum of errors across all operations": "the label of a metric",
    "Approximate number of messages outstanding": "the description of a metric",
    "Part of the policies for …": "the description of a policy",
    "cdk generated data protection policy": "the description of a policy",
}


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    # Letters alone are of expressions, here and in what a tool made small there.
    return (run for run in zip(*(words[start:] for start in range(_LENGTH)), strict=False)
            if "…" not in run and any(len(word) > 1 for word in run))


@pytest.fixture(scope="session")
def original_runs(modules: Path) -> dict[tuple[str, ...], str]:
    runs: dict[tuple[str, ...], str] = {}
    for path in (modules / "aws-cdk-lib").rglob("*.js"):
        if "node_modules" in path.relative_to(modules).parts[1:]:
            continue
        for match in _ORIGINAL.finditer(path.read_text(encoding="utf-8", errors="replace")):
            text = next(group for group in match.groups() if group is not None)
            if text.count(" ") >= _LENGTH - 1:
                plain = re.sub(r"\$\{[^}]*\}", " … ", text).replace("\\n", " ").replace("\\", "")
                runs.update(dict.fromkeys(_runs(plain), plain))
    return runs


def _texts() -> Iterator[tuple[str, str]]:
    """Where each text of the hand-written code begins, and the text; the generator's are for maintainers."""
    for path in sorted(path for folder in _FOLDERS for path in (_REPOSITORY / folder).rglob("*.swift")):
        if not {"Generated", "CDKGenerator"} & set(path.parts):
            for literal in literals(_JOINED.sub("\n", path.read_text(encoding="utf-8"))):
                yield f"{path.relative_to(_REPOSITORY)}:{literal.line}", " ".join(literal.text.split())


def test_no_message_is_the_original_s(original_runs: dict[tuple[str, ...], str]) -> None:
    assert len(original_runs) > 50_000
    assert [f"{place}: '{' '.join(run)}' is in '{original_runs[run]}'" for place, text in _texts() if text not in _WRITTEN
            for run in _runs(text) if run in original_runs] == []


def test_what_is_no_message_is_still_written() -> None:
    assert _WRITTEN.keys() - {text for _, text in _texts()} == set()


def test_runs_of_words() -> None:
    assert list(_runs("The Id 'a' of … one, two-three; Four five six")) == [
        ("one", "two", "three", "four", "five"), ("two", "three", "four", "five", "six")]
    assert list(_runs(r"[\u0000-\u001f\u007f-\u009f] a")) == []
