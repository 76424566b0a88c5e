"""Media as creators really have them: pixels that are not square, mirrored, at a rate that varies, with sound that is longer or later."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .mediaconvert.transcoding.programs import ffmpeg
from .sample_media import clip

_SECONDS = 120
_CHANNELS = {"5.1": ("FL", "FR", "FC", "LFE", "BL", "BR"), "quad": ("FL", "FR", "BL", "BR")}
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p")


def made(path: Path, *arguments: str) -> Path:
    """What ffmpeg makes of the arguments."""
    subprocess.run(
        [ffmpeg(), "-v", "error", "-y", *arguments, str(path)], check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, capture_output=True)
    return path


def anamorphic(path: Path, seconds: float = 2, size: tuple[int, int] = (720, 576), ratio: str = "64/45") -> Path:
    """A circle in the middle of a picture that is shown in another shape than it is kept in: PAL for wide screens."""
    width, height = size
    above, below = (int(number) for number in ratio.split("/"))
    # Inside, where the distance from the middle as it is shown is less than a third of the height.
    inside = f"lt(hypot((X-{width}/2)*{above}/{below},Y-{height}/2),{height}/3)"
    return made(
        path, "-f", "lavfi", "-i", f"color=black:size={width}x{height}:rate=25:duration={seconds},format=gray,geq=lum='255*{inside}'",
        "-vf", f"setsar={ratio}", *H264)


def mirrored(path: Path, seconds: float = 1) -> Path:
    """As some phones keep what their front cameras see: marked to be flipped, the upper half white."""
    plain = made(
        path.with_name(f"plain-{path.name}"), "-f", "lavfi", "-i", f"color=black:size=320x180:rate=25:duration={seconds}",
        "-vf", "drawbox=h=90:color=white:t=fill", *H264)
    return made(path, "-display_hflip:v", "-i", str(plain), "-c", "copy")


def rolled(path: Path, upright: Path, degrees: int) -> Path:
    """Matroska, marked to be turned clockwise when it is shown."""
    return made(path, "-display_rotation:v", str(-degrees), "-i", str(upright), "-c", "copy", "-f", "matroska")


def uneven(path: Path, video_seconds: float, audio_seconds: float, video_begins: float = 0, size: tuple[int, int] = (320, 180)) -> Path:
    """Pictures and sound of different lengths; the pictures may begin behind the sound."""
    video = clip(path.with_name(f"video-{path.stem}.mp4"), video_seconds, size, audio=False)
    return made(
        path, "-itsoffset", str(video_begins), "-i", str(video), "-f", "lavfi", "-i",
        f"sine=frequency=440:sample_rate=48000:duration={audio_seconds}", "-map", "0:v", "-map", "1:a",
        "-c:v", "copy", "-c:a", "aac", "-ac", "2")


def several_tones(path: Path, *frequencies: int, seconds: float = 2, codec: str = "pcm_s16le") -> Path:
    """A picture with one mono track for each frequency, as recorders write them."""
    inputs = [part for frequency in frequencies for part in (
        "-f", "lavfi", "-i", f"sine=frequency={frequency}:sample_rate=48000:duration={seconds}")]
    maps = [part for number in range(len(frequencies)) for part in ("-map", f"{number + 1}:a")]
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}", *inputs, "-map", "0:v", *maps, *H264,
        "-c:a", codec, "-ac", "1")


def several_channels(path: Path, layout: str, *frequencies: int, codec: str = "pcm_s16le", seconds: float = 2) -> Path:
    """A picture with one track, a tone in each channel of a layout such as 5.1, in its order."""
    inputs = [part for frequency in frequencies for part in (
        "-f", "lavfi", "-i", f"sine=frequency={frequency}:sample_rate=48000:duration={seconds}")]
    channels = "".join(f"[{number + 1}:a]" for number in range(len(frequencies)))
    places = "|".join(f"{number}.0-{place}" for number, place in enumerate(_CHANNELS[layout]))
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}", *inputs, "-filter_complex",
        f"{channels}join=inputs={len(frequencies)}:channel_layout={layout}:map={places}[sound]", "-map", "0:v", "-map", "[sound]", *H264,
        "-c:a", codec, "-b:a", "384k")


def late_sound(path: Path, late_seconds: float, seconds: float = 6) -> Path:
    """Pictures, and a tone that begins behind their beginning and ends with them."""
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}", "-itsoffset", str(late_seconds), "-f", "lavfi", "-i",
        f"sine=frequency=440:sample_rate=48000:duration={seconds - late_seconds}", *H264, "-c:a", "aac", "-ac", "2")


def gap_in_sound(path: Path, begin: float, end: float, seconds: float = 6, codec: str = "aac") -> Path:
    """A tone of which a part is not there: packets of sound with times, and between two times none."""
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}", "-f", "lavfi", "-i",
        f"aevalsrc='if(lt(t,{begin}),sin(440*2*PI*t),sin(880*2*PI*t))/8':s=48000:d={seconds},aselect='lt(t,{begin})+gte(t,{end})'",
        *H264, "-c:a", codec, "-ac", "2")


def tracks_of_lengths(path: Path, *lengths: float) -> Path:
    """Pictures as long as the longest of stereo tracks, of which each has a tone 440 Hz above the one before."""
    inputs = [part for number, seconds in enumerate(lengths, 1) for part in (
        "-f", "lavfi", "-i", f"sine=frequency={440 * number}:sample_rate=48000:duration={seconds}")]
    maps = [part for number in range(len(lengths)) for part in ("-map", f"{number + 1}:a")]
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={max(lengths)}", *inputs, "-map", "0:v", *maps, *H264,
        "-c:a", "aac", "-ac", "2")


def cover_and_sound(path: Path, codec: str, seconds: float = 6) -> Path:
    """One picture, and a song."""
    cover = still(path.with_name("cover.jpg"))
    return made(
        path, "-i", str(cover), "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}", "-map", "0:v",
        "-map", "1:a", "-c:v", codec, *(("-pix_fmt", "yuv420p") if codec != "mjpeg" else ()),
        "-c:a", "libopus" if path.suffix == ".webm" else "aac", "-ac", "2")


def tones(path: Path, *volumes: float, codec: str = "pcm_s16le", seconds: float = 2) -> Path:
    """A picture with one mono track for each volume, in decibels, of one tone."""
    inputs = [part for volume in volumes for part in (
        "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds},volume={volume}dB")]
    maps = [part for number in range(len(volumes)) for part in ("-map", f"{number + 1}:a")]
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}", *inputs, "-map", "0:v", *maps, *H264,
        "-c:a", codec, "-ac", "1")


def web(path: Path, seconds: float = 2) -> Path:
    """VP9 and Opus."""
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=30:duration={seconds}", "-f", "lavfi", "-i",
        f"sine=frequency=440:sample_rate=48000:duration={seconds}", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8",
        "-b:v", "2M", "-c:a", "libopus", "-ac", "2")


def next_generation(path: Path, seconds: float = 3) -> Path:
    """AV1 at television's rate, with pixels that are not square, and sound."""
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=30000/1001:duration={seconds},setsar=4/3", "-f", "lavfi", "-i",
        f"sine=frequency=440:sample_rate=48000:duration={seconds}", "-c:v", "libsvtav1", "-preset", "12", "-crf", "20",
        "-pix_fmt", "yuv420p10le", "-c:a", "aac", "-ac", "2")


