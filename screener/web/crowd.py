"""How many requests a process is answering: where people would wait for pages, fewer PDFs are begun."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from flask import Flask, request

from screener.pdf.slot import IS_CROWDED, SLOTS, check_turn

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# A browser asks for a page and what belongs to it at the same time.
FEW = 2
# On average, of late: so many pages keep a process busy for a third of the time.
SOME = 0.3
# Whoever cannot have one is told before the answers are looked at, which takes as long as a page.
PDFS = ("outputs.pdf", "outputs.pdf_and_picture", "embedded_outputs.pdf", "embedded_outputs.pdf_and_picture")


class Crowd:
    """An application, the number of requests that it is answering, and how many were no PDFs on average of late."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application, self.number, self.changing = application, 0, Lock()
        self.average, self.changed = 0.0, monotonic()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, which is counted meanwhile."""
        self.add(1)
        try:
            return self.application(environ, start_response)
        finally:
            self.add(-1)

    def add(self, number: int) -> None:
        """Count so many more. What was a second ago counts a third in the average."""
        with self.changing:
            now = monotonic()
            self.average += (self.others - self.average) * (1 - exp(self.changed - now))
            self.number += number
            self.changed = now

    @property
    def others(self) -> int:
        """How many of them make no PDF and wait for none."""
        return self.number - SLOTS.taken - len(SLOTS.line)

    def is_waiting(self) -> bool:
        """Whether that is more than a few; or was more than some of late, while more PDFs were asked for than made."""
        return self.others > FEW or (SLOTS.is_refusing and self.average > SOME)


def init_app(app: Flask) -> None:
    """Count the requests of the application, and let the queue for PDFs ask."""
    crowd = Crowd(app.wsgi_app)
    app.wsgi_app = crowd  # type: ignore[method-assign]

    @app.before_request
    def tell_queue() -> None:
        IS_CROWDED.set(crowd.is_waiting)
        if request.endpoint in PDFS:
            check_turn()
