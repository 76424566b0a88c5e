"""Which jobs a source needs: the pipeline's job settings, made to fit what the source has.

The settings come from the pipeline's definition with everything in them: all renditions of the ladder in landscape,
audio, thumbnails. What comes out depends on nothing but the definition and what Probe says of the source, and each
decision says why: renditions are never enlarged, upright pictures stay so, pixels become square, more than 60 frames a
second become fewer, interlaced pictures progressive ones, high dynamic range standard range, and a source without audio
or without video gets no outputs of it: MediaConvert fails jobs that ask for what is not there.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import frame_rates
import picture_color
import picture_size
import sound_tracks
from contract import JobDocument, JobKind
from expected_outputs import AUDIO, CAPTURE, VIDEO, ExpectedJob, ExpectedOutput
from fitted_outputs import Settings, box, fitted_video, has_tiles, heard_alone, is_video, with_fitting_tiles, without_pictures
from source_media import SourceMedia, UnsupportedMedia, VideoTrack

# A shorter source is a still, or hardly more: one frame is no preview of it.
SHORTEST_PREVIEW_SECONDS = 1
FEWEST_PREVIEW_FRAMES = 2
# Tracks that differ by less end together: sound has packets of its own length.
SAME_LENGTH_SECONDS = 0.1
# Of these containers the length is written down; of others it may be an estimate from the bitrate.
EXACT_CONTAINERS = ("mp4", "quicktime", "matroska", "webm", "mxf", "avi", "wave", "three_gp", "three_g2")


@dataclass(frozen=True)
class Definition:
    """What the pipeline asks of MediaConvert for a source that fills all of it."""

    main: Settings
    preview: Settings | None
    preview_seconds: int
    # Whether MediaConvert has job templates of it.
    has_templates: bool
    # The presets by which the templates hold an output's settings, by the output's name modifier.
    presets: Mapping[str, str]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Definition:
        """As the pipeline's stack wrote it."""
        return cls(
            main=document[JobKind.MAIN],
            preview=document.get(JobKind.PREVIEW),
            preview_seconds=document.get(JobDocument.PREVIEW_SECONDS, 0),
            has_templates=document[JobDocument.HAS_TEMPLATES],
            presets=document.get(JobDocument.PRESETS, {}),
        )


@dataclass(frozen=True)
class Plan:
    """The jobs of one source. One without pictures, of unknown length or of less than a second has no preview.

    A job that asks for all that the pipeline's definition does can also be made from the job template of that definition,
    with settings that leave to presets what these hold. One that was cut down cannot: the service lays a job over its
    template, and what the job leaves out would come back.
    """

    main: Settings
    preview: Settings | None
    renditions: list[str]
    # Why it is as it is, a sentence each.
    decisions: list[str]
    # What the jobs will have made, to be compared with what they did.
    expected: ExpectedJob
    expected_preview: ExpectedJob | None
    main_by_template: Settings | None
    preview_by_template: Settings | None


def plan(definition: Definition, source: SourceMedia, source_url: str, asset_root: str) -> Plan:
    """The jobs for a source that go into the asset's folder."""
    if source.video is not None:
        picture_size.check(source.video.shape)
    fitting = _Fitting(source, source_url, asset_root)
    main = fitting.job(definition.main)
    if not main["OutputGroups"]:
        raise UnsupportedMedia("no output of the pipeline can be made from the file")
    preview, expected_preview = None, None
    if definition.preview is not None:
        reason = _no_preview(source)
        if reason:
            fitting.decide(f"no preview: {reason}")
        else:
            preview = fitting.job(definition.preview)
            expected_preview = _clipped(preview, source, definition.preview_seconds)
    names = [output["NameModifier"] for group in main["OutputGroups"] for output in group["Outputs"]]
    return Plan(
        main, preview, names, fitting.decisions, _expected(main, source), expected_preview,
        _by_template(definition, definition.main, main), _by_template(definition, definition.preview, preview))


def _no_preview(source: SourceMedia) -> str:
    """Why there can be no preview; empty if there can be one.

    Of a source whose length is not known, a clip might ask for more than there is, and no clip would show all of it.
    """
    if source.video is None:
        return "there are no pictures"
    if source.certain_seconds < SHORTEST_PREVIEW_SECONDS:
        return "the source is too short, or its length is not known"
    if source.video.frame_rate and source.certain_seconds * source.video.frame_rate < FEWEST_PREVIEW_FRAMES:
        return "the source has too few frames"
    return ""


