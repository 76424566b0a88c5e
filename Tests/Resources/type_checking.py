"""What the compiler says about programs that use the library's compiled modules."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

SECONDS = 600

#: File without its ending, line, message.
ERROR = re.compile(r"^(?:.*/)?(\w+)\.swift:(\d+):\d+: error: (.*)$", re.MULTILINE)


def type_check(directory: Path, *modules: Path, options: tuple[str, ...] = ()) -> str:
    """What the compiler says about all files of a directory, checked together."""
    command = ["swiftc", "-typecheck", "-wmo", "-parse-as-library", "-swift-version", "6", "-diagnostic-style", "llvm", *options,
               *(f"-I{path}" for path in modules), *map(str, sorted(directory.glob("*.swift")))]
    finished = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=SECONDS)
    assert finished.returncode in (0, 1), finished.stdout
    return finished.stdout
