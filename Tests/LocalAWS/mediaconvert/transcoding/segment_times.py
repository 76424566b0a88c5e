"""How manifests tell the lengths of segments (the API reference, `CmafGroupSettings`).

WriteSegmentTimelineInRepresentation: "When this feature isn't enabled, the segment durations in your DASH manifest are approximate. The
segment duration information appears in the duration attribute of the SegmentTemplate element." Approximate is [assumed] to be the length
that was asked for. ManifestDurationFormat: whether HLS tells parts of seconds.
"""

from __future__ import annotations

import re

_TEMPLATE = re.compile(r"<SegmentTemplate ([^>]*)>\s*<SegmentTimeline>.*?</SegmentTimeline>\s*</SegmentTemplate>", re.DOTALL)
_EXTINF = re.compile(r"#EXTINF:([\d.]+),")


def approximate(manifest: str, seconds: int) -> str:
    """An MPD with one length for all segments in place of a timeline."""
    def shortened(found: re.Match[str]) -> str:
        scale = re.search(r'timescale="(\d+)"', found[1])
        return f'<SegmentTemplate {found[1]} duration="{seconds * int(scale[1] if scale else 1)}"/>'

    return _TEMPLATE.sub(shortened, manifest)


def whole(playlist: str) -> str:
    """A media playlist with lengths in whole seconds."""
    return _EXTINF.sub(lambda found: f"#EXTINF:{round(float(found[1]))},", playlist)
