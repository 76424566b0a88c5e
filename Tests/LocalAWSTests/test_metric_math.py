"""Expressions of metric math, with the examples of their page where it has some."""

from __future__ import annotations

import pytest

from LocalAWS.corrections.metric_math import NotUnderstood, names, parsed

VALUES = {"m1": 6.0, "m2": 3.0, "none": None, "zero": 0.0}


@pytest.mark.parametrize(("text", "value"), [
    ("m1 + m2 * 2", 12), ("(m1 + m2) * 2", 18), ("m1 - m2 - 1", 2), ("m1 / m2 / 2", 1), ("-m1 + 1.5", -4.5), ("100 * m2 / m1", 50),
    ("m1 > m2", 1), ("m1 <= m2", 0), ("m1 >= 6 AND m2 < 3", 0), ("m1 == 6 || m2 != 3", 1), ("m1 + 1 > m2 * 2", 1),
    ("IF(m1 > m2, 1, 0)", 1), ("IF(m1 < m2, m1, m2 + 1)", 4), ("IF(zero, 1, none)", None), ("IF(m1, 1, none)", 1), ("IF(none, 1, 2)", None),
    ("FILL(none, 0)", 0), ("FILL(m1, 0)", 6), ("m1 + none", None),
    ("m1 + FILL(none, 2)", 8), ("m1 / zero", None), ("FILL(m1 / zero, 9)", 9),
])
def test_values(text: str, value: float | None) -> None:
    assert parsed(text)(VALUES) == value


@pytest.mark.parametrize("text", [
    "", "m1 +", "m1 m2", "IF(m1, 1)", "FILL(m1, 0, 1)", "(m1", "RATE(m1)", "SUM(METRICS())", "FILL(m1, REPEAT)", "M1", "m1 ; m2",
    "m1 ** 2"])
def test_what_is_not_known_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parsed(text)


def test_names() -> None:
    assert names("IF(errors_plan >= 3, 100 * errors_plan / FILL(calls_2, 0), 0)") == {"errors_plan", "calls_2"}
