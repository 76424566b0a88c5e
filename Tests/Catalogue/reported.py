"""The ids that the sources report, with what they say: read from the calls that make diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from Architecture.literals import Literal, literals

from .places import REPOSITORY, VALIDATION

#: The names of properties that are looked up, as in `queue["RedrivePolicy", "maxReceiveCount"]`.
_LOOKUP = re.compile(r'(?<=[\w\])])\["\w+"(?:, "\w+")*\]')
_ID = re.compile(r"swift-cdk:[a-z0-9-]+/[a-z0-9-]+|@aws-cdk/[a-z0-9-]+:[A-Za-z.]+")
#: Ids that are put together: the beginning, the folder, and how the rest is given there.
_COMPOSED = (
    ("swift-cdk:mediaconvert/", "Sources/Services/MediaConvert/Settings",
     re.compile(r'\b(?P<call>add|SettingsRule(?:\.Findings)?)\(\s*"(?P<name>[a-z-]+)"')),
    ("swift-cdk:stepfunctions/", "Sources/CDK/Validation/StateMachines",
     re.compile(r'\b(?P<call>report|warn)\(\s*\w+,\s*"(?P<name>[a-z-]+)"')),
)
_SEVERITIES = {"warning": "warning", "warn": "warning", "addWarning": "warning", "addInfo": "note"}
_CALL = re.compile(r"(?P<call>\w+)\(\s*$")
#: The closure behind the arguments of a rule.
_BODY = re.compile(r"\) \{ \w+ in")


@dataclass(frozen=True)
class Reported:
    """What one place in the sources reports under an id."""

    name: str
    path: Path
    severity: str
    says: str
    mend: str

    @property
    def is_of_templates(self) -> bool:
        # Mistakes in definitions of state machines are those of building blocks too.
        return VALIDATION in self.path.parents and self.path.parent.name != "StateMachines"


def reported() -> list[Reported]:
    """All of them, in the order of their ids."""
    found: list[Reported] = []
    for path in _sources():
        source = path.read_text(encoding="utf-8")
        for match in re.finditer(r'"(?P<name>[^"\n\\]+)"', source):
            if _ID.fullmatch(match["name"]) and not _is_setting(source, match.start()):
                found.append(_reported(match["name"], path, source, match))
        for beginning, folder, pattern in _COMPOSED:
            if (REPOSITORY / folder) in path.parents:
                found += [_reported(beginning + match["name"], path, source, match) for match in pattern.finditer(source)]
    return sorted(found, key=lambda each: each.name)


def _sources() -> Iterator[Path]:
    for folder in ("Sources", "Constructs", "App"):
        for path in sorted((REPOSITORY / folder).rglob("*.swift")):
            if "Generated" not in path.relative_to(REPOSITORY).parts:
                yield path


def _is_setting(source: str, place: int) -> bool:
    """Whether it is a key of the context, which has the form of an id in the original."""
    return re.search(r"(\b(text|flag|number|setting|context)\(|[cC]ontext(Key)? = )\s*$", source[:place]) is not None


def _reported(name: str, path: Path, source: str, match: re.Match[str]) -> Reported:
    call = match if "call" in match.re.groupindex else _CALL.search(source[:match.start()])
    if call is None:
        return Reported(name, path, "error", "", "")
    end = _end(source, match.end())
    says, mend = _words(source[match.end():end])
    if rule := _BODY.match(source, end):
        says, mend = _words_of_rule(source[rule.end():_end(source, rule.end())])
    return Reported(name, path, _SEVERITIES.get(call["call"], "error"), says, mend)


def _words_of_rule(body: str) -> tuple[str, str]:
    """The messages and the actions of what a rule of a service reports in its closure, each once."""
    found = [_words(body[match.end():_end(body, match.end())]) for match in re.finditer(r"\.report\(", body)]
    return "; or: ".join(dict.fromkeys(says for says, _ in found if says)), "; or: ".join(dict.fromkeys(mend for _, mend in found if mend))


def _end(source: str, place: int) -> int:
    """Where the call ends in whose arguments a place stands."""
    depth = 0
    within: list[Literal] = []
    while place < len(source):
        if source[place] == '"':
            place += _length(source, place, within)
            continue
        depth += (source[place] in "([{") - (source[place] in ")]}")
        if depth < 0:
            return place
        place += 1
    return place


def _length(source: str, place: int, found: list[Literal]) -> int:
    quotes = '"""' if source.startswith('"""', place) else '"'
    end = place + len(quotes)
    while not source.startswith(quotes, end):
        if source.startswith("\\(", end):
            end = _end(source, end + 2)
        elif source[end] == "\\":
            end += 1
        end += 1
    found += literals(source[place:end + len(quotes)])
    return end + len(quotes) - place


def _words(arguments: str) -> tuple[str, str]:
    """The message and the action, as far as they are literals; `…` stands for what is put in."""
    says = mend = ""
    for argument in _split(arguments):
        label = re.match(r"\s*(?P<name>\w+):\s", argument)
        text = _joined(argument)
        if label:
            mend = text if label["name"] == "action" else mend
        elif " " in text and not says:
            says = text
        elif " " in text and not mend:
            mend = text
    return says, mend


def _split(arguments: str) -> list[str]:
    parts = [""]
    place = depth = 0
    while place < len(arguments):
        length = _length(arguments, place, []) if arguments[place] == '"' else 1
        text = arguments[place:place + length]
        depth += (text in "([{") - (text in ")]}")
        if text == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += text
        place += length
    return parts


def _joined(argument: str) -> str:
    """Literals that are joined by `+` are one; those of a choice are several, of which a page shows the last that is a sentence."""
    argument = _LOOKUP.sub("", argument)
    texts: list[str] = []
    place = 0
    while (start := argument.find('"', place)) >= 0:
        found: list[Literal] = []
        between = argument[place:start].strip()
        place = start + _length(argument, start, found)
        if texts and between.endswith("+"):
            texts[-1] += found[0].text
        elif re.search(r"\w\w", found[0].text):
            texts.append(found[0].text)
    return "; or: ".join(dict.fromkeys(" ".join(text.split()) for text in texts))
