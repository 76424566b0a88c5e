"""One side of the comparison: a program that builds recipes, one JSON line in, one out."""

from __future__ import annotations

import contextlib
import json
import selectors
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .recipe import Recipe

_SECONDS = 120


@dataclass(frozen=True)
class Program:
    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    # How many recipes one process builds: the original's tokens are never freed.
    lifetime: int


class Side:
    def __init__(self, program: Program, fixtures: Path) -> None:
        self.program = program
        self.fixtures = fixtures
        self._process: subprocess.Popen[bytes] | None = None
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - open for as long as there is a side
        self._built = 0

    def start(self, recipe: Recipe, output: Path) -> None:
        """Begins to build a recipe; `finish` gives the answer."""
        if self._process is None or self._built >= self.program.lifetime:
            self.stop()
            self._process = subprocess.Popen(self.program.command, env=self.program.environment, stdin=subprocess.PIPE,
                                             stdout=subprocess.PIPE, stderr=self._log)
            self._built = 0
        self._built += 1
        request = json.dumps({"recipe": recipe, "output": str(output), "fixtures": str(self.fixtures)})
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(request.encode() + b"\n")
            self._process.stdin.flush()

    def finish(self) -> dict[str, Any]:
        """{} if the recipe was built, {"error"} if it was refused, {"crash"} if the program ended or did not answer."""
        process = self._process
        assert process is not None and process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            line = process.stdout.readline() if selector.select(_SECONDS) else b""
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        process.kill()
        status = process.wait()
        self._process = None
        return {"crash": f"ended with {status}\n{self._tail()}"}

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()
            self._process = None

    def _tail(self) -> str:
        size = self._log.seek(0, 2)
        self._log.seek(max(0, size - 2000))
        return self._log.read().decode(errors="replace")
