"""Simulated time: what happens next, in order, and how often something may happen in a second."""

from __future__ import annotations

import heapq
from collections.abc import Callable

Action = Callable[[], None]


class Clock:
    """Runs actions at their times; of those of one moment, the one first asked for comes first."""

    def __init__(self) -> None:
        self.now = 0.0
        self._ahead: list[tuple[float, int, Action]] = []
        self._asked = 0

    def after(self, seconds: float, action: Action) -> None:
        self._asked += 1
        heapq.heappush(self._ahead, (self.now + max(0.0, seconds), self._asked, action))

    def run(self, is_done: Callable[[], bool], until: float) -> None:
        while self._ahead and not is_done():
            moment, _, action = self._ahead[0]
            if moment > until:
                self.now = until
                return
            heapq.heappop(self._ahead)
            self.now = moment
            action()


class Rate:
    """A bucket of tokens: so many in a second, and so many at once after a while without."""

    def __init__(self, clock: Clock, in_a_second: float, at_once: float) -> None:
        self._clock, self._in_a_second, self._at_once = clock, in_a_second, at_once
        self._tokens, self._counted = at_once, 0.0

    def allows(self) -> bool:
        """Takes a token, if there is one: who gets none is refused."""
        self._refill()
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def delay(self) -> float:
        """Takes a token, and says how long it has to be waited for: nobody is refused."""
        self._refill()
        self._tokens -= 1
        return max(0.0, -self._tokens / self._in_a_second)

    def _refill(self) -> None:
        self._tokens = min(self._at_once, self._tokens + (self._clock.now - self._counted) * self._in_a_second)
        self._counted = self._clock.now
