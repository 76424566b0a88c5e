"""A `swift` for tests of the layers that run it: it writes down how it was called and does what it is told to."""

from __future__ import annotations

from pathlib import Path

import pytest

TWO_PASSED = "<testsuites><testsuite><testcase name='a'/><testcase name='b'/></testsuite></testsuites>"


class SwiftCommand:
    def __init__(self, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bin = directory / "bin"
        self._bin.mkdir()
        self._calls = directory / "calls"
        self._calls.touch()
        monkeypatch.setenv("PATH", f"{self._bin}:/usr/bin:/bin")
        self.does()

    def does(self, build: int = 0, test: int = 0, report: str = "", export: Path | None = None) -> None:
        """How `swift build` and `swift test` end, what Swift Testing reports, and where the coverage is."""
        script = self._bin / "swift"
        script.write_text(f"""#!/bin/sh
echo "$@ $ASAN_OPTIONS" >> "{self._calls}"
case "$*" in *--show-bin-path) echo /products ;; esac
[ "$1" = build ] && exit {build}
[ "$2" = --show-codecov-path ] && echo "{export}" && exit 0
[ -n "{report}" ] && echo "{report}" > "${{3%.xml}}-swift-testing.xml"
exit {test}
""")
        script.chmod(0o755)

    @property
    def calls(self) -> list[list[str]]:
        """The arguments of each call, and the options of the address sanitizer after them."""
        return [line.split() for line in self._calls.read_text().splitlines()]
