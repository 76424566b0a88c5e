"""A layer: tests of one kind, run together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from .prerequisites import Module, Program
from .reports import Counts
from .run import Run


@dataclass(frozen=True)
class Layer:
    name: str
    about: str
    tests: Callable[[Run], Counts]
    prerequisites: tuple[Program | Module, ...] = ()
    long: bool = False  # Too long for every change: runs with `--full` or when it is named.
