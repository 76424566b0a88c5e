"""What holds for the plan of every source: thousands of Probe's answers."""

from __future__ import annotations

import copy
import random

import pytest

from Handlers.planned_film import CONTENT
from job_plan import Definition
from job_plan_properties import assert_holds, plan_of, random_source
from service_model import RequestModel

RANDOM_SOURCES = 10_000


def random_ladder(chance: random.Random) -> Definition:
    content = copy.deepcopy(CONTENT)
    group = content["main"]["OutputGroups"][0]
    kept = chance.sample(range(4), chance.randint(1, 4))
    group["Outputs"] = [group["Outputs"][index] for index in sorted(kept)] + [group["Outputs"][-1]]
    presets = {o["NameModifier"]: f"preset{o['NameModifier']}" for o in group["Outputs"] if chance.random() < 0.5}
    return Definition(content["main"], content["preview"], chance.randint(10, 30), chance.random() < 0.5, presets)


@pytest.mark.parametrize("seed", range(20))
def test_every_plan_is_a_valid_job_that_enlarges_nothing(seed: int, full: bool) -> None:
    """10,000 answers of Probe."""
    print(f"seed {seed}")
    model, chance = RequestModel(), random.Random(seed)
    for number in range(RANDOM_SOURCES // 20):
        source, definition = random_source(chance), random_ladder(chance)
        # The service's model is asked of a few, and with --full of all.
        assert_holds(plan_of(definition, source), definition, source, model if full or number % 20 == 0 else None)
