"""`python -m Architecture`, in `Tests`: draws the floors anew on the page that shows them, and says what is wrong with them."""

from __future__ import annotations

import sys

from .floors import CDK
from .graph import Graph
from .picture import picture, redrawn
from .places import CDK_SOURCES, PAGE


def main() -> int:
    graph = Graph.read(CDK_SOURCES)
    mistakes = CDK.mistakes(graph)
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    if mistakes:
        return 1
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(redrawn(page, picture(CDK, graph)), encoding="utf-8")
    return 0


sys.exit(main())
