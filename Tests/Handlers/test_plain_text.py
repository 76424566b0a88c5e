"""Texts of others cannot pass for something else where they are shown."""

from __future__ import annotations

import sys
import unicodedata

import pytest

import plain_text


@pytest.mark.parametrize(("text", "shown"), [
    # The end of the name would read as the beginning: "film exe.mp4".
    ("film \u202e4pm.exe", "film 4pm.exe"), ("\u2067isolated\u2069 \u200erest\u200f\u061c", "isolated rest"),
    ("a\u200bb\ufeffc\u00add\u2060e", "abcde"), ("one\nline\r\tof\u2028many\u2029", "one line of many"),
    ("\x1b[31mred\x00\x07\x9b", "[31mred"), ("tags\U000e0041\U000e007f", "tags"), ("\ud800half", "half"),
    # Persian, a family and an accent are what they are.
    ("\u0645\u06cc\u200c\u062e\u0648\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0645"),
    ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"), ("e\u0301te\u0301", "e\u0301te\u0301"),
    ("\uf627\ue000\uffff", ""), ("\u200d\u200c \u200d", ""), ("", ""), ("z" + "\u0336" * 500 + "o", "z" + "\u0336" * 4 + "o")])
def test_what_cannot_be_seen_is_left_out(text: str, shown: str) -> None:
    assert plain_text.one_line(text, 100) == shown


def test_nothing_is_longer_than_asked_for() -> None:
    assert plain_text.one_line("word " * 1_000, 12) == "word word wo"


def test_no_character_of_direction_control_or_line_is_kept() -> None:
    kept = plain_text.one_line("".join(f"a{chr(code)}b" for code in range(sys.maxunicode + 1)), sys.maxunicode * 4)
    for character in set(kept) - set("\u200c\u200d"):
        assert unicodedata.category(character) not in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"), hex(ord(character))
