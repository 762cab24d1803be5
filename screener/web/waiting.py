"""Whether whoever sent a request still waits for its answer."""

from __future__ import annotations

from socket import MSG_DONTWAIT, MSG_PEEK

from flask import Flask, has_request_context, request

from screener.pdf.slot import IS_WANTED


def init_app(app: Flask) -> None:
    """Let the queue for PDFs ask, on behalf of each request."""

    @app.before_request
    def tell_queue() -> None:
        IS_WANTED.set(still_waits)


def still_waits() -> bool:
    """Whether the connection is open, where gunicorn shows it; True elsewhere.

    A connection that its client has closed for writing counts as closed, as it does for nginx.
    """
    line = request.environ.get("gunicorn.socket") if has_request_context() else None
    if line is None:
        return True
    try:
        return bool(line.recv(1, MSG_PEEK | MSG_DONTWAIT))
    except BlockingIOError:
        return True
    except OSError:
        return False
