"""Waiting for what happens by itself, within a time limit."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(read: Callable[[], T], reached: Callable[[T], bool], seconds: float, what: str) -> T:
    """Reads again and again until what was read is what was waited for."""
    deadline = time.monotonic() + seconds
    while True:
        state = read()
        if reached(state):
            return state
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {seconds} s for {what}; at the end there was {state!r}")
        time.sleep(0.2)
