"""The answers and the PDF that shows them, together: a Bundle for a record that takes documents."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from screener.exchange.data import written
from screener.exchange.terminology import LOINC, QUESTIONNAIRE_RESPONSE_DOCUMENT, Json
from screener.language import Language
from screener.questionnaire import statements


def bundle(response: Json, pdf: bytes, language: Language, made_on: date) -> Json:
    """A QuestionnaireResponse, and a DocumentReference that holds `pdf` and points to it.

    Within the Bundle each goes by a name made from its content: the same input gives the same bytes.
    """
    document = document_reference(name_of(response), pdf, language, made_on)
    return {
        "resourceType": "Bundle",
        "language": language.tag,
        "type": "collection",
        "entry": [{"fullUrl": name_of(resource), "resource": resource} for resource in (response, document)],
    }


def document_reference(response: str, pdf: bytes, language: Language, made_on: date) -> Json:
    """The PDF as a document of nobody's: the record that takes it knows whose it is. `response` is what it shows."""
    code, display = QUESTIONNAIRE_RESPONSE_DOCUMENT
    title = language.translated(statements.TITLE)
    return {
        "resourceType": "DocumentReference",
        "language": language.tag,
        "status": "current",
        "type": {"coding": [{"system": LOINC, "code": code, "display": display}]},
        "description": title,
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "language": language.tag,
                    "data": b64encode(pdf).decode(),
                    "size": len(pdf),
                    "title": title,
                    "creation": made_on.isoformat(),
                }
            }
        ],
        "context": {"related": [{"reference": response}]},
    }


def name_of(resource: Json) -> str:
    """A name for a resource within one Bundle."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, written(resource).decode())}"
