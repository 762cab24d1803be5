"""What becomes of a form that was sent: answers, then a summary, then a page, a PDF or a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.exceptions import NotAcceptable

from screener.answers import Answers
from screener.exchange.attachment import NO_DATA, attachment
from screener.exchange.bundle import bundle
from screener.exchange.data import written
from screener.exchange.response import questionnaire_response
from screener.exchange.square import SQUARE, drawn
from screener.medicines.recognition import RECOGNISER
from screener.pdf.document import blank_pdf, summary_pdf
from screener.pdf.merge import Attachment, PdfFile
from screener.pdf.options import YES
from screener.pdf.picture import picture_of
from screener.pdf.slot import Busy, is_busy
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import Summary, summarise
from screener.text import plain_text
from screener.web.context import canonical, chosen_options, clinic, framed
from screener.web.day import persons_day
from screener.web.files import download
from screener.web.form import BUNDLE, QuestionnaireForm, fields_of, unknown
from screener.web.i18n import language
from screener.web.received import FHIR, answered

FILE_NAME = "leg-symptoms-for-my-visit"

outputs = Blueprint("outputs", __name__)


@outputs.post("/")
def change() -> str:
    """The form, filled with the answers that were sent."""
    return render_template("form.html", form=QuestionnaireForm())


def summary(answers: Answers) -> Response:
    """The answers as what the request takes: a page to check them on, if it says nothing else."""
    wanted = request.accept_mimetypes.best_match(MADE) if request.accept_mimetypes else HTML
    if wanted is None:
        raise NotAcceptable
    return MADE[wanted](answers)


def page(answers: Answers) -> Response:
    """The answers on screen, to check."""
    shown = render_template(
        "summary.html",
        summary=summary_of(answers),
        sent=tuple(fields_of(answers)),
        left_out=unknown(request.form),
        chosen=asdict(chosen_options(request.values)),
    )
    return make_response(shown)


def pdf(answers: Answers) -> Response:
    """The answers as a PDF, to download."""
    made = made_pdf(answers, attached=request.values.get(NO_DATA.name) != YES)
    response = download(made.content, "application/pdf", f'attachment; filename="{FILE_NAME}.pdf"')
    # For the page that waits for it to say.
    response.headers["PDF-Pages"] = str(made.pages)
    return response


def pdf_and_picture(answers: Answers) -> Response:
    """The answers as a PDF, and behind it its first page as PNG, for the page that shows both.

    The header `PDF-Length` says where the one ends; the picture may be missing. Raises `Busy` at once where others
    wait: nobody has asked for this PDF yet.
    """
    if is_busy():
        raise Busy
    response = pdf(answers)
    content = response.get_data()

    def both() -> Iterator[bytes]:
        yield content
        yield picture_of(content)

    response.headers["PDF-Length"] = str(len(content))
    del response.headers["Content-Length"]
    response.content_type = "application/octet-stream"
    response.response = both()
    return response


def text(answers: Answers) -> Response:
    """The answers as plain text, to copy."""
    lines = plain_text(summary_of(answers), language())
    return download(lines.encode(), "text/plain; charset=utf-8", f'{shown()}; filename="{FILE_NAME}.txt"')


def data(answers: Answers) -> Response:
    """The answers as a QuestionnaireResponse, to keep; with the PDF beside it in a Bundle where that is asked for."""
    on, where = persons_day(), canonical()
    response = questionnaire_response(QUESTIONNAIRE, answers, where, language(), on)
    if request.values.get(BUNDLE) == YES:
        response = bundle(response, made_pdf(answers, attached=False).content, language(), on)
    return download(written(response), FHIR, f'attachment; filename="{FILE_NAME}.json"')


HTML = "text/html"
MADE: Mapping[str, Callable[[Answers], Response]] = MappingProxyType(
    {HTML: page, "application/pdf": pdf, "text/plain": text, FHIR: data}
)
"""What a summary can be asked for as, the first for whoever takes anything."""

VIEWS: Mapping[str, Callable[[Answers], Response]] = MappingProxyType(
    {
        "/summary": summary,
        "/summary.pdf": pdf,
        "/summary.pdf.png": pdf_and_picture,
        "/summary.txt": text,
        "/summary.json": data,
    }
)
for address, view in VIEWS.items():
    outputs.post(address)(answered(view))


@outputs.get("/blank.pdf")
def blank() -> Response:
    """The form as a PDF, to print and fill in with a pen; at a clinic's address on its letterhead."""
    made = blank_pdf(chosen_options(request.args), language(), clinic())
    return download(made, "application/pdf", f'{shown()}; filename="leg-symptoms-form.pdf"')


def shown() -> str:
    """How a browser takes a file that it can show: in a frame it is saved, because no way leads back to the form."""
    return "attachment" if framed() else "inline"


def made_pdf(answers: Answers, *, attached: bool) -> PdfFile:
    """The PDF of `answers`, with the answers inside as data or not."""
    summary, spoken = summary_of(answers), language()
    data = [attachment(QUESTIONNAIRE, answers, canonical(), spoken, summary.made_on)] if attached else []
    attachments = [Attachment(**each) for each in data]
    code = drawn(QUESTIONNAIRE, answers) if request.values.get(SQUARE.name) == YES else None
    return summary_pdf(summary, chosen_options(request.values), spoken, clinic(), attachments, code=code)


def summary_of(answers: Answers) -> Summary:
    """The summary of `answers`, dated today, as the person's calendar has it."""
    medicines = RECOGNISER.recognise(answers.medicine_lines(QUESTIONNAIRE))
    return summarise(QUESTIONNAIRE, answers, medicines, persons_day())
