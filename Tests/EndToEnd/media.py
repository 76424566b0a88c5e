"""The videos, and what is none, that people upload."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from LocalAWS import odd_media, sample_media

SECONDS = 12
SHORTER_SECONDS = 6
SHORT_SECONDS = 3
LARGE = 300 << 20
# A little more than one part of a presigned upload.
TWO_PARTS = 65 << 20


class SampleFiles:
    """Each made when it is first asked for."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @cached_property
    def short(self) -> Path:
        """For tests of what happens around the transcoding."""
        return sample_media.clip(self._directory / "short.mp4", seconds=SHORT_SECONDS, size=(640, 360))

    @cached_property
    def full_hd(self) -> Path:
        return sample_media.clip(self._directory / "full-hd.mp4", seconds=SECONDS)

    @cached_property
    def short_full_hd(self) -> Path:
        """Fills the whole ladder."""
        return sample_media.clip(self._directory / "short-full-hd.mp4", seconds=SHORT_SECONDS)

    @cached_property
    def portrait(self) -> Path:
        """As a phone held upright writes it: wide, with the mark to turn it."""
        wide = sample_media.clip(self._directory / "wide.mp4", seconds=SHORTER_SECONDS)
        return sample_media.turned(self._directory / "portrait.mp4", wide, 90)

    @cached_property
    def phone(self) -> Path:
        """The same of a film of two segments."""
        return sample_media.turned(self._directory / "phone.mp4", self.full_hd, 90)

    @cached_property
    def upright(self) -> Path:
        """High and narrow without any mark."""
        return sample_media.clip(self._directory / "upright.mp4", seconds=SHORTER_SECONDS, size=(1080, 1920))

    @cached_property
    def television(self) -> Path:
        """At a rate of which no whole second holds whole pictures."""
        return sample_media.clip(self._directory / "television.mp4", seconds=SECONDS, rate="30000/1001")

    @cached_property
    def short_sound(self) -> Path:
        return odd_media.uneven(self._directory / "short-sound.mp4", SECONDS, SHORT_SECONDS, size=(1920, 1080))

    @cached_property
    def sd(self) -> Path:
        return sample_media.clip(self._directory / "sd.mp4", seconds=SHORTER_SECONDS, size=(854, 480))

    @cached_property
    def interlaced(self) -> Path:
        return sample_media.interlaced(self._directory / "interlaced.mp4", seconds=SHORTER_SECONDS)

    @cached_property
    def high_dynamic_range(self) -> Path:
        return sample_media.high_dynamic_range(self._directory / "high-dynamic-range.mp4", seconds=SHORTER_SECONDS)

    @cached_property
    def silent(self) -> Path:
        return sample_media.clip(self._directory / "silent.mp4", seconds=SHORTER_SECONDS, audio=False)

    @cached_property
    def sound(self) -> Path:
        return sample_media.clip(self._directory / "sound.mp4", seconds=SHORTER_SECONDS, video=False)

    @cached_property
    def text(self) -> Path:
        return sample_media.text(self._directory / "text.mp4")

    @cached_property
    def empty(self) -> Path:
        return sample_media.empty(self._directory / "empty.mp4")

    @cached_property
    def truncated(self) -> Path:
        return sample_media.truncated(self._directory / "truncated.mp4", self.short)

    @cached_property
    def broken_off(self) -> Path:
        return sample_media.broken_off(self._directory / "broken-off.mp4", self.short)

    @cached_property
    def large(self) -> Path:
        return sample_media.padded(self._directory / "large.mp4", self.short, LARGE)

    @cached_property
    def two_parts(self) -> Path:
        return sample_media.padded(self._directory / "two-parts.mp4", self.short, TWO_PARTS)
