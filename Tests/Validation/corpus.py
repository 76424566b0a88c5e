"""Templates with mistakes that are known, and who finds them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from Validation import mutations, samples
from Validation.mutations import WrongResource, WrongTemplate
from Validation.peers import Finding
from Validation.structure import Template

#: Resources in a template.
_BATCH = 60

Check = Callable[[Template], list[Finding]]
#: A type, properties and the type's schema.
Sample = tuple[str, dict[str, Any], dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """A mistake in one of the templates of a corpus."""

    kind: str
    type: str
    template: int
    #: What holds the mistake; empty if the whole template counts.
    places: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    templates: list[Template]
    cases: list[Case]


def right(seed: int, of_each: int, checks: Sequence[Check]) -> list[Sample]:
    """Samples in which no checker finds an error."""
    accepted = []
    for batch in _batches(samples.resources(seed, of_each)):
        template = _template(batch)
        wrong = {finding.place for check in checks for finding in check(template) if finding.is_error}
        accepted += [sample for number, sample in enumerate(batch) if f"Resources/R{number}" not in wrong]
    return accepted


def templates(right: Iterable[Sample]) -> list[Template]:
    """Templates with all samples."""
    return [_template(batch) for batch in _batches(iter(right))]


def goldens(tests: Path) -> list[tuple[str, Template]]:
    """The templates in the goldens of the tests, by their paths."""
    return [(str(file.relative_to(tests)), json.loads(file.read_text())) for file in sorted(tests.glob("**/Goldens/**/*.template.json"))]


def wrong(right: Iterable[Sample], seed: int, most: int | None = None) -> Corpus:
    """All kinds of mistakes; of those in resources at most so many."""
    chance = random.Random(f"mistakes {seed}")
    resources = [mistake for type, properties, schema in right
                 for mistake in mutations.wrong_resources(type, properties, schema, chance)]
    chance.shuffle(resources)
    corpus = Corpus([], [])
    for batch in _batches(iter(resources[:most])):
        _add(batch, corpus)
    for mistake in mutations.wrong_templates():
        _add_template(mistake, corpus)
    return corpus


def _add(batch: Sequence[WrongResource], corpus: Corpus) -> None:
    template: Template = {"Resources": {}, "Outputs": {}}
    for number, mistake in enumerate(batch):
        template["Resources"][f"R{number}"] = {"Type": mistake.type, "Properties": mistake.properties}
        if mistake.attribute:
            template["Outputs"][f"R{number}"] = {"Value": {"Fn::GetAtt": [f"R{number}", mistake.attribute]}}
        corpus.cases.append(Case(mistake.kind, mistake.type, len(corpus.templates), (f"Resources/R{number}", f"Outputs/R{number}")))
    if not template["Outputs"]:
        del template["Outputs"]
    corpus.templates.append(template)


def _add_template(mistake: WrongTemplate, corpus: Corpus) -> None:
    corpus.cases.append(Case(mistake.kind, "", len(corpus.templates), ()))
    corpus.templates.append(mistake.template)


def found(case: Case, findings: Sequence[Finding], warnings: bool = False) -> list[Finding]:
    """What of the findings about its template is about a mistake."""
    return [finding for finding in findings if (finding.is_error or warnings)
            and (not case.places or finding.place in case.places)]


def _template(batch: Iterable[Sample]) -> Template:
    return {"Resources": {f"R{number}": {"Type": type, "Properties": properties} for number, (type, properties, _) in enumerate(batch)}}


def _batches(all: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(all, _BATCH)):
        yield batch
