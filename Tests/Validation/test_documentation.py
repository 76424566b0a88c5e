"""Each id of the validation stands on the page that explains them, and no other."""

from __future__ import annotations

import re
from pathlib import Path

_CORE = Path(__file__).resolve().parents[2] / "Sources" / "CDK"


def test_ids_are_explained() -> None:
    sources = "".join(file.read_text() for file in sorted((_CORE / "Validation").glob("*.swift")))
    ids = set(re.findall(r'"swift-cdk:((?:schema|template)/[a-z-]+)"', sources)) | {
        f"template/too-many-{things}" for things in ("parameters", "outputs", "mappings")}
    explained: set[str] = set()
    area = ""
    for line in (_CORE / "CDK.docc" / "Validation.md").read_text().splitlines():
        head = re.match(r"\| `swift-cdk:(\w+)/` \|", line)
        if head:
            area = head[1]
        elif area and line.startswith("| `"):
            explained |= {f"{area}/{name}" for name in re.findall(r"`([a-z-]+)`", line.split("|")[1])}
        elif not line.startswith("|"):
            area = ""
    assert explained == ids
