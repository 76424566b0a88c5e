"""A CMAF_GROUP: renditions in segments that HLS and DASH share, packaged by Shaka Packager.

The settings: the API reference, `CmafGroupSettings` and `CmfcSettings`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import codecs, frame_rates, segment_times
from .encoding import Target
from .failure import NO_AUDIO, NO_VIDEO, JobFailed
from .multivariant import Renamed, multivariant_playlist
from .output_names import SEGMENT_DIGITS, Destination
from .picture import Picture, shared_filters
from .programs import packager, run
from .result import Artifact, GroupResult, OutputResult, duration_of
from .scaling import Scaling, scaling
from .sound import Sound
from .source import Source
from .trick_play import TrickPlay, trick_play

_DEFAULT_SEGMENT_SECONDS, _DEFAULT_FRAGMENT_SECONDS = 10, 2
_ENDINGS = (".cmfa", ".cmfv", ".jpg", ".m3u8", ".mpd")
# Fragmented, since the packager reads them again.
_INTERMEDIATE = ["-f", "mp4", "-movflags", "+frag_keyframe+empty_moov+default_base_moof"]


class CmafGroup:
    """Everything is made under names without special characters, and gets its own name at the end."""

    def __init__(self, index: int, group: dict[str, Any], destination: Destination, source: Source) -> None:
        self.name = f"group{index}g"
        self.settings: dict[str, Any] = group["outputGroupSettings"].get("cmafGroupSettings", {})
        self.outputs: list[dict[str, Any]] = group["outputs"]
        self.destination = destination
        self.source = source

    def targets(self) -> Iterator[Target]:
        for number, output in enumerate(self.outputs):
            video = output.get("videoDescription")
            yield self._sound(number, output) if video is None else self._picture(number, video)
        pictures = self._trick_play()
        if pictures is not None:
            yield pictures.target(f"{self.name}Thumbnail", shared_filters(self.source, self._videos()[0]))

    def finish(self, directory: Path, canceled: threading.Event) -> GroupResult:
        run(self._packaging(), directory, canceled)
        names = {self._local(n): self.destination.base + o.get("nameModifier", "") for n, o in enumerate(self.outputs)}
        # The group's own name is the beginning of its outputs' names, so it comes last.
        renamed = Renamed({**names, self.name: self.destination.base})
        self._manifests(directory, renamed)
        made = sorted(path for path in directory.glob(f"{self.name}*") if path.suffix in _ENDINGS)
        playlists = [
            self.destination.location(f"{self.destination.base}.{kind}")
            for kind in ("mpd", "m3u8") if (directory / f"{self.name}.{kind}").exists()]
        return GroupResult(
            "CMAF_GROUP",
            [Artifact(path, self.destination.bucket, self.destination.key(renamed.name(path.name))) for path in made],
            [self._result(directory, number, output) for number, output in enumerate(self.outputs)], playlists,
            self.settings.get("destinationSettings", {}))

    def _picture(self, number: int, video: dict[str, Any]) -> Target:
        if self.source.video is None:
            raise JobFailed(NO_VIDEO, "No video stream was found in the input.")
        return Target(
            f"{self._local(number)}.mp4", [*codecs.video_arguments(video, self.source), *_INTERMEDIATE],
            Picture(shared_filters(self.source, video), self._scaled(video).filters))

    def _sound(self, number: int, output: dict[str, Any]) -> Target:
        described = output["audioDescriptions"][0]
        if not self.source.has_sound(described.get("audioSourceName")):
            raise JobFailed(NO_AUDIO, "No audio stream was found in the input for an output of audio alone.")
        matches = output.get("containerSettings", {}).get("cmfcSettings", {}).get("audioDuration") == "MATCH_VIDEO_DURATION"
        return Target(
            f"{self._local(number)}.mp4", [*codecs.audio_arguments(described), *_INTERMEDIATE], sounds=(Sound(described, matches),))

    def _local(self, number: int) -> str:
        return f"{self.name}output{number}x"

    def _scaled(self, video: dict[str, Any]) -> Scaling:
        return scaling(self.source.size, video, self.source.pixel_ratio)

    def _result(self, directory: Path, number: int, output: dict[str, Any]) -> OutputResult:
        video = output.get("videoDescription")
        return OutputResult(
            duration_of(directory / f"{self._local(number)}.mp4"), self._scaled(video).size if video is not None else None)

    def _videos(self) -> list[dict[str, Any]]:
        return [output["videoDescription"] for output in self.outputs if "videoDescription" in output]

    def _trick_play(self) -> TrickPlay | None:
        if not self._videos():
            return None
        h264 = self._videos()[0]["codecSettings"].get("h264Settings", {})
        rate = frame_rates.output_rate(h264, self.source)
        largest = max((self._scaled(video) for video in self._videos()), key=lambda made: made.size)
        return trick_play(self.settings, largest, Fraction(codecs.gop_frames(h264, rate)) / rate, rate, self.source.video_duration)

    def _packaging(self) -> list[str]:
        single = self.settings.get("segmentControl") == "SINGLE_FILE"
        line = [packager(), "--quiet"]
        for number, output in enumerate(self.outputs):
            local, kind = self._local(number), "video" if "videoDescription" in output else "audio"
            ending = f"cmf{kind[0]}"
            stream = f"in={local}.mp4,stream={kind},playlist_name={local}.m3u8"
            stream += f",output={local}.{ending}" if single else (
                f",init_segment={local}init.{ending},segment_template={local}_$Number%0{SEGMENT_DIGITS}d$.{ending}")
            if kind == "audio":
                described = output["audioDescriptions"][0]
                group = output.get("containerSettings", {}).get("cmfcSettings", {}).get("audioGroupId", f"program_audio_{number}")
                chosen = self.source.parts[0].sound(described.get("audioSourceName"))
                language = codecs.language(described, chosen.tracks)
                stream += f",hls_group_id={group},hls_name={local}" + (f",language={language}" if language else "")
            line.append(stream)
        if self.settings.get("writeHlsManifest", "ENABLED") == "ENABLED":
            line += ["--hls_master_playlist_output", f"{self.name}.m3u8"]
        if self.settings.get("writeDashManifest", "ENABLED") == "ENABLED":
            line += ["--mpd_output", f"{self.name}.mpd", *([] if single else ["--generate_static_live_mpd"])]
        return [*line, "--segment_duration", str(self._segment_seconds()),
                "--fragment_duration", str(self.settings.get("fragmentLength", _DEFAULT_FRAGMENT_SECONDS))]

    def _segment_seconds(self) -> int:
        return int(self.settings.get("segmentLength", _DEFAULT_SEGMENT_SECONDS))

    def _manifests(self, directory: Path, renamed: Renamed) -> None:
        pictures = self._trick_play()
        tiles = sorted(directory.glob(f"{self.name}Thumbnail_*.jpg"))
        hls, dash = directory / f"{self.name}.m3u8", directory / f"{self.name}.mpd"
        if hls.exists():
            entry = pictures.stream_entry(f"{self.name}Thumbnail.m3u8", tiles) if pictures else None
            hls.write_text(multivariant_playlist(hls.read_text(), self._audio_tracks(), entry))
            if pictures:
                (directory / f"{self.name}Thumbnail.m3u8").write_text(pictures.playlist([path.name for path in tiles]))
            if self.settings.get("manifestDurationFormat") == "INTEGER":
                for playlist in directory.glob(f"{self.name}output*.m3u8"):
                    playlist.write_text(segment_times.whole(playlist.read_text()))
        if dash.exists():
            manifest = dash.read_text()
            if self.settings.get("writeSegmentTimelineInRepresentation", "DISABLED") == "DISABLED":
                manifest = segment_times.approximate(manifest, self._segment_seconds())
            if pictures:
                adaptation = pictures.adaptation_set(f"{self.name}Thumbnail_$Number%0{SEGMENT_DIGITS}d$.jpg", tiles)
                manifest = manifest.replace("  </Period>", f"{adaptation}  </Period>")
            dash.write_text(manifest)
        for written in [*directory.glob(f"{self.name}*.m3u8"), *directory.glob(f"{self.name}*.mpd")]:
            written.write_text(renamed.text(written.read_text(), quote))

    def _audio_tracks(self) -> dict[str, tuple[str, str | None]]:
        """Of each output of audio its local name, the type of its track and the name that players show."""
        return {
            self._local(number): (
                output.get("containerSettings", {}).get("cmfcSettings", {}).get("audioTrackType", "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT"),
                output["audioDescriptions"][0].get("streamName"))
            for number, output in enumerate(self.outputs) if "videoDescription" not in output}
