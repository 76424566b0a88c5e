"""What is said of an asset that is deleted: what was removed, and what remains, where and until when."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from contract import Field, KeptDays, Variable

# What services keep of their own accord: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html,
# https://docs.aws.amazon.com/mediaconvert/latest/ug/how-mediaconvert-jobs-progress.html,
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
_EXECUTION_DAYS, _JOB_DAYS, _RECOVERY_DAYS = 90, 90, 35


def receipt(
    asset_id: str, at: datetime, removed: Mapping[str, Any], invalidation: str, kept: Iterable[Mapping[str, str]]
) -> dict[str, Any]:
    def days(count: int) -> str:
        return (at + timedelta(days=count)).strftime("%Y-%m-%d")

    remains = [
        ("copies of its files", "CloudFront's edge locations", f"the invalidation {invalidation} ends, which takes minutes"),
        ("copies of what viewers have played", "their browsers, which nobody can tell to forget", days(KeptDays.BROWSERS)),
        ("what a job that was being submitted may still write", "the delivery bucket", "it is swept, as other makings are"),
        ("its row, and those of its jobs", "the table's point-in-time recovery", days(_RECOVERY_DAYS)),
        ("its key in events and states", "the history of its executions in Step Functions", days(_EXECUTION_DAYS)),
        ("the settings of its jobs, with its key", "the history of MediaConvert", days(_JOB_DAYS)),
        ("its key and its id", "the logs of functions and state machines", days(KeptDays.LOGS)),
        ("requests for its files, with their addresses", "the access logs of the buckets", days(KeptDays.ACCESS_LOGS)),
        ("its key, if an event or a message about it was not delivered", "dead-letter queues", days(KeptDays.DEAD_LETTERS)),
        *_copies(days(KeptDays.STAGING + 1)),
        ("this receipt, with its id", "the table", "somebody deletes the row"),
    ]
    return {
        Field.ASSET_ID: asset_id, Field.AT: at.isoformat(timespec="seconds"), "removed": dict(removed), "invalidation": invalidation,
        "remains": [{"what": what, "where": where, "until": until} for what, where, until in remains] + [dict(one) for one in kept]}


def _copies(until: str) -> Iterable[tuple[str, str, str]]:
    """What is staged for MediaConvert, where it is: a day longer than it lives, since S3 deletes at midnight."""
    if os.environ.get(Variable.INPUT_BUCKET):
        yield "copies for MediaConvert, of its master and its files", "the input and output buckets, and the ingest bucket", until
