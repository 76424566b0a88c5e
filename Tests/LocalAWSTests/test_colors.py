"""Colors, measured on gray cards. What they should be is worked out from the curves' standards, not from what came out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from LocalAWS import measurements, odd_media, sample_media
from LocalAWS.mediaconvert.transcoding import media, transcoder
from LocalAWS.mediaconvert.transcoding.failure import SETTINGS_DO_NOT_FIT, SOURCE_READ, JobFailed
from LocalAWS.mediaconvert.transcoding.programs import ffmpeg
from LocalAWSTests.transcoding import film, video

TO_709 = {"ColorCorrector": {"ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}}
WHITE = 203.0


def pq(signal: float) -> float:
    """Candelas a square meter of a signal (SMPTE ST 2084)."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    power = signal ** (1 / m2)
    return float(10_000 * (max(0.0, power - c1) / (c2 - c3 * power)) ** (1 / m1))


def bt709(light: float) -> float:
    """The signal of a part of white, 0 to 1, on a display of BT.1886."""
    return float(min(1.0, light) ** (1 / 2.4))


def test_the_card_itself_is_right() -> None:
    """Graphics white is 58 % of PQ (ITU-R BT.2408)."""
    assert pq(0.58) == pytest.approx(WHITE, rel=0.01)
    assert math.isclose(bt709(1), 1)


@pytest.mark.parametrize("level", [0.3, 0.5])
def test_the_middle_of_pq_keeps_its_light(tmp_path: Path, level: float) -> None:
    made = film(odd_media.gray_card(tmp_path / "card.mp4", level, "smpte2084"), tmp_path, video(preprocessors=TO_709))
    assert measurements.luma(made) == pytest.approx(16 + 219 * bt709(pq(level) / WHITE), abs=8)


@pytest.mark.parametrize("codec", ["libx265", "libsvtav1"])
@pytest.mark.parametrize("transfer", ["smpte2084", "arib-std-b67"])
def test_high_dynamic_range_is_marked_and_looks_as_standard_range(tmp_path: Path, transfer: str, codec: str) -> None:
    source = odd_media.gray_card(tmp_path / "card.mp4", 0.75, transfer, codec=codec)
    plain, mapped = film(source, tmp_path / "plain"), film(source, tmp_path / "mapped", video(preprocessors=TO_709))
    # 75 % of HLG is its graphics white, and of PQ it is far above: the signal is 181, the white of standard range 235.
    assert (measurements.luma(plain), measurements.luma(mapped)) == pytest.approx((180, 235), abs=3)
    for path, curve in ((plain, transfer), (mapped, "bt709")):
        found = media.read(path).video
        assert found is not None
        assert (found.description["color_transfer"], found.description["pix_fmt"]) == (curve, "yuv420p")


def colored(path: Path, primaries: str, transfer: str, matrix: str) -> Path:
    """A gray whose video says so of its colors, `unknown` for nothing."""
    return odd_media.made(
        path, "-f", "lavfi", "-i", "color=gray:size=128x72:rate=10:duration=0.3",
        "-vf", f"setparams=color_primaries={primaries}:color_trc={transfer}:colorspace={matrix}", *odd_media.H264)


def colors(path: Path) -> tuple[str, ...]:
    found = media.read(path).video
    assert found is not None
    return tuple(found.description.get(name, "unknown") for name in ("color_primaries", "color_transfer", "color_space"))


def test_colors_that_are_not_said_whole_cannot_be_converted(tmp_path: Path) -> None:
    source = colored(tmp_path / "source.mp4", "unknown", "bt2020-10", "unknown")
    with pytest.raises(JobFailed, match="force colorSpace of its videoSelector"):
        film(source, tmp_path, video(preprocessors=TO_709))
    made = film(source, tmp_path, video(preprocessors=TO_709), VideoSelector={"ColorSpace": "HDR10", "ColorSpaceUsage": "FORCE"})
    assert colors(made) == ("bt709", "bt709", "bt709")


@pytest.mark.parametrize(("said", "usage", "found"), [
    (("unknown", "unknown", "unknown"), "FALLBACK", ("smpte170m", "smpte170m", "smpte170m")),
    (("bt709", "bt709", "bt709"), "FALLBACK", ("bt709", "bt709", "bt709")),
    (("bt709", "bt709", "bt709"), "FORCE", ("smpte170m", "smpte170m", "smpte170m"))])
def test_an_output_says_which_colors_were_read(
    tmp_path: Path, said: tuple[str, str, str], usage: str, found: tuple[str, str, str]
) -> None:
    source = colored(tmp_path / "source.mp4", *said)
    assert colors(film(source, tmp_path, VideoSelector={"ColorSpace": "REC_601", "ColorSpaceUsage": usage})) == found


