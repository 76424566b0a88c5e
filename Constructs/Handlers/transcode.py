"""Submits an asset to MediaConvert and reports how its job stands.

The state machine invokes it with an action: `submit` creates the job, `status` reads it. MediaConvert's errors leave it
under MediaConvert's own names, so that the state machine can tell the ones worth a retry from the ones that are final.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnection

FIRST_WAIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 60
# A job that has not ended after this time is cancelled.
LONGEST_JOB_SECONDS = 12 * 60 * 60
# How long the row of a job is kept. MediaConvert itself keeps jobs for 90 days.
JOB_ROW_SECONDS = 90 * 24 * 60 * 60
ASSET_ROOT = "{assetRoot}"
SETTINGS_FILE = Path(__file__).with_name("job_settings.json")

# The id becomes a folder of the delivery bucket and a tag: nothing in it may climb out of that folder.
ASSET_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")

# Statuses that MediaConvert or the gateway before it may answer with a code that its model does not have, such as
# AccessDeniedException, and the names under which the state machine knows them.
NAMES_BY_STATUS = {
    400: "BadRequestException",
    402: "ServiceQuotaExceededException",
    403: "ForbiddenException",
    404: "NotFoundException",
    409: "ConflictException",
    422: "UnprocessableEntityException",
    429: "TooManyRequestsException",
}


class Job(TypedDict):
    """A job, its status and how long to wait before asking again."""

    jobId: str
    status: str
    waitSeconds: int


class JobState(Job, total=False):
    """What the state machine gets back.

    Times are in seconds since 1970. A job that is going on comes with the time at which it is given up; a new one with
    the time at which its row in the table may go as well; one that failed comes with an error.
    """

    deadline: int
    expiresAt: int
    errorCode: int
    errorMessage: str


class MalformedEvent(ValueError):
    """The input is not one that this function can act on; sending it again changes nothing."""


class InvalidJobSettings(ValueError):
    """The settings file beside the handler is not a job with exactly one input."""


class ServiceUnreachable(Exception):
    """MediaConvert gave no answer in time; sending the input again may help."""


def handler(event: Any, context: Any) -> JobState:
    """Carries out the action that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    try:
        action = request.get("action")
        if action == "submit":
            return submit(request)
        if action == "status":
            return status(request)
        raise MalformedEvent(f"action must be submit or status, not {action!r}")
    except Exception as error:
        failure = named(error)
        log(
            "ERROR", str(failure), request.get("assetId"),
            action=request.get("action"), jobId=request.get("jobId"), error=type(failure).__name__,
        )
        raise failure from None


def submit(event: Mapping[str, Any]) -> JobState:
    """Creates the job of one asset."""
    asset_id = text(event, "assetId")
    if not ASSET_ID.fullmatch(asset_id):
        raise MalformedEvent("assetId may hold letters, digits, _ and - only, 128 at most")
    attempt = text(event, "attempt")
    source = f"s3://{text(event, 'bucket')}/{text(event, 'key')}"
    job = mediaconvert().create_job(
        Role=os.environ["MEDIACONVERT_ROLE_ARN"],
        Queue=os.environ["MEDIACONVERT_QUEUE_ARN"],
        Settings=job_settings(source, f"s3://{os.environ['DELIVERY_BUCKET']}/assets/{asset_id}"),
        Tags={"assetId": asset_id},
        UserMetadata={"assetId": asset_id},
        # Covers a retry after a lost answer, within the minute that MediaConvert remembers it; 64 characters at most.
        # Another attempt at the same asset is another job.
        ClientRequestToken=hashlib.sha256(f"{asset_id}/{attempt}".encode()).hexdigest(),
    )["Job"]
    log("INFO", "job submitted", asset_id, jobId=job["Id"], source=source, versionId=event.get("versionId"))
    now = int(time.time())
    return {
        "jobId": job["Id"],
        "status": "SUBMITTED",
        "waitSeconds": FIRST_WAIT_SECONDS,
        "deadline": now + LONGEST_JOB_SECONDS,
        "expiresAt": now + JOB_ROW_SECONDS,
    }


