"""`MediaConvert Job State Change` events, on the default bus of the job's own account and region.

Their fields: https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_event_list.html and the page of each status.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any

from .job import Job
from .transcoding.media import Audio, Media, Video
from .transcoding.result import GroupResult, OutputResult

_PHASES = ("PROBING", "TRANSCODING", "UPLOADING")
_CODECS = {"h264": "H_264", "hevc": "H_265", "mpeg2video": "MPEG2", "av1": "AV1", "vp8": "VP8", "vp9": "VP9", "prores": "PRORES"}
_COLOR_FORMATS = {"yuv420p": "YUV_420", "yuvj420p": "YUV_420", "yuv422p": "YUV_422", "yuv444p": "YUV_444"}


def progressing(job: Job) -> dict[str, Any]:
    return {"status": "PROGRESSING"}


def input_information(job: Job, inputs: Sequence[Media]) -> dict[str, Any]:
    return {"status": "INPUT_INFORMATION", "inputDetails": [
        {"id": number, "uri": described.get("fileInput", ""), "audio": [_audio(a) for a in media.audios],
         "video": [_video(v) for v in media.videos]}
        for number, (described, media) in enumerate(zip(job.settings["inputs"], inputs, strict=True), 1)]}


def status_update(job: Job) -> dict[str, Any]:
    phase = job.phase or "PROBING"
    progress = {}
    for name in _PHASES:
        done = _PHASES.index(name) < _PHASES.index(phase)
        progress[name] = {"status": "COMPLETE" if done else "PROGRESSING" if name == phase else "PENDING",
                          "percentComplete": 100 if done else job.percent if name == phase else 0}
    return {"status": "STATUS_UPDATE", "framesDecoded": job.frames_decoded, "jobProgress": {
        "phaseProgress": progress, "currentPhase": phase, "jobPercentComplete": job.percent, "retryCount": 0}}


def complete(job: Job) -> dict[str, Any]:
    return {"status": "COMPLETE", "paddingInserted": 0, "blackVideoDetected": 0, "outputGroupDetails": job.output_groups}


def new_warning(job: Job, code: int, message: str) -> dict[str, Any]:
    """https://docs.aws.amazon.com/mediaconvert/latest/ug/ev_status_new_warning.html"""
    return {"status": "NEW_WARNING", "warningCode": str(code), "warningMessage": message}


def canceled(job: Job) -> dict[str, Any]:
    return {"status": "CANCELED"}


def error(job: Job) -> dict[str, Any]:
    code, message = job.error or (1999, "Unknown error")
    return {"status": "ERROR", "errorCode": code, "errorMessage": message}


def output_group_details(groups: Sequence[GroupResult]) -> list[dict[str, Any]]:
    """Which paths are told depends on the group:
    https://docs.aws.amazon.com/mediaconvert/latest/ug/output-file-names-and-paths.html"""
    return [
        {"outputDetails": [_output(output) for output in group.outputs], "type": group.kind,
         **({"playlistFilePaths": group.playlists} if group.playlists else {})}
        for group in groups]


def publish(job: Job, detail: dict[str, Any]) -> None:
    from ministack.core.responses import request_scope
    from ministack.services import eventbridge

    common = {"timestamp": int(time.time() * 1000), "accountId": job.scope.account, "queue": job.queue,
              "jobId": job.identifier, "userMetadata": job.user_metadata}
    entry = {"Source": "aws.mediaconvert", "DetailType": "MediaConvert Job State Change", "Resources": [job.arn],
             "Detail": json.dumps({**common, **detail})}
    with request_scope(job.scope.account, job.scope.region):
        eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)


def _output(output: OutputResult) -> dict[str, Any]:
    told: dict[str, Any] = {"durationInMs": round(output.duration * 1000)}
    if output.file_paths:
        told["outputFilePaths"] = output.file_paths
    if output.size is not None:
        told["videoDetails"] = {"widthInPx": output.size[0], "heightInPx": output.size[1]}
    return told


def _audio(audio: Audio) -> dict[str, Any]:
    return {"channels": audio.channels, "codec": audio.codec.upper(), "language": audio.language.upper(),
            "sampleRate": audio.sample_rate, "streamId": audio.index + 1}


def _video(video: Video) -> dict[str, Any]:
    rate = float(video.frame_rate)
    return {
        "bitDepth": int(video.description.get("bits_per_raw_sample") or 8), "codec": _CODECS.get(video.codec, video.codec.upper()),
        "colorFormat": _COLOR_FORMATS.get(video.description.get("pix_fmt", ""), "YUV_420"),
        "fourCC": video.description.get("codec_tag_string", ""), "frameRate": int(rate) if rate == int(rate) else round(rate, 3),
        "height": video.height, "interlaceMode": "PROGRESSIVE", "sar": video.description.get("sample_aspect_ratio", "1:1"),
        "standard": "UNSPECIFIED", "streamId": video.index + 1, "width": video.width}
