"""Services of AWS as callers meet them: how often each is asked, how fast it may be asked, and when it is out of order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .clock import Clock, Rate

# Of a lost answer the call was carried out; a call that hangs gets none, until the client's time is over; a function that dies has done
# nothing.
THROTTLED, UNAVAILABLE, LOST, HANGS, DIES = "throttled", "unavailable", "lost", "hangs", "dies"


@dataclass(frozen=True)
class Fault:
    """What a service does wrong from one time to another: with all calls, or with a share of them, by chance."""

    service: str
    kind: str = UNAVAILABLE
    begin: float = 0.0
    end: float = float("inf")
    share: float = 1.0


class Services:
    """Counts every call, and says which are refused."""

    def __init__(self, clock: Clock, chance: random.Random, faults: Iterable[Fault], rates: Mapping[str, Rate]) -> None:
        self._clock, self._chance, self._rates = clock, chance, rates
        self._faults = tuple(faults)
        self.calls: Counter[str] = Counter()
        self.in_minutes: Counter[tuple[str, int]] = Counter()

    def refusal(self, service: str, operation: str) -> str | None:
        """Why a call is refused, if it is. The rate of an operation goes before that of all of its service."""
        name = f"{service}:{operation}"
        self.calls[name] += 1
        self.in_minutes[name, int(self._clock.now // 60)] += 1
        kind = self.fault(service)
        if kind is None:
            rate = self._rates.get(name) or self._rates.get(service)
            kind = THROTTLED if rate is not None and not rate.allows() else None
        return kind

    def fault(self, service: str) -> str | None:
        for fault in self._faults:
            if fault.service == service and fault.begin <= self._clock.now < fault.end and (
                    fault.share >= 1 or self._chance.random() < fault.share):
                return fault.kind
        return None

    def out_of_order_for(self, service: str) -> float:
        """The seconds until a service works that does nothing now."""
        ends = [fault.end for fault in self._faults if fault.service == service and fault.kind == UNAVAILABLE and fault.share >= 1
                and fault.begin <= self._clock.now < fault.end]
        return max(ends) - self._clock.now if ends else 0.0

    def most_in_a_second(self, name: str) -> float:
        """Of the minute in which it was asked most."""
        return max((count for (asked, _), count in self.in_minutes.items() if asked == name), default=0) / 60
