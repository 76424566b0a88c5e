"""Lambda: how many functions run at once, and what those answer that are not run as they are.

`ANSWERS` is the whole of what is assumed of functions, and `COMPUTED` of states in JSONata. The tests hold it to the template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, ReadTimeoutError

import admit_uploads
import ended_jobs
import job_rows
import service_errors

from .clock import Rate
from .handlers import Caller
from .machine import Failure
from .paths import UnknownToTheModel
from .services import DIES, LOST, THROTTLED, UNAVAILABLE

if TYPE_CHECKING:
    from .simulation import Simulation

Answered = Callable[[Failure | None, Any], None]
# What is uploaded is a film in order, unless its name ends so.
REJECTED, UNSUPPORTED, BROKEN_OFF = ".txt", "unsupported.mp4", "broken-off.mp4"
# Whose jobs fail, by their kinds.
FAILING = {"main": "fails.mp4", "preview": "without-preview.mp4"}
_JOB_ROW_SECONDS = 7_776_000


def plan(event: Mapping[str, Any], caller: Caller, simulation: Simulation) -> dict[str, Any]:
    """A film that can be transcoded, with a preview; its jobs are written down as the function writes them."""
    if event["key"].endswith(REJECTED):
        return {"rejected": "nothing that is taken"}
    caller.call("mediaconvert", "Probe", lambda: None)
    if event["key"].endswith(UNSUPPORTED):
        return {"unsupported": "no film"}
    for kind in ("main", "preview"):
        job_rows.write(event["assetId"], event["making"], kind, event["executionName"], _JOB_ROW_SECONDS, {"settings": {}, "expected": {}})
    return {"hasPreview": True, "attributes": {}, "record": {}, "metadata": {}, "folder": f"assets/{event['assetId']}/{event['making']}/"}


def verify(event: Mapping[str, Any], caller: Caller, simulation: Simulation) -> dict[str, Any]:
    """Everything is there, if it is a film."""
    job_rows.asset(event["assetId"])
    for operation in ("HeadObject", "ListObjectsV2", "GetObject", "CopyObject", "PutObject", "GetObjectTagging", "PutObjectTagging"):
        caller.call("s3", operation, lambda: None)
    for kind, ended in zip(("main", "preview"), event["jobs"], strict=True):
        if "jobId" in ended:
            row = job_rows.read(event["assetId"], job_rows.sort_key(event["making"], kind))
            ended_jobs.account(row, ended["jobId"])
    return {"error": "UnsupportedMedia", "cause": "broken off"} if event["key"].endswith(BROKEN_OFF) else {"hls": "video.m3u8"}


def count_ends(event: Mapping[str, Any], caller: Caller, simulation: Simulation) -> None:
    """Nothing but a metric."""


def care(event: Mapping[str, Any], caller: Caller, simulation: Simulation) -> None:
    """Nothing is left over of a film that was made once, and no file is gone."""


Answer = Callable[[Any, Caller, "Simulation"], Any]
ANSWERS: Mapping[str, tuple[str, Answer]] = {
    "plan_job": ("planSeconds", plan), "verify_outputs": ("verifySeconds", verify), "count_ends": ("countSeconds", count_ends),
    "sweep_makings": ("careSeconds", care), "watch_assets": ("careSeconds", care)}
# These are run as they are.
OWN_SECONDS = {"run_job": "runSeconds", "admit_uploads": "admitSeconds"}


def place(data: Mapping[str, Any]) -> dict[str, Any]:
    """Whose an upload is, what it is called, and whether it is an import: as its row says, or else the folders of its key."""
    row = data["upload"].get("Item")
    parts = data["key"][len("uploads/"):].split("/")
    folders = len(parts) - 1
    first = 1 if folders > 0 and parts[0] == "import" else 0
    said = {name: (row or {}).get(name, {}).get("S") for name in ("priority", "creator", "fileName", "title")}
    if row is None:
        said["priority"] = "import" if first else "live"
        said["creator"] = parts[first] if folders > first and parts[first] else "-"
    return {**data, "priority": "import" if said["priority"] == "import" else "live", "creator": said["creator"],
            "fileName": said["fileName"] or parts[-1], "title": said["title"] or ""}


def place_again(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "priority": "import" if data.get("priority") == "import" else "live",
            "takesUp": "COMPLETE" if data.get("takesUp") == "COMPLETE" else "FAILED"}


def read_metadata(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a film, without DynamoDB's types."""
    return {**data, "facts": _plain(data["end"]["Attributes"]["metadata"])}


