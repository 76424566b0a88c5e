"""Builds one recipe on both sides and says how they differ."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from .comparison import Difference, compare, same_template_but_hash
from .differences import is_laxer, is_stricter
from .recipe import Recipe
from .shrink import repaired
from .side import Program, Side

# Changes our assembly before it is compared: the fuzzer's own tests see whether that is noticed.
Tamper = Callable[[Path], None]


class Trial:
    def __init__(self, ours: Program, theirs: Program, fixtures: Path, tamper: Tamper | None = None) -> None:
        self._sides = (Side(ours, fixtures), Side(theirs, fixtures))
        self._directory = Path(tempfile.mkdtemp(prefix="fuzz-"))
        self._used = self._directory / "used"
        self._tamper = tamper
        self.rejected = False

    def run(self, recipe: Recipe) -> list[Difference]:
        outputs = (self._directory / "ours", self._directory / "theirs")
        try:
            for side, output in zip(self._sides, outputs, strict=True):
                side.start(recipe, output)
            ours, theirs = (side.finish() for side in self._sides)
            self.rejected = "error" in theirs
            for name, answer in (("this library", ours), ("aws-cdk-lib", theirs)):
                if "crash" in answer or "malformed" in answer:
                    return [Difference(f"{name} fails", f"{name}: {answer.get('crash') or answer.get('malformed')}")]
            found = self._judge(ours.get("error"), theirs.get("error"), *outputs)
            return found if found or "error" in ours else self._repeat(recipe, outputs[0])
        finally:
            for output in (*outputs, self._used):
                shutil.rmtree(output, ignore_errors=True)

    def _repeat(self, recipe: Recipe, first: Path) -> list[Difference]:
        """This library once more, into a directory that another app used before: it has to hold what an empty one got."""
        operations = recipe["operations"]
        other = repaired({**recipe, "operations": operations[::2]})
        ours = self._sides[0]
        ours.start(other, self._used)
        ours.finish()
        ours.start(recipe, self._used)
        answer = ours.finish()
        if answer:
            return [Difference("repeated synthesis fails", f"into a directory that was used before: {answer}")]
        return [Difference("repeated " + difference.kind, difference.text) for difference in compare(self._used, first)]

    def _judge(self, ours: str | None, theirs: str | None, left: Path, right: Path) -> list[Difference]:
        if ours is not None and theirs is not None:
            return []
        if ours is not None:
            return [] if is_stricter(ours) else [Difference("only this library refuses", ours)]
        if theirs is not None:
            return [] if is_laxer(theirs) else [Difference("only aws-cdk-lib refuses", theirs)]
        if self._tamper is not None:
            self._tamper(left)
        found = compare(left, right)
        # A differing template changes hashes in other files too; it alone is what counts.
        return [difference for difference in found if not same_template_but_hash(difference.text)] or found

    def close(self) -> None:
        for side in self._sides:
            side.stop()
        shutil.rmtree(self._directory, ignore_errors=True)
