"""Writes the tables and pictures of the page Scale: `python -m Scale`, in `Tests`; `--full` those of ten thousand and a million too."""

from __future__ import annotations

import argparse

from . import page
from .scenarios import Cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="the cases that take minutes too")
    full = parser.parse_args().full
    cases = Cases()
    text = page.PAGE.read_text(encoding="utf-8")
    page.PAGE.write_text(page.rewritten(text, page.rows(cases, full)), encoding="utf-8")
    for name, drawing in page.drawings(cases, full).items():
        page.PAGE.with_name(name).write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
