"""A table of DynamoDB, with the index of what waits and what is at work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from . import expressions
from .expressions import Row

INDEXED = "line"


class ConditionFailed(Exception):
    """The row is not as a change of it demands."""


class Table:
    """Rows by their two keys. The index has each line in the order in which its rows came into it."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Row]] = defaultdict(dict)
        self.lines: dict[str, dict[str, Row]] = defaultdict(dict)

    def get(self, pk: str, sk: str) -> Row | None:
        return self.rows[pk].get(sk) if pk in self.rows else None

    def put_new(self, item: Row) -> None:
        if item["sk"] in self.rows[item["pk"]]:
            raise ConditionFailed
        self.rows[item["pk"]][item["sk"]] = dict(item)

    def update(self, pk: str, sk: str, change: str, names: Mapping[str, str], values: Mapping[str, Any],
               demanded: str | None = None) -> dict[str, Any]:
        """Changes a row, or makes it; gives what was set."""
        row = self.get(pk, sk)
        spelled = tuple(sorted(names.items()))
        if demanded is not None and not expressions.condition(demanded, spelled)(row or {}, values):
            raise ConditionFailed
        if row is None:
            row = self.rows[pk][sk] = {"pk": pk, "sk": sk}
        line = row.get(INDEXED)
        fields = expressions.update(change, spelled)(row, values)
        if row.get(INDEXED) != line:
            if line is not None:
                del self.lines[line][pk]
            if INDEXED in row:
                self.lines[row[INDEXED]][pk] = row
        return fields

    def jobs(self, pk: str, front: str) -> list[Row]:
        return [row for sk, row in self.rows[pk].items() if sk.startswith(front)] if pk in self.rows else []
