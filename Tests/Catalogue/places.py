"""Where the catalogue of diagnostics stands, and the page that is made of it."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
CATALOGUE = REPOSITORY / "Sources" / "Catalogue"
PAGE = REPOSITORY / "Sources" / "CDK" / "CDK.docc" / "Diagnostics.md"
#: The checks of whole templates, whose findings can be acknowledged even if they are errors.
VALIDATION = REPOSITORY / "Sources" / "CDK" / "Validation"
COMMAND = "cd Tests && python3 -m Catalogue"
