"""Probe: what a media file holds, read with the caller's own permissions.

A file that is not there and one that may not be read are [assumed] to be NotFound and Forbidden; media that cannot be parsed
is UnprocessableEntity (the API reference, Probe).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from . import role, video_properties
from .errors import ServiceError, bad_request, not_found
from .scope import Scope
from .transcoding import media

_FORMATS = {
    "mov": "mp4", "matroska": "matroska", "mxf": "mxf", "wav": "wave", "avi": "avi", "mpegts": "mpegts", "mpeg": "mpegps",
    "mp3": "mp3", "flac": "flac", "asf": "asf", "ogg": "ogg", "aac": "aac", "ac3": "ac3", "eac3": "eac3"}
_CODECS = {"h264": "AVC", "hevc": "HEVC", "mpeg4": "MP4V", "mpeg1video": "MPEG1", "mpeg2video": "MPEG2", "dnxhd": "VC3", "amr_nb": "AMR",
           "rawvideo": "UNCOMPRESSED", "wmav2": "WMA2", "dvvideo": "DV"}
_LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}


def probe(scope: Scope, members: dict[str, Any], known_codecs: frozenset[str]) -> dict[str, Any]:
    inputs = members.get("inputFiles", [])
    if not inputs:
        raise bad_request("/inputFiles: Should have at least one input file")
    return {"probeResults": [_probed(scope, described.get("fileUrl", ""), known_codecs) for described in inputs]}


def _probed(scope: Scope, location: str, known_codecs: frozenset[str]) -> dict[str, Any]:
    if not location.startswith("s3://"):
        raise bad_request("/inputFiles/0/fileUrl: The local service reads from S3 only")
    bucket, _, key = location.removeprefix("s3://").partition("/")
    try:
        answer = role.s3(_credentials(scope)).get_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] in (401, 403):
            raise ServiceError("ForbiddenException", f"You do not have permission to read {location}.") from None
        raise not_found(f"{location} was not found.") from None
    with tempfile.NamedTemporaryFile(suffix=media.suffix(key)) as file:
        for chunk in answer["Body"].iter_chunks(1 << 20):
            file.write(chunk)
        file.flush()
        try:
            found = media.read(Path(file.name))
        except media.NotMedia as error:
            raise ServiceError("UnprocessableEntityException", f"Unable to probe {location}: {error}") from None
        tracks = [_track(stream, found, known_codecs) for stream in found.description["streams"]]
        container = _container(found, tracks)
    return {
        "container": container,
        "metadata": {"eTag": answer["ETag"].strip('"'), "fileSize": answer["ContentLength"],
                     "lastModified": answer["LastModified"].timestamp(), "mimeType": answer.get("ContentType", "")},
        "trackMappings": [{
            f"{kind}TrackIndexes": [t["index"] for t in tracks if t["trackType"] == kind] for kind in ("audio", "data", "video")}],
    }


def _credentials(scope: Scope) -> dict[str, str]:
    """The caller's: an account's own key, a user's, or those of the session that a role or function made its call with."""
    from ministack.core.responses import request_scope
    from ministack.services import iam, sts

    with request_scope(scope.account, scope.region):
        known = sts._sessions.get(scope.access_key) or iam._access_keys.get(scope.access_key) or {}
    secret = {"aws_access_key_id": scope.access_key, "aws_secret_access_key": known.get("SecretAccessKey", "test")}
    return {**secret, "aws_session_token": known["SessionToken"]} if "SessionToken" in known else secret


def _container(found: media.Media, tracks: list[dict[str, Any]]) -> dict[str, Any]:
    described = found.description["format"]
    brand = described.get("tags", {}).get("major_brand", "")
    name = next((known for own, known in _FORMATS.items() if own in found.formats), None)
    if name == "mp4" and brand.startswith("qt"):
        name = "quicktime"
    if name == "mp4" and brand.startswith("3g"):
        name = "three_g2" if brand.startswith("3g2") else "three_gp"
    if name == "matroska" and _begins_as_webm(found.path):
        name = "webm"
    container: dict[str, Any] = {"tracks": tracks}
    # What a file does not say of its length is [assumed] to be left out.
    if found.declared_duration is not None:
        container["duration"] = round(found.declared_duration, 3)
    if name is not None:
        container["format"] = name
    if described.get("size") and found.declared_duration:
        container["bitRate"] = round(int(described["size"]) * 8 / found.declared_duration)
    tags = (part.get("tags", {}) for part in (described, *found.description["streams"]))
    timecode = next((tag["timecode"] for tag in tags if "timecode" in tag), None)
    if timecode is not None:
        container["startTimecode"] = timecode
    return container


def _begins_as_webm(path: Path) -> bool:
    """Matroska and WebM differ by the name of their kind in the first header."""
    with path.open("rb") as file:
        return b"webm" in file.read(64)


def _track(stream: dict[str, Any], found: media.Media, known_codecs: frozenset[str]) -> dict[str, Any]:
    video = next((v for v in found.videos if v.index == stream["index"]), None)
    audio = next((a for a in found.audios if a.index == stream["index"]), None)
    name = _CODECS.get(stream.get("codec_name", ""), stream.get("codec_name", "").partition("_")[0].upper())
    track: dict[str, Any] = {
        "index": stream["index"] + 1, "trackType": "video" if video or _is_unsized(stream) else "audio" if audio else "data",
        "codec": name if name in known_codecs else "UNKNOWN"}
    if "duration" in stream:
        track["duration"] = float(stream["duration"])
    if video is not None:
        track["videoProperties"] = video_properties.describe(found, video)
    if audio is not None:
        track["audioProperties"] = _audio(audio)
    return track


def _is_unsized(stream: dict[str, Any]) -> bool:
    """Pictures that cannot be read: there is a track of them, of which nothing is known [assumed]."""
    return bool(stream["codec_type"] == "video" and not stream.get("width") and not stream.get("disposition", {}).get("attached_pic"))


def _audio(audio: media.Audio) -> dict[str, Any]:
    properties: dict[str, Any] = {"channels": audio.channels, "sampleRate": audio.sample_rate, "languageCode": audio.language}
    if audio.description.get("bit_rate"):
        properties["bitRate"] = int(audio.description["bit_rate"])
    if int(audio.description.get("bits_per_sample") or 0):
        properties["bitDepth"] = int(audio.description["bits_per_sample"])
    if audio.channels in _LAYOUTS:
        properties["channelLayout"] = _LAYOUTS[audio.channels]
    return properties

