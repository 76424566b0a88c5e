"""DASH manifests (ISO/IEC 23009-1), as far as a static presentation of segments goes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.etree import ElementTree

_NAMESPACE = {"": "urn:mpeg:dash:schema:mpd:2011"}
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


class ManifestError(AssertionError):
    """A manifest that a strict player would refuse."""


@dataclass(frozen=True)
class Representation:
    """One rendition: URIs, and lengths of segments in seconds."""

    content_type: str
    size: tuple[int, int] | None
    codecs: str
    initialization: str
    segments: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Manifest:
    duration: float
    representations: tuple[Representation, ...]

    def of(self, content_type: str) -> list[Representation]:
        return [found for found in self.representations if found.content_type == content_type]


def manifest(text: str) -> Manifest:
    root = ElementTree.fromstring(text)
    if root.tag != f"{{{_NAMESPACE['']}}}MPD" or root.get("type") != "static":
        raise ManifestError("It is not the MPD of a finished video.")
    found: list[Representation] = []
    duration = _seconds(root.get("mediaPresentationDuration", ""))
    for adaptation in root.iterfind("Period/AdaptationSet", _NAMESPACE):
        for element in adaptation.iterfind("Representation", _NAMESPACE):
            kind = adaptation.get("contentType") or ""
            if kind in ("audio", "video"):
                found.append(_representation(kind, adaptation, element, duration))
    if not found:
        raise ManifestError("There is no representation.")
    return Manifest(duration, tuple(found))


def _representation(
    kind: str, adaptation: ElementTree.Element, element: ElementTree.Element, duration: float
) -> Representation:
    template = element.find("SegmentTemplate", _NAMESPACE)
    if template is None:
        template = adaptation.find("SegmentTemplate", _NAMESPACE)
    timeline = template.find("SegmentTimeline", _NAMESPACE) if template is not None else None
    if template is None or (timeline is None and "duration" not in template.attrib):
        raise ManifestError(f"The representation {element.get('id')} has no segments.")
    scale, number = int(template.get("timescale", "1")), int(template.get("startNumber", "1"))
    if timeline is not None:
        lengths = [int(s.attrib["d"]) / scale for s in timeline.iterfind("S", _NAMESPACE) for _ in range(int(s.get("r", "0")) + 1)]
    else:
        # All are as long as each other but the last, and a player asks for as many as the whole length takes.
        each = int(template.attrib["duration"]) / scale
        count = math.ceil(round(duration / each, 6))
        lengths = [min(each, duration - index * each) for index in range(count)]
    media = template.get("media", "")
    segments = tuple((_numbered(media, number + index), length) for index, length in enumerate(lengths))
    # What all representations share may stand at their set.
    attributes = {**adaptation.attrib, **element.attrib}
    size = (int(attributes["width"]), int(attributes["height"])) if kind == "video" else None
    return Representation(kind, size, attributes.get("codecs", ""), template.get("initialization", ""), segments)


def _numbered(media: str, number: int) -> str:
    return re.sub(r"\$Number(?:%0(\d+)d)?\$", lambda found: str(number).zfill(int(found[1] or 1)), media)


def _seconds(text: str) -> float:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ManifestError(f"{text!r} is no duration.")
    return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + float(found[3] or 0)
