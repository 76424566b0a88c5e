"""A CMAF_GROUP: renditions in segments that HLS and DASH share, packaged by Shaka Packager."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import codecs
from .encoding import Target
from .failure import NO_AUDIO, NO_VIDEO, JobFailed
from .multivariant import Renamed, multivariant_playlist
from .output_names import SEGMENT_DIGITS, Destination
from .programs import packager, run
from .result import Artifact, GroupResult, OutputResult
from .scaling import scaling
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
            if video is not None:
                if self.source.video is None:
                    raise JobFailed(NO_VIDEO, "No video stream was found in the input.")
                yield Target(
                    f"{self._local(number)}.mp4", [*codecs.video_arguments(video, self.source.frame_rate), *_INTERMEDIATE],
                    scaling(self.source.size, video).filters)
            else:
                if not self.source.has_audio:
                    raise JobFailed(NO_AUDIO, "No audio stream was found in the input for an output of audio alone.")
                yield Target(
                    f"{self._local(number)}.mp4", _INTERMEDIATE, None, True, codecs.audio_arguments(output["audioDescriptions"][0]))
        pictures = self._trick_play()
        if pictures is not None:
            yield pictures.target(f"{self.name}Thumbnail")

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
            [self._result(output) for output in self.outputs], playlists, self.settings.get("destinationSettings", {}))

    def _local(self, number: int) -> str:
        return f"{self.name}output{number}x"

    def _result(self, output: dict[str, Any]) -> OutputResult:
        video = output.get("videoDescription")
        return OutputResult(self.source.duration, scaling(self.source.size, video).size if video is not None else None)

    def _videos(self) -> list[dict[str, Any]]:
        return [output["videoDescription"] for output in self.outputs if "videoDescription" in output]

    def _trick_play(self) -> TrickPlay | None:
        if not self._videos():
            return None
        h264 = self._videos()[0]["codecSettings"].get("h264Settings", {})
        rate = codecs.frame_rate(h264, self.source.frame_rate)
        largest = max(scaling(self.source.size, video).size for video in self._videos())
        return trick_play(self.settings, largest, Fraction(codecs.gop_frames(h264, rate)) / rate, self.source.duration)

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
                group = output.get("containerSettings", {}).get("cmfcSettings", {}).get("audioGroupId", f"program_audio_{number}")
                stream += f",hls_group_id={group},hls_name={local}"
            line.append(stream)
        if self.settings.get("writeHlsManifest", "ENABLED") == "ENABLED":
            line += ["--hls_master_playlist_output", f"{self.name}.m3u8"]
        if self.settings.get("writeDashManifest", "ENABLED") == "ENABLED":
            line += ["--mpd_output", f"{self.name}.mpd", *([] if single else ["--generate_static_live_mpd"])]
        return [*line, "--segment_duration", str(self.settings.get("segmentLength", _DEFAULT_SEGMENT_SECONDS)),
                "--fragment_duration", str(self.settings.get("fragmentLength", _DEFAULT_FRAGMENT_SECONDS))]

    def _manifests(self, directory: Path, renamed: Renamed) -> None:
        pictures = self._trick_play()
        tiles = sorted(directory.glob(f"{self.name}Thumbnail_*.jpg"))
        hls, dash = directory / f"{self.name}.m3u8", directory / f"{self.name}.mpd"
        if hls.exists():
            entry = pictures.stream_entry(f"{self.name}Thumbnail.m3u8", tiles) if pictures else None
            hls.write_text(multivariant_playlist(hls.read_text(), self._audio_tracks(), entry))
            if pictures:
                (directory / f"{self.name}Thumbnail.m3u8").write_text(pictures.playlist([path.name for path in tiles]))
        if dash.exists() and pictures:
            adaptation = pictures.adaptation_set(f"{self.name}Thumbnail_$Number%0{SEGMENT_DIGITS}d$.jpg", tiles)
            dash.write_text(dash.read_text().replace("  </Period>", f"{adaptation}  </Period>"))
        for manifest in [*directory.glob(f"{self.name}*.m3u8"), *directory.glob(f"{self.name}*.mpd")]:
            manifest.write_text(renamed.text(manifest.read_text(), quote))

    def _audio_tracks(self) -> dict[str, str]:
        """Of each output of audio its local name and the type of its track."""
        return {
            self._local(number): output.get("containerSettings", {}).get("cmfcSettings", {}).get(
                "audioTrackType", "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT")
            for number, output in enumerate(self.outputs) if "videoDescription" not in output}
