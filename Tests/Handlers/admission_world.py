"""The table, its index and Step Functions as the function that admits uploads meets them: in memory, and out of order where a test says so.

Only the expressions that the function uses are known; any other is an error of the test.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from botocore.exceptions import ClientError

MACHINE = "arn:aws:states:eu-south-1:111111111111:stateMachine:transcode-state-machine-dev"
NOW = datetime(2026, 1, 1, 13, 0, tzinfo=timezone.utc)
LONG_AGO = NOW - timedelta(hours=1)
Row = dict[str, Any]


class Crash(BaseException):
    """The function has died: nothing in it goes on."""


class AlreadyExists(ClientError):  # type: ignore[misc]
    """There is, or was, an execution of the name."""

    def __init__(self) -> None:
        super().__init__({"Error": {"Code": "ExecutionAlreadyExists"}, "ResponseMetadata": {"HTTPStatusCode": 400}}, "StartExecution")


def refused(operation: str, code: str, status: int = 400) -> ClientError:
    """An answer of a service that says no."""
    answer: Any = {"Error": {"Code": code, "Message": f"told: {code}"}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, operation)


def row(asset: str, creator: str = "ann", minute: int = 0, priority: str = "live", attempts: int = 0) -> Row:
    """An upload that waits, as the intake writes it down."""
    return {
        "pk": f"ASSET#{asset}", "sk": "META", "bucket": "ingest", "key": f"uploads/{asset}.mp4", "version": "v1", "versionId": "v1",
        "uploadedAt": "2026-01-01T11:59:00Z", "waitingSince": f"2026-01-01T12:{minute:02}:00.000Z", "creator": creator,
        "priority": priority, "attempts": attempts, "line": f"WAITING#{priority}"}


class World:
    """What the function asks and changes. `fault` is called before and after each call, with its number, and may raise."""

    exceptions = type("Exceptions", (), {"ExecutionAlreadyExists": AlreadyExists})
    page = 2

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.executions: dict[str, str] = {}
        # When they ended, where that is not long ago.
        self.stopped: dict[str, datetime] = {}
        self.started: list[dict[str, Any]] = []
        # How often each upload was taken out of the line.
        self.taken: dict[str, int] = {}
        self.calls: list[str] = []
        self.read = 0
        self.fault: Callable[[int, str, bool], None] = lambda number, operation, is_done: None
        self._index: dict[str, Row] | None = None

    def add(self, *rows: Row) -> None:
        for added in rows:
            self.rows[added["pk"]] = added

    def freeze_index(self) -> None:
        """The index stays as it is, whatever becomes of the table."""
        self._index = copy.deepcopy(self.rows)

    def thaw_index(self) -> None:
        self._index = None

    # What the function calls

    def query(self, **request: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._call("Query", lambda: self._query(**request))
        return answer

    def update_item(self, **request: Any) -> None:
        self._call("UpdateItem", lambda: self._update(**request))

    def start_execution(self, **request: Any) -> None:
        self._call("StartExecution", lambda: self._start(**request))

    def describe_execution(self, executionArn: str) -> dict[str, Any]:
        front, name = executionArn.rsplit(":", 1)
        assert front == MACHINE.replace(":stateMachine:", ":execution:")
        answer: dict[str, Any] = self._call(
            "DescribeExecution", lambda: {"status": self.executions[name], "stopDate": self.stopped.get(name, LONG_AGO)})
        return answer

    def _call(self, operation: str, act: Callable[[], Any]) -> Any:
        self.calls.append(operation)
        number = len(self.calls)
        self.fault(number, operation, False)
        answer = act()
        self.fault(number, operation, True)
        return answer

    def _query(
        self, IndexName: str, KeyConditionExpression: str, ExpressionAttributeNames: Mapping[str, str],
        ExpressionAttributeValues: Mapping[str, str], Limit: int, ScanIndexForward: bool, ExclusiveStartKey: int = 0,
    ) -> Any:
        line, begin = ExpressionAttributeValues[":line"], ExpressionAttributeValues.get(":begin", "")
        assert (IndexName, ExpressionAttributeNames["#line"]) == ("by-line", "line")
        assert KeyConditionExpression == "#line = :line" + (" AND #since >= :begin" if begin else "")
        assert not begin or ExpressionAttributeNames["#since"] == "waitingSince"
        indexed = self.rows if self._index is None else self._index
        found = sorted(
            (copy.deepcopy(r) for r in indexed.values() if r.get("line") == line and r["waitingSince"] >= begin),
            key=lambda r: (r["waitingSince"], r["pk"]), reverse=not ScanIndexForward)
        end = ExclusiveStartKey + min(self.page, Limit)
        items = found[ExclusiveStartKey:end]
        self.read += len(items)
        return {"Items": items, **({"LastEvaluatedKey": end} if end < len(found) else {})}

    def _update(
        self, Key: Mapping[str, str], UpdateExpression: str, ConditionExpression: str, ExpressionAttributeNames: Mapping[str, str],
        ExpressionAttributeValues: Mapping[str, Any],
    ) -> None:
        assert UpdateExpression == "SET #attempts = :next"
        assert ConditionExpression == "(#attempts = :seen OR attribute_not_exists(#attempts)) AND begins_with(#line, :waiting)"
        assert dict(ExpressionAttributeNames) == {"#attempts": "attempts", "#line": "line"}
        found, values = self.rows[Key["pk"]], ExpressionAttributeValues
        is_seen = found.get("attempts", values[":seen"]) == values[":seen"]
        if not is_seen or not str(found.get("line", "")).startswith(values[":waiting"]):
            raise refused("UpdateItem", "ConditionalCheckFailedException")
        found["attempts"] = values[":next"]

    def _start(self, stateMachineArn: str, name: str, input: str) -> None:
        assert stateMachineArn == MACHINE
        if name in self.executions:
            raise AlreadyExists
        self.executions[name] = "RUNNING"
        self.started.append({"name": name, "input": input})

    # What the executions do

    def claim_all(self) -> None:
        """Each execution that runs takes its upload, if that waits still; one that comes too late ends."""
        for name, status in self.executions.items():
            taken = self.rows[f"ASSET#{name.rpartition('-')[0]}"]
            if status != "RUNNING" or taken.get("executionName") == name:
                continue
            if not str(taken.get("line", "")).startswith("WAITING#"):
                self.executions[name] = "SUCCEEDED"
                continue
            taken.update(line="WORKING", attempts=taken.get("attempts", 0) + 1, executionName=name)
            self.taken[taken["pk"]] = self.taken.get(taken["pk"], 0) + 1

    def end_all(self, line_up_again: bool = False) -> None:
        """All films that are at work end; where they fail, somebody takes them up again."""
        for ended in self.rows.values():
            if ended.get("line") != "WORKING":
                continue
            self.executions[ended["executionName"]] = "FAILED" if line_up_again else "SUCCEEDED"
            if line_up_again:
                ended["line"] = f"WAITING#{ended['priority']}"
                del ended["executionName"]
            else:
                del ended["line"]
