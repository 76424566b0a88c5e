"""Tries many seeds, on several processors, and shrinks what fails."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

from .comparison import Difference
from .generator import recipe as make
from .recipe import Recipe
from .shrink import shrink
from .side import Program
from .trial import Tamper, Trial


@dataclass(frozen=True)
class Setting:
    ours: Program
    theirs: Program
    fixtures: Path
    # How long a failing recipe is shrunk; not at all for most of many.
    shrinking: float = 60.0
    tamper: Tamper | None = None


@dataclass(frozen=True)
class Outcome:
    seed: int
    rejected: bool
    differences: tuple[Difference, ...] = ()
    shrunk: Recipe | None = None

    @property
    def report(self) -> str:
        lines = [f"seed {self.seed}: {len(self.differences)} difference(s)"]
        lines += [difference.text for difference in self.differences]
        if self.shrunk is not None:
            lines.append(f"context {json.dumps(self.shrunk['context'])}")
            lines += [json.dumps(operation, ensure_ascii=False) for operation in self.shrunk["operations"]]
        return "\n".join(lines)


def attempt(seed: int, trial: Trial, shrinking: float) -> Outcome:
    recipe = make(seed)
    found = trial.run(recipe)
    if not found:
        return Outcome(seed, trial.rejected)
    rejected = trial.rejected
    kinds = {_signature(difference) for difference in found}
    if shrinking > 0:
        recipe = shrink(recipe, lambda smaller: bool(kinds & {_signature(difference) for difference in trial.run(smaller)}), shrinking)
        found = trial.run(recipe) or found
    return Outcome(seed, rejected, tuple(found), recipe if shrinking > 0 else None)


def _signature(difference: Difference) -> str:
    """What has to stay the same: the kind, and of refusals the message up to the first name in it."""
    if "refuses" not in difference.kind:
        return difference.kind
    first = next((line for line in difference.text.splitlines() if line.strip()), "")
    words = first.split("): ", 1)[-1] if first.startswith("error:") else first
    return difference.kind + " " + words[:25]


def run(seeds: range, setting: Setting, workers: int, failures: int) -> Iterator[Outcome]:
    """The outcomes in any order, until there are as many failures."""
    context = multiprocessing.get_context("fork")
    tasks, results = context.Queue(), context.Queue()
    for start in range(seeds.start, seeds.stop, _CHUNK):
        tasks.put(range(start, min(start + _CHUNK, seeds.stop)))
    stop = context.Event()
    processes = [context.Process(target=_work, args=(setting, tasks, results, stop), daemon=True) for _ in range(workers)]
    for _ in processes:
        tasks.put(None)
    for process in processes:
        process.start()
    failed = received = 0
    ended = 0
    while ended < workers and received < len(seeds):
        outcome = results.get()
        if outcome is None:
            ended += 1
            continue
        received += 1
        failed += bool(outcome.differences)
        yield outcome
        if failed >= failures:
            stop.set()
            break
    stop.set()
    deadline = time.monotonic() + 10
    for process in processes:
        process.join(max(0.1, deadline - time.monotonic()))
        if process.is_alive():
            process.terminate()


_CHUNK = 20


def _work(
    setting: Setting, tasks: multiprocessing.Queue[range | None], results: multiprocessing.Queue[Outcome | None], stop: Event
) -> None:
    trial = Trial(setting.ours, setting.theirs, setting.fixtures, setting.tamper)
    try:
        while not stop.is_set():
            seeds = tasks.get()
            if seeds is None:
                break
            for seed in seeds:
                if stop.is_set():
                    break
                results.put(attempt(seed, trial, setting.shrinking))
    finally:
        trial.close()
        results.put(None)
