"""What synthesis tells of mistakes that are known, beside what cfn-lint and cloudformation-validate tell of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from Validation import corpus, peers
from Validation.peers import Validate

_SEED = 1
# What cloudformation-validate does not look at, and cfn-lint does.
_BEYOND_VALIDATE = frozenset({"swift-cdk:schema/member-count"})
# What neither peer looks at, and samples and goldens have, whose values are made up: texts and empty objects for policies and definitions,
# resources such as 'a', accounts such as 1, two topics of one name.
_MADE_UP = frozenset({
    "swift-cdk:policy/text", "swift-cdk:policy/shape", "swift-cdk:policy/resource-form", "swift-cdk:policy/principal",
    "swift-cdk:stepfunctions/definition-text", "swift-cdk:names/duplicate"})
# Of the mistakes in resources; all of them take minutes.
_SHORT = 300


@pytest.fixture(scope="session")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Validate:
    return Validate(tmp_path_factory.mktemp("validate"))


@pytest.fixture(scope="session")
def right(validate: Validate, full: bool) -> list[corpus.Sample]:
    return corpus.right(_SEED, 1, [validate, peers.cfn_lint] if full else [validate])


def test_nothing_is_told_of_what_is_right(right: list[corpus.Sample], validate: Validate, full: bool) -> None:
    templates = corpus.templates(right)
    told = [finding for template, findings in zip(templates, peers.ours(templates), strict=True) for finding in findings
            if finding.place not in {other.place for other in validate(template) if other.is_error}
            and finding.rule not in _MADE_UP and (full or finding.rule not in _BEYOND_VALIDATE)]
    assert len(right) > 1500
    assert told == []


def test_mistakes_are_told(right: list[corpus.Sample], validate: Validate, full: bool) -> None:
    wrong = corpus.wrong(right, _SEED, None if full else _SHORT)
    ours = peers.ours(wrong.templates)
    lint, other = ([check(template) for template in wrong.templates] for check in (peers.cfn_lint, validate))
    both, either, missed = Counter[bool](), Counter[bool](), Counter[tuple[str, str]]()
    for case in wrong.cases:
        by_lint = corpus.found(case, lint[case.template])
        by_other = corpus.found(case, other[case.template])
        # What is not listed in a schema may be newer than the schema: a warning here.
        is_told = bool(corpus.found(case, ours[case.template], warnings=True))
        if by_lint or by_other:
            either[is_told] += 1
            if not is_told:
                missed[case.kind, (by_lint or by_other)[0].rule] += 1
        if by_lint and by_other:
            both[is_told] += 1
    assert len({case.kind for case in wrong.cases}) >= 40
    assert len(wrong.cases) >= (5000 if full else _SHORT)
    assert both[True] >= 0.98 * both.total(), missed
    assert either[True] >= 0.95 * either.total(), missed


def test_each_kind_is_told(right: list[corpus.Sample]) -> None:
    """Without the others: at least half of each kind, since a misspelt name may be a name and a long text a match."""
    wrong = corpus.wrong(right, _SEED, 3000)
    told: dict[str, Counter[bool]] = {}
    ours = peers.ours(wrong.templates)
    for case in wrong.cases:
        told.setdefault(case.kind, Counter())[bool(corpus.found(case, ours[case.template], warnings=True))] += 1
    assert {kind: counts for kind, counts in told.items() if counts[True] < counts.total() / 2} == {}


def test_goldens_have_no_error_of_ours_alone(validate: Validate) -> None:
    """Many goldens of the conformance tests have properties that no service knows; cloudformation-validate says so too."""
    found = corpus.goldens(Path(__file__).resolve().parents[1])
    assert len(found) > 200
    alone = [f"{name}: {finding}" for (name, template), findings in zip(found, peers.ours([template for _, template in found]), strict=True)
             for finding in findings
             # Sections of an include that no template has: CloudFormation refuses them, and cloudformation-validate does not look.
             if finding.rule not in {"swift-cdk:template/unknown-member", *_MADE_UP}
             and finding.is_error and finding.place not in {other.place for other in validate(template) if other.is_error}]
    assert alone == []
