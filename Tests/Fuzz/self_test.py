"""Whether the fuzzer would notice: our templates are changed on purpose, in one kind of place."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from .campaign import Outcome, Setting, attempt
from .trial import Trial

_SEEDS = range(100)
_SECONDS = 30.0
# A stack, a resource and what says Retain of it.
_MOST_OPERATIONS = 3


def run(setting: Setting) -> int:
    changed = dataclasses.replace(setting, tamper=_delete_instead_of_retain)
    trial = Trial(changed.ours, changed.theirs, changed.fixtures, changed.tamper)
    try:
        outcome = _first_failure(trial)
    finally:
        trial.close()
    if outcome is None or outcome.shrunk is None:
        print(f"{len(_SEEDS)} seeds, and the changed templates were not noticed")
        return 1
    size = len(outcome.shrunk["operations"])
    print(f"seed {outcome.seed}: the changed template was noticed, and shrunk to {size} operations")
    return 0 if size <= _MOST_OPERATIONS else 1


def _first_failure(trial: Trial) -> Outcome | None:
    for seed in _SEEDS:
        outcome = attempt(seed, trial, _SECONDS)
        if outcome.differences:
            return outcome
    return None


def _delete_instead_of_retain(assembly: Path) -> None:
    for template in assembly.rglob("*.template.json"):
        text = template.read_text()
        template.write_text(text.replace('"DeletionPolicy": "Retain"', '"DeletionPolicy": "Delete"'))
