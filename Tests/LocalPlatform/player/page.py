"""The page with the video, on a server of its own: another origin than the media's, as a site's is."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from LocalAWS.edge.server import secure

_FILES = {"/": ("page.html", "text/html"), "/viewing.js": ("viewing.js", "text/javascript"),
          "/media_source.js": ("media_source.js", "text/javascript")}
_HERE = Path(__file__).parent


class Page:
    """Served while it is entered; its address is what entering gives. With a certificate, over TLS."""

    def __init__(self, certificate: Path | None = None) -> None:
        self._certificate = certificate

    def __enter__(self) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path not in _FILES:
                    self.send_error(404)
                    return
                name, kind = _FILES[self.path]
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write((_HERE / name).read_bytes())

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if self._certificate is not None:
            secure(self._server, self._certificate)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"{'https' if self._certificate else 'http'}://127.0.0.1:{self._server.server_address[1]}/"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
