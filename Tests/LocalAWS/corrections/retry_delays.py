"""How long Step Functions waits before it tries a state again: MaxDelaySeconds and JitterStrategy.

https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html. MiniStack knows neither, and waits a minute at most.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any


def delay(retrier: dict[str, Any], count: int, chance: Callable[[], float]) -> float:
    """Seconds before the next attempt, after so many; a chance is from 0 to 1."""
    seconds = float(retrier.get("IntervalSeconds", 1)) * float(retrier.get("BackoffRate", 2.0)) ** count
    if "MaxDelaySeconds" in retrier:
        seconds = min(seconds, float(retrier["MaxDelaySeconds"]))
    # "Full jitter": anywhere between no wait and the whole of it.
    return seconds * chance() if retrier.get("JitterStrategy") == "FULL" else seconds


def install() -> None:
    from ministack.services import stepfunctions

    find = stepfunctions._find_matching_retrier

    def find_and_wait(retriers: Any, error: str, counts: dict[Any, int]) -> Any:
        retrier, index = find(retriers, error, counts)
        if retrier is None:
            return retrier, index
        stepfunctions._scaled_sleep(delay(retrier, counts.get(index, 0), random.random))
        # It has waited.
        return {**retrier, "IntervalSeconds": 0}, index

    stepfunctions._find_matching_retrier = find_and_wait
