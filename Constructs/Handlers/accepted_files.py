"""Which files the pipeline takes for media, by the endings of their names."""

from __future__ import annotations

import os
import re

from contract import Variable

# In bytes of UTF-8, of which a key of S3 has 1,024: what is made of a file is named after it, in folders of its own and with numbers
# (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html).
LONGEST_NAME = 800
_ENDING = re.compile(r".*\.([A-Za-z0-9]{1,8})", re.DOTALL)


def ending(name: str) -> str:
    """The ending of a file's name or key, in lower case and without the dot; empty if the pipeline takes no such files."""
    found = _ENDING.fullmatch(name)
    last = found[1].lower() if found else ""
    return last if last in _endings() else ""


def is_name_too_long(key: str) -> bool:
    return len(key.rpartition("/")[2].encode()) > LONGEST_NAME


def list_of_endings() -> str:
    """The endings that are taken, for people."""
    *others, last = _endings()
    return f"{', '.join(others)} or {last}" if others else last


def _endings() -> list[str]:
    return os.environ[Variable.ACCEPTED_EXTENSIONS].split(",")
