"""Pictures in codecs that the ffmpeg at hand does not decode: the libraries that come with PyAV do, into FFV1, which loses nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
from av import VideoStream
from av.container import InputContainer, OutputContainer

from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .media import Media

_CODECS = frozenset({"av1"})
_COLORS = ("color_primaries", "color_trc", "colorspace", "color_range")


def decodable(media: Media, directory: Path) -> Media:
    """The same media, in a file that ffmpeg decodes. What the original says of itself stays."""
    if not any(video.codec in _CODECS for video in media.videos):
        return media
    indexes = [video.index for video in media.videos] + [audio.index for audio in media.audios]
    if len(media.videos) > 1 or sorted(indexes) != [*range(len(indexes))]:
        raise JobFailed(SETTINGS_DO_NOT_FIT, "The local transcoder decodes AV1 of one track of pictures, beside sound and nothing else.")
    path = directory / f"{media.path.stem}-decoded.mkv"
    with av.open(str(media.path)) as source, av.open(str(path), "w") as target:
        _written(source, target)
    return replace(media, path=path)


def _written(source: InputContainer, target: OutputContainer) -> None:
    pictures = source.streams.video[0]
    copies, lossless = {}, None
    # In the original's order, by which its streams are known.
    for stream in source.streams:
        if stream is pictures:
            lossless = _lossless(target, pictures)
        else:
            copies[stream.index] = target.add_stream_from_template(stream)
    assert lossless is not None
    for packet in source.demux():
        if packet.stream.index not in copies:
            for frame in packet.decode():
                target.mux(lossless.encode(frame))
        elif packet.dts is not None:
            packet.stream = copies[packet.stream.index]
            target.mux(packet)
    target.mux(lossless.encode(None))


def _lossless(target: OutputContainer, pictures: VideoStream) -> VideoStream:
    stream = target.add_stream("ffv1", rate=pictures.average_rate)
    stream.width, stream.height, stream.pix_fmt = pictures.width, pictures.height, pictures.pix_fmt
    stream.codec_context.time_base = pictures.time_base
    for name in _COLORS:
        setattr(stream.codec_context, name, getattr(pictures.codec_context, name))
    return stream
