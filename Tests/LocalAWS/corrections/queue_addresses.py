"""A queue stays the same one when the gateway is started again and speaks TLS then.

MiniStack knows queues by their URLs, and makes the URL of a queue that a mapping reads from the scheme that it has now: after such a start
it finds none, and functions get no messages. The name of a queue is what tells it apart in an account and region
(https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html).
"""

from __future__ import annotations


def install() -> None:
    from ministack.services import sqs

    made_of = sqs._queue_url

    def address(name: str) -> str:
        made: str = made_of(name)
        scheme, rest = made.split("://", 1)
        other = f"{'http' if scheme == 'https' else 'https'}://{rest}"
        return other if made not in sqs._queues and other in sqs._queues else made

    sqs._queue_url = address
