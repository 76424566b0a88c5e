"""The command line of the platform on this machine."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from app_command import default_command
from LocalAWS import sample_media
from LocalAWS.gateway import LocalAWS

from .deployment import AlreadyRunning, EdgeFailed, bring_up, take_down
from .pipeline import STACK_PREFIX, Pipeline
from .plan import AppFailed
from .state import DIRECTORY, NotRunning, State, Unfinished, running
from .toolkit import ToolkitFailed
from .watching import show, upload

_ERRORS = (
    AlreadyRunning, AppFailed, BotoCoreError, ClientError, EdgeFailed, NotRunning, OSError, RuntimeError, TimeoutError, ToolkitFailed,
    Unfinished)


def main(arguments: Sequence[str], directory: Path = DIRECTORY) -> int:
    options = _parser().parse_args(arguments)
    commands = {"up": _up, "upload": _upload, "status": _status, "down": _down}
    try:
        return commands[options.command](options, directory)
    except _ERRORS as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="Tests/local", description="Runs the platform on this machine, without an AWS account.")
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", help="deploy the App to a local AWS and leave it running")
    up.add_argument("-c", "--context", action="append", default=[], metavar="key=value",
                    help="context of the App, as of the CDK command line; repeatable")
    up.add_argument("--app", default=None, help="the command that synthesizes the App")
    file = commands.add_parser("upload", help="upload a video, watch it being transcoded and print where to play it")
    file.add_argument("file", nargs="?", type=Path)
    file.add_argument("--sample", action="store_true", help="a test picture of 12 seconds instead of a file")
    file.add_argument("--key", default=None, help="the object's key (uploads/ and the file's name)")
    commands.add_parser("status", help="what runs and what became of the uploads")
    commands.add_parser("down", help="end it all and delete what it wrote")
    return parser


def _up(options: argparse.Namespace, directory: Path) -> int:
    bring_up(directory, options.app or default_command(), options.context)
    print("\nUpload a video: `Tests/local upload film.mp4`, or a test picture: `Tests/local upload --sample`")
    return 0


def _upload(options: argparse.Namespace, directory: Path) -> int:
    if (options.file is None) != options.sample:
        print("Name a file to upload, or --sample.", file=sys.stderr)
        return 2
    if options.file is not None and not options.file.is_file():
        print(f"{options.file} is no file.", file=sys.stderr)
        return 2
    state, aws = running(directory)
    with tempfile.TemporaryDirectory() as temporary:
        file = options.file or sample_media.clip(Path(temporary) / "sample.mp4")
        done = upload(_pipeline(state, aws), file, options.key or f"uploads/{file.name}", state.edge_url)
    return 0 if done else 1


def _status(options: argparse.Namespace, directory: Path) -> int:
    state, aws = running(directory)
    (stack,) = aws.client("cloudformation").describe_stacks(StackName=STACK_PREFIX + state.suffix)["Stacks"]
    print(f"local AWS  {aws.endpoint} (account {aws.account}, {aws.region})")
    print(f"edge       {state.edge_url}")
    print(f"stack      {stack['StackName']} {stack['StackStatus']}")
    print("for `aws`  export " + " ".join(f"{name}={value}" for name, value in aws.environment().items()))
    pipeline = _pipeline(state, aws)
    for asset in pipeline.assets():
        print(f"\n{asset['status']['S']:<10} {asset['key']['S']}")
        if asset["status"]["S"] == "COMPLETE":
            show(pipeline, asset["pk"]["S"].removeprefix("ASSET#"), state.edge_url)
    return 0


def _pipeline(state: State, aws: LocalAWS) -> Pipeline:
    return Pipeline(aws, suffix=state.suffix)


def _down(options: argparse.Namespace, directory: Path) -> int:
    print("Taken down." if take_down(directory) else "Nothing was up.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
