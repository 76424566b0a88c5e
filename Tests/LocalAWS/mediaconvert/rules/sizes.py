"""How large the pictures of each codec may be.

https://docs.aws.amazon.com/mediaconvert/latest/ug/supported-output-resolution-maximums-by-codec.html. JPEG of frame captures is not in its
table. That 4:2:0 has even sizes is [assumed] to be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import walk

# Wide, and whether the table has it upright too.
_LARGEST = {
    "AV1": ((4096, 2160), False), "AVC_INTRA": ((1920, 1080), True), "H_264": ((4096, 2160), True), "GIF": ((3840, 3840), False),
    "H_265": ((8192, 4320), True), "MPEG2": ((1920, 1152), False), "PRORES": ((4096, 4096), False), "VC3": ((1920, 1080), True),
    "VP8": ((4096, 2160), True), "VP9": ((4096, 2160), True), "XAVC": ((4096, 2160), False)}
_EVEN = {"AV1", "H_264", "H_265", "MPEG2", "VP8", "VP9"}


def mistakes(settings: dict[str, Any]) -> Iterator[str]:
    for where, output in walk.outputs(settings):
        video, codec = output.get("videoDescription", {}), walk.codec(output)
        size = video.get("width"), video.get("height")
        if codec in _LARGEST and not _fits(size, *_LARGEST[codec]):
            (width, height), upright = _LARGEST[codec]
            either = f" or {height}x{width}" if upright else ""
            yield f"{where}/videoDescription: Should be {width}x{height}{either} at most for {codec}, not {size[0]}x{size[1]}"
        for name, length in zip(("width", "height"), size, strict=True):
            if codec in _EVEN and length is not None and length % 2:
                yield f"{where}/videoDescription/{name}: Should be even for {codec}"


def _fits(size: tuple[int | None, int | None], largest: tuple[int, int], upright: bool) -> bool:
    shapes = (largest, largest[::-1]) if upright else (largest,)
    return any(all(length is None or length <= most for length, most in zip(size, shape, strict=True)) for shape in shapes)
