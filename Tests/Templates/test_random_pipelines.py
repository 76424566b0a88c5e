"""Pipelines by chance: ladders of every kind, with and without the other outputs, in every placement.

Their job templates, their presets and the jobs for sources of every kind are valid by the service's model, by the rules of the
library and by those of the local MediaConvert, and nothing is enlarged.
"""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app_command import REPOSITORY
from fitted_outputs import is_video
from job_plan import Definition
from job_plan_properties import assert_holds, plan_of, random_source, whole_output
from LocalAWS.mediaconvert import rules
from LocalAWS.mediaconvert.wire import to_wire
from service_model import RequestModel
from source_media import AudioTrack, SourceMedia, VideoTrack
from Templates.synthesis import synthesize
from Templates.test_job_settings import mistakes

SEED = 6
PIPELINES = 24
SOURCES_OF_A_PIPELINE = 12

PROGRAM = Path(os.environ.get("TESTS_RANDOM_PIPELINES") or REPOSITORY / ".build" / "debug" / "RandomPipelines")

Settings = dict[str, Any]


@pytest.fixture(scope="module")
def model() -> RequestModel:
    return RequestModel()


@pytest.fixture(scope="module")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program has written the pipelines' stacks; it writes nothing if the library finds anything wrong with them."""
    if not PROGRAM.exists():
        pytest.fail(f"{PROGRAM} does not exist. `swift build --product RandomPipelines` builds it.")
    directory: Path = tmp_path_factory.mktemp("random-pipelines")
    stacks = synthesize(shlex.quote(str(PROGRAM)), directory, {"seed": str(SEED), "count": str(PIPELINES)})
    assert len(stacks) > PIPELINES, "some have a companion stack"
    return directory


@pytest.fixture(scope="module")
def definitions(assembly: Path) -> list[Definition]:
    contents = [json.loads(path.read_text()) for path in sorted(assembly.glob("asset.*/job_definition.json"))]
    # Equal ones are one asset.
    assert len(contents) > PIPELINES * 0.9
    return [Definition.of(content) for content in contents]


def of_type(assembly: Path, kind: str) -> Iterator[Settings]:
    """The settings of all resources of a type."""
    for path in assembly.glob("*.template.json"):
        for resource in json.loads(path.read_text())["Resources"].values():
            if resource["Type"] == f"AWS::MediaConvert::{kind}":
                yield resource["Properties"]["SettingsJson"]


def library_mistakes(jobs: list[Settings]) -> list[list[str]]:
    """What the library says of each job."""
    finished = subprocess.run(
        [PROGRAM, "check"], input="".join(json.dumps(job) + "\n" for job in jobs), stdout=subprocess.PIPE, text=True, check=True,
        timeout=300)
    return [json.loads(line) for line in finished.stdout.splitlines()]


def with_presets(job: Settings, definition: Definition) -> Settings:
    """The job, with what its presets hold."""
    groups = [
        {**group, "Outputs": [whole_output(output, definition) for output in group["Outputs"]]} for group in job["OutputGroups"]]
    return {**job, "OutputGroups": groups}


def test_the_pipelines_are_of_every_kind(assembly: Path, definitions: list[Definition]) -> None:
    groups = [group for definition in definitions for group in definition.main["OutputGroups"]]
    outputs = [output for group in groups for output in group["Outputs"]]
    codecs = {output["VideoDescription"]["CodecSettings"]["Codec"] for output in outputs if is_video(output)}
    assert codecs == {"H_264", "H_265", "FRAME_CAPTURE"}
    assert {"AutomatedEncodingSettings" in group for group in groups} == {True, False}
    assert {definition.preview is None for definition in definitions} == {True, False}
    assert {(definition.has_templates, bool(definition.presets)) for definition in definitions} == {
        (False, False), (True, False), (True, True)}


def test_job_templates_and_presets_are_valid(assembly: Path, model: RequestModel) -> None:
    for kind, shape in (("JobTemplate", "JobTemplateSettings"), ("Preset", "PresetSettings")):
        found = list(of_type(assembly, kind))
        assert found
        for settings in found:
            assert mistakes(model, shape, settings) == []


def test_every_job_is_valid_and_enlarges_nothing(definitions: list[Definition], model: RequestModel) -> None:
    chance = random.Random(SEED)
    jobs = []
    for definition in definitions:
        for _ in range(SOURCES_OF_A_PIPELINE):
            source = random_source(chance)
            plan = plan_of(definition, source)
            assert_holds(plan, definition, source, model)
            jobs += [job for job in (plan.main, plan.preview) if job is not None]
            # What a template's job names by presets comes to the same.
            assert plan.main_by_template is None or with_presets(plan.main_by_template, definition) == plan.main
    assert len(jobs) > len(definitions) * SOURCES_OF_A_PIPELINE
    shape = model.service.shape_for("JobSettings")
    for job in jobs:
        assert rules.mistakes(to_wire(shape, job)) == [], job
    assert library_mistakes(jobs) == [[]] * len(jobs)


def test_both_checks_notice_a_job_that_breaks_a_rule(definitions: list[Definition], model: RequestModel) -> None:
    pictures = VideoTrack("AVC", 1920, 1080, 120.0, Fraction(25), scan_type="progressive")
    job = plan_of(definitions[0], SourceMedia("mp4", 120.0, 1, pictures, (pictures,), (AudioTrack("AAC", 2),))).main
    cmaf = job["OutputGroups"][0]["OutputGroupSettings"]["CmafGroupSettings"]
    cmaf.update(SegmentLength=10, FragmentLength=7)
    [found] = library_mistakes([job])
    assert any("Segments of 10 s do not consist of whole" in mistake for mistake in found), found
    wire = to_wire(model.service.shape_for("JobSettings"), job)
    assert any("The segment length of 10 s should be a multiple of 7 s" in mistake for mistake in rules.mistakes(wire))
