"""`python3 -m Catalogue`, in `Tests`: writes the page of all diagnostics; with `--check`, fails if it is not as it would be written."""

from __future__ import annotations

import sys

from .page import page
from .places import COMMAND, PAGE


def main() -> int:
    text = page()
    if sys.argv[1:] == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{PAGE.name} is not up to date: {COMMAND}", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


sys.exit(main())
