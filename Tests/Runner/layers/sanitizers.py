from __future__ import annotations

from ..layer import Layer
from ..prerequisites import SWIFT
from ..reports import Counts
from ..run import Run
from ..swift_tests import apart, swift_tests

# No leak checking: a construct and its node hold each other on purpose, so that a construct outlives the app that it was made in. What
# a program builds is there until the program ends.
_OPTIONS: dict[str, dict[str, str]] = {"address": {"ASAN_OPTIONS": "detect_leaks=0"}, "thread": {}}


def tests(run: Run) -> Counts:
    counts = Counts()
    for sanitizer, variables in _OPTIONS.items():
        name = f"{sanitizer}-sanitizer"
        counts += swift_tests(run, name, f"--sanitize={sanitizer}", *apart(run, name), variables=variables)
    return counts


LAYER = Layer("sanitizers", "swift test under the address and the thread sanitizer", tests, (SWIFT,), long=True)
