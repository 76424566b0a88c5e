"""How the sound of a source becomes that of an output: its tracks and channels, when it begins, how long it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .audio_selection import Selection
from .failure import SETTINGS_DO_NOT_FIT, JobFailed
from .source import Part, Source

# Channels of the coding modes, and their layout (the API reference, `AacSettings`).
_LAYOUTS = {"CODING_MODE_1_0": (1, "mono"), "AD_RECEIVER_MIX": (1, "mono"), "CODING_MODE_1_1": (2, "stereo"),
            "CODING_MODE_2_0": (2, "stereo"), "CODING_MODE_5_1": (6, "5.1")}
# What is mixed to fewer channels, or spread to more, without being told how [assumed: AWS says that it is done, not how].
_MIXED = {1, 2, 6, 8}
_MUTE = -60
# Of ffmpeg's filters.
_MOST_CHANNELS = 64


@dataclass(frozen=True)
class Sound:
    """One audio description of an output."""

    described: dict[str, Any]
    # `AudioDuration` of the container: as long as the pictures.
    matches_video: bool = False

    @property
    def source_name(self) -> str | None:
        return self.described.get("audioSourceName")

    def filters(self, source: Source, number: int) -> list[str]:
        """A graph from the inputs to `[a<number>]`."""
        graphs = [self._part(source, part, place, f"a{number}p{place}") for place, part in enumerate(source.parts)]
        labels = "".join(f"[a{number}p{place}]" for place in range(len(source.parts)))
        joined = f"{labels}concat=n={len(source.parts)}:v=0:a=1" if len(source.parts) > 1 else f"{labels}anull"
        # Not shorter than the pictures, and not a frame of AAC longer.
        ended = f",apad=whole_dur={source.video_duration:.6f},atrim=end={source.video_duration:.6f}" if (
            self.matches_video and source.video is not None) else ""
        return [*graphs, f"{joined}{ended}[a{number}]"]

    def _part(self, source: Source, part: Part, place: int, label: str) -> str:
        channels, layout = self._layout()
        rate = self.described["codecSettings"]["aacSettings"]["sampleRate"]
        chosen = part.sound(self.source_name)
        if not chosen.tracks:
            # "Silence will be inserted for the duration of that input".
            return f"anullsrc=r={rate}:cl={layout}:d={part.duration:.6f}[{label}]"
        if any(track.channels > _MOST_CHANNELS for track in chosen.tracks):
            raise JobFailed(
                SETTINGS_DO_NOT_FIT, f"The local transcoder reads {_MOST_CHANNELS} channels of a track at most. The file is not at fault.")
        tracks = [_timed(part, chosen, place, index, f"{label}t{number}") for number, index in enumerate(t.index for t in chosen.tracks)]
        merged = "".join(f"[{label}t{number}]" for number in range(len(tracks)))
        filters = [f"amerge=inputs={len(tracks)}"] if len(tracks) > 1 else []
        filters += [*self._mixed(chosen, channels), f"aresample={rate}", f"aformat=channel_layouts={layout}"]
        if len(source.parts) > 1:
            filters += [f"apad=whole_dur={part.duration:.6f}", f"atrim=end={part.duration:.6f}"]
        return ";".join([*tracks, f"{merged}{','.join(filters)}[{label}]"])

    def _layout(self) -> tuple[int, str]:
        return _LAYOUTS[self.described["codecSettings"]["aacSettings"]["codingMode"]]

    def _mixed(self, chosen: Selection, wanted: int) -> list[str]:
        count, filters = chosen.channels, []
        for settings in (chosen.remix, self.described.get("remixSettings", {})):
            if settings:
                filters.append(_remixed(settings, count))
                count = len(settings["channelMapping"]["outputChannels"])
        if count != wanted and count not in _MIXED:
            raise JobFailed(
                SETTINGS_DO_NOT_FIT, f"How {count} channels become {wanted} is not documented: remixSettings say it.")
        return filters


def _timed(part: Part, chosen: Selection, place: int, index: int, label: str) -> str:
    """A track at its time behind the pictures' beginning."""
    if chosen.keeps_times:
        filters, begin = ["aresample=async=1:first_pts=0"], chosen.offset
    else:
        filters, begin = ["asetpts=N/SR/TB"], part.span(index).begin + chosen.offset
    if begin > 0:
        filters.append(f"adelay=delays={begin * 1000:.3f}:all=1")
    elif begin < 0:
        filters += [f"atrim=start={-begin:.6f}", "asetpts=PTS-STARTPTS"]
    return f"[{place}:{index}]{','.join(filters)}[{label}]"


def _remixed(settings: dict[str, Any], count: int) -> str:
    """The API reference, `RemixSettings`: of each channel of the output how much of each of the input's, in decibels, -60 for nothing.

    `ChannelsIn` is of those "that you want to use": of more, the first are [assumed].
    """
    if settings.get("channelsIn", count) > count:
        raise JobFailed(
            SETTINGS_DO_NOT_FIT, f"The remix takes {settings['channelsIn']} channels, and the input has {count}.")
    outputs = []
    for number, mapping in enumerate(settings["channelMapping"]["outputChannels"]):
        gains = mapping.get("inputChannelsFineTune") or mapping["inputChannels"]
        terms = [f"{10 ** (gain / 20):.6f}*c{place}" for place, gain in enumerate(gains) if gain > _MUTE]
        outputs.append(f"c{number}={'+'.join(terms) or '0*c0'}")
    layouts = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}
    if len(outputs) not in layouts:
        raise JobFailed(SETTINGS_DO_NOT_FIT, f"The local transcoder remixes to 1, 2, 6 or 8 channels, not {len(outputs)}.")
    return f"pan={layouts[len(outputs)]}|{'|'.join(outputs)}"
