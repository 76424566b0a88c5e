from __future__ import annotations

import pytest

from Architecture.literals import literals


@pytest.mark.parametrize(("source", "texts"), [
    ('let a = "x" // "no"\nlet b = "y"', ["x", "y"]),
    ('/* "no" */ f("a \\(b("c")) d")', ["a … d", "c"]),
    ('#"a \\(b) \\#(c)"#', ["a \\(b) …"]),
    ('"""\n  a\n  \\(b)\n  """', ["\n  a\n  …\n  "]),
    ('"a \\"b\\" c"', ['a "b" c']),
    ('"a \\(f(x: "b \\(c)")) d"', ["a … d", "b …"]),
])
def test_texts(source: str, texts: list[str]) -> None:
    assert [literal.text for literal in literals(source)] == texts


def test_lines() -> None:
    assert [literal.line for literal in literals('"a"\n\n"b"')] == [1, 3]
