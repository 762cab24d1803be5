"""The questionnaire for other programs, and how they send answers to it."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, jsonify

from screener.exchange.data import written
from screener.exchange.questionnaire import fhir_questionnaire
from screener.questionnaire import QUESTIONNAIRE
from screener.web import openapi
from screener.web.context import canonical, languages
from screener.web.i18n import language, spoken
from screener.web.received import FHIR

exchange = Blueprint("exchange", __name__)


@exchange.get("/questionnaire.json")
def questionnaire() -> Response:
    """The questionnaire as FHIR, with each text in every language that is offered."""
    translations = [spoken(code) for code in languages()]
    made = fhir_questionnaire(QUESTIONNAIRE, canonical(), language(), translations)
    return Response(written(made), content_type=FHIR)


@exchange.get("/openapi.json")
def description() -> Response:
    """What programs can ask for, as OpenAPI."""
    return jsonify(openapi.description(QUESTIONNAIRE, canonical(), date.today()))
