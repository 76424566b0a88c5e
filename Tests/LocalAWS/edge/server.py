"""The edge location as an HTTP server on this machine: `python -m LocalAWS.edge.server --help`."""

from __future__ import annotations

import argparse
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

import boto3

from . import configuration, key_stores, template
from .edge import Edge
from .functions import Runtime
from .message import Request
from .origin import BucketOrigin


class EdgeServer:
    """Serves on a port of the loopback interface, a free one unless told; over TLS if there is a file with a certificate and its key."""

    def __init__(self, edge: Edge, port: int = 0, certificate: Path | None = None) -> None:
        self._edge = edge
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(edge))
        if certificate is not None:
            secure(self._server, certificate)
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def __enter__(self) -> EdgeServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._edge.runtime.end()

    def serve(self) -> None:
        self._server.serve_forever()


def secure(server: ThreadingHTTPServer, certificate: Path) -> None:
    """Lets a server speak TLS. Each connection shakes hands in its own thread, or one that says nothing would hold up all."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)


def deployed_edge(session: boto3.Session, endpoint: str, stack: str, account: str) -> Edge:
    """An edge location in front of the distribution of a stack that is deployed at an endpoint."""
    region = session.region_name
    deployed = template.deployed(session.client("cloudformation", endpoint_url=endpoint), stack, account, region)
    read = configuration.read(deployed)
    s3, kms = (session.client(service, endpoint_url=endpoint) for service in ("s3", "kms"))
    origin = BucketOrigin(s3, read.bucket, read.statements, read.reader, kms)
    return Edge(read, origin, runtime=Runtime(key_stores.contents(session, endpoint)))


def _handler(edge: Edge) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "CloudFront"

        def answer(self) -> None:
            path, _, query = self.path.partition("?")
            response = edge.respond(Request(
                self.command, path, query, {name.lower(): value for name, value in self.headers.items()}))
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(response.body)

        do_GET = do_HEAD = do_OPTIONS = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    return Handler


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Serves a deployed distribution on this machine.")
    for name in ("endpoint", "stack", "account", "region"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args(arguments)
    session = boto3.Session(aws_access_key_id=options.account, aws_secret_access_key="test", region_name=options.region)
    server = EdgeServer(deployed_edge(session, options.endpoint, options.stack, options.account), options.port)
    print(server.url, flush=True)
    server.serve()


if __name__ == "__main__":
    main(sys.argv[1:])
