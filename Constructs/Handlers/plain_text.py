"""Texts that others have written, as they may stand in rows, messages and pages beside our own.

A sign that cannot be seen may turn the direction of what stands behind it, so that a name or a whole line reads as another one
(https://www.unicode.org/reports/tr9/), end the line, or hide words. It is left out. Those that join letters stay: Persian, the languages of
India and emoji are written with them. So do marks above and below letters, but not piles of them that reach into other lines. Letters that
have no shape part words as spaces do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

# Control characters, those that the encoding has no meaning for, and the ends of lines and paragraphs: each parts words.
_PARTING = ("Cc", "Cs", "Zl", "Zp")
# Signs of format, of direction, no width or language, and what has no meaning, or none that others know.
_UNSEEN = ("Cf", "Co", "Cn")
# These two of them join letters, or keep them apart.
_JOINING = "\u200c\u200d"
# Those that stand in the place of a letter of Korean, and of Braille, and show nothing.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
# Marks on or around the letter before them, and as many on one letter as a language has. What joins letters begins no new one.
_MARKS, _MOST_MARKS = ("Mn", "Me"), 4


def one_line(text: str, longest: int) -> str:
    """The text in one line, of characters that can be seen, and no longer than so many."""
    seen = (
        " " if unicodedata.category(character) in _PARTING or character in _BLANK else character for character in text
        if unicodedata.category(character) not in _UNSEEN or character in _JOINING)
    # Joining what cannot be seen to nothing is no text.
    return " ".join("".join(_without_piles(seen)).split())[:longest].strip(f" {_JOINING}")


def _without_piles(characters: Iterable[str]) -> Iterator[str]:
    marks = 0
    for character in characters:
        if unicodedata.category(character) in _MARKS:
            marks += 1
        elif character not in _JOINING:
            marks = 0
        if marks <= _MOST_MARKS or character in _JOINING:
            yield character
