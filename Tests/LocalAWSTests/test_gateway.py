from __future__ import annotations

import socket

from LocalAWS.gateway import LocalAWS


def test_two_at_once_share_nothing_and_leave_nothing() -> None:
    with LocalAWS() as one, LocalAWS() as other:
        one.client("sqs").create_queue(QueueName="queue")
        assert one.client("sqs").list_queues()["QueueUrls"]
        assert not other.client("sqs").list_queues().get("QueueUrls")
    for aws in (one, other):
        assert not aws.home.exists()
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", aws.port)) != 0
