"""Files fit on a few screens."""

from __future__ import annotations

from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]
_FOLDERS = ("App", "Constructs", "Sources", "Tests")
_ENDINGS = {".swift", ".py", ".js", ".sh", ""}
# What is generated or expected to the byte.
_LEFT_OUT = {"Generated", "Goldens", "Snapshots", "__pycache__", "contract.py"}
_MOST_LINES = 300


def test_no_file_that_people_write_is_longer_than_a_few_screens() -> None:
    paths = [path for folder in _FOLDERS for path in (_REPOSITORY / folder).rglob("*")
             if path.is_file() and path.suffix in _ENDINGS and not _LEFT_OUT & set(path.relative_to(_REPOSITORY).parts)]
    lengths = {str(path.relative_to(_REPOSITORY)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert len(lengths) > 500
    assert {path: length for path, length in lengths.items() if length > _MOST_LINES} == {}