def _clipped(preview: Settings, source: SourceMedia, wanted_seconds: int) -> ExpectedJob:
    """Clips the job's input; what it will have made then."""
    assert source.video is not None
    expected = _expected(preview, source)
    # Of a source whose rate is not known, whole seconds can be named all the same.
    rate = source.video.frame_rate or Fraction(1)
    certain = source.certain_seconds
    if certain < source.duration_seconds and wanted_seconds < source.duration_seconds:
        # Short enough to end for certain before the source does, or it might go on for all of that.
        wanted_seconds = min(wanted_seconds, max(math.floor(certain * 0.9 - max(1.0, float(2 / rate))), 1))
    clip = frame_rates.clipping(certain, rate, wanted_seconds)
    if not clip:
        return expected
    preview["Inputs"][0]["InputClippings"] = [clip]
    begin, end = (frame_rates.frame(clip[name], rate) if name in clip else None for name in ("StartTimecode", "EndTimecode"))
    start = float((begin or 0) / rate)
    if end is not None:
        # However long the source is: what asks for more than there is fails.
        return replace(expected, seconds=float((end + 1) / rate) - start, least_seconds=None, is_exact=True)
    least = None if expected.least_seconds is None else expected.least_seconds - start
    return replace(expected, seconds=expected.seconds - start, least_seconds=least)


@dataclass
class _Fitting:
    """Jobs made to fit a source, and why they are so."""

    source: SourceMedia
    source_url: str
    asset_root: str
    decisions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for note in self.source.notes:
            self.decide(note)

    def decide(self, reason: str) -> None:
        """Notes a reason once, however many outputs it is for."""
        if reason and reason not in self.decisions:
            self.decisions.append(reason)

    def job(self, settings: Settings) -> Settings:
        fitted: Settings = _in_folder(copy.deepcopy(settings), self.asset_root)
        fitted["Inputs"][0] = self._input(fitted["Inputs"][0])
        groups = [self._group(group) for group in fitted["OutputGroups"]]
        fitted["OutputGroups"] = [group for group in groups if group["Outputs"]]
        return fitted

    def _input(self, described: Settings) -> Settings:
        described = {**described, "FileInput": self.source_url}
        selectors = described.pop("AudioSelectors", None)
        if self.source.audios and selectors:
            described["AudioSelectors"] = {name: {**selector, **self._heard()} for name, selector in selectors.items()}
        elif not self.source.audios:
            self.decide("no sound: the source has none")
        selector = described.pop("VideoSelector", None)
        if self.source.video is not None:
            described["VideoSelector"] = {**(selector or {}), **self._seen(self.source.video)}
        else:
            self.decide("sound alone: the source has no film")
        return described

    def _heard(self) -> Settings:
        for reason in sound_tracks.reasons(self.source):
            self.decide(reason)
        return sound_tracks.selector(self.source)

    def _seen(self, video: VideoTrack) -> Settings:
        # In degrees: the service turns pictures of MP4 and MOV alone by itself.
        seen: Settings = {"Rotate": f"DEGREES_{video.rotation}" if video.rotation else "DEGREE_0"}
        if video.rotation:
            self.decide(f"turned by {video.rotation} degrees, as the source says")
            if video.scan_type == "interlaced":
                self.decide("whether interlaced pictures are turned is not documented: MediaConvert turns progressive ones")
        if video.is_mirrored:
            self.decide("not mirrored, as the source says to show it: MediaConvert turns pictures and does not mirror them")
        if video.pixel_aspect != 1:
            width, height = video.size
            self.decide(f"shown as {width}x{height}: the source's pixels are not square")
        longer = self.source.duration_seconds - video.duration_seconds
        if not video.duration_seconds and len(self.source.videos) > 1:
            # Behind a cover in the place of the film, black would hide that the film is not there.
            self.decide("no black pictures where there is sound alone: which video track is the film is seen by its length")
        elif self.source.audios and (not video.duration_seconds or longer > SAME_LENGTH_SECONDS):
            seen["PadVideo"] = "BLACK"
            is_known = video.duration_seconds and self.source.least_seconds is None
            alone = f"for {round(longer, 2):g} s, in which" if is_known else "for as long as"
            self.decide(f"black pictures {alone} the source has sound alone")
        colors = picture_color.reading(video)
        for reason in colors.reasons:
            self.decide(reason)
        return seen | colors.selector

    def _group(self, group: Settings) -> Settings:
        if self.source.video is None:
            sounds = [heard_alone(output) for output in group["Outputs"] if not is_video(output) and self.source.audios]
            return without_pictures({**group, "Outputs": sounds})
        videos = [output for output in group["Outputs"] if is_video(output)]
        # With automated ABR the service chooses the sizes, and never enlarges.
        is_automatic = "AutomatedEncodingSettings" in group
        boxes = [box(output) for output in videos]
        sizes = dict.fromkeys(range(len(videos)), None) if is_automatic else picture_size.chosen(self.source.video.shape, boxes)
        outputs = []
        for output in group["Outputs"]:
            if not is_video(output):
                outputs += [output] if self.source.audios else []
                continue
            place = videos.index(output)
            if place in sizes:
                outputs.append(fitted_video(group, output, self.source, sizes[place], self.decide))
            self._say_size(output, sizes.get(place), place in sizes)
        return with_fitting_tiles({**group, "Outputs": outputs}, self.source.video, self.decide)

    def _say_size(self, output: Settings, size: tuple[int, int] | None, is_kept: bool) -> None:
        assert self.source.video is not None
        name, shape = output["NameModifier"].removeprefix("_"), self.source.video.shape
        lines = min(self.source.video.size)
        if not is_kept and picture_size.scale(shape, box(output)) <= 1:
            self.decide(f"{name} left out: pictures so long and narrow would have the size of a smaller rendition")
        elif not is_kept:
            self.decide(f"{name} left out: the source has {lines} lines")
        elif size and picture_size.scale(shape, box(output)) > 1:
            self.decide(f"{name} is {size[0]}x{size[1]}, the source's own size: it is not enlarged")


