"""The page of all diagnostics, made of what the sources report and of the entries."""

from __future__ import annotations

from .entries import Area, Entry, areas
from .reported import Reported, reported

_BEGINNING = """# Diagnostics

Every id that the library reports: what it says, why, what provokes it, and what to do.

## Overview

`…` stands for what a message is about. An error fails the synthesis, a warning does not. Where it says *can be acknowledged*, one line
lets a finding be at a construct and all below, errors too; any warning can be acknowledged without a reason:

    Annotations.of(bucket).acknowledgeRule("swift-cdk:schema/unknown-property", reason: "a preview that our account has")
    Annotations.of(bucket).acknowledgeWarning("swift-cdk:schema/unlisted-value")

Other errors are mistakes in how a construct is made, of which nothing can be deployed; they cannot be acknowledged.

This page is written by `cd Tests && python3 -m Catalogue`, of the sources and of `Sources/Catalogue`.
"""


def page() -> str:
    found: dict[str, list[Reported]] = {}
    for each in reported():
        found.setdefault(each.name, []).append(each)
    return _BEGINNING + "".join(_area(area, found) for area in areas())


def _area(area: Area, found: dict[str, list[Reported]]) -> str:
    return f"\n## {area.name}\n\n{area.about}\n" + "".join(_entry(entry, found.get(entry.name, [])) for entry in area.entries)


def words(entry: Entry, places: list[Reported]) -> tuple[str, str]:
    """What is said of an id, and what is to be done."""
    return (entry.says or "; or: ".join(dict.fromkeys(each.says for each in places if each.says)),
            entry.mend or "; or: ".join(dict.fromkeys(each.mend for each in places if each.mend)))


def _entry(entry: Entry, places: list[Reported]) -> str:
    kinds = " or ".join(dict.fromkeys(each.severity for each in places))
    acknowledged = ", can be acknowledged" if any(each.is_of_templates for each in places) else ""
    says, mend = words(entry, places)
    parts = [f"### `{entry.name}`", f"{kinds.capitalize()}{acknowledged}: *{_plain(says)}*."]
    parts += [f"To do: {_plain(mend)}."] if mend else []
    parts += [entry.why] if entry.why else []
    parts += [f"```{entry.language}\n{entry.example}```"] if entry.example else []
    return "\n" + "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """The text without what Markdown and DocC would read something into."""
    for sign in "\\*_`[<":
        text = text.replace(sign, "\\" + sign)
    return text
