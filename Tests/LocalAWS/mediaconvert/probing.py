"""Probe: what a media file holds, read with the caller's own permissions.

A file that is not there and one that may not be read are [assumed] to be NotFound and Forbidden; media that cannot be parsed
is UnprocessableEntity (the API reference, Probe).
"""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from . import role
from .errors import ServiceError, bad_request, not_found
from .scope import Scope
from .transcoding import media

_FORMATS = {
    "mov": "mp4", "matroska": "matroska", "mxf": "mxf", "wav": "wave", "avi": "avi", "mpegts": "mpegts", "mpeg": "mpegps",
    "mp3": "mp3", "flac": "flac", "asf": "asf", "ogg": "ogg", "aac": "aac", "ac3": "ac3", "eac3": "eac3"}
_CODECS = {"h264": "AVC", "hevc": "HEVC", "mpeg4": "MP4V", "mpeg1video": "MPEG1", "mpeg2video": "MPEG2", "dnxhd": "VC3", "amr_nb": "AMR",
           "rawvideo": "UNCOMPRESSED", "wmav2": "WMA2", "dvvideo": "DV"}
# How a scan type is spelled is [assumed]; the orders of fields are in the API reference, CodecMetadata.
_FIELD_ORDERS = {"tt": "TopFieldFirst", "tb": "TopFieldFirst", "bb": "BottomFieldFirst", "bt": "BottomFieldFirst"}
_CURVES = {"smpte2084": "SMPTE_2084", "arib-std-b67": "ARIB_B67", "bt709": "ITU_709"}
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
    return {
        "container": _container(found, tracks),
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
    container: dict[str, Any] = {"duration": round(found.duration, 3), "tracks": tracks}
    if name is not None:
        container["format"] = name
    if described.get("size") and found.duration > 0:
        container["bitRate"] = round(int(described["size"]) * 8 / found.duration)
    return container


def _track(stream: dict[str, Any], found: media.Media, known_codecs: frozenset[str]) -> dict[str, Any]:
    video = next((v for v in found.videos if v.index == stream["index"]), None)
    audio = next((a for a in found.audios if a.index == stream["index"]), None)
    name = _CODECS.get(stream.get("codec_name", ""), stream.get("codec_name", "").partition("_")[0].upper())
    track: dict[str, Any] = {
        "index": stream["index"] + 1, "trackType": "video" if video else "audio" if audio else "data",
        "codec": name if name in known_codecs else "UNKNOWN"}
    if "duration" in stream:
        track["duration"] = float(stream["duration"])
    if video is not None:
        track["videoProperties"] = _video(video)
    if audio is not None:
        track["audioProperties"] = _audio(audio)
    return track


def _video(video: media.Video) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "width": video.width, "height": video.height, "bitDepth": int(video.description.get("bits_per_raw_sample") or 8),
        "frameRate": _fraction(video.frame_rate)}
    if video.description.get("bit_rate"):
        properties["bitRate"] = int(video.description["bit_rate"])
    # "This field is null when … the rotation is 0 degrees."
    if video.rotation:
        properties["rotation"] = video.rotation
    for name in ("sample_aspect_ratio", "display_aspect_ratio"):
        ratio = video.description.get(name, "0:1").replace(":", "/")
        if not ratio.startswith("0/") and not ratio.endswith("/0"):
            first, *rest = name.split("_")
            properties[first + "".join(word.capitalize() for word in rest)] = _fraction(Fraction(ratio))
    codec: dict[str, Any] = {}
    order = video.description.get("field_order", "unknown")
    if order in _FIELD_ORDERS:
        codec |= {"scanType": "Interlaced", "fieldOrder": _FIELD_ORDERS[order]}
    elif order == "progressive":
        codec["scanType"] = "Progressive"
    if video.description.get("color_transfer") in _CURVES:
        codec["transferCharacteristics"] = _CURVES[video.description["color_transfer"]]
    return {**properties, "codecMetadata": codec} if codec else properties


def _audio(audio: media.Audio) -> dict[str, Any]:
    properties: dict[str, Any] = {"channels": audio.channels, "sampleRate": audio.sample_rate, "languageCode": audio.language}
    if audio.description.get("bit_rate"):
        properties["bitRate"] = int(audio.description["bit_rate"])
    if audio.channels in _LAYOUTS:
        properties["channelLayout"] = _LAYOUTS[audio.channels]
    return properties


def _fraction(value: Fraction) -> dict[str, int]:
    return {"numerator": value.numerator, "denominator": value.denominator}
