"""A disk without room: one error with the path, and what stood there stays as it was."""

from __future__ import annotations

import json
import os
import resource
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app_command import REPOSITORY

_SECONDS = 120
#: The status of a shell that may not mount, which is none of the app's.
_NOT_MOUNTED = 77
_ID = "[swift-cdk:app/unwritable-output]"


def _synthesize(command: str, output: Path, suffix: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "CDK_OUTDIR": str(output), "CDK_CONTEXT_JSON": json.dumps({"environmentSuffix": suffix})}
    # Python would give the signal of a limit back its meaning.
    return subprocess.run(
        shlex.split(command), cwd=REPOSITORY, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, check=False, timeout=_SECONDS, preexec_fn=before, restore_signals=False)


def _files(directory: Path) -> dict[str, bytes]:
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file()}


def _errors(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line.startswith("error:")]


@pytest.mark.parametrize("limit", [0, 1_000, 20_000], ids=lambda size: f"{size} bytes")
def test_a_file_that_may_not_grow_leaves_the_former_assembly(app_command: str, tmp_path: Path, limit: int) -> None:
    def forbid() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    output = tmp_path / "cdk.out"
    assert _synthesize(app_command, output, "dev").returncode == 0
    former = _files(output)
    failed = _synthesize(app_command, output, "other", forbid)
    assert failed.returncode != 0
    assert len(_errors(failed.stdout)) == 1, failed.stdout
    assert "cannot be written: file too large" in failed.stdout
    assert _ID in failed.stdout
    assert _files(output) == former
    assert sorted(path.name for path in output.iterdir()) == sorted({name.split("/")[0] for name in former})


@pytest.mark.parametrize("size", ["16k", "200k", "1m"])
def test_a_full_disk_leaves_the_former_assembly(app_command: str, tmp_path: Path, size: str) -> None:
    """What stands there is small, the rest of the disk is too small for what is to come."""
    mount = tmp_path / "disk"
    mount.mkdir()
    script = f"""
        mount -t tmpfs -o size={size} none {shlex.quote(str(mount))} || exit {_NOT_MOUNTED}
        cd {shlex.quote(str(mount))} && mkdir cdk.out && echo former > cdk.out/manifest.json && echo kept > cdk.out/kept
        CDK_OUTDIR={shlex.quote(str(mount))}/cdk.out; export CDK_OUTDIR
        cd {shlex.quote(str(REPOSITORY))}
        {app_command}
        echo "ended with $?"
        ls -A {shlex.quote(str(mount))}/cdk.out; cat {shlex.quote(str(mount))}/cdk.out/*
    """
    # Who is root needs no users of his own, which many systems forbid.
    users = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    if shutil.which("unshare") is None:
        pytest.skip("only Linux lets a program mount for itself alone: files that may not grow are tried above")
    finished = subprocess.run(
        ["unshare", *users, "--mount", "sh", "-c", script], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False, timeout=_SECONDS)
    if finished.returncode == _NOT_MOUNTED or finished.stdout.startswith("unshare:"):
        pytest.skip(f"nothing may be mounted here: files that may not grow are tried above: {finished.stdout.strip()}")
    printed, _, left = finished.stdout.partition("ended with ")
    assert left.splitlines() == ["1", "kept", "manifest.json", "kept", "former"], finished.stdout
    assert len(_errors(printed)) == 1, printed
    assert "no space left on device" in printed
    assert _ID in printed
