"""Colors of an output: what those of the source are taken for (`VideoSelector`), and how they are converted (`ColorCorrector`).

https://docs.aws.amazon.com/mediaconvert/latest/ug/converting-the-color-space.html says which spaces there are and that high dynamic range
is mapped to standard range; by which formula is not documented. The ffmpeg at hand has no zscale and no libplacebo. Its own scaler
converts: through linear light, with the curve of the source (PQ, HLG) and the primaries of both. Where AWS maps tones, it puts white at 203
candelas a square meter (ITU-R BT.2408) and cuts off what is brighter. So the middle of a picture can be measured, its highlights cannot.
What that scaler does not read is refused as a job that the service at hand cannot do: the file is not at fault.

The range of samples follows the API reference, `InputSampleRange` and `SampleRangeConversion`: full range stays full, with its mark, unless
it is squeezed; limited range is never changed.
"""

from __future__ import annotations

from typing import Any

from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .media import Video

_OUTPUTS = {
    "FORCE_601": "out_primaries=smpte170m:out_transfer=smpte170m:out_color_matrix=bt601",
    "FORCE_709": "out_primaries=bt709:out_transfer=bt709:out_color_matrix=bt709"}
# Primaries, curve and matrix of the color spaces that a video selector can name: the API reference, `ColorSpace`, but for the first two.
_INPUTS = {
    "REC_601": ("smpte170m", "smpte170m", "smpte170m"), "REC_709": ("bt709", "bt709", "bt709"),
    "HDR10": ("bt2020", "smpte2084", "bt2020nc"), "HLG_2020": ("bt2020", "arib-std-b67", "bt2020nc"),
    "P3DCI": ("smpte431", "smpte428", "bt709"), "P3D65_SDR": ("smpte432", "iec61966-2-1", "bt709"),
    "P3D65_HDR": ("smpte432", "smpte2084", "bt709")}
_FIELDS = ("color_primaries", "color_transfer", "color_space")
_UNSAID = ("unknown", "reserved")
# Curves and matrices that the scaler reads; primaries it reads all.
_READ = {
    "color_transfer": frozenset({
        "bt709", "bt470m", "bt470bg", "gamma22", "gamma28", "smpte170m", "smpte240m", "linear", "iec61966-2-1", "iec61966-2-4", "bt1361e",
        "bt2020-10", "bt2020-12", "smpte2084", "smpte428", "arib-std-b67"}),
    "color_space": frozenset({"gbr", "bt709", "fcc", "bt470bg", "smpte170m", "smpte240m", "bt2020nc"})}
_RANGES = {"FULL_RANGE": "pc", "LIMITED_RANGE": "tv"}


def filters(video: dict[str, Any], selector: dict[str, Any], source: Video) -> list[str]:
    """Those for a video description, of a source and its selector."""
    corrector = video.get("videoPreprocessors", {}).get("colorCorrector", {})
    space, squeeze = corrector.get("colorSpaceConversion", "NONE"), corrector.get("sampleRangeConversion", "NONE")
    if space not in ("NONE", *_OUTPUTS):
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder converts colors to FORCE_601 and FORCE_709, not {space}.")
    if squeeze not in ("NONE", "LIMITED_RANGE_SQUEEZE"):
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder converts the range of samples by LIMITED_RANGE_SQUEEZE, not {squeeze}.")
    is_squeezed = is_full(selector, source) and squeeze != "NONE"
    marks, found = _marks(selector, source, is_converted=space != "NONE"), []
    if space != "NONE":
        found.append(_OUTPUTS[space])
    if is_squeezed:
        found.append("out_range=tv")
    return [*([f"setparams={':'.join(marks)}"] if marks else []), *([f"scale=flags=fast_bilinear:{':'.join(found)}"] if found else [])]


def is_full(selector: dict[str, Any], source: Video) -> bool:
    """Whether black is 0 and white 255: by the job's word, else by the file's."""
    named = selector.get("sampleRange", "FOLLOW")
    said = source.description.get("color_range", "pc" if source.description.get("pix_fmt", "").startswith("yuvj") else "tv")
    if said == "pc" and named == "LIMITED_RANGE":
        raise JobFailed(SETTINGS_DO_NOT_FIT, "The local transcoder does not take samples of full range for limited ones.")
    return bool(_RANGES.get(named, said) == "pc")


def _marks(selector: dict[str, Any], source: Video, is_converted: bool) -> list[str]:
    """What the source's colors are, where the file does not say or the job knows better."""
    named, known = selector.get("colorSpace", "FOLLOW"), [source.description.get(name, "unknown") not in _UNSAID for name in _FIELDS]
    is_named = named != "FOLLOW" and (selector.get("colorSpaceUsage", "FORCE") == "FORCE" or not any(known))
    said = dict(zip(_FIELDS, _INPUTS[named], strict=True)) if is_named else source.description
    if not is_named and is_converted and not all(known):
        raise JobFailed(
            SETTINGS_DO_NOT_FIT,
            "The input does not say what all of its colors are, and what the service takes instead is not documented: force colorSpace of "
            "its videoSelector.")
    for name, read in _READ.items():
        if said.get(name, "unknown") not in (*_UNSAID, *read):
            raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder does not read {name} {said[name]}. The file is not at fault.")
    ranged = [f"range={_RANGES[selector['sampleRange']]}"] if selector.get("sampleRange") in _RANGES else []
    names = zip(("color_primaries", "color_trc", "colorspace"), _FIELDS, strict=True)
    return [*(f"{option}={said[name]}" for option, name in names if is_named), *ranged]
