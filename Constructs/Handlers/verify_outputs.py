"""Looks whether the jobs have made what the plan said, and says where it is.

The last look before an asset is declared ready. What the jobs say that they made and what lies in the delivery bucket
are compared with the plan: an asset is ready only if what is there is the film. A part that the film can be watched
without, such as the preview, is noted if it is missing. The source is tagged with what it has become.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import ended_jobs
import event_fields
import job_rows
import made_outputs
import plain_cause
import thumbnail_extras
from botocore.exceptions import BotoCoreError, ClientError
from contract import Field, Folder, JobKind, MadeTag, PipelineMetric, Priority
from delivered_files import DeliveredFiles
from expected_outputs import ExpectedJob
from failures import told
from job_rows import now
from source_media import UnsupportedMedia
from source_object import SourceObject, SourceReplaced
from structured_log import log, metric
from thumbnail_extras import PartMissing

# As much of a reason as a person reads.
LONGEST_REASON = 500


class OutputsDiffer(Exception):
    """MediaConvert reports complete jobs, but what is there is not what was planned."""


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Where the asset's files are, by what they are; or why the creator's file is none of which they can be."""
    request: Mapping[str, Any] = event if isinstance(event, Mapping) else {}
    try:
        return verified(event_fields.mapping(event))
    except (UnsupportedMedia, SourceReplaced) as refusal:
        name, text = type(refusal).__name__, str(refusal)
        log("WARNING", text, request.get(Field.ASSET_ID), error=name)
        # A fault of the file, not of this function. An execution that began under a former version knows no such answer.
        if Field.EXECUTION_NAME not in request:
            raise
        return {Field.ERROR: name, Field.CAUSE: plain_cause.shown(text)}
    except Exception as error:
        raise told(error, request.get(Field.ASSET_ID)) from None


def verified(event: Mapping[str, Any]) -> dict[str, Any]:
    asset_id, making = event_fields.asset_id(event), event_fields.whole_number(event, Field.MAKING)
    uploaded_at = event_fields.moment(event, Field.UPLOADED_AT)
    plan, jobs = event_fields.member(event, Field.PLAN), event_fields.members(event, Field.JOBS)
    folder, metadata = event_fields.text(plan, Field.FOLDER), event_fields.member(plan, Field.METADATA)
    is_import = job_rows.asset(asset_id).get(Field.PRIORITY) == Priority.IMPORTED
    expected, made = job(event, JobKind.MAIN, jobs[0])
    source = SourceObject(event)
    source.check()
    files = DeliveredFiles.of(folder)
    differences = [*made_outputs.of_job(made, expected), *made_outputs.of_files(files, expected)]
    if differences:
        # Where the platform has done what it could, what is wrong is the file.
        other = made_outputs.length_of_another_track(made, expected)
        if other is not None:
            raise UnsupportedMedia(
                f"the file has {expected.video_tracks} video tracks, of which MediaConvert takes the first; that is {other:.3f} s long and "
                f"not the film of {expected.seconds:.3f} s: upload it with the film first, or without the picture before it")
        own = made_outputs.own_length(made, files, expected)
        if own is not None and made_outputs.is_file_at_fault(own, expected):
            raise UnsupportedMedia(
                f"the file says that it is {expected.seconds:.3f} s long, and holds {own:.3f} s: its times are wrong, or it was broken "
                "off; export it anew, or upload it again")
        raise OutputsDiffer("; ".join(differences))
    outputs: dict[str, Any] = {
        "hls": files.main(Folder.ADAPTIVE_STREAMING, ".m3u8"), "dash": files.main(Folder.ADAPTIVE_STREAMING, ".mpd"),
        "files": len(files.sizes), "bytes": files.bytes}
    missing = [*preview(outputs, files, event), *pictures(outputs, files, expected)]
    if missing:
        outputs["missing"] = missing
    source.tag(asset_id, {
        MadeTag.KEY: MadeTag.VALUE, Field.ASSET_ID: asset_id, "orientation": metadata.get("orientation"),
        "durationSeconds": metadata.get("durationSeconds"),
        "resolution": f"{metadata['width']}x{metadata['height']}" if "width" in metadata else None})
    log("WARNING" if missing else "INFO", "outputs verified", asset_id, making=making, **outputs)
    if missing:
        metric(PipelineMetric.MISSING_PARTS, len(missing), "Count", asset_id)
    # An asset that is taken up again after a failure has waited for somebody to do so: its time says nothing of the pipeline.
    # For an import nobody waits, so that it is counted apart.
    if making == 1:
        name = PipelineMetric.IMPORT_TIME_TO_READY if is_import else PipelineMetric.TIME_TO_READY
        metric(name, round((now() - uploaded_at).total_seconds(), 3), "Seconds", asset_id)
    return outputs


