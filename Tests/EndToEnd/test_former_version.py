"""An update with films in flight: executions that began under the version before end as they would have."""

from __future__ import annotations

from EndToEnd import former_version
from EndToEnd.mailbox import Mailbox
from EndToEnd.media import SampleFiles
from LocalPlatform.pipeline import Pipeline

KEY = "uploads/in-flight.mp4"


def test_a_film_in_flight_is_made(pipeline: Pipeline, mailbox: Mailbox, samples: SampleFiles) -> None:
    events = pipeline.aws.client("events")
    events.disable_rule(Name=pipeline.rule)
    try:
        ended = former_version.transcoded(pipeline, "remote", samples.short, KEY)
    finally:
        events.enable_rule(Name=pipeline.rule)
    assert ended["status"] == "SUCCEEDED", ended.get("cause")
    assert pipeline.status(KEY) == "COMPLETE"
    assert pipeline.kinds(KEY) == ["main", "preview"]
    assert len(mailbox.messages()) == 1
