"""Starts a local AWS in a process of its own and ends it again."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import boto3
import botocore.config

ACCOUNT = "111111111111"
REGION = "eu-south-1"

# The platform's waits are seconds to a minute; the tests run them at this fraction.
WAIT_SCALE = 0.1

_START_SECONDS = 60
_STOP_SECONDS = 15
_TESTS = Path(__file__).resolve().parent.parent


class LocalAWS:
    """One local AWS. Its state lives in its process and a directory of its own, and goes with them.

    With a directory and port of one that runs already, this is another way to it.
    """

    def __init__(
        self, account: str = ACCOUNT, region: str = REGION, home: Path | None = None, port: int | None = None,
        functions_at_once: int | None = None, repeats_transcoding: bool = False,
    ) -> None:
        self.account = account
        # The account's quota; that of MiniStack if not given.
        self.functions_at_once = functions_at_once
        # Whether a film that was transcoded once is copied from then on: for tests of the workflow alone.
        self.repeats_transcoding = repeats_transcoding
        self.region = region
        self.port = port or _free_port()
        self.home = home or Path(tempfile.mkdtemp(prefix="local-aws-"))
        # Whether it asks IAM's policies at every call, which say that the way must be encrypted.
        self.enforcing = False
        self.log = self.home / "gateway.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._clients: dict[tuple[str, str, str], Any] = {}

    @property
    def endpoint(self) -> str:
        return f"{'https' if self.enforcing else 'http'}://127.0.0.1:{self.port}"

    @property
    def certificate(self) -> str | None:
        """The file with the certificate that a client must trust where the way is encrypted."""
        return str(self.home / "tmp" / "ministack-tls" / "server.crt") if self.enforcing else None

    def __enter__(self) -> LocalAWS:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, detached: bool = False) -> int:
        """Starts the process, waits until it answers and tells its id. A detached one outlives this process and its terminal."""
        temporary = self.home / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            "HOME": str(self.home),
            "TMPDIR": str(temporary),
            "PYTHONPATH": str(_TESTS),
            "PYTHONDONTWRITEBYTECODE": "1",
            "GATEWAY_PORT": str(self.port),
            "BIND_HOST": "127.0.0.1",
            "MINISTACK_REGION": self.region,
            "SFN_WAIT_SCALE": str(WAIT_SCALE),
            # Its one listener on a fixed port.
            "IOT_MTLS_ENABLED": "0",
            # Functions run as plain processes; no container of the machine is looked at.
            "LAMBDA_EXECUTOR": "local",
            "DOCKER_HOST": f"unix://{self.home}/no-docker.sock",
            # State outlives the process, so that it can be started again otherwise.
            "PERSIST_STATE": "1", "STATE_DIR": str(self.home / "state"), "S3_PERSIST": "1", "S3_DATA_DIR": str(self.home / "objects"),
            **({"LAMBDA_ACCOUNT_CONCURRENCY": str(self.functions_at_once)} if self.functions_at_once else {}),
            **({"MEDIACONVERT_REPEATS": "1"} if self.repeats_transcoding else {}),
            **({"AUTH": "true", "USE_SSL": "1"} if self.enforcing else {}),
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "LocalAWS.start_up"],
                cwd=self.home, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=detached,
            )
        self._wait_until_healthy()
        return self._process.pid

    def enforce(self) -> None:
        """Starts it anew with the state that it has, from now on asking IAM at every call, over TLS only.

        The command line deploys before: its role for publishing assets is refused by the emulator's IAM.
        """
        self._end()
        self.enforcing = True
        self.start()

    def stop(self) -> None:
        self._end()
        shutil.rmtree(self.home, ignore_errors=True)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            # Over TLS it waits for its clients to close; nobody asks for its state then.
            if self.enforcing:
                process.kill()
            else:
                process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(_STOP_SECONDS)

    def client(self, service: str, region: str | None = None) -> Any:
        """Made once for as long as the way to it is the same: each reads the service's whole model."""
        identity = (service, region or self.region, self.endpoint)
        if identity not in self._clients:
            self._clients[identity] = boto3.client(
                service,
                region_name=region or self.region,
                endpoint_url=self.endpoint,
                verify=self.certificate,
                aws_access_key_id=self.account,
                aws_secret_access_key="test",
                config=botocore.config.Config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 1}),
            )
        return self._clients[identity]

    def environment(self) -> dict[str, str]:
        """What a command line needs to reach this AWS and no other."""
        return {
            "AWS_ACCESS_KEY_ID": self.account,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            # The CDK command line runs on Node.js.
            **({"NODE_EXTRA_CA_CERTS": self.certificate, "AWS_CA_BUNDLE": self.certificate} if self.certificate else {}),
        }

    def answers(self) -> bool:
        """Whether it runs."""
        try:
            # Whether it is alive is all that is asked: its certificate may be yet to be written.
            trusting = ssl._create_unverified_context() if self.enforcing else None
            with urllib.request.urlopen(f"{self.endpoint}/_ministack/health", timeout=2, context=trusting) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def log_tail(self, lines: int = 40) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""

    def _wait_until_healthy(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"The local AWS ended at once:\n{self.log_tail()}")
            if self.answers():
                return
            time.sleep(0.1)
        tail = self.log_tail()
        self.stop()
        raise RuntimeError(f"The local AWS did not answer within {_START_SECONDS} s:\n{tail}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
