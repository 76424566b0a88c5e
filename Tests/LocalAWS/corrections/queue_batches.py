"""How many messages of a standard queue a function is given at once: as many as its mapping's `BatchSize` says.

Up to 10,000, or 10 from FIFO queues, and no more than fit into the six megabytes of an invocation
(https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). MiniStack hands out ten at most, so that a function that is
woken by many messages runs for each ten of them.
"""

from __future__ import annotations

from typing import Any

_MOST_OF_FIFO = 10
_MOST_BYTES = 6 * 1024 * 1024


def install() -> None:
    from ministack.services import sqs

    def receive(url: str, most: int) -> list[dict[str, Any]]:
        with sqs._queues_lock:
            queue = sqs._get_q(url)
            sqs._expire_retained(queue)
            sqs._dlq_sweep(queue)
            fitting = min(most or 1, _MOST_OF_FIFO) if queue["is_fifo"] else _fitting(queue["messages"], most or 1)
            return list(sqs._collect_msgs(queue, fitting, int(queue["attributes"].get("VisibilityTimeout", "30"))))

    sqs._receive_messages_for_esm = receive


def _fitting(messages: list[dict[str, Any]], most: int) -> int:
    """How many of the first so many messages fit; one does in any case."""
    room = _MOST_BYTES
    for count, message in enumerate(messages[:most]):
        room -= len(message["body"].encode())
        if room < 0:
            return max(count, 1)
    return most
