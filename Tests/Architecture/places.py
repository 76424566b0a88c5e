from __future__ import annotations

from pathlib import Path

_SOURCES = Path(__file__).resolve().parents[2] / "Sources"
CLOUD_ASSEMBLY_SOURCES = _SOURCES / "CloudAssembly"
SERVICE_SOURCES = _SOURCES / "Services"
CDK_SOURCES = _SOURCES / "CDK"
#: Shows the floors.
PAGE = CDK_SOURCES / "CDK.docc" / "Design.md"
