"""Brings the platform up on this machine and takes it down."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from app_command import REPOSITORY
from LocalAWS.gateway import LocalAWS

from .pipeline import STACK_PREFIX
from .plan import Plan, planned
from .state import NotRunning, State, load, running
from .toolkit import Toolkit

_STOP_SECONDS = 15


class AlreadyRunning(Exception):
    pass


class EdgeFailed(Exception):
    pass


def bring_up(directory: Path, app_command: str, context: list[str]) -> State:
    """Starts a local AWS and an edge location that outlive this process, with the App deployed between the two.

    Context is `key=value` each. What fails leaves nothing running.
    """
    try:
        running(directory)
    except NotRunning:
        take_down(directory)
    else:
        raise AlreadyRunning("The platform is up already. `Tests/local status` shows it, `Tests/local down` takes it away.")
    plan = planned(app_command, context)
    try:
        return _deploy(plan, directory, app_command, context)
    except BaseException:
        if take_down(directory):
            _say("That failed; what was started is taken down again.")
        raise


def _deploy(plan: Plan, directory: Path, app_command: str, context: list[str]) -> State:
    directory.mkdir(parents=True)
    aws = LocalAWS(home=directory / "aws", region=plan.region)
    # Known as soon as it runs, so that `down` finds it whatever fails next.
    state = State(plan.suffix, plan.region, aws.port, aws.start(detached=True))
    state.save(directory)
    _say(f"local AWS  {aws.endpoint} (account {aws.account}, {aws.region})")
    toolkit = Toolkit(aws, app_command, directory / "toolkit", dict(text.split("=", 1) for text in context))
    started = time.monotonic()
    toolkit.bootstrap(*plan.other_regions)
    _say("bootstrapped; deploying ...")
    toolkit.deploy()
    _say(f"deployed   {STACK_PREFIX}{plan.suffix} in {time.monotonic() - started:.0f} s")
    url, process = _start_edge(aws, STACK_PREFIX + plan.suffix, directory / "edge.log")
    state = replace(state, edge_url=url, edge_process=process)
    state.save(directory)
    _say(f"edge       {state.edge_url} (the distribution, on this machine)")
    return state


def take_down(directory: Path) -> bool:
    """Whether anything had to be ended."""
    try:
        state = load(directory)
    except NotRunning:
        shutil.rmtree(directory, ignore_errors=True)
        return False
    ended = [_end(process) for process in (state.edge_process, state.process) if process]
    shutil.rmtree(directory, ignore_errors=True)
    return any(ended)


def _start_edge(aws: LocalAWS, stack: str, log: Path) -> tuple[str, int]:
    """Its URL and process id."""
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "LocalAWS.edge.server", "--endpoint", aws.endpoint, "--stack", stack,
             "--account", aws.account, "--region", aws.region],
            cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY / "Tests")}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    if not url:
        raise EdgeFailed(f"The edge location did not start:\n{log.read_text(errors='replace')}")
    return url, process.pid


def _end(process: int) -> bool:
    """Ends a process that `up` started, by its id, unless the id has become another program's."""
    if not _is_ours(process):
        return False
    try:
        os.kill(process, signal.SIGTERM)
        deadline = time.monotonic() + _STOP_SECONDS
        while _is_ours(process) and time.monotonic() < deadline:
            time.sleep(0.1)
        if _is_ours(process):
            os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass
    return True


def _is_ours(process: int) -> bool:
    listed = subprocess.run(["ps", "-o", "stat=,args=", "-p", str(process)], capture_output=True, text=True, check=False, timeout=10).stdout
    return "LocalAWS." in listed and not listed.startswith("Z")


def _say(text: str) -> None:
    print(text, flush=True)
