"""Random YAML texts, read by the library and by PyYAML."""

from __future__ import annotations

import re
from typing import Any

import pytest

from YAML.generator import Generator
from YAML.readings import readings
from YAML.reference import NotATemplate, reading

COUNT = 2_000


def expected(text: str) -> dict[str, Any]:
    try:
        return {"value": reading(text)}
    except NotATemplate as error:
        return {"error": str(error)}


@pytest.fixture(scope="module")
def seeds(full: bool) -> range:
    return range(1, 51 if full else 3)


def test_well_formed_texts_mean_the_same(seeds: range) -> None:
    read = 0
    for seed in seeds:
        generator = Generator(seed)
        texts = [generator.text() for _ in range(COUNT)]
        for text, actual in zip(texts, readings(texts, 120), strict=True):
            wanted = expected(text)
            # The words of errors are our own.
            if "error" in wanted:
                assert "error" in actual, f"seed {seed}: PyYAML says {wanted['error']}, we read {actual}\n{text}"
            else:
                assert actual == wanted, f"seed {seed}:\n{text}"
                read += 1
    assert read > COUNT * len(seeds) / 2


def test_changed_texts_mean_the_same_where_both_read_them(seeds: range) -> None:
    read = refused = one_sided = 0
    for seed in seeds:
        generator = Generator(-seed)
        texts = [generator.changed() for _ in range(COUNT)]
        for text, actual in zip(texts, readings(texts, 120), strict=True):
            wanted = expected(text)
            if "error" in wanted and "error" in actual:
                refused += 1
            elif "error" in wanted or "error" in actual:
                one_sided += 1
            elif actual == wanted:
                read += 1
            else:
                assert in_brackets(text), f"seed {-seed}: PyYAML reads {wanted}, we read {actual}\n{text}"
    total = COUNT * len(seeds)
    assert read > total / 10
    assert refused > total / 10
    # Tabs between tokens, which PyYAML refuses; anchors before a colon and texts that are not indented, which it takes.
    assert one_sided < total / 50


def in_brackets(text: str) -> bool:
    """Whether a question mark or a colon stands where PyYAML and the standard differ."""
    return re.search(r"[\[{,]\s*[?:]\S", text) is not None or re.search(r"!\s", text) is not None
