"""Admits uploads that wait: starts their executions, in turn, where there is room.

Messages only wake it; what waits and what is at work, the table says. Whatever it does may be done twice, or be left to the next message:
the execution itself takes its upload out of the line, and has a name by which it is started once.
"""

from __future__ import annotations

import functools
import heapq
import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import boto3
import event_fields
import job_rows
import service_errors
from botocore.config import Config
from botocore.exceptions import ClientError
from contract import AssetIndex, Field, Line, PassingError, PipelineMetric, Priority, RowKey, ThrottlingError, Variable
from failures import told
from job_rows import now, written
from structured_log import log, metric

Row = Mapping[str, Any]
# Of each priority so many uploads are read that wait longest, so that a wake costs the same whatever waits behind them. Creators take
# turns among these. So that who uploads behind more of others has a turn, some of the rest are read too: a quarter as many of those that
# came last, and a quarter from a moment by chance on, another at each wake.
READ_AT_MOST = 1_000
# What is left when a wake has started so many, or has no more time, the next one starts: there is one each minute at least.
STARTED_AT_MOST = 500
_LEAST_SECONDS_LEFT = 10
# An execution that ends before it takes its upload is followed by another after so long, twice as long each time.
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 1, 900
# One upload that cannot be started keeps no other waiting; so many mean that none can be.
_MOST_FAILURES = 10
_WILL_PASS = (*ThrottlingError.ALL, *PassingError.ALL)


class NotStarted(Exception):
    """No upload could be started, for reasons that will not pass by themselves."""


def handler(event: Any, context: Any) -> None:
    """Starts what may be started, and counts what waits. The messages say nothing."""
    try:
        admit(_clock(context))
    except Exception as error:
        raise told(error) from None


def _clock(context: Any) -> Callable[[], float]:
    """The seconds that an invocation has left; without end where there is none."""
    return (lambda: context.get_remaining_time_in_millis() / 1_000) if context else lambda: float("inf")


def admit(seconds_left: Callable[[], float]) -> None:
    films = int(os.environ[Variable.FILMS_AT_ONCE])
    working = lined_up(Line.WORKING, films)
    lines = {line: lined_up(line, READ_AT_MOST) for line in (f"{Line.WAITING}{priority}" for priority in Priority.ALL)}
    failures = list[str]()
    waiting = readable((row for longest in lines.values() for row in longest), failures)
    count(waiting)
    room = min(max(0, films - len(working)), STARTED_AT_MOST)
    log("INFO", "uploads wait", waiting=len(waiting), working=len(working), room=room)
    if room:
        rest = (row for line, longest in lines.items() if len(longest) == READ_AT_MOST for row in of_the_rest(line, longest))
        waiting += readable(rest, failures)
    started, most_failures = 0, len(failures) + _MOST_FAILURES
    for row in in_turn(waiting, working):
        if started == room or len(failures) == most_failures or seconds_left() < _LEAST_SECONDS_LEFT:
            break
        try:
            started += start(row)
        except Exception as error:
            # What passes is left to the next message, as all that waits is.
            if service_errors.name(error) in _WILL_PASS:
                raise
            failures.append(str(row.get(RowKey.PARTITION)))
            log("ERROR", f"not started: {error}", row.get(RowKey.PARTITION), error=type(error).__name__)
    # One that is spoiled is told by its line, and in the end by how long it waits; all that are, by the function.
    if failures and not started:
        raise NotStarted(f"{len(failures)} could not be started: {', '.join(failures)}")


def readable(rows: Iterable[Row], spoiled: list[str]) -> list[Row]:
    """The uploads that can be started; one whose row lacks something keeps no other waiting, and is told at each wake."""
    found = list[Row]()
    for row in rows:
        try:
            event_fields.moment(row, Field.WAITING_SINCE)
            execution(row)
        except (KeyError, TypeError, ValueError) as error:
            spoiled.append(str(row.get(RowKey.PARTITION)))
            log("ERROR", f"not an upload that can be started: {error!r}", row.get(RowKey.PARTITION), error=type(error).__name__)
        else:
            found.append(row)
    return found


def count(waiting: Iterable[Row]) -> None:
    """Counts how long the `live` upload has waited that waits longest, and how many wait: no more than were read.

    An import is made when there is room: nobody is late with it.
    """
    rows = list(waiting)
    live = [row for row in rows if row.get(Field.PRIORITY, Priority.LIVE) == Priority.LIVE]
    waited = (now() - event_fields.moment(min(live, key=since), Field.WAITING_SINCE)).total_seconds() if live else 0.0
    metric(PipelineMetric.WAITING, round(waited, 3), "Seconds")
    metric(PipelineMetric.UPLOADS_WAITING, len(rows), "Count")


def in_turn(waiting: Iterable[Row], working: Iterable[Row]) -> Iterator[Row]:
    """The uploads in the order in which they are admitted.

    By priority; of one priority the next is of the creator with the fewest films at work, and of those the one that waits longest.
    """
    at_work = Counter(creator(row) for row in working)
    by_priority: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in waiting:
        by_priority[row.get(Field.PRIORITY, Priority.LIVE)][creator(row)].append(row)
    for priority in Priority.ALL:
        lines = {name: iter(sorted(rows, key=since)) for name, rows in by_priority[priority].items()}
        heads = [(at_work[name], since(first), name, first) for name, line in lines.items() for first in [next(line)]]
        # Two of one creator are never compared, so that names part all others.
        heapq.heapify(heads)
        while heads:
            _, _, name, row = heapq.heappop(heads)
            yield row
            at_work[name] += 1
            following = next(lines[name], None)
            if following is not None:
                heapq.heappush(heads, (at_work[name], since(following), name, following))


