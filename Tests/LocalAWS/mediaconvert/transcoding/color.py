"""Colors of an output that are converted: `ColorCorrector`.

https://docs.aws.amazon.com/mediaconvert/latest/ug/converting-the-color-space.html says which spaces there are and that high dynamic range
is mapped to standard range; by which formula is not documented. The ffmpeg at hand has no zscale and no libplacebo. Its own scaler
converts: through linear light, with the curve of the source (PQ, HLG) and the primaries of both. Where AWS maps tones, it puts white at 203
candelas a square meter (ITU-R BT.2408) and cuts off what is brighter. So the middle of a picture can be measured, its highlights cannot.
"""

from __future__ import annotations

from typing import Any

from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .media import Video

_OUTPUTS = {
    "FORCE_601": "out_primaries=smpte170m:out_transfer=smpte170m:out_color_matrix=bt601",
    "FORCE_709": "out_primaries=bt709:out_transfer=bt709:out_color_matrix=bt709"}
# Primaries, curve and matrix of the color spaces that a video selector can name.
_INPUTS = {
    "REC_601": ("smpte170m", "smpte170m", "smpte170m"), "REC_709": ("bt709", "bt709", "bt709"),
    "HDR10": ("bt2020", "smpte2084", "bt2020nc"), "HLG_2020": ("bt2020", "arib-std-b67", "bt2020nc")}
_FIELDS = ("color_primaries", "color_transfer", "color_space")


def conversion(video: dict[str, Any], selector: dict[str, Any], source: Video) -> list[str]:
    """The filters for a video description, of a source and its selector."""
    space = video.get("videoPreprocessors", {}).get("colorCorrector", {}).get("colorSpaceConversion", "NONE")
    if space == "NONE":
        return []
    if space not in _OUTPUTS:
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder converts colors to FORCE_601 and FORCE_709, not {space}.")
    return [*_marked(selector, source), f"scale=flags=fast_bilinear:{_OUTPUTS[space]}"]


def _marked(selector: dict[str, Any], source: Video) -> list[str]:
    """What the source's colors are, where the file does not say or the job knows better."""
    named, known = selector.get("colorSpace", "FOLLOW"), all(_is_known(source, name) for name in _FIELDS)
    if named != "FOLLOW" and (not known or selector.get("colorSpaceUsage", "FORCE") == "FORCE"):
        if named not in _INPUTS:
            raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder does not read colors of {named}.")
        primaries, transfer, matrix = _INPUTS[named]
        return [f"setparams=color_primaries={primaries}:color_trc={transfer}:colorspace={matrix}"]
    if not known:
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            "The input does not say what its colors are, so that they cannot be converted: set colorSpace of its videoSelector.")
    return []


def _is_known(source: Video, name: str) -> bool:
    return source.description.get(name, "unknown") not in ("unknown", "reserved")
