"""A FILE_GROUP: each output a file of its own, MP4 or numbered JPEG captures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import captures, codecs
from .encoding import Target
from .failure import NO_VIDEO, SETTINGS_DO_NOT_FIT, JobFailed
from .output_names import Destination, extension
from .picture import Picture, shared_filters
from .result import Artifact, GroupResult, OutputResult, duration_of
from .scaling import scaling
from .sound import Sound
from .source import Source


class FileGroup:
    def __init__(self, index: int, group: dict[str, Any], destination: Destination, source: Source) -> None:
        self.index = index
        self.settings: dict[str, Any] = group["outputGroupSettings"].get("fileGroupSettings", {})
        self.outputs: list[dict[str, Any]] = group["outputs"]
        self.destination = destination
        self.source = source

    def targets(self) -> Iterator[Target]:
        for number, output in enumerate(self.outputs):
            video = output.get("videoDescription")
            if video is not None and self.source.video is None:
                raise JobFailed(NO_VIDEO, "No video stream was found in the input.")
            if video is not None and is_capture(output):
                yield self._captures(number, video)
            else:
                yield self._file(number, output)

    def finish(self, directory: Path) -> GroupResult:
        artifacts: list[Artifact] = []
        results: list[OutputResult] = []
        for number, output in enumerate(self.outputs):
            stem = self.destination.base + output.get("nameModifier", "")
            ending = extension(output)
            if is_capture(output):
                # `NAME.0000000.jpg`: https://docs.aws.amazon.com/mediaconvert/latest/ug/file-group-with-frame-capture-output.html
                made = sorted(directory.glob(f"{self._local(number)}.*.jpg"))
                names = [f"{stem}.{path.name.split('.')[1]}.{ending}" for path in made]
            else:
                made, names = [directory / f"{self._local(number)}.mp4"], [f"{stem}.{ending}"]
            artifacts += [
                Artifact(path, self.destination.bucket, self.destination.key(name)) for path, name in zip(made, names, strict=True)]
            video = output.get("videoDescription")
            size = scaling(self.source.size, video, self.source.pixel_ratio).size if video is not None else None
            duration = self.source.video_duration if is_capture(output) else duration_of(made[0])
            results.append(OutputResult(duration, size, [self.destination.location(names[-1])]))
        return GroupResult("FILE_GROUP", artifacts, results, destination_settings=self.settings.get("destinationSettings", {}))

    def _captures(self, number: int, video: dict[str, Any]) -> Target:
        settings = video["codecSettings"].get("frameCaptureSettings", {})
        own = f"{captures.every(captures.interval(settings))},{self._scaled(video)}"
        most = ["-frames:v", str(settings["maxCaptures"])] if "maxCaptures" in settings else []
        return Target(
            f"{self._local(number)}.%07d.jpg", [*captures.jpeg_arguments(settings.get("quality", 80)), *most],
            Picture(shared_filters(self.source, video), own))

    def _file(self, number: int, output: dict[str, Any]) -> Target:
        video, container = output.get("videoDescription"), output.get("containerSettings", {})
        if container.get("container") != "MP4":
            raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder makes files of MP4, not {container.get('container')}.")
        matches = container.get("mp4Settings", {}).get("audioDuration") == "MATCH_VIDEO_DURATION"
        # A source without sound leaves the file silent.
        audios = [audio for audio in output.get("audioDescriptions", []) if self.source.has_sound(audio.get("audioSourceName"))]
        arguments = codecs.video_arguments(video, self.source) if video is not None else []
        for place, audio in enumerate(audios):
            arguments += codecs.audio_arguments(audio, place)
        picture = Picture(shared_filters(self.source, video), self._scaled(video)) if video is not None else None
        return Target(
            f"{self._local(number)}.mp4", [*arguments, "-f", "mp4", "-movflags", "+faststart"], picture,
            tuple(Sound(audio, matches) for audio in audios))

    def _scaled(self, video: dict[str, Any]) -> str:
        return scaling(self.source.size, video, self.source.pixel_ratio).filters

    def _local(self, number: int) -> str:
        return f"group{self.index}output{number}"


def is_capture(output: dict[str, Any]) -> bool:
    return bool(output.get("videoDescription", {}).get("codecSettings", {}).get("codec") == "FRAME_CAPTURE")
