"""libFuzzer over every parser of text from outside: `python -m HostileInput [--seconds N] [parser …]`, in `Tests`.

Each parser begins with the texts of `Seeds` and with what former runs have found to lead to new code. What ends a parser, or takes it
longer than ten seconds, is kept in `.build/hostile-input`: put it into `Seeds`, where a test in Swift reads it, and mend the parser.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
SEEDS = Path(__file__).parent / "Seeds"
PLACE = TESTS.parent / ".build" / "hostile-input"
PARSERS = sorted(path.name for path in SEEDS.iterdir())
_SANITIZERS = "-sanitize=fuzzer,address"
_BUILD_SECONDS = 3600
#: Constructs and nodes hold each other on purpose, so leaks are not looked for; a backtrace under the sanitizer takes for ever.
_ENVIRONMENT = {"ASAN_OPTIONS": "detect_leaks=0", "SWIFT_BACKTRACE": "enable=no"}


def built() -> Path:
    """The program: the objects of the test target, and of what it imports, around libFuzzer's `main`."""
    build = ["swift", "build", "--package-path", str(TESTS.parent), "--scratch-path", str(PLACE / "build"), "--configuration", "release",
             "--target", "HostileInputTests", "-Xswiftc", "-enable-testing", "-Xswiftc", _SANITIZERS]
    subprocess.run(build, check=True, timeout=_BUILD_SECONDS)
    shown = subprocess.run([*build, "--show-bin-path"], check=True, timeout=_BUILD_SECONDS, capture_output=True, text=True).stdout.strip()
    program = PLACE / "HostileInput"
    objects = [str(path) for path in Path(shown).glob("*.build/**/*.o")]
    subprocess.run(["swiftc", _SANITIZERS, *objects, "-o", str(program)], check=True, timeout=_BUILD_SECONDS)
    return program


def withstands(program: Path, parser: str, seconds: int) -> bool:
    """Whether a parser ends with a result or an error, whatever libFuzzer gives it."""
    found = PLACE / parser
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    log = found / "log"
    with log.open("w") as output:
        status = subprocess.run(
            [str(program), f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=4000", "-print_final_stats=1",
             f"-artifact_prefix={found}/", str(found / "corpus"), str(SEEDS / parser)],
            stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **_ENVIRONMENT, "HOSTILE_PARSER": parser}, check=False,
            timeout=seconds + 120).returncode
    text = log.read_text(errors="replace")
    tried = re.search(r"number_of_executed_units: +(\d+)", text)
    if status == 0 and tried:
        print(f"{parser}: {int(tried[1]):,} texts in {seconds} s", flush=True)
        return True
    print(f"{parser}: failed, see {log}\n" + "\n".join(text.splitlines()[-5:]), flush=True)
    return False


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m HostileInput", description=__doc__)
    arguments.add_argument("--seconds", type=int, default=120, help="for each parser")
    arguments.add_argument("parsers", nargs="*", metavar="parser", help=", ".join(PARSERS))
    given = arguments.parse_args()
    if unknown := set(given.parsers) - set(PARSERS):
        arguments.error(f"no parser: {', '.join(sorted(unknown))}")
    program = built()
    # All of them, whatever the first ones say.
    failed = [parser for parser in given.parsers or PARSERS if not withstands(program, parser, given.seconds)]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
