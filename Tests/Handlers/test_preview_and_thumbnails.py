"""What is made beside the renditions: thumbnails spread over the film, and a preview of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from Handlers.planned_film import FILM, outputs, planned, seen, sizes


def test_thumbnails_and_preview_have_the_sources_shape() -> None:
    plan = planned(seen(width=720, height=576, pixel_aspect=Fraction(64, 45)))
    assert plan.preview is not None
    assert sizes(plan.main) == {"_720p": (1024, 576), "_480p": (854, 480), "_360p": (640, 360), "_thumbnail": (640, 360)}
    assert sizes(plan.preview) == {"_preview": (854, 480)}



@pytest.mark.parametrize(("duration", "every"), [(120.0, 10), (1_000.0, 10), (7_200.0, 72), (7_201.0, 73), (0.0, 10)])
def test_thumbnails_are_spread_over_the_film(duration: float, every: int) -> None:
    [output] = [output for output in outputs(planned(replace(FILM, duration_seconds=duration)).main)
                if output["NameModifier"] == "_thumbnail"]
    capture = output["VideoDescription"]["CodecSettings"]["FrameCaptureSettings"]
    assert (capture["FramerateNumerator"], capture["FramerateDenominator"], capture["MaxCaptures"]) == (1, every, 100)


def test_a_slide_show_is_counted_in_its_own_frames() -> None:
    plan = planned(replace(seen(frame_rate=Fraction(5, 2), duration_seconds=18.0), duration_seconds=18.0))
    assert plan.preview is not None
    assert plan.preview["Inputs"][0]["InputClippings"] == [{"StartTimecode": "00:00:01:00", "EndTimecode": "00:00:13:00"}]
    assert plan.expected_preview is not None and plan.expected_preview.seconds == pytest.approx(37 / 2.5)


def test_the_preview_of_a_source_of_unknown_rate_is_no_whole_film() -> None:
    plan = planned(seen(frame_rate=Fraction(0)))
    assert plan.preview is not None
    assert plan.preview["Inputs"][0]["InputClippings"] == [{"StartTimecode": "00:00:12:00", "EndTimecode": "00:00:26:00"}]
    assert plan.expected_preview is not None and plan.expected_preview.seconds == 15.0


@pytest.mark.parametrize(("least", "clip", "seconds"), [
    (40.0, {"StartTimecode": "00:00:04:00", "EndTimecode": "00:00:18:24"}, 15.0),
    (12.0, {"StartTimecode": "00:00:01:00", "EndTimecode": "00:00:09:24"}, 9.0)])
def test_a_preview_is_cut_where_there_are_pictures_for_certain(least: float, clip: dict[str, str], seconds: float) -> None:
    plan = planned(replace(FILM, least_seconds=least))
    assert plan.preview is not None and plan.expected_preview is not None
    assert plan.preview["Inputs"][0]["InputClippings"] == [clip]
    # What is cut is as long as it is asked for, however long the source is.
    assert (plan.expected_preview.seconds, plan.expected_preview.least_seconds) == (seconds, None)
    assert (plan.expected.seconds, plan.expected.least_seconds) == (120.0, least)
    of_transport_streams = planned(replace(FILM, container="mpegts"))
    assert of_transport_streams.expected_preview is not None
    assert (of_transport_streams.expected.is_exact, of_transport_streams.expected_preview.is_exact) == (False, True)


@pytest.mark.parametrize(
    ("duration", "rate", "said"),
    [(0.0, 25, "too short"), (0.04, 25, "too short"), (0.99, 25, "too short"), (18.0, Fraction(1, 10), "too few frames")],
)
def test_a_source_of_unknown_length_or_of_some_frames_has_no_preview(duration: float, rate: Fraction, said: str) -> None:
    plan = planned(replace(seen(frame_rate=Fraction(rate)), duration_seconds=duration))
    assert plan.preview is None
    assert said in next(reason for reason in plan.decisions if reason.startswith("no preview: "))
    assert plan.renditions == planned(FILM).renditions
