"""What the pipeline made of an upload: the files of an asset in the delivery bucket."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from .pipeline import Pipeline


@dataclass(frozen=True)
class Results:
    """Keys of the delivery bucket, sorted."""

    keys: tuple[str, ...]
    # The HLS playlist and the MPD that name all renditions.
    hls: str | None
    dash: str | None

    @property
    def thumbnails(self) -> list[str]:
        """The pictures at regular times."""
        return [key for key in self.keys if "/thumbnails/frame" in key]

    @property
    def previews(self) -> list[str]:
        return [key for key in self.keys if "/preview/" in key]


def results(pipeline: Pipeline, asset: str) -> Results:
    s3 = pipeline.aws.client("s3")
    keys = tuple(pipeline.delivered_keys(asset))

    def text(key: str) -> str:
        return str(s3.get_object(Bucket=pipeline.delivery_bucket, Key=key)["Body"].read().decode())

    hls = next((key for key in keys if key.endswith(".m3u8") and "#EXT-X-STREAM-INF" in text(key)), None)
    return Results(keys, hls, next((key for key in keys if key.endswith(".mpd")), None))


def url(edge: str, key: str) -> str:
    """Where the edge location serves an object."""
    return f"{edge}/{quote(key)}"
