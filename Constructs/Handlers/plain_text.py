"""Texts that others have written, as they may stand in rows, messages and pages beside our own.

A sign that cannot be seen may turn the direction of what stands behind it, so that a name or a whole line reads as another one
(https://www.unicode.org/reports/tr9/), end the line, or hide words. It is left out. Those that join letters stay: Persian, the languages of
India and emoji are written with them. So do marks above and below letters, but not piles of them that reach into other lines.
"""

from __future__ import annotations

import re
import unicodedata

# Control characters, those that the encoding has no meaning for, and the ends of lines and paragraphs: each parts words.
_PARTING = ("Cc", "Cs", "Zl", "Zp")
# Signs of format, of direction, no width or language, and what has no meaning, or none that others know.
_UNSEEN = ("Cf", "Co", "Cn")
# These two of them join letters, or keep them apart.
_JOINING = "\u200c\u200d"
# More marks on one letter than any language has.
_MARK = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE = re.compile(f"({_MARK}{{4}}){_MARK}+")


def one_line(text: str, longest: int) -> str:
    """The text in one line, of characters that can be seen, and no longer than so many."""
    seen = "".join(
        " " if unicodedata.category(character) in _PARTING else character for character in text
        if unicodedata.category(character) not in _UNSEEN or character in _JOINING)
    # Joining what cannot be seen to nothing is no text.
    return " ".join(_PILE.sub(r"\1", seen).split())[:longest].strip(f" {_JOINING}")
