"""What an asset of 100 MB costs a debug build, in which apps are synthesized: `python3 Tests/Benchmark/asset_speed.py`.

Prints a Markdown table: the seconds of CPU time of a synthesis with the asset less those of one with an empty file, and how many times
those are of Python's hashlib, which hashes the same file in the same run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import measure
from speed import REPOSITORY, build

SIZE = 100_000_000
RUNS = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scratch-path", type=Path, default=REPOSITORY / ".build", help="where Swift builds")
    options = parser.parse_args()
    app = build(options.scratch_path, "debug")
    with tempfile.TemporaryDirectory(prefix="asset-speed-") as name:
        directory = Path(name)
        empty = directory / "empty"
        empty.touch()
        rows = []
        for kind, content in contents():
            file = directory / "asset"
            file.write_bytes(content)
            ours, theirs = [], []
            for _ in range(RUNS):
                ours.append(synthesis(app, file, directory) - synthesis(app, empty, directory))
                theirs.append(hashed(content))
            rows.append([kind, f"{statistics.median(ours):.2f}", f"{statistics.median(theirs):.2f}",
                         f"{statistics.median(ours) / statistics.median(theirs):.1f}"])
    print(measure.table(["100 MB of", "asset, CPU s", "hashlib's SHA-256, CPU s", "ratio"], rows))
    return 0


def contents() -> list[tuple[str, bytes]]:
    line = b"a line of text that ends like all others"
    return [("random bytes", random.Random(1).randbytes(SIZE)),
            ("text", (line + b"\n") * (SIZE // (len(line) + 1))),
            ("text with carriage returns", (line + b"\r\n") * (SIZE // (len(line) + 2)))]


def synthesis(app: Path, file: Path, directory: Path) -> float:
    output = directory / "cdk.out"
    cost = measure.run([str(app), "asset", str(file), str(output)], os.environ, str(directory))
    shutil.rmtree(output)
    return cost.cpu


def hashed(content: bytes) -> float:
    start = time.process_time()
    hashlib.sha256(content).digest()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
