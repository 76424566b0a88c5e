"""A service that does not exist in a region does not answer there.

AWS has no such host, so that a client cannot connect. Here all services share one, which closes the connection without an
answer: to the SDK both are a connection that failed.

Where the service is: https://docs.aws.amazon.com/general/latest/gr/mediaconvert.html
"""

from __future__ import annotations

from typing import Any

# A status of no protocol, which a service answers with that is not there.
NO_ANSWER = 599


def install() -> None:
    from hypercorn.protocol.events import StreamClosed
    from hypercorn.protocol.http_stream import HTTPStream

    app_send = HTTPStream.app_send

    async def send_or_close(stream: Any, message: dict[str, Any] | None) -> None:
        if message is not None and stream.closed:
            return
        if message is not None and message.get("status") == NO_ANSWER:
            await stream.send(StreamClosed(stream_id=stream.stream_id))
            return
        await app_send(stream, message)

    HTTPStream.app_send = send_or_close
