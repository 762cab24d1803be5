"""A file that a person kept, opened: it fills the form again. Nothing of it stays here."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, make_response, render_template, request

from screener.answers import Mistake
from screener.exchange.embedded import TOO_LARGE
from screener.exchange.reading import Unreadable
from screener.exchange.savefile import read_save_file
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import N_
from screener.web.form import fields_of

NO_FILE = N_("No file was chosen. Choose the PDF or the data that you saved, then open it.")
# The name of the field that the file comes in.
FIELD = "file"

resume = Blueprint("resume", __name__)


@resume.get("/resume")
def ask() -> str:
    """Which file is to be opened."""
    return render_template("resume.html")


@resume.post("/resume")
def opened() -> Response:
    """What the file holds and what of it could not be carried over; or why it cannot be opened."""
    content = b"".join(file.read() for file in request.files.getlist(FIELD)[:1])
    if not content:
        return refused(Mistake(NO_FILE))
    try:
        reading = read_save_file(QUESTIONNAIRE, content)
    except Unreadable as reason:
        return refused(reason)
    return make_response(render_template("resume.html", reading=reading, sent=tuple(fields_of(reading.answers))))


@resume.errorhandler(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
def too_large(_: Exception) -> Response:
    """The same page, for a file that was not even read."""
    return refused(Mistake(TOO_LARGE), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def refused(reason: Mistake, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> Response:
    """The page that asks for a file, with the reason why this one was not opened."""
    return make_response(render_template("resume.html", refused=reason), status)