@pytest.mark.parametrize("space", ["P3DCI", "P3D65_SDR"])
def test_spaces_of_cinemas_are_read(tmp_path: Path, space: str) -> None:
    source = colored(tmp_path / "source.mp4", "unknown", "unknown", "unknown")
    made = film(source, tmp_path, video(preprocessors=TO_709), VideoSelector={"ColorSpace": space})
    assert colors(made) == ("bt709", "bt709", "bt709")


@pytest.mark.parametrize("said", [("bt709", "log100", "bt709"), ("bt709", "log316", "bt709"), ("bt709", "bt709", "ycgco"),
                                  ("bt2020", "bt2020-10", "bt2020c"), ("bt2020", "smpte2084", "ictcp")])
def test_what_the_scaler_does_not_read_is_no_fault_of_the_file(tmp_path: Path, said: tuple[str, str, str]) -> None:
    with pytest.raises(JobFailed, match=r"does not read .* The file is not at fault") as failure:
        film(colored(tmp_path / "source.mp4", *said), tmp_path, video(preprocessors=TO_709))
    assert failure.value.code == SETTINGS_DO_NOT_FIT


@pytest.mark.parametrize("broken", [False, True])
def test_what_ffmpeg_cannot_make_is_the_files_fault_only_if_it_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    source = sample_media.clip(tmp_path / "source.mp4", seconds=1, size=(320, 180), audio=False)
    if broken:
        content = source.read_bytes()
        at = content.index(b"mdat") + 1_000
        source.write_bytes(content[:at] + bytes(1_000) + content[at + 1_000:])
    monkeypatch.setattr(transcoder, "command", lambda origin, targets: [ffmpeg(), "-v", "error", "-i", str(source), "-vf", "no_filter"])
    with pytest.raises(JobFailed) as failure:
        film(source, tmp_path)
    assert failure.value.code == (SOURCE_READ if broken else SETTINGS_DO_NOT_FIT)


SQUEEZE = {"ColorCorrector": {"SampleRangeConversion": "LIMITED_RANGE_SQUEEZE"}}


@pytest.mark.parametrize(("range_", "corrector", "selected", "marked", "black", "white"), [
    ("pc", SQUEEZE, "FOLLOW", "tv", 16, 235), ("pc", {}, "FOLLOW", "pc", 0, 255), ("tv", SQUEEZE, "FOLLOW", "tv", 0, 255),
    ("tv", SQUEEZE, "FULL_RANGE", "tv", 16, 235)])
def test_full_range_is_squeezed_and_limited_range_stays(
    tmp_path: Path, range_: str, corrector: dict[str, Any], selected: str, marked: str, black: int, white: int
) -> None:
    """The samples are 0 and 255, whatever range they are said to be of."""
    for level, expected in ((0, black), (255, white)):
        source = odd_media.made(
            tmp_path / f"{level}.mp4", "-f", "lavfi", "-i",
            f"color=black:size=128x72:rate=10:duration=0.3,format=yuv420p,geq=lum={level}:cb=128:cr=128,setparams=range={range_}",
            *odd_media.H264)
        made = film(source, tmp_path / f"made-{level}", video(preprocessors=corrector), VideoSelector={"SampleRange": selected})
        found = media.read(made).video
        assert found is not None
        assert measurements.luma(made) == pytest.approx(expected, abs=1)
        assert found.description.get("color_range", "tv") == marked


@pytest.mark.parametrize(("corrector", "selected", "refused"), [
    ("LIMITED_RANGE_CLIP", "FOLLOW", "LIMITED_RANGE_CLIP"), ("NONE", "LIMITED_RANGE", "full range for limited")])
def test_other_changes_of_the_range_are_refused(tmp_path: Path, corrector: str, selected: str, refused: str) -> None:
    source = odd_media.made(
        tmp_path / "full.mp4", "-f", "lavfi", "-i", "color=gray:size=128x72:rate=10:duration=0.3", "-vf", "setparams=range=pc",
        *odd_media.H264)
    with pytest.raises(JobFailed, match=refused):
        film(source, tmp_path, video(preprocessors={"ColorCorrector": {"SampleRangeConversion": corrector}}),
             VideoSelector={"SampleRange": selected})


def test_other_conversions_are_refused(tmp_path: Path) -> None:
    source = odd_media.gray_card(tmp_path / "card.mp4", 0.5, "smpte2084")
    with pytest.raises(JobFailed, match="FORCE_HLG_2020"):
        film(source, tmp_path, video(preprocessors={"ColorCorrector": {"ColorSpaceConversion": "FORCE_HLG_2020"}}))
