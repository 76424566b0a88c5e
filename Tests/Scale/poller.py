"""An event source mapping."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .machine import Failure
from .template import EventSource

if TYPE_CHECKING:
    from .simulation import Simulation


class Poller:
    """Collects messages, and invokes a function with them, so many at once at most."""

    def __init__(self, simulation: Simulation, source: EventSource) -> None:
        simulation.functions.check(source.function)
        self._simulation, self._source = simulation, source
        self._queue = simulation.platform.queues[source.queue]
        self._messages: deque[float] = deque()
        self._busy = 0
        self._collects = False

    def arrived(self, count: int = 1) -> None:
        self._messages.extend([self._simulation.clock.now] * count)
        self._collect()

    def _collect(self) -> None:
        if self._messages and not self._collects and self._busy < self._source.at_most:
            self._collects = True
            self._simulation.clock.after(self._source.window, self._invoke)

    def _invoke(self) -> None:
        clock = self._simulation.clock
        self._collects = False
        if pause := self._simulation.services.out_of_order_for("sqs"):
            clock.after(pause, self._collect)
            return
        while self._messages and clock.now - self._messages[0] > self._queue.retention:
            self._messages.popleft()
        taken = min(len(self._messages), self._source.batch)
        if not taken:
            return
        for _ in range(taken):
            self._messages.popleft()
        self._busy += 1
        self._simulation.services.refusal("sqs", "ReceiveMessage")

        def over(failure: Failure | None, result: Any) -> None:
            self._busy -= 1
            if failure is not None:
                # The messages come back when they are to be seen again.
                clock.after(self._queue.visibility, lambda: self.arrived(taken))
            self._collect()

        self._simulation.functions.invoke(self._source.function, {}, over)
        self._collect()
