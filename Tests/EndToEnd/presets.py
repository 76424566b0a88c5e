"""A preset of MediaConvert that is gone for a while, as between the updates of two stacks, of which one uses what the other has dropped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from LocalPlatform.pipeline import Pipeline


@contextmanager
def absent(pipeline: Pipeline, name: str) -> Iterator[None]:
    mediaconvert = pipeline.aws.client("mediaconvert", pipeline.mediaconvert_region)
    preset = mediaconvert.get_preset(Name=name)["Preset"]
    mediaconvert.delete_preset(Name=name)
    try:
        yield
    finally:
        mediaconvert.create_preset(Name=name, Settings=preset["Settings"])
