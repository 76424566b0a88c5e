"""The jobs that the App's own definitions become, for sources of every kind."""

from __future__ import annotations

import random

import pytest

from job_plan import Definition
from job_plan_properties import assert_holds, plan_of, random_source
from service_model import RequestModel
from Templates.synthesis import StackTemplate
from Templates.test_job_settings import definition
from Templates.variants import VARIANTS

RANDOM_SOURCES = 200


@pytest.mark.parametrize("variant", [variant.name for variant in VARIANTS])
def test_every_job_is_valid_and_enlarges_nothing(assemblies: dict[str, list[StackTemplate]], variant: str) -> None:
    model, chance = RequestModel(), random.Random(variant)
    whole = Definition.of(definition(assemblies, variant))
    for _ in range(RANDOM_SOURCES):
        source = random_source(chance)
        assert_holds(plan_of(whole, source), whole, source, model)
