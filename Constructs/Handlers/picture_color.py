"""How MediaConvert is to read the colors of a source, and whether they are converted: all renditions have 8 bits of Rec. 709 or 601, in
which others would look washed out.

MediaConvert reads Rec. 601, Rec. 709, HDR10, HLG and P3 (https://docs.aws.amazon.com/mediaconvert/latest/ug/converting-the-color-space.html)
and takes the source's own word, or the job's. So this is decided here:

- What the source says whole counts. Of a container and a video that differ the container's word does (ISO/IEC 14496-12, `colr`).
- What is said in part is completed by what is said: a curve of high dynamic range is of Rec. 2020, or of P3 with its primaries, and
  primaries or a matrix of television are of its standard. What MediaConvert has no name for, as Rec. 2020 of standard range, it cannot be
  told to complete: it is read as Rec. 709, if that is near.
- Of what says nothing, or a curve of television alone, small pictures are of Rec. 601 and others of Rec. 709, as players have it. To say
  so keeps all renditions alike: a player would take the small ones of a large film for Rec. 601.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from source_media import VideoTrack

# The mapper is the one that the API reference recommends for HDR10; HLG has its own.
CORRECTOR = {"ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}
_REC_601, _REC_709 = "REC_601", "REC_709"
# What these two have, in Probe's words: players know both.
_STANDARD_PRIMARIES = ("", "ITU_709", "ITU_470M", "ITU_470BG", "SMPTE_170M", "SMPTE_240M", "GENERIC_FILM", "EBU_3213_E")
_STANDARD_TRANSFERS = (
    "", "ITU_709", "ITU_470M", "ITU_470BG", "SMPTE_170M", "SMPTE_240M", "IEC_61966_2_1", "IEC_61966_2_4", "ITU_1361")
_STANDARD_MATRICES = ("", "RGB", "ITU_709", "FCC", "ITU_470BG", "SMPTE_170M", "SMPTE_240M", "EBU3213")
# What looks right, or a little paler, if it is taken for one of these.
_NEAR_MATRICES = ("ITU_2020_NCL", "ITU_2020_CL", "CD_NCL", "CD_CL")
_WIDE_P3 = ("SMPTE_431_2", "SMPTE_EG_432_1")
_OLD_MATRICES, _OLD_PRIMARIES = ("FCC", "ITU_470BG", "SMPTE_170M"), ("ITU_470M", "ITU_470BG", "SMPTE_170M")
# Pictures of as many columns or more, or of more lines, are of high definition where they do not say what they are.
_LARGE_WIDTH, _SMALL_HEIGHT = 1_280, 576


@dataclass(frozen=True)
class Reading:
    """In the words of the API's `ColorSpace`; empty where the source's own word has to do."""

    space: str = ""
    # Whether the source is not asked.
    is_forced: bool = False
    is_converted: bool = False
    # Why, where there was a choice.
    reasons: tuple[str, ...] = ()

    @property
    def selector(self) -> dict[str, Any]:
        """What the input's selector says of it. Without force it is for a source that says nothing at all: some codecs leave it to
        their container."""
        return {"ColorSpace": self.space, "ColorSpaceUsage": "FORCE" if self.is_forced else "FALLBACK"} if self.space else {}


def reading(video: VideoTrack) -> Reading:
    """How the colors of a track are read."""
    if not any(_said(video)):
        space = _by_size(video)
        return Reading(space, reasons=(f"colors read as {space}, as players do by the size: the source says nothing of them",))
    space, unsaid, alone = _space(video), not all(_said(video)), f"the source says {_list(video)} alone"
    if not space and unsaid and video.matrix in (*_STANDARD_MATRICES, *_NEAR_MATRICES):
        space, alone = _REC_709, f"{alone}, which MediaConvert has no name to complete by"
    is_converted = space not in (_REC_601, _REC_709)
    is_forced = bool(space) and (video.has_disputed_colors or unsaid)
    reasons = {
        f"colors converted to Rec. 709: the source has {_list(video)}": is_converted,
        f"colors read as {space}: {alone}": is_forced and unsaid,
        "the container's word of the colors counts: the video itself has another": video.has_disputed_colors,
        "whether MediaConvert converts from these colors is not documented: its guide names Rec. 601, Rec. 709, HDR10, HLG and P3":
            not space}
    return Reading(space, is_forced, is_converted, tuple(reason for reason, is_so in reasons.items() if is_so))


def _said(video: VideoTrack) -> tuple[str, str, str]:
    return video.primaries, video.transfer, video.matrix


def _list(video: VideoTrack) -> str:
    return ", ".join(filter(None, _said(video)))


def _space(video: VideoTrack) -> str:
    """Empty if the API has no word for it."""
    if video.transfer == "ARIB_B67":
        return "HLG_2020"
    if video.transfer == "SMPTE_2084":
        return "P3D65_HDR" if video.primaries in _WIDE_P3 else "HDR10"
    if video.transfer == "SMPTE_428_1":
        return "P3DCI"
    if video.primaries in _WIDE_P3:
        return "P3D65_SDR"
    if not _is_standard(video):
        return ""
    if not video.primaries and not video.matrix:
        return _by_size(video)
    is_old = video.matrix in _OLD_MATRICES or (not video.matrix and video.primaries in _OLD_PRIMARIES)
    return _REC_601 if is_old else _REC_709


def _by_size(video: VideoTrack) -> str:
    return _REC_709 if video.width >= _LARGE_WIDTH or video.height > _SMALL_HEIGHT else _REC_601


def _is_standard(video: VideoTrack) -> bool:
    return (
        video.primaries in _STANDARD_PRIMARIES and video.transfer in _STANDARD_TRANSFERS and video.matrix in _STANDARD_MATRICES)
