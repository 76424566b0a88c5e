"""What the library's reader makes of YAML texts."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]


def program() -> str:
    return os.environ.get("TESTS_YAML_READINGS") or str(REPOSITORY / ".build" / "debug" / "YAMLReadings")


def readings(texts: list[str], seconds: float, *arguments: str) -> list[Any]:
    """For each text `{"value": …}` or `{"error": …}`, where the program answers within a time."""
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    run = subprocess.run([program(), *arguments], input=lines, capture_output=True, text=True, timeout=seconds, check=False)
    assert run.returncode == 0, run.stderr[-2_000:]
    answers = [json.loads(line) for line in run.stdout.split("\n") if line]
    assert len(answers) == len(texts)
    return answers
