"""Which colors a source has, and what makes pictures of standard range of them: all renditions have 8 bits of Rec. 709, in which others
would look washed out (https://docs.aws.amazon.com/mediaconvert/latest/ug/converting-the-color-space.html)."""

from __future__ import annotations

from typing import Any

from source_media import VideoTrack

# The mapper is the one that the API reference recommends for HDR10; HLG has its own.
CORRECTOR = {"ColorSpaceConversion": "FORCE_709", "HdrToSdrToneMapper": "VIBRANT"}
# What Rec. 709, and the older Rec. 601 of standard definition, have, in Probe's words: players know both.
_STANDARD_PRIMARIES = ("", "ITU_709", "ITU_470M", "ITU_470BG", "SMPTE_170M", "SMPTE_240M", "GENERIC_FILM", "EBU_3213_E")
_STANDARD_TRANSFERS = (
    "", "ITU_709", "ITU_470M", "ITU_470BG", "SMPTE_170M", "SMPTE_240M", "IEC_61966_2_1", "IEC_61966_2_4", "ITU_1361")
_STANDARD_MATRICES = ("", "RGB", "ITU_709", "FCC", "ITU_470BG", "SMPTE_170M", "SMPTE_240M", "YCgCo", "EBU3213")
_WIDE_P3 = ("SMPTE_431_2", "SMPTE_EG_432_1")
_OLD_MATRICES = ("FCC", "ITU_470BG", "SMPTE_170M")


def is_standard(video: VideoTrack) -> bool:
    """Whether its colors can stay as they are."""
    return (
        video.primaries in _STANDARD_PRIMARIES and video.transfer in _STANDARD_TRANSFERS and video.matrix in _STANDARD_MATRICES)


def selector(video: VideoTrack) -> dict[str, Any]:
    """The input's color space as Probe has found it, for MediaConvert to fall back on: some codecs leave it to their container."""
    space = _space(video)
    return {"ColorSpace": space, "ColorSpaceUsage": "FALLBACK"} if space else {}


def _space(video: VideoTrack) -> str:
    """In the words of the API's `ColorSpace`; empty if it has none for it, or nothing is known."""
    if video.transfer == "ARIB_B67":
        return "HLG_2020"
    if video.transfer == "SMPTE_2084":
        return "P3D65_HDR" if video.primaries in _WIDE_P3 else "HDR10"
    if video.transfer == "SMPTE_428_1":
        return "P3DCI"
    if video.primaries in _WIDE_P3:
        return "P3D65_SDR"
    if not is_standard(video) or not (video.primaries or video.transfer or video.matrix):
        return ""
    return "REC_601" if video.matrix in _OLD_MATRICES else "REC_709"
