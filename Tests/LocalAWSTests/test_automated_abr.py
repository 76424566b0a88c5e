"""Automated ABR: the bounds that AWS's page names hold for what is chosen."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import sample_media
from LocalAWS.mediaconvert.transcoding import media
from LocalAWS.mediaconvert.transcoding.failure import JobFailed
from LocalAWSTests.mediaconvert_jobs import cmaf_group
from LocalAWSTests.transcoding import transcoded


def automated(**abr: Any) -> dict[str, Any]:
    group = copy.deepcopy(cmaf_group())
    group["Outputs"].pop(1)
    group["AutomatedEncodingSettings"] = {"AbrSettings": abr}
    group["Outputs"][0]["VideoDescription"] = {"CodecSettings": {"Codec": "H_264", "H264Settings": {
        "RateControlMode": "QVBR", "QualityTuningLevel": "MULTI_PASS_HQ", "GopSize": 2, "GopSizeUnits": "SECONDS"}}}
    return group


@pytest.mark.parametrize(("most", "sizes"), [(15, [(640, 360), (640, 360), (480, 270)]), (2, [(640, 360), (640, 360)])])
def test_renditions_are_no_more_than_allowed_and_none_is_larger_than_the_input(
    tmp_path: Path, most: int, sizes: list[tuple[int, int]]
) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=2, size=(640, 360), rate="50")
    (result,) = transcoded(source, tmp_path / "made", automated(MaxRenditions=most))
    assert [output.size for output in result.outputs] == [*sizes, None]
    assert [output.duration for output in result.outputs] == [pytest.approx(2, abs=0.1)] * (len(sizes) + 1)
    initial = {artifact.key: artifact.path for artifact in result.artifacts}
    assert len(initial) == len(result.artifacts)


def test_rules_are_refused(tmp_path: Path) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=0.5, size=(640, 360))
    assert media.read(source).video is not None
    with pytest.raises(JobFailed, match="rules"):
        transcoded(source, tmp_path / "made", automated(Rules=[{"Type": "MIN_TOP_RENDITION_SIZE", "MinTopRenditionSize": {
            "Width": 320, "Height": 180}}]))