def variable_rate(path: Path, seconds: float = 4) -> Path:
    """As phones film: some pictures last longer than others, 21 or so a second on average."""
    left_out = r"select='not(eq(mod(n\,10)\,3)+eq(mod(n\,10)\,4)+eq(mod(n\,10)\,8))'"
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=30:duration={seconds}", "-vf", left_out, "-fps_mode", "passthrough", *H264)


def moving_fields(path: Path, seconds: float = 1, says_so: bool = True) -> Path:
    """Interlaced pictures in which everything moves fast: 50 fields a second. Of MPEG-4 nothing in the file may say so."""
    return made(
        path, "-f", "lavfi", "-i", f"testsrc2=size=320x180:rate=50:duration={seconds},scroll=horizontal=0.02",
        "-vf", f"tinterlace=mode=interleave_top,setfield={'tff' if says_so else 'prog'}",
        *([*H264, "-flags", "+ilme+ildct", "-x264opts", "tff=1"] if says_so else ["-c:v", "mpeg4", "-q:v", "2"]))


def without_duration(path: Path, seconds: float = 2) -> Path:
    """A WebM that was written while it was filmed: nothing in it says how long it is."""
    return made(
        path, "-f", "lavfi", "-i", f"testsrc=size=320x180:rate=25:duration={seconds}", "-c:v", "libvpx", "-deadline", "realtime",
        "-b:v", "1M", "-live", "1", "-f", "webm")


def still(path: Path) -> Path:
    """A JPEG, whatever its name says."""
    return made(path, "-f", "lavfi", "-i", "testsrc=size=320x180", "-frames:v", "1", "-c:v", "mjpeg", "-f", "image2", "-update", "1")


def animation(path: Path) -> Path:
    """A GIF, whatever its name says."""
    return made(path, "-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=1", "-f", "gif")


def gray_card(path: Path, level: float, transfer: str, seconds: float = 0.3, codec: str = "libx265") -> Path:
    """A gray in BT.2020, at that part of the range of a curve: `smpte2084` (PQ) or `arib-std-b67` (HLG).

    AV1 has 10 bits; the encoder of HEVC at hand has 8.
    """
    options = {
        "libx265": ("-preset", "ultrafast", "-x265-params", "log-level=none:crf=8", "-tag:v", "hvc1"),
        "libvpx-vp9": ("-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M"), "libsvtav1": ("-preset", "12", "-crf", "20")}
    return made(
        path, "-f", "lavfi", "-i",
        f"color=black:size=128x72:rate=10:duration={seconds},format=yuv420p,geq=lum={round(16 + 219 * level)}:cb=128:cr=128,"
        f"setparams=color_primaries=bt2020:color_trc={transfer}:colorspace=bt2020nc:range=tv",
        "-c:v", codec, *options[codec], "-pix_fmt", "yuv420p10le" if codec == "libsvtav1" else "yuv420p")


def of_unknown_size(path: Path) -> Path:
    """Sound, and pictures in a codec that nobody knows, of a size that is not said."""
    clip(path, 1, (320, 180))
    content = bytearray(path.read_bytes())
    entry = content.index(b"avc1", content.index(b"stsd")) - 4
    content[entry + 4:entry + 8] = b"none"
    # Width and height of the sample entry (ISO/IEC 14496-12).
    content[entry + 32:entry + 36] = bytes(4)
    path.write_bytes(content)
    return path
