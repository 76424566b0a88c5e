"""What the service asks of a job beyond its model: one rule a file, each told as the service's own path and a sentence.

Rules of which AWS's documents say nothing exact are marked [assumed]: they are on the strict side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from . import automated_abr, clipping, cmaf, frame_capture, frame_rates, inputs, output_groups, rate_control, sizes, trick_play

Rule = Callable[[dict[str, Any]], Iterator[str]]

# Of whole jobs, in the order in which they are told.
RULES: tuple[Rule, ...] = (
    inputs.mistakes, clipping.mistakes, output_groups.mistakes, frame_capture.mistakes, cmaf.mistakes, rate_control.mistakes,
    frame_rates.mistakes, sizes.mistakes, trick_play.mistakes, automated_abr.mistakes,
)


def mistakes(settings: dict[str, Any]) -> list[str]:
    """What is wrong with complete settings, each as `/path/in/settings: sentence`."""
    return [mistake for rule in RULES for mistake in rule(settings)]
