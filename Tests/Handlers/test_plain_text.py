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
    ("\uf627\ue000\uffff", ""), ("\u200d\u200c \u200d", ""), ("", ""), ("z" + "\u0336" * 500 + "o", "z" + "\u0336" * 4 + "o"),
    # Marks of Thai, Arabic and Cyrillic pile up as well, and behind what joins; one letter of Tibetan or Hebrew has several.
    ("\u0e01" + "\u0e47" * 60, "\u0e01" + "\u0e47" * 4), ("\u0628" + "\u064b" * 60 + "\u0628", "\u0628" + "\u064b" * 4 + "\u0628"),
    ("a" + "\u0489" * 9, "a" + "\u0489" * 4), ("a" + ("\u0301" * 4 + "\u200d") * 3 + "b", "a" + "\u0301" * 4 + "\u200d" * 3 + "b"),
    ("\u05e9\u05c1\u05b8\u0591", "\u05e9\u05c1\u05b8\u0591"), ("\u0f66\u0f92\u0fb2\u0f74\u0f56", "\u0f66\u0f92\u0fb2\u0f74\u0f56"),
    # Letters without a shape.
    ("\u3164\u115f\u1160\uffa0\u2800", ""), ("a\u3164\u3164b", "a b")])
def test_what_cannot_be_seen_is_left_out(text: str, shown: str) -> None:
    assert plain_text.one_line(text, 100) == shown


def test_nothing_is_longer_than_asked_for() -> None:
    assert plain_text.one_line("word " * 1_000, 12) == "word word wo"


def test_no_character_of_direction_control_or_line_is_kept() -> None:
    kept = plain_text.one_line("".join(f"a{chr(code)}b" for code in range(sys.maxunicode + 1)), sys.maxunicode * 4)
    for character in set(kept) - set("\u200c\u200d"):
        assert unicodedata.category(character) not in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"), hex(ord(character))
