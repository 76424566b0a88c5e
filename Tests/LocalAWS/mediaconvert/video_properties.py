"""What Probe tells of a video track: the API reference, `VideoProperties` and `CodecMetadata`.

"A video track can declare an aspect ratio in two independent places, and MediaConvert reports each one where it was found." The same goes
for colors, which of transport and program streams are told with the codec alone. `CodecMetadata` is "returned for H.264, H.265 and MPEG-2".
What of the container of other files than MP4 and MOV is told apart from their pictures is [assumed] to be what ffprobe reads from them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from . import essence, mp4_boxes
from .transcoding.media import Media, Video

# How a scan type is spelled is [assumed]; the orders of fields are in the reference.
_FIELD_ORDERS = {"tt": "TopFieldFirst", "tb": "TopFieldFirst", "bb": "BottomFieldFirst", "bt": "BottomFieldFirst"}
_PRIMARIES = {"bt709": "ITU_709", "bt470m": "ITU_470M", "bt470bg": "ITU_470BG", "smpte170m": "SMPTE_170M", "smpte240m": "SMPTE_240M",
              "film": "GENERIC_FILM", "bt2020": "ITU_2020", "smpte428": "SMPTE_428_1", "smpte431": "SMPTE_431_2",
              "smpte432": "SMPTE_EG_432_1", "ebu3213": "EBU_3213_E"}
_CURVES = {"bt709": "ITU_709", "bt470m": "ITU_470M", "bt470bg": "ITU_470BG", "smpte170m": "SMPTE_170M", "smpte240m": "SMPTE_240M",
           "linear": "LINEAR", "log100": "LOG10_2", "log316": "LOC10_2_5", "bt1361e": "ITU_1361", "iec61966-2-4": "IEC_61966_2_4",
           "iec61966-2-1": "IEC_61966_2_1", "bt2020-10": "ITU_2020_10bit", "bt2020-12": "ITU_2020_12bit", "smpte2084": "SMPTE_2084",
           "smpte428": "SMPTE_428_1", "arib-std-b67": "ARIB_B67"}
_MATRICES = {"gbr": "RGB", "bt709": "ITU_709", "fcc": "FCC", "bt470bg": "ITU_470BG", "smpte170m": "SMPTE_170M", "smpte240m": "SMPTE_240M",
             "ycgco": "YCgCo", "bt2020nc": "ITU_2020_NCL", "bt2020c": "ITU_2020_CL", "smpte2085": "SMPTE_2085",
             "chroma-derived-nc": "CD_NCL", "chroma-derived-c": "CD_CL", "ictcp": "ITU_2100ICtCp", "ipt-c2": "IPT"}
_COLORS = (("colorPrimaries", "color_primaries", _PRIMARIES), ("transferCharacteristics", "color_transfer", _CURVES),
           ("matrixCoefficients", "color_space", _MATRICES))
# The numbers of ITU-T H.273 that stand in an MP4's box.
_NUMBERS: tuple[dict[int, str], ...] = (
    {1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "film", 9: "bt2020", 10: "smpte428", 11: "smpte431",
     12: "smpte432", 22: "ebu3213"},
    {1: "bt709", 4: "bt470m", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "linear", 9: "log100", 10: "log316", 11: "iec61966-2-4",
     12: "bt1361e", 13: "iec61966-2-1", 14: "bt2020-10", 15: "bt2020-12", 16: "smpte2084", 17: "smpte428", 18: "arib-std-b67"},
    {0: "gbr", 1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 8: "ycgco", 9: "bt2020nc", 10: "bt2020c",
     11: "smpte2085", 12: "chroma-derived-nc", 13: "chroma-derived-c", 14: "ictcp", 15: "ipt-c2"})
_SUBSAMPLINGS = {"420": "4:2:0", "422": "4:2:2", "444": "4:4:4"}


def describe(media: Media, video: Video) -> dict[str, Any]:
    said = essence.read(media, video)
    boxed = _boxed(media, video)
    properties: dict[str, Any] = {
        "width": video.width, "height": video.height, "bitDepth": _depth(video.description), "frameRate": fraction(video.frame_rate),
        **_ratios(boxed, video.width, video.height)}
    if not media.formats & {"mpegts", "mpeg"}:
        properties |= _colors(boxed)
    if video.description.get("bit_rate"):
        properties["bitRate"] = int(video.description["bit_rate"])
    # "This field is null when … the rotation is 0 degrees."
    if video.rotation:
        properties["rotation"] = video.rotation
    if said is not None:
        properties["codecMetadata"] = _codec(said, video)
    return properties


def fraction(value: Fraction) -> dict[str, int]:
    return {"numerator": value.numerator, "denominator": value.denominator}


def _boxed(media: Media, video: Video) -> dict[str, Any]:
    """What the container says, in ffprobe's words."""
    if not media.formats & {"mov", "mp4"}:
        return video.description
    tracks = mp4_boxes.read(media.path)
    boxes = tracks[video.index] if video.index < len(tracks) else None
    if boxes is None:
        return {}
    found: dict[str, Any] = {}
    if boxes.pixel_ratio is not None:
        found["sample_aspect_ratio"] = f"{boxes.pixel_ratio[0]}:{boxes.pixel_ratio[1]}"
    if boxes.colors is not None:
        names = zip(_COLORS, boxes.colors, _NUMBERS, strict=True)
        found |= {name: known.get(number, "unknown") for (_, name, _), number, known in names}
    return found


def _codec(said: dict[str, Any], video: Video) -> dict[str, Any]:
    order = said.get("field_order") or video.description.get("field_order", "unknown")
    metadata: dict[str, Any] = {
        "width": said["width"], "height": said["height"], "bitDepth": _depth(said), "profile": str(said.get("profile", "")),
        "level": str(said.get("level", "")), "codedFrameRate": fraction(video.frame_rate), **_colors(said),
        **_ratios(said, said["width"], said["height"])}
    for digits, name in _SUBSAMPLINGS.items():
        if digits in said.get("pix_fmt", ""):
            metadata["chromaSubsampling"] = name
    if order in _FIELD_ORDERS:
        metadata |= {"scanType": "Interlaced", "fieldOrder": _FIELD_ORDERS[order]}
    elif order == "progressive":
        metadata["scanType"] = "Progressive"
    return metadata


def _depth(described: dict[str, Any]) -> int:
    form = described.get("pix_fmt", "")
    return next((bits for bits in (10, 12, 16) if f"p{bits}" in form), 8)


def _colors(described: dict[str, Any]) -> dict[str, str]:
    return {told: known[described[name]] for told, name, known in _COLORS if described.get(name) in known}


def _ratios(described: dict[str, Any], width: int, height: int) -> dict[str, Any]:
    above, _, below = str(described.get("sample_aspect_ratio", "0:1")).partition(":")
    if not int(above) or not int(below):
        return {}
    ratio = Fraction(int(above), int(below))
    return {"sampleAspectRatio": fraction(ratio), "displayAspectRatio": fraction(ratio * Fraction(width, height))}
