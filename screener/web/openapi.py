"""What programs can ask for, as OpenAPI 3.1."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from screener import __version__
from screener.exchange.schema import plain_schema, response_schema
from screener.exchange.terminology import Canonical, Json
from screener.pdf.options import OFFERS, TICKS, YES
from screener.questionnaire.model import Questionnaire
from screener.web.day import DAY
from screener.web.problems import PROBLEM
from screener.web.received import FHIR

ABOUT = (
    "Answers in, a summary out. Nothing is stored and nothing is weighed. A request from a program brings no Origin; "
    "one from a page of another site is refused. Not intended for diagnosis."
)
RESOURCE: Json = {"type": "object", "required": ["resourceType"]}
# What can go wrong with answers, and what each answer to it is about.
REFUSED = {
    HTTPStatus.BAD_REQUEST: "The body is no JSON object, or not one of those that are read.",
    HTTPStatus.FORBIDDEN: "The request comes from a page of another site.",
    HTTPStatus.NOT_ACCEPTABLE: "None of the media types that Accept names is made.",
    HTTPStatus.LENGTH_REQUIRED: "The body came without its length.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than 64 KiB.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is none of the media types that are read.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Some answers cannot be taken: each is named.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A mistake of ours.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Too many PDFs are being made. Retry-After says when to come again.",
}


def description(asked: Questionnaire, canonical: Canonical, today: date) -> Json:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Restless legs visit summary", "version": __version__, "description": ABOUT},
        "paths": {
            "/questionnaire.json": {"get": reading("The questionnaire, as FHIR R4", FHIR)},
            "/openapi.json": {"get": reading("This description", "application/json")},
            "/summary": {"post": summary(asked, canonical, today)},
        },
        "components": {"schemas": {"Problem": problem()}},
    }


def reading(what: str, kind: str) -> Json:
    """An address that is only read."""
    return {
        "summary": what,
        "responses": {"200": {"description": what, "content": {kind: {"schema": {"type": "object"}}}}},
    }


def summary(asked: Questionnaire, canonical: Canonical, today: date) -> Json:
    """Answers in, what Accept names out."""
    words = {"schema": {"type": "string"}}
    return {
        "summary": "A summary of answers, as the media type that Accept names",
        "parameters": [*(choice(offer.name, [o.code for o in offer.options], offer.label) for offer in OFFERS)]
        + [choice(tick.name, [YES], tick.label) for tick in TICKS]
        + [choice(DAY, [today.isoformat()], "The day where the person is, which may be the one before or after UTC's")],
        "requestBody": {
            # None at all is a form without answers.
            "required": False,
            "content": {
                "application/json": {"schema": plain_schema(asked, today)},
                FHIR: {"schema": response_schema(asked, canonical)},
            },
        },
        "responses": {
            "200": {
                "description": "The summary.",
                "content": {
                    "text/html": words,
                    "application/pdf": {"schema": {"type": "string", "format": "binary"}},
                    "text/plain": words,
                    FHIR: {"schema": RESOURCE},
                },
            },
            **{str(status.value): refused(about) for status, about in REFUSED.items()},
        },
    }


def choice(name: str, codes: list[str], label: str) -> Json:
    """Something to choose about the PDF; anything else is as if nothing was chosen."""
    return {"name": name, "in": "query", "description": label, "schema": {"type": "string", "examples": codes}}


def refused(about: str) -> Json:
    """An error: a problem, or an OperationOutcome where FHIR was asked for."""
    return {
        "description": about,
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}, FHIR: {"schema": RESOURCE}},
    }


def problem() -> Json:
    """An error by RFC 9457, with the fields that it is about."""
    field = {
        "type": "object",
        "required": ["field", "detail"],
        "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
    }
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "errors": {"type": "array", "items": field},
        },
    }
