"""The files that recipes' assets are made of."""

from __future__ import annotations

from pathlib import Path

_FILES = {
    "file.txt": b"text\r\nwith both\nline ends\r",
    "plain": b"no extension",
    "archive.tar.gz": b"\x1f\x8b\x00binary",
    "two.dots.json": b"{}",
    ".hidden": b"hidden",
    "dir/a.txt": b"a",
    "dir/B.txt": b"b",
    "dir/sub/c": b"\x00\x01",
    "dir/sub.x/d.py": b"print('\xc3\xa9')\r\n",
    "dir/.dot": b"dot",
    "large/text.txt": "0123456789é".encode() * 2000,
    "empty-file/none": b"",
}
_EMPTY_DIRECTORIES = ("dir/empty",)

ASSET_PATHS = ["file.txt", "plain", "archive.tar.gz", "two.dots.json", ".hidden", "dir", "large", "large/text.txt", "empty-file", "dir/sub"]


def write(directory: Path) -> None:
    for name, content in _FILES.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in _EMPTY_DIRECTORIES:
        (directory / name).mkdir(parents=True, exist_ok=True)