def job(event: Mapping[str, Any], kind: str, ended: Mapping[str, Any]) -> tuple[ExpectedJob, Mapping[str, Any]]:
    """What a job should have made, and what it has, as its row says.

    An execution that began under a former version carries the former along.
    """
    row = job_rows.read(event_fields.asset_id(event), job_rows.sort_key(event_fields.whole_number(event, Field.MAKING), kind))
    carried = event_fields.member(event, Field.PLAN).get(kind)
    document = event_fields.member(carried, Field.EXPECTED) if carried is not None else row.document(Field.EXPECTED) if row else None
    if document is None:
        raise event_fields.MalformedEvent(f"the {kind} job was never planned")
    return ExpectedJob.of(document), ended_jobs.account(row, event_fields.text(ended, Field.JOB_ID))


def preview(outputs: dict[str, Any], files: DeliveredFiles, event: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Notes the preview among the outputs, or that it is missing."""
    if not event_fields.member(event, Field.PLAN).get(Field.HAS_PREVIEW):
        return
    ended = event_fields.members(event, Field.JOBS)[1]
    if Field.JOB_ID not in ended:
        yield part(JobKind.PREVIEW, reason(ended))
        return
    key = files.main(Folder.PREVIEW, ".mp4")
    expected, made = job(event, JobKind.PREVIEW, ended)
    differences = [*made_outputs.of_job(made, expected)]
    if key is None or not files.is_there(key):
        differences.append(f"there is no {Folder.PREVIEW}*.mp4")
    if differences:
        yield part(JobKind.PREVIEW, "; ".join(differences))
    else:
        outputs[JobKind.PREVIEW] = key


def pictures(outputs: dict[str, Any], files: DeliveredFiles, expected: ExpectedJob) -> Iterator[dict[str, str]]:
    """Notes thumbnails, poster and tiles among the outputs, or that they are missing."""
    found = [key for key in thumbnail_extras.thumbnails(files) if files.is_there(key)]
    if found:
        outputs["firstThumbnail"], outputs["thumbnails"] = found[0], len(found)
    elif expected.captures:
        yield part("thumbnails", f"there is no {Folder.THUMBNAILS}*.jpg")
    wanted: list[tuple[str, Callable[[], str]]] = []
    if found:
        wanted.append(("poster", functools.partial(thumbnail_extras.write_poster, files, expected)))
    if expected.has_tiles:
        wanted.append(("tiles", functools.partial(thumbnail_extras.write_tiles, files)))
    for name, write in wanted:
        try:
            outputs[name] = write()
        except (PartMissing, ValueError, BotoCoreError, ClientError) as error:
            yield part(name, str(error))


def part(name: str, why: str) -> dict[str, str]:
    return {"part": name, "why": why[:LONGEST_REASON]}


def reason(failed: Mapping[str, Any]) -> str:
    """Why a branch of the workflow has failed."""
    return plain_cause.words(str(failed.get(Field.CAUSE) or failed.get(Field.ERROR) or "unknown"))
