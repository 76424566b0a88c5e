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


def test_a_queue_is_the_same_one_once_permissions_are_enforced() -> None:
    with LocalAWS() as aws:
        aws.client("sqs").create_queue(QueueName="queue")
        aws.enforce()
        aws.client("sqs").create_queue(QueueName="queue")
        assert len(aws.client("sqs").list_queues()["QueueUrls"]) == 1
