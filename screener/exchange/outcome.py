"""What could not be taken, as an OperationOutcome: how FHIR says no."""

from __future__ import annotations

from collections.abc import Sequence

from screener.exchange.terminology import Json


def operation_outcome(said: str, wrong: Sequence[tuple[str, str]] = ()) -> Json:
    """An OperationOutcome: of each linkId what is wrong with it, or only what was `said` where none is named."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [issue(name, detail) for name, detail in wrong] or [issue("", said)],
    }


def issue(name: str, detail: str) -> Json:
    """One thing that is wrong; `name` is the linkId it is about, or empty."""
    about = {"expression": [f"QuestionnaireResponse.descendants().where(linkId = {quoted(name)})"]} if name else {}
    return {"severity": "error", "code": "invalid" if name else "processing", "details": {"text": detail}, **about}


def quoted(name: str) -> str:
    """A text as FHIRPath writes it."""
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
