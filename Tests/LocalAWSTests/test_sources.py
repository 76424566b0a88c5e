"""Every file of the local AWS says where it has its facts from, or that they are assumed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import LocalAWS

ROOT = Path(LocalAWS.__file__).parent
# What imitates nothing of AWS: how it is started, told, kept and measured, and the programs that it runs.
MACHINERY = {
    "__init__.py", "gateway.py", "measurements.py", "odd_containers.py", "odd_lengths.py", "odd_media.py", "sample_media.py", "start_up.py",
    "corrections/__init__.py", "corrections/read_expressions.py",
    "edge/__init__.py", "edge/key_stores.py", "edge/message.py", "edge/server.py", "edge/template.py",
    "mediaconvert/faults.py", "mediaconvert/mp4_boxes.py", "mediaconvert/persistence.py", "mediaconvert/regions.py",
    "mediaconvert/registration.py", "mediaconvert/repeated_transcoding.py",
    "mediaconvert/rules/walk.py", "mediaconvert/transcoding/__init__.py", "mediaconvert/transcoding/decoding.py",
    "mediaconvert/transcoding/encoding.py",
    "mediaconvert/transcoding/programs.py", "mediaconvert/transcoding/timeline.py"}
SOURCE = re.compile(r"https://(docs\.aws\.amazon\.com|smithy\.io|github\.com)/\S+|\bAPI reference\b|\[assumed\]|service's own model")


@pytest.mark.parametrize("name", sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py")))
def test_a_file_names_its_source_or_imitates_nothing(name: str) -> None:
    assert (SOURCE.search((ROOT / name).read_text()) is not None) != (name in MACHINERY)


def test_the_list_names_files_that_are_there() -> None:
    assert {name for name in MACHINERY if not (ROOT / name).exists()} == set()
