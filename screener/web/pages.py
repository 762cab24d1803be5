"""The pages that hold no answer: the form, what is said about it, the list of medicines, and whether we are well."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from http import HTTPStatus
from io import StringIO

from flask import Blueprint, Response, current_app, jsonify, render_template

from screener.answers import Answers
from screener.language import Language
from screener.medicines import CHECKED_ON, FORMULARY, export
from screener.medicines.formulary import Country, Report
from screener.medicines.lines import MedicineLines
from screener.medicines.names import offered_names
from screener.pdf.characters import drawable
from screener.pdf.document import summary_pdf
from screener.pdf.options import Options
from screener.questionnaire import QUESTIONNAIRE, statements
from screener.summary import Summary, summarise
from screener.web.files import download, plain
from screener.web.form import QuestionnaireForm
from screener.web.i18n import language
from screener.web.once import made_once

# What the list calls by another code than ISO 3166-1 does.
ISO_CODES = {Country.UK: "GB"}

pages = Blueprint("pages", __name__)


@pages.get("/")
@made_once
def form() -> str:
    """The form, empty."""
    return render_template("form.html", form=QuestionnaireForm())


@pages.get("/about")
@made_once
def about() -> str:
    """What this is and is not, and what it rests on."""
    summary = empty()
    sources = tuple(dict.fromkeys((*summary.sources, *statements.SOURCES)))
    reached = Counter(source.reached for source in sources)
    return render_template("about.html", summary=summary, sources=sources, reached=reached)


@pages.get("/medicines")
@made_once
def medicines() -> str:
    """The list of medicines, for whoever wants to look one up or to review it."""
    by_name = sorted(FORMULARY.medicines, key=lambda medicine: medicine.generic)
    return render_template(
        "medicines.html",
        formulary=FORMULARY,
        reports=[(report, [each for each in by_name if each.kind is report]) for report in Report],
        sources=FORMULARY.sources,
        checked_on=CHECKED_ON,
    )


@pages.get("/medicines.csv")
@made_once
def medicines_csv() -> Response:
    """The list of medicines as a table."""
    table = StringIO()
    export.write(FORMULARY, table)
    return download(table.getvalue().encode(), "text/csv; charset=utf-8", 'attachment; filename="medicines.csv"')


@pages.get("/medicines.json")
@made_once
def medicine_names() -> Response:
    """Every name on the list with what it holds, for a browser to suggest while typing."""
    return jsonify(names_in(language()))


@cache
def names_in(language: Language) -> tuple[tuple[str, str], ...]:
    """The names, those of countries where the language is spoken before others."""
    return offered_names(FORMULARY, lambda country: language.is_spoken_in(ISO_CODES.get(country, country)))


@pages.get("/privacy")
@made_once
def privacy() -> str:
    """What happens to answers."""
    return render_template("privacy.html")


@pages.get("/accessibility")
@made_once
def accessibility() -> str:
    """What was done so that everybody can use the form, and what is missing."""
    return render_template("accessibility.html")


@pages.get("/health")
def health() -> Response:
    """Whether the process is alive. It does no work and depends on nothing."""
    return plain("alive")


@pages.get("/ready")
def ready() -> Response:
    """Whether a PDF can be made; 503 where it cannot."""
    try:
        make_one_pdf()
    except Exception as reason:
        current_app.logger.error("no PDF can be made: %s", type(reason).__name__)
        return plain("no PDF can be made", HTTPStatus.SERVICE_UNAVAILABLE)
    return plain("ready")


@cache
def make_one_pdf() -> None:
    """Make the PDF of an empty form, once in the life of the process.

    With every answer in full it has two parts, so that each PDF worker starts and has made a page before it is needed.
    """
    if not drawable():
        raise LookupError("no font is installed")
    summary_pdf(empty(), Options(full=True), language())


def empty() -> Summary:
    """The summary of no answers."""
    return summarise(QUESTIONNAIRE, Answers({}), MedicineLines(), date.today())