def _expected(job: Settings, source: SourceMedia) -> ExpectedJob:
    rate = source.video.frame_rate if source.video else 0
    return ExpectedJob(
        source.duration_seconds, tuple(_expected_group(group) for group in job["OutputGroups"]),
        is_exact=source.container in EXACT_CONTAINERS and source.duration_seconds > 0, least_seconds=source.least_seconds,
        tracks_seconds=source.tracks_seconds, breaks_off=source.breaks_off,
        # Where frames are repeated, the source's own are the longer ones.
        frame_seconds=round(1 / float(rate), 6) if rate else 0.0,
        has_tiles=any(has_tiles(group) for group in job["OutputGroups"]), video_tracks=len(source.videos))


def _expected_group(group: Settings) -> tuple[ExpectedOutput, ...] | None:
    if "AutomatedEncodingSettings" in group:
        return None
    return tuple(_expected_output(output) for output in group["Outputs"])


def _expected_output(output: Settings) -> ExpectedOutput:
    name = output["NameModifier"]
    if not is_video(output):
        return ExpectedOutput(AUDIO, name)
    kind = CAPTURE if "FrameCaptureSettings" in output["VideoDescription"]["CodecSettings"] else VIDEO
    return ExpectedOutput(kind, name, *box(output))


def _by_template(definition: Definition, settings: Settings | None, job: Settings | None) -> Settings | None:
    """The job as it goes with its template, if it has every output of its definition as it is there."""
    if not definition.has_templates or settings is None or job is None or _outputs(job) != _outputs(settings):
        return None
    groups = [{**group, "Outputs": [_by_preset(definition, output) for output in group["Outputs"]]} for group in job["OutputGroups"]]
    return {**job, "OutputGroups": groups}


def _outputs(settings: Settings) -> list[list[Settings]]:
    return [group["Outputs"] for group in settings["OutputGroups"]]


def _by_preset(definition: Definition, output: Settings) -> Settings:
    """The output by the preset that holds its settings, if there is one: an output has either a preset or its own."""
    preset = definition.presets.get(output["NameModifier"])
    if preset is None:
        return output
    kept = ("NameModifier", "Extension", "OutputSettings")
    return {"Preset": preset, **{name: output[name] for name in kept if name in output}}


def _in_folder(value: Any, asset_root: str) -> Any:
    """The value, with the asset's folder for the placeholder in every `Destination`."""
    if isinstance(value, list):
        return [_in_folder(item, asset_root) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: item.replace(JobDocument.ASSET_ROOT, asset_root)
        if name == "Destination" and isinstance(item, str)
        else _in_folder(item, asset_root)
        for name, item in value.items()
    }
