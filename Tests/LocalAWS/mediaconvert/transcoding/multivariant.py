"""The packager's HLS multivariant playlist as MediaConvert has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# DEFAULT and AUTOSELECT of an alternate audio track (the API reference, `CmfcAudioTrackType`).
_FLAGS = {
    "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT": ("YES", "YES"),
    "ALTERNATE_AUDIO_AUTO_SELECT": ("NO", "YES"),
    "ALTERNATE_AUDIO_NOT_AUTO_SELECT": ("NO", "NO"),
}


@dataclass(frozen=True)
class Renamed:
    """Local names and the names they stand for, the more special ones first."""

    names: Mapping[str, str]

    def name(self, local: str) -> str:
        for before, after in self.names.items():
            if local.startswith(before):
                return after + local.removeprefix(before)
        return local

    def text(self, text: str, quoted: Callable[[str], str]) -> str:
        for before, after in self.names.items():
            text = text.replace(before, quoted(after))
        return text


def multivariant_playlist(text: str, audio_tracks: Mapping[str, tuple[str, str | None]], image_entry: str | None) -> str:
    """Audio tracks, by their local names, get the flags of their types and their names; pictures for trick play get their entry."""
    lines = [line for line in text.splitlines() if line and not line.startswith("## ")]
    lines.insert(1, "#EXT-X-VERSION:6")
    lines = _with_audio_alone(lines, [name for name, (kind, _) in audio_tracks.items() if kind == "AUDIO_ONLY_VARIANT_STREAM"])
    for index, line in enumerate(lines):
        if line.startswith("#EXT-X-MEDIA:TYPE=AUDIO"):
            local = next(name for name in audio_tracks if f'"{name}.m3u8"' in line)
            kind, shown = audio_tracks[local]
            default, selected = _FLAGS.get(kind, ("NO", "NO"))
            chosen = re.sub(r"AUTOSELECT=\w+", f"AUTOSELECT={selected}", re.sub(r"DEFAULT=\w+", f"DEFAULT={default}", line))
            lines[index] = chosen.replace(f'NAME="{local}"', f'NAME="{shown or f"audio_{list(audio_tracks).index(local)}"}"')
    if image_entry:
        lines.append(image_entry)
    return "\n".join([*lines, ""])


def _with_audio_alone(lines: list[str], names: list[str]) -> list[str]:
    """Tracks that no video may be played with are variants of their own, and no tracks of others."""
    for name in names:
        if f"{name}.m3u8" in lines:
            lines = [line for line in lines if not (line.startswith("#EXT-X-MEDIA:") and f'URI="{name}.m3u8"' in line)]
            at = lines.index(f"{name}.m3u8") - 1
            lines[at] = re.sub(r',AUDIO="[^"]*"', "", lines[at])
    return lines