def start(row: Row) -> bool:
    """Starts an upload's execution, if it is not started yet: its name says which making it is. Whether it takes a place.

    One of the same name and input that runs is the same one
    (https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html), so only an end has to be asked for.
    """
    name, request = execution(row)
    machine = os.environ[Variable.STATE_MACHINE_ARN]
    try:
        states().start_execution(stateMachineArn=machine, name=name, input=json.dumps(request))
    except states().exceptions.ExecutionAlreadyExists:
        former = states().describe_execution(executionArn=f"{machine.replace(':stateMachine:', ':execution:')}:{name}")
        if former[Field.STATUS] != "RUNNING":
            attempts = attempts_of(row)
            pause = min(_FIRST_PAUSE_SECONDS * 2 ** min(attempts, 10), _LONGEST_PAUSE_SECONDS)
            if (now() - former["stopDate"]).total_seconds() < pause:
                return False
            # Its place is kept for the next wake, which starts the next.
            skip(row, attempts)
    return True


def execution(row: Row) -> tuple[str, dict[str, Any]]:
    """The name of an upload's next execution, and what that is given."""
    asset_id = str(row[RowKey.PARTITION]).removeprefix(RowKey.ASSET)
    return f"{asset_id}-{attempts_of(row) + 1}", {
        Field.ASSET_ID: asset_id, Field.BUCKET: row[Field.BUCKET], Field.KEY: row[Field.KEY], Field.VERSION: row[Field.VERSION],
        # Rows of former versions have neither of these; the bucket has versions, so that what tells uploads apart is the version's id.
        Field.VERSION_ID: row.get(Field.VERSION_ID, row[Field.VERSION]),
        Field.UPLOADED_AT: row.get(Field.UPLOADED_AT, row[Field.WAITING_SINCE]),
    }


def attempts_of(row: Row) -> int:
    return int(row.get(Field.ATTEMPTS, 0))


def skip(row: Row, attempts: int) -> None:
    """Lets another execution take an upload whose own has ended without taking it, such as one that was stopped at once."""
    try:
        job_rows.table().update_item(
            Key={name: row[name] for name in (RowKey.PARTITION, RowKey.SORT)}, UpdateExpression="SET #attempts = :next",
            # The index may be behind the table: the upload may be taken, and even wait again, by now.
            ConditionExpression="(#attempts = :seen OR attribute_not_exists(#attempts)) AND begins_with(#line, :waiting)",
            ExpressionAttributeNames={"#attempts": Field.ATTEMPTS, "#line": Field.LINE},
            ExpressionAttributeValues={":next": attempts + 1, ":seen": attempts, ":waiting": Line.WAITING})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return
    log("WARNING", "an execution ended before it took its upload", row[RowKey.PARTITION], making=attempts + 1)


def of_the_rest(line: str, longest: list[Row]) -> list[Row]:
    """Some of what waits behind those that wait longest: the last, and some between.

    The moment is of the time between, not of the rows: of those who upload little more is seen than of those who upload much.
    """
    some = READ_AT_MOST // 4
    newest = lined_up(line, some, is_newest_first=True)
    try:
        first, last = (event_fields.moment(rows[-1], Field.WAITING_SINCE) for rows in (longest, newest))
        between = lined_up(line, some, begin=written(first + random.random() * max(last - first, timedelta(0))))
    except event_fields.MalformedEvent:
        # One of the two is spoiled, and is told of with the others of its kind.
        between = []
    seen = {row[RowKey.PARTITION] for row in longest}
    return [row for key, row in {row[RowKey.PARTITION]: row for row in [*newest, *between]}.items() if key not in seen]


def lined_up(line: str, most: int, begin: str | None = None, is_newest_first: bool = False) -> list[Row]:
    """What waits or is at work, the longest first unless asked otherwise; of what does so since a moment."""
    query: dict[str, Any] = {
        "IndexName": AssetIndex.BY_LINE, "KeyConditionExpression": "#line = :line", "ExpressionAttributeNames": {"#line": Field.LINE},
        "ExpressionAttributeValues": {":line": line}, "ScanIndexForward": not is_newest_first}
    if begin is not None:
        query["KeyConditionExpression"] += " AND #since >= :begin"
        query["ExpressionAttributeNames"]["#since"] = Field.WAITING_SINCE
        query["ExpressionAttributeValues"][":begin"] = begin
    found: list[Row] = []
    while len(found) < most:
        page = job_rows.table().query(**query, Limit=most - len(found))
        found += page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        query["ExclusiveStartKey"] = page["LastEvaluatedKey"]
    return found


def creator(row: Row) -> str:
    return str(row.get(Field.CREATOR, ""))


def since(row: Row) -> tuple[str, str]:
    """When an upload began to wait; its id parts those of one moment."""
    return str(row[Field.WAITING_SINCE]), str(row[RowKey.PARTITION])


@functools.cache
def states() -> Any:
    retries = {"mode": "standard", "total_max_attempts": 5}
    return boto3.client("stepfunctions", config=Config(connect_timeout=5, read_timeout=10, retries=retries))
