"""The ids of diagnostics are as `Diagnostic.ID` says: `swift-cdk:<area>/<name>`, each for one kind of mistake."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from Architecture.literals import literals

_REPOSITORY = Path(__file__).resolve().parents[2]
_ID = re.compile(r"swift-cdk:(?P<area>[a-z0-9-]+)/[a-z0-9…]+(-[a-z0-9…]+)*")
#: `…` is what is interpolated.
#: Names of context keys, which are no diagnostics.
_SETTING = re.compile(r"swift-cdk:[a-zA-Z]+")
#: Modules whose mistakes have another area than their name.
_AREAS = {"CDKAssertions": {"assertions"}, "MediaConstructs": {"media"}}


_SUBJECTS = {
    "Rules": {"security"},
    "Validation": {"event-pattern", "names", "policy", "runtimes", "stepfunctions"},
}


def _sources() -> dict[Path, str]:
    # The examples acknowledge findings; they give none.
    files = [path for folder in ("Sources", "Constructs", "App") for path in (_REPOSITORY / folder).rglob("*.swift")
             if "Generated" not in path.parts and "Examples" not in path.parts]
    return {path.relative_to(_REPOSITORY): path.read_text(encoding="utf-8") for path in files}


def _area(path: Path) -> set[str]:
    """The areas that a file's diagnostics may have."""
    parts = path.parts
    if parts[0] in {"Constructs", "App"}:
        return _AREAS["MediaConstructs"]
    if parts[1:4] == ("CDK", "Validation", "Services"):
        # Rules of a service look at its types.
        return {name.lower() for name in re.findall(r"AWS::(\w+)::", (_REPOSITORY / path).read_text(encoding="utf-8"))}
    if parts[1] in {"Services", "Integrations"}:
        words = re.findall(r"[A-Z]+(?=[A-Z][a-z]|$)|[A-Z][a-z]+", parts[2])
        return {parts[2].lower(), "-".join(words).lower(), parts[2].replace("StepFunctions", "StepFunctions-").lower().rstrip("-"),
                parts[2].replace("Events", "Events-").lower().rstrip("-")}
    if parts[1] in _AREAS:
        return _AREAS[parts[1]]
    # The floors of the core, their subjects, and those that several of them have in common.
    return {parts[2].lower()} | _SUBJECTS.get(parts[2], set()) | {
        "annotations", "app", "arguments", "assets", "include", "regions", "schema", "stacks", "template", "tree", "values"}


def test_ids_follow_the_scheme_and_belong_to_their_module() -> None:
    mistakes = []
    for path, source in _sources().items():
        for literal in literals(source):
            if not literal.text.startswith("swift-cdk:") or _SETTING.fullmatch(literal.text):
                continue
            match = _ID.fullmatch(literal.text)
            if match is None:
                mistakes.append(f"{path}:{literal.line}: {literal.text} is no swift-cdk:<area>/<name>")
            elif match["area"] not in _area(path):
                mistakes.append(f"{path}:{literal.line}: {literal.text} belongs to none of {sorted(_area(path))}")
    assert mistakes == []


def test_an_id_is_given_in_one_file() -> None:
    places = defaultdict(set)
    for path, source in _sources().items():
        for literal in literals(source):
            if _ID.fullmatch(literal.text) and "…" not in literal.text:
                places[literal.text].add(str(path))
    assert {name: sorted(files) for name, files in places.items() if len(files) > 1} == {}
