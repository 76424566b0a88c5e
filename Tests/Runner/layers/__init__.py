"""All layers, in the order in which they run: the fast ones first. A new one is a file here and a line in the table."""

from __future__ import annotations

from ..layer import Layer
from . import coverage, endtoend, fuzz, generated, handlers, harness, resources, sanitizers, settings, swift, templates

LAYERS: tuple[Layer, ...] = (
    harness.LAYER,
    swift.LAYER,
    generated.LAYER,
    settings.LAYER,
    resources.LAYER,
    handlers.LAYER,
    templates.LAYER,
    fuzz.LAYER,
    endtoend.LAYER,
    coverage.LAYER,
    sanitizers.LAYER,
)
