"""The answers in a request: in the fields of a form, or as JSON from a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPStatus

from flask import Response, make_response, render_template, request
from werkzeug.exceptions import BadRequest, UnprocessableEntity

from screener.answers import Answers, Mistake
from screener.exchange.data import NOT_A_FORM, parsed
from screener.exchange.reading import Unreadable
from screener.exchange.savefile import read_answers
from screener.questionnaire import QUESTIONNAIRE
from screener.web.form import QuestionnaireForm
from screener.web.limits import JSON

FHIR = "application/fhir+json"


class NotTaken(UnprocessableEntity):
    """Answers that cannot all be taken: the name of each field that is to be looked at, and what to do about it."""

    description = "Some of the answers cannot be taken, so none was."

    def __init__(self, mistakes: Sequence[tuple[str, Mistake]]) -> None:
        super().__init__()
        self.mistakes = mistakes


def answered(view: Callable[[Answers], Response]) -> Callable[[], Response]:
    """A view of checked answers.

    A form that does not validate comes back as it was sent, with what to do about it; a program is told each field.
    """

    @wraps(view)
    def check() -> Response:
        if request.mimetype in JSON:
            return view(in_json(request.get_data(), is_fhir=request.mimetype == FHIR))
        form = QuestionnaireForm()
        if form.validate():
            return view(form.answers())
        if is_program():
            raise NotTaken([(name, mistake) for _, name, mistake in form.mistakes()])
        return make_response(render_template("form.html", form=form), HTTPStatus.UNPROCESSABLE_ENTITY)

    return check


def in_json(content: bytes, *, is_fhir: bool) -> Answers:
    """The answers in a QuestionnaireResponse, a Bundle with one, or plain JSON where that was announced: all of them.

    Raises `BadRequest` for what is none of these, and `NotTaken` where something that it says cannot be taken.
    """
    try:
        if is_fhir and "resourceType" not in parsed(content):
            raise Unreadable(NOT_A_FORM)
        reading = read_answers(QUESTIONNAIRE, content)
    except Unreadable as reason:
        if reason.message == NOT_A_FORM:
            raise BadRequest(reason.message) from None
        raise NotTaken([("", reason)]) from None
    if reading.left_out:
        raise NotTaken([(each.name, each.reason) for each in reading.left_out])
    return reading.answers


def is_program() -> bool:
    """Whether a request is a program's: it brings JSON, or would not take a page."""
    accepted = request.accept_mimetypes
    return request.mimetype in JSON or (bool(accepted) and not accepted.accept_html)


def takes_fhir() -> bool:
    """Whether a request names FHIR as something it would take."""
    return any(named == FHIR for named, quality in request.accept_mimetypes if quality)
