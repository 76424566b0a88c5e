"""A film and the plan of it: full HD with sound, two minutes of it, by the definition of a pipeline with all that it can make."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import job_plan
from fitted_outputs import box, is_video
from job_plan import Definition, Plan
from source_media import AudioTrack, SourceMedia, VideoTrack

CONTENT = json.loads(Path(__file__).with_name("job_definition.json").read_text())
DEFINITION = Definition.of(CONTENT)
PICTURES = VideoTrack(
    "AVC", 1920, 1080, 120.0, Fraction(25), scan_type="progressive", primaries="ITU_709", transfer="ITU_709", matrix="ITU_709")
SOUND = AudioTrack("AAC", 2, duration_seconds=120.0)
FILM = SourceMedia("mp4", 120.0, 1_000_000, PICTURES, (PICTURES,), (SOUND,))
SOUND_ALONE = replace(FILM, video=None, videos=())


def planned(source: SourceMedia, definition: Definition = DEFINITION) -> Plan:
    return job_plan.plan(definition, source, "s3://ingest/uploads/a film+.mp4", "s3://delivery/assets/a1/1")


def seen(**changes: Any) -> SourceMedia:
    return replace(FILM, video=replace(PICTURES, **changes))


def outputs(settings: dict[str, Any]) -> list[dict[str, Any]]:
    return [output for group in settings["OutputGroups"] for output in group["Outputs"]]


def videos(plan: Plan) -> list[dict[str, Any]]:
    assert plan.preview is not None
    return [output["VideoDescription"] for output in outputs(plan.main) + outputs(plan.preview) if is_video(output)]


def sizes(settings: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {o["NameModifier"]: box(o) for o in outputs(settings) if is_video(o)}
