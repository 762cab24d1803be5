"""An error as a program reads it: problem+json (RFC 9457), or an OperationOutcome where it asked for FHIR."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response
from werkzeug.exceptions import HTTPException

from screener.exchange.data import written
from screener.exchange.outcome import operation_outcome
from screener.web.i18n import language
from screener.web.received import FHIR, NotTaken, takes_fhir

PROBLEM = "application/problem+json"


def problem(error: HTTPException) -> Response:
    """What happened, and of each field that could not be taken its name and why. Nothing that was sent is repeated."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    # Python's own name for a status differs from version to version.
    said = error.description or error.name
    mistakes = error.mistakes if isinstance(error, NotTaken) else ()
    wrong = [(name, language().explained(mistake)) for name, mistake in mistakes]
    if takes_fhir():
        return Response(written(operation_outcome(said, wrong)), status, content_type=FHIR)
    about: dict[str, object] = {"type": "about:blank", "title": error.name, "status": int(status), "detail": said}
    if wrong:
        about["errors"] = [{"field": name, "detail": detail} for name, detail in wrong]
    return Response(written(about), status, content_type=PROBLEM)
