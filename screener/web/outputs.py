"""What becomes of a form that was sent: answers, then a summary, then a page, a PDF or a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import wraps
from http import HTTPStatus

from flask import Blueprint, Response, make_response, render_template, request

from screener.answers import Answers
from screener.medicines.recognition import RECOGNISER
from screener.pdf.document import blank_pdf, summary_pdf
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import Summary, summarise
from screener.text import plain_text
from screener.web.context import chosen_options, clinic, framed
from screener.web.files import download
from screener.web.form import QuestionnaireForm, fields_of, unknown
from screener.web.i18n import language

FILE_NAME = "leg-symptoms-for-my-visit"

outputs = Blueprint("outputs", __name__)


def answered(view: Callable[[Answers], Response]) -> Callable[[], Response]:
    """A view of checked answers; a form that does not validate comes back as it was sent, with what to do about it."""

    @wraps(view)
    def check() -> Response:
        form = QuestionnaireForm()
        if form.validate():
            return view(form.answers())
        return make_response(render_template("form.html", form=form), HTTPStatus.UNPROCESSABLE_ENTITY)

    return check


@outputs.post("/")
def change() -> str:
    """The form, filled with the answers that were sent."""
    return render_template("form.html", form=QuestionnaireForm())


@outputs.post("/summary")
@answered
def summary(answers: Answers) -> Response:
    """The answers on screen, to check."""
    page = render_template(
        "summary.html",
        summary=summary_of(answers),
        sent=tuple(fields_of(answers)),
        left_out=unknown(request.form),
        chosen=asdict(chosen_options(request.form)),
    )
    return make_response(page)


@outputs.post("/summary.pdf")
@answered
def pdf(answers: Answers) -> Response:
    """The answers as a PDF."""
    made = summary_pdf(summary_of(answers), chosen_options(request.form), language(), clinic())
    response = download(made.content, "application/pdf", f'attachment; filename="{FILE_NAME}.pdf"')
    # For the page that waits for it to say.
    response.headers["PDF-Pages"] = str(made.pages)
    return response


@outputs.post("/summary.txt")
@answered
def text(answers: Answers) -> Response:
    """The answers as plain text."""
    lines = plain_text(summary_of(answers), language())
    return download(lines.encode(), "text/plain; charset=utf-8", f'{shown()}; filename="{FILE_NAME}.txt"')


@outputs.get("/blank.pdf")
def blank() -> Response:
    """The form as a PDF, to print and fill in with a pen; at a clinic's address on its letterhead."""
    made = blank_pdf(chosen_options(request.args), language(), clinic())
    return download(made, "application/pdf", f'{shown()}; filename="leg-symptoms-form.pdf"')


def shown() -> str:
    """How a browser takes a file that it can show: in a frame it is saved, because no way leads back to the form."""
    return "attachment" if framed() else "inline"


def summary_of(answers: Answers) -> Summary:
    """The summary of `answers`, dated today."""
    medicines = RECOGNISER.recognise(answers.medicine_lines(QUESTIONNAIRE))
    return summarise(QUESTIONNAIRE, answers, medicines, date.today())
