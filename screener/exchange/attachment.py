"""The answers as data inside the PDF that shows them: what makes of a paper a file that can be opened again."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from screener.answers import Answers
from screener.exchange.data import written
from screener.exchange.response import questionnaire_response
from screener.exchange.terminology import Canonical
from screener.language import Language
from screener.pdf.options import Tick
from screener.questionnaire.model import N_, Questionnaire

NAME = "leg-symptoms-answers.json"
KIND = "application/fhir+json"
DESCRIPTION = N_("All answers on these pages as data. This form can open them again, and other programs can read them.")

NO_DATA = Tick("no_data", N_("No data inside the file"))
HOLDS_DATA = N_("The PDF also holds your answers as data")


class Attached(TypedDict):
    """What `pdf.merge.Attachment` is made of; whoever composes makes one, as no edge knows another."""

    name: str
    content: bytes
    kind: str
    description: str
    made_on: date


def attachment(
    asked: Questionnaire, answers: Answers, canonical: Canonical, language: Language, made_on: date
) -> Attached:
    """The answers as a QuestionnaireResponse to attach. The same answers, language and day give the same bytes."""
    return Attached(
        name=NAME,
        content=written(questionnaire_response(asked, answers, canonical, language, made_on)),
        kind=KIND,
        description=language.translated(DESCRIPTION),
        made_on=made_on,
    )
