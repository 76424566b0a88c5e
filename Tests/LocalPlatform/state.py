"""What is known of the platform that runs on this machine, from one command to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from app_command import REPOSITORY
from LocalAWS.gateway import LocalAWS

DIRECTORY = REPOSITORY / ".build" / "local"


class NotRunning(Exception):
    """There is no platform to speak to."""


class Unfinished(Exception):
    """Something runs, and the platform is not yet, or never will be, deployed to it."""


@dataclass(frozen=True)
class State:
    """What was deployed where, and ports and process ids of the local AWS and of the edge location before it."""

    suffix: str
    region: str
    port: int
    process: int
    # Not there until the deployment is through.
    edge_url: str = ""
    edge_process: int = 0

    @staticmethod
    def path(directory: Path) -> Path:
        return directory / "state.json"

    def save(self, directory: Path) -> None:
        self.path(directory).write_text(json.dumps(asdict(self), indent=2) + "\n")


def load(directory: Path = DIRECTORY) -> State:
    try:
        return State(**json.loads(State.path(directory).read_text()))
    except FileNotFoundError:
        raise NotRunning("The platform is not up. `Tests/local up` deploys it.") from None


def running(directory: Path = DIRECTORY) -> tuple[State, LocalAWS]:
    """The platform that was brought up, if that is through and it still answers."""
    state = load(directory)
    aws = LocalAWS(home=directory / "aws", port=state.port, region=state.region)
    if not aws.answers():
        raise NotRunning("The platform was up and its local AWS no longer answers. `Tests/local down` clears up, `up` deploys anew.")
    if not state.edge_url:
        raise Unfinished("`Tests/local up` is still at work, or was cut off; `Tests/local down` clears up.")
    return state, aws
