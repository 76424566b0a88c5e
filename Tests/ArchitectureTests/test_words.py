"""One thing has one name: two nouns are enough for what is wrong, see Conventions in CONTRIBUTING."""

from __future__ import annotations

import re
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]
_FOLDERS = (".github", "App", "Constructs", "Sources")
_ENDINGS = {".md", ".py", ".swift"}
#: In names too, such as `firstProblem`; but for `ProblemType`, a property of SageMaker's.
_FOREIGN = re.compile(r"problem(?!type)", re.IGNORECASE)
#: What names of the past are said to be called now.
_HISTORY = "Changes.md"


def test_what_is_wrong_is_a_mistake_or_a_finding() -> None:
    paths = [path for folder in _FOLDERS for path in (_REPOSITORY / folder).rglob("*")
             if path.suffix in _ENDINGS and "Generated" not in path.parts and path.name != _HISTORY]
    paths.append(_REPOSITORY / "README.md")
    assert len(paths) > 900
    assert [f"{path.relative_to(_REPOSITORY)}:{number}: {line.strip()}" for path in paths
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if _FOREIGN.search(line)] == []
