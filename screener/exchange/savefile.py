"""The file a person kept, opened again: the PDF with the answers in it, or the answers as JSON."""

from __future__ import annotations

from screener.exchange.data import NOT_A_FORM, parsed
from screener.exchange.embedded import MOST_BYTES, TOO_LARGE, is_pdf
from screener.exchange.plain import read_plain
from screener.exchange.reader import answers_by_process
from screener.exchange.reading import Reading, Unreadable
from screener.exchange.response import dicts, read_response
from screener.exchange.square import is_picture
from screener.questionnaire.model import Questionnaire


def read_save_file(asked: Questionnaire, content: bytes) -> Reading:
    """The answers in a PDF of ours, a picture of our square code, or JSON of any shape; and what was left out.

    Bounded in time and memory by the length of the file, which is at most 2 MB. Raises `Unreadable` with the reason
    where no answers can be had, and `Busy` where too many PDFs are being read; whatever else is a mistake of ours.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    if is_pdf(content) or is_picture(content):
        return read_answers(asked, answers_by_process(content))
    return read_answers(asked, content)


def read_answers(asked: Questionnaire, content: bytes) -> Reading:
    """The answers in JSON, whatever shape they have. Raises `Unreadable`."""
    resource = parsed(content)
    match resource.get("resourceType"):
        case "QuestionnaireResponse":
            return read_response(asked, resource)
        case "Bundle":
            return read_response(asked, response_in(resource))
        case None:
            return read_plain(asked, resource)
        case _:
            raise Unreadable(NOT_A_FORM)


def response_in(bundle: dict[str, object]) -> dict[str, object]:
    """The one QuestionnaireResponse of a Bundle. Raises `Unreadable` where there is none, or more than one."""
    resources = [entry.get("resource") for entry in dicts(bundle, "entry")]
    responses = [
        each for each in resources if isinstance(each, dict) and each.get("resourceType") == "QuestionnaireResponse"
    ]
    if len(responses) != 1:
        raise Unreadable(NOT_A_FORM)
    return responses[0]
