"""Every rendition of an asset, put together from its segments and read by ffprobe, by both manifests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from LocalAWS.mediaconvert.transcoding import media

from . import manifests, playlists
from .delivered import Delivered

# A frame at 25 a second: an encoder may begin or end within one.
_FRAME_SECONDS = 0.04
# AAC counts in packets of 1,024 samples, and starts with one or two of silence.
_AUDIO_SECONDS = 0.1


@dataclass(frozen=True)
class Rendition:
    codec: str
    # Of video.
    size: tuple[int, int] | None
    duration: float
    # When each segment begins, in seconds.
    starts: tuple[float, ...]


@dataclass(frozen=True)
class Ladder:
    videos: tuple[Rendition, ...]
    audios: tuple[Rendition, ...]

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Largest first."""
        return sorted((video.size for video in self.videos if video.size), reverse=True)


def ladder(asset: Delivered) -> Ladder:
    """What both manifests of an asset offer, which must be the same and be as they say."""
    hls, dash = _hls(asset), _dash(asset)
    assert hls.sizes == dash.sizes, f"HLS offers {hls.sizes}, DASH {dash.sizes}."
    assert len(hls.audios) == len(dash.audios)
    return hls


def check(found: Ladder, sizes: list[tuple[int, int]], seconds: float, has_audio: bool = True) -> None:
    """Sizes, codecs and lengths are those expected, and all renditions can be switched between at the same times."""
    assert found.sizes == sizes
    assert {video.codec for video in found.videos} == {"h264"}
    assert [audio.codec for audio in found.audios] == (["aac"] if has_audio else [])
    for video in found.videos:
        assert abs(video.duration - seconds) <= _FRAME_SECONDS, f"{video.size} is {video.duration} s long."
    for audio in found.audios:
        assert abs(audio.duration - seconds) <= _AUDIO_SECONDS, f"The audio is {audio.duration} s long."
    assert len({video.starts for video in found.videos}) == 1, "The segments of the renditions begin at different times."


def best(asset: Delivered) -> Path:
    """The largest rendition as a file of its own."""
    return _of_rank(asset, 0)


def smallest(asset: Delivered) -> Path:
    """The smallest rendition as a file of its own."""
    return _of_rank(asset, -1)


def _of_rank(asset: Delivered, rank: int) -> Path:
    parent = asset.results.hls
    assert parent is not None
    variants = [variant for variant in playlists.multivariant(asset.text(parent)).variants if variant.size]
    return _file(asset, parent, sorted(variants, key=lambda variant: variant.size or (0, 0), reverse=True)[rank].uri)


def sound(asset: Delivered) -> Path:
    """The audio track as a file of its own."""
    parent = asset.results.hls
    assert parent is not None
    [track] = playlists.multivariant(asset.text(parent)).audio
    return _file(asset, parent, track.uri)


def _file(asset: Delivered, parent: str, uri: str) -> Path:
    key = asset.resolved(parent, uri)
    listed = playlists.media(asset.text(key))
    path: Path = asset.directory / f"{Path(key).stem}.mp4"
    path.write_bytes(b"".join(
        asset.files[asset.resolved(key, part)].read_bytes() for part in (listed.initialization, *(uri for uri, _ in listed.segments))))
    return path


def _hls(asset: Delivered) -> Ladder:
    parent = asset.results.hls
    assert parent is not None, f"There is no HLS playlist among {asset.results.keys}."
    listed = playlists.multivariant(asset.text(parent))
    variants = []
    for variant in listed.variants:
        rendition = _media_playlist(asset, parent, variant.uri)
        assert rendition.size == variant.size, f"{variant.uri} is {rendition.size}, its playlist says {variant.size}."
        variants.append(rendition)
    # Sound that goes with no pictures is a variant itself.
    audios = [variant for variant in variants if variant.size is None]
    audios += [_media_playlist(asset, parent, track.uri) for track in listed.audio]
    for uri in listed.images:
        assert asset.resolved(parent, uri) in asset.files
    return Ladder(tuple(variant for variant in variants if variant.size), tuple(audios))


def _media_playlist(asset: Delivered, parent: str, uri: str) -> Rendition:
    key = asset.resolved(parent, uri)
    listed = playlists.media(asset.text(key))
    return _joined(asset, key, listed.initialization, listed.segments)


def _dash(asset: Delivered) -> Ladder:
    key = asset.results.dash
    assert key is not None, f"There is no MPD among {asset.results.keys}."
    listed = manifests.manifest(asset.text(key))
    found: dict[str, list[Rendition]] = {"video": [], "audio": []}
    for representation in listed.representations:
        rendition = _joined(asset, key, representation.initialization, representation.segments)
        assert rendition.size == representation.size
        assert abs(rendition.duration - listed.duration) <= _AUDIO_SECONDS
        found[representation.content_type].append(rendition)
    return Ladder(tuple(found["video"]), tuple(found["audio"]))


def _joined(asset: Delivered, manifest: str, initialization: str, segments: tuple[tuple[str, float], ...]) -> Rendition:
    """A rendition as a player puts it together."""
    paths = [asset.files[asset.resolved(manifest, uri)] for uri in (initialization, *(uri for uri, _ in segments))]
    whole: Path = asset.directory / "whole.mp4"
    whole.write_bytes(b"".join(path.read_bytes() for path in paths))
    read = media.read(whole)
    starts, at = [], 0.0
    for _, length in segments:
        starts.append(round(at, 3))
        at += length
    assert abs(at - read.duration) <= _AUDIO_SECONDS, f"{initialization}: the manifest says {at} s, the media is {read.duration} s long."
    size = (read.video.width, read.video.height) if read.video else None
    codec = read.video.codec if read.video else read.audios[0].codec
    return Rendition(codec, size, read.duration, tuple(starts))
