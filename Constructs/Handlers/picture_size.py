"""How large the pictures of an output are: in the source's shape, in square pixels, with even sides, and never enlarged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from source_media import UnsupportedMedia

# What MediaConvert takes at least for `Width` and `Height`, and of H.264 at most
# (https://docs.aws.amazon.com/mediaconvert/latest/ug/supported-output-resolution-maximums-by-codec.html).
SMALLEST_SIDE = 32
LARGEST_SIDE = 4_096

Size = tuple[int, int]
Shape = tuple[Fraction, Fraction]


def check(shape: Shape) -> None:
    """Refuses a shape of which no pictures can be made."""
    short, long = sorted(shape)
    if short < SMALLEST_SIDE:
        raise UnsupportedMedia(f"{round(shape[0])}x{round(shape[1])} pixels are too few: {SMALLEST_SIDE} are the least")
    if long / short > Fraction(LARGEST_SIDE, SMALLEST_SIDE):
        raise UnsupportedMedia(f"{round(shape[0])}x{round(shape[1])} pixels are too long and narrow")


def scale(shape: Shape, box: Size) -> Fraction:
    """By how much pictures are made larger to fit a box, which is turned like them."""
    short, long = sorted(shape)
    return min(min(box) / short, max(box) / long)


def fitted(shape: Shape, box: Size) -> Size:
    """The size of pictures in a box, or their own if that is smaller.

    One side is exact; the other follows from it, within a pixel of the shape.
    """
    short, long = sorted(shape)
    factor = min(scale(shape, box), Fraction(1))
    if factor < 1 and max(box) / long < min(box) / short:
        across = max(box)
        least = min(_nearest_even(across * short / long), _even_below(Fraction(math.ceil(short))))
    else:
        least = _even_below(short * factor)
        across = min(_nearest_even(least * long / short), _even_below(Fraction(math.ceil(long))))
    if least < SMALLEST_SIDE:
        # Long and narrow pictures stay larger than the box: their shape counts more.
        least, across = SMALLEST_SIDE, _nearest_even(SMALLEST_SIDE * long / short)
    return (across, least) if shape[0] >= shape[1] else (least, across)


def chosen(shape: Shape, boxes: Sequence[Size]) -> dict[int, Size]:
    """The sizes of a ladder's renditions, best first, by their places in it: those that need no enlarging.

    If the source is between two of them, or smaller than all, the next better one has the source's own size.
    """
    scales = [scale(shape, box) for box in boxes]
    kept = [place for place, by in enumerate(scales) if by <= 1]
    larger = [place for place, by in enumerate(scales) if by > 1]
    if larger and all(scales[place] < 1 for place in kept):
        # Of several of one size the one with the fewest bits.
        kept.insert(0, min(larger, key=lambda place: (scales[place], -place)))
    sizes = {place: fitted(shape, boxes[place]) for place in sorted(kept)}
    return _without_copies(sizes, boxes)


def _without_copies(sizes: dict[int, Size], boxes: Sequence[Size]) -> dict[int, Size]:
    """One rendition of each size that long and narrow pictures get, whose boxes are all too small for them."""
    found: dict[int, Size] = {}
    for place, size in sizes.items():
        same = [other for other, known in found.items() if known == size and min(size) == SMALLEST_SIDE]
        for other in same:
            del found[other]
        found[place] = size
    return found


def _even_below(length: Fraction) -> int:
    return 2 * math.floor(length / 2)


def _nearest_even(length: Fraction) -> int:
    """Of two that are as near, the smaller: nothing is enlarged."""
    return 2 * math.ceil(length / 2 - Fraction(1, 2))