def status(event: Mapping[str, Any]) -> JobState:
    """Reads how a job stands; a job that failed always comes with both an error code and a message.

    A job that has not ended by its deadline is cancelled, and comes back as one that failed.
    """
    job_id = text(event, "jobId")
    waited, deadline = seconds(event, "waitSeconds"), seconds(event, "deadline")
    job = mediaconvert().get_job(Id=job_id)["Job"]
    state: JobState = {
        "jobId": job_id,
        "status": job["Status"],
        "waitSeconds": min(waited * 2, LONGEST_WAIT_SECONDS),
        "deadline": deadline,
    }
    if job["Status"] in ("SUBMITTED", "PROGRESSING") and time.time() >= deadline:
        mediaconvert().cancel_job(Id=job_id)
        job = {**job, "Status": "CANCELED", "ErrorMessage": "the job did not end in time and was cancelled"}
        state["status"] = "CANCELED"
    if job["Status"] in ("ERROR", "CANCELED"):
        state["errorCode"] = job.get("ErrorCode", 0)
        state["errorMessage"] = job.get("ErrorMessage") or f"MediaConvert reports {job['Status']} without a message"
    asset_id = event.get("assetId") or job.get("UserMetadata", {}).get("assetId")
    log("INFO", "job status", asset_id, **state)
    return state


def job_settings(source: str, asset_root: str) -> dict[str, Any]:
    """The settings file, with the source as its one input and the asset's folder in every destination."""
    settings = json.loads(SETTINGS_FILE.read_text(encoding="utf-8"))
    inputs = settings.get("Inputs") if isinstance(settings, dict) else None
    if not isinstance(inputs, list) or len(inputs) != 1 or not isinstance(inputs[0], dict):
        raise InvalidJobSettings(f"{SETTINGS_FILE.name} must have exactly one input")
    placed: dict[str, Any] = in_folder(settings, asset_root)
    placed["Inputs"][0]["FileInput"] = source
    return placed


def in_folder(value: Any, asset_root: str) -> Any:
    """A copy of the value in which every `Destination` has the asset's folder for the placeholder."""
    if isinstance(value, list):
        return [in_folder(item, asset_root) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: member.replace(ASSET_ROOT, asset_root)
        if name == "Destination" and isinstance(member, str)
        else in_folder(member, asset_root)
        for name, member in value.items()
    }


def text(event: Mapping[str, Any], field: str) -> str:
    """A field of the event that must be there."""
    value = event.get(field)
    if not isinstance(value, str) or not value:
        raise MalformedEvent(f"{field} must be a string that is not empty")
    return value


def seconds(event: Mapping[str, Any], field: str) -> int:
    """A number of seconds of the event that must be there."""
    value = event.get(field)
    if type(value) is not int or value < 1:
        raise MalformedEvent(f"{field} must be a whole number above 0")
    return value


def named(error: Exception) -> Exception:
    """The error under the name that the state machine's retries know: Lambda reports the name of its class."""
    if isinstance(error, (NoConnection, HTTPClientError)):
        return ServiceUnreachable(str(error))
    # A class of its own means a code of the service's model: that name is right already.
    if isinstance(error, ClientError) and type(error) is ClientError:
        renamed: Exception = with_known_name(error)
        return renamed
    return error


def with_known_name(error: ClientError) -> ClientError:
    """An error whose code has no class, because the code is not in the model or the runtime's SDK is older than it."""
    code = error.response.get("Error", {}).get("Code", "")
    http_status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    name = NAMES_BY_STATUS.get(http_status, "InternalServerErrorException" if http_status >= 500 else "ClientError")
    if code in NAMES_BY_STATUS.values():
        name = code
    return type(name, (ClientError,), {})(error.response, error.operation_name)


@functools.cache
def mediaconvert() -> Any:
    """The client, made once for each execution environment. The waiting between tries is the state machine's."""
    return boto3.client(
        "mediaconvert",
        region_name=os.environ["MEDIACONVERT_REGION"],
        config=Config(connect_timeout=5, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 2}),
    )


def log(level: str, message: str, asset_id: object, **fields: object) -> None:
    """Writes one line of JSON to the function's log."""
    line = {"level": level, "message": message, "assetId": asset_id, **fields}
    print(json.dumps(line, default=str), flush=True)