def _plain(attribute: Mapping[str, Any]) -> Any:
    [(kind, content)] = attribute.items()
    if kind == "M":
        return {name: _plain(value) for name, value in content.items()}
    if kind == "L":
        return [_plain(value) for value in content]
    return float(content) if kind == "N" else content


COMPUTED: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "Place": place, "Place again": place_again, "Read metadata": read_metadata}


@dataclass
class Lambda:
    """So many functions at once, in the whole account."""

    simulation: Simulation
    caller: Caller
    own: Mapping[str, Callable[[Any, float], Any]]

    def __post_init__(self) -> None:
        quotas = self.simulation.quotas
        self.running = 0
        self._requests = Rate(self.simulation.clock, quotas.lambda_at_once * quotas.lambda_requests_for_each_at_once,
                              quotas.lambda_at_once * quotas.lambda_requests_for_each_at_once)

    def check(self, logical_id: str) -> None:
        function = self.simulation.platform.functions.get(logical_id)
        if function is None or function.name not in {*ANSWERS, *self.own}:
            raise UnknownToTheModel(f"function {logical_id}")

    def invoke(self, logical_id: str, event: Any, answered: Answered) -> None:
        simulation, function = self.simulation, self.simulation.platform.functions[logical_id]
        kind = simulation.services.refusal("lambda", "Invoke")
        if kind == THROTTLED or (kind is None and (
                self.running >= simulation.quotas.lambda_at_once or not self._requests.allows())):
            simulation.clock.after(0.02, lambda: answered(("Lambda.TooManyRequestsException", "Rate Exceeded"), None))
            return
        if kind == UNAVAILABLE:
            simulation.clock.after(0.02, lambda: answered(("Lambda.ServiceException", "out of order"), None))
            return
        self.running += 1
        failure, result = (("Lambda.Unknown", "died"), None) if kind == DIES else self._carried_out(function.name, event, function.timeout)
        if kind == LOST:
            failure = ("Lambda.SdkClientException", "no answer")
        elapsed = self.caller.elapsed if kind != DIES else simulation.assumed["runSeconds"]
        if elapsed > function.timeout:
            elapsed, failure = function.timeout, ("Sandbox.Timedout", "out of time")
        simulation.billed(function.memory, elapsed)

        def over() -> None:
            self.running -= 1
            answered(failure, result)

        simulation.clock.after(elapsed, over)

    def _carried_out(self, name: str, event: Any, seconds: float) -> tuple[Failure | None, Any]:
        own, answer = self.own.get(name), ANSWERS.get(name)
        assumed = self.simulation.assumed
        typical = assumed[OWN_SECONDS[name] if answer is None else answer[0]]
        self.caller.elapsed = typical * self.simulation.chance.uniform(1 - assumed["spread"], 1 + assumed["spread"])
        try:
            if own is not None:
                return None, own(event, seconds)
            assert answer is not None
            return None, answer[1](event, self.caller, self.simulation)
        except (ReadTimeoutError, service_errors.ServiceUnreachable) as error:
            return ("ServiceUnreachable", str(error)), None
        except (ClientError, admit_uploads.NotStarted) as error:
            code = error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__
            # Functions that are run as they are name their errors themselves.
            named = type(error).__name__ if own is not None or code == "InternalServerErrorException" else "TooManyRequestsException"
            return (code if named == "ClientError" else named, str(error)), None
