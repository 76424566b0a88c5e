"""Looks into a source and plans its jobs.

The state machine invokes it with the asset and its place. The settings of the jobs, and which files will be there when they are
complete, go into the jobs' rows; what comes back is what is known of the source. Of a file that cannot be transcoded it says why, and so
of one that is nothing to transcode.
"""

from __future__ import annotations

import functools
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import accepted_files
import container_reading
import event_fields
import job_rows
import plain_cause
import probe_answer
from botocore.exceptions import ClientError
from contract import Field, FinalError, Folder, JobDocument, JobKind, Variable
from expected_outputs import ExpectedJob
from failures import told
from fitted_outputs import Settings
from job_plan import Definition, plan
from mediaconvert_client import mediaconvert
from service_errors import named
from source_media import SourceMedia, UnsupportedMedia
from structured_log import log

# How long the rows of jobs are kept in the table. MediaConvert itself keeps jobs for 90 days.
JOB_ROW_SECONDS = 90 * 24 * 60 * 60
DEFINITION_FILE = Path(__file__).with_name(JobDocument.FILE)


class Rejected(ValueError):
    """The upload is nothing that the pipeline takes, whatever is in it."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    """The plan of the asset that the event names."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    try:
        return planned(event_fields.mapping(event))
    except Rejected as refusal:
        log("INFO", str(refusal), request.get(Field.ASSET_ID), key=request.get(Field.KEY))
        return {Field.REJECTED: plain_cause.shown(str(refusal))}
    except UnsupportedMedia as refusal:
        # A fault of the file, not of this function, whose errors have an alarm.
        log("WARNING", str(refusal), request.get(Field.ASSET_ID), key=request.get(Field.KEY))
        return {Field.UNSUPPORTED: plain_cause.shown(str(refusal))}
    except Exception as error:
        raise told(error, request.get(Field.ASSET_ID), key=request.get(Field.KEY)) from None


def planned(event: Mapping[str, Any]) -> dict[str, Any]:
    asset_id, key = event_fields.asset_id(event), event_fields.text(event, Field.KEY)
    source_url, output_url = places(event, key)
    # Another making of the asset never writes over what viewers may have of a former one.
    making = event_fields.whole_number(event, Field.MAKING)
    folder = f"{Folder.ASSETS}{asset_id}/{making}"
    if not accepted_files.ending(key):
        raise Rejected(f"files are taken whose names end with {accepted_files.list_of_endings()}")
    if accepted_files.is_name_too_long(key):
        raise UnsupportedMedia(f"its name is too long: {accepted_files.LONGEST_NAME} bytes are taken, for what is made is named after it")
    source = probed(source_url, event_fields.text(event, Field.BUCKET), key)
    jobs = plan(definition(), source, source_url, f"{output_url}/{folder}")
    log("INFO", "jobs planned", asset_id, source=source_url, renditions=jobs.renditions, decisions=jobs.decisions, **source.metadata)
    now = int(time.time())
    answer = {
        Field.FOLDER: folder,
        Field.METADATA: source.metadata,
        Field.ATTRIBUTES: attributes(source.metadata),
        Field.RECORD: attributes({Field.DECISIONS: jobs.decisions, Field.RENDITIONS: jobs.renditions}),
        Field.RENDITIONS: jobs.renditions,
        Field.HAS_PREVIEW: jobs.preview is not None,
    }
    planned_jobs = {JobKind.MAIN: job(jobs.main, jobs.main_by_template, jobs.expected)}
    if jobs.preview is not None and jobs.expected_preview is not None:
        planned_jobs[JobKind.PREVIEW] = job(jobs.preview, jobs.preview_by_template, jobs.expected_preview)
    if Field.EXECUTION_NAME not in event:
        # An execution that began under a former version carries all of it along.
        deadline = now + int(os.environ[Variable.LONGEST_JOB_SECONDS])
        return answer | planned_jobs | {Field.DEADLINE: deadline, Field.JOB_ROWS_EXPIRE_AT: now + JOB_ROW_SECONDS}
    execution = event_fields.text(event, Field.EXECUTION_NAME)
    for kind, documents in planned_jobs.items():
        job_rows.write(asset_id, making, kind, execution, now + JOB_ROW_SECONDS, documents)
    return answer


def places(event: Mapping[str, Any], key: str) -> tuple[str, str]:
    """Where jobs read, and where they write: in the pipeline's own buckets, or where the source is staged for them."""
    if Field.JOB_INPUT in event:
        return event_fields.text(event, Field.JOB_INPUT), event_fields.text(event, Field.JOB_OUTPUT)
    return f"s3://{event_fields.text(event, Field.BUCKET)}/{key}", f"s3://{os.environ[Variable.DELIVERY_BUCKET]}"


def job(settings: Settings, by_template: Settings | None, expected: ExpectedJob) -> dict[str, Settings]:
    """A job by itself and, where it can come from its template, as it goes with that; and what it will have made."""
    forms = {Field.SETTINGS: settings} | ({Field.BY_TEMPLATE: by_template} if by_template is not None else {})
    return forms | {Field.EXPECTED: expected.document}


def probed(source_url: str, bucket: str, key: str) -> SourceMedia:
    """What is in the source. MediaConvert reads it with this function's permissions."""
    try:
        results = mediaconvert().probe(InputFiles=[{"FileUrl": source_url}]).get("ProbeResults") or []
    except ClientError as error:
        name = type(named(error)).__name__
        # Refused for what the file holds, or gone: no retry makes a video of it.
        if name == FinalError.UNPROCESSABLE_ENTITY:
            said = error.response["Error"].get("Message", "")
            raise UnsupportedMedia(
                f"MediaConvert cannot read the file, which is damaged, or no film or sound whatever its name says: {said}") from error
        if name == FinalError.NOT_FOUND:
            raise UnsupportedMedia("the upload was deleted before it was looked into") from error
        raise
    if not results:
        raise UnsupportedMedia("MediaConvert finds nothing in the file")
    return probe_answer.read(results[0], container_reading.read(bucket, key))


@functools.cache
def definition() -> Definition:
    """What the pipeline asks for, as its stack was deployed with it."""
    return Definition.of(json.loads(DEFINITION_FILE.read_text(encoding="utf-8")))


def attributes(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as DynamoDB takes them."""
    return {name: attribute(value) for name, value in facts.items()}


def attribute(value: Any) -> dict[str, Any]:
    """A text, a number, a list or an object as DynamoDB takes it."""
    if isinstance(value, Mapping):
        return {"M": attributes(value)}
    if isinstance(value, list):
        return {"L": [attribute(element) for element in value]}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}
