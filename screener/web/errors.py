"""The one error page, and what is logged of an error: where it happened and never what was typed."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from logging import LogRecord
from types import TracebackType

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_limiter import RateLimitExceeded
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException, SecurityError, ServiceUnavailable, TooManyRequests

from screener.pdf.pool import JobFailed, JobStopped
from screener.pdf.slot import Busy
from screener.traces import located
from screener.web.files import plain
from screener.web.form import KNOWN
from screener.web.problems import problem
from screener.web.rate import seconds_to_wait
from screener.web.received import is_program
from screener.web.served import asked

SECONDS_TO_RETRY = 5
LAST_WORDS = "Something went wrong. Go back: your answers are still in your browser."
STILL_HOLDS_THE_ANSWERS = (
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
)


def init_app(app: Flask) -> None:
    """Answer every error with the one page."""
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Busy, show_busy)
    app.register_error_handler(RateLimitExceeded, lambda _: show_error(TooManyRequests(retry_after=seconds_to_wait())))
    app.log_exception = log_without_answers  # type: ignore[method-assign,assignment]
    # Flask itself logs an error that happens while it answers an error.
    app.logger.addFilter(without_words)


def show_busy(busy: Busy) -> Response:
    """The error page for a PDF that was not made in time, which is other people's doing only where it was not ours."""
    return show_error(ServiceUnavailable(retry_after=SECONDS_TO_RETRY), ours=isinstance(busy.__cause__, JobStopped))


def show_error(error: HTTPException, *, ours: bool = False) -> Response:
    """The one error page: what happened, what was kept, what to do next. It repeats nothing that was sent.

    `ours` is whether a PDF came too late for a reason of its own.
    """
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if isinstance(error, SecurityError):
        # The request names a host that is not ours: there are no addresses to lead to.
        return plain("There is nothing at this address.", status)
    if status == HTTPStatus.NOT_FOUND:
        # For a clinic that there is not, nobody has looked at whether what was sent can be read.
        request.form = ImmutableMultiDict()
    if is_program():
        return with_headers(problem(error), error)
    sent = request.form.items(multi=True) if status in STILL_HOLDS_THE_ANSWERS else ()
    sent = [(name, value) for name, value in sent if name in KNOWN]
    try:
        response = make_response(render_template("error.html", status=status, sent=sent, ours=ours), status)
    except Exception as another:
        # Whatever this is, the person must hear of it in words.
        current_app.logger.error("the error page cannot be made: %s", located(another))
        return plain(LAST_WORDS, HTTPStatus.INTERNAL_SERVER_ERROR)
    return with_headers(response, error)


def with_headers(response: Response, error: HTTPException) -> Response:
    """The response with what else the error says to whoever sent the request."""
    response.headers.extend(header for header in error.get_headers() if header[0] in ("Allow", "Retry-After"))
    return response


def log_without_answers(error: tuple[type[BaseException], BaseException, TracebackType | None]) -> None:
    """Log where an error happened, in this process and in a PDF worker."""
    _, raised, _ = error
    place = located(raised)
    current_app.logger.error(
        "%s",
        f"{place}, in a PDF worker: {raised.place}" if isinstance(raised, JobFailed) else place,
        extra={"fields": asdict(asked())},
    )


def without_words(record: LogRecord) -> bool:
    """Put where an error happened in the place of its trace, whose last line has its words."""
    if record.exc_info and record.exc_info[1]:
        record.msg, record.args = f"{record.getMessage()} {located(record.exc_info[1])}", ()
        record.exc_info = record.exc_text = None
    return True
