"""Metrics that services of AWS send by themselves and MiniStack's do not, for the alarms that look at them.

- Queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
- State machines: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html

Of rules, see `rule_targets`; of functions MiniStack sends them. Topics, tables and distributions send none here.
"""

from __future__ import annotations

from typing import Any

_VISIBLE = "ApproximateNumberOfMessagesVisible"
_ENDS = {"SUCCEEDED": "ExecutionsSucceeded", "FAILED": "ExecutionsFailed", "TIMED_OUT": "ExecutionsTimedOut",
         "ABORTED": "ExecutionsAborted"}
_COUNTED = "countedByAlarms"


def record(alarms: list[dict[str, Any]]) -> None:
    """In the account and region at hand."""
    _queues(alarms)
    _executions()


def _queues(alarms: list[dict[str, Any]]) -> None:
    """Only of those that an alarm looks at."""
    from ministack.services import cloudwatch, sqs

    for alarm in alarms:
        if (alarm.get("Namespace"), alarm.get("MetricName")) != ("AWS/SQS", _VISIBLE):
            continue
        dimensions = {dimension["Name"]: dimension["Value"] for dimension in alarm.get("Dimensions", [])}
        queue = sqs._queues.get(sqs._queue_name_to_url.get(dimensions.get("QueueName")))
        if queue is not None:
            sqs._refresh_counts(queue)
            count = float(queue["attributes"]["ApproximateNumberOfMessages"])
            cloudwatch.record_metric("AWS/SQS", _VISIBLE, count, "Count", dimensions)


def _executions() -> None:
    from ministack.services import cloudwatch, stepfunctions

    for execution in list(stepfunctions._executions.values()):
        metric = _ENDS.get(execution.get("status", ""))
        if metric is not None and not execution.get(_COUNTED):
            execution[_COUNTED] = True
            cloudwatch.record_metric("AWS/States", metric, 1, "Count", {"StateMachineArn": execution["stateMachineArn"]})
