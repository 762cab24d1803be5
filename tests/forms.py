"""Forms as browsers send them, and what a reader sees of what comes back."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from bs4 import BeautifulSoup
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from screener.answers import Answers, Measurement, Raw
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import NONE, Choice, Choices, MedicineList, Number, Quantity, Question, Text

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


def bare(text: str) -> str:
    """`text` as two outputs can be compared: composed, without white space, control and format characters.

    Hyphens go too: at the end of a printed line PDFium writes U+FFFE for one, as a sign that the word goes on.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        c for c in composed if not c.isspace() and c not in "-\ufffe" and unicodedata.category(c) not in ("Cc", "Cf")
    )


def seen(html: str) -> str:
    """The text that a reader of a page sees."""
    return seen_on(BeautifulSoup(html, "html5lib"))


def seen_on(page: BeautifulSoup) -> str:
    """The text that a reader of a page sees, which is left as it is."""
    assert page.body
    hidden = {id(element) for element in page.select("template, script, style, [hidden]")}
    return " ".join(text for text in page.body.strings if not any(id(parent) in hidden for parent in text.parents))


def printed(pdf: bytes) -> str:
    """The text that a PDF holds, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def read(response: TestResponse) -> str:
    """What a reader sees of a page, a PDF or a text, comparable."""
    match response.mimetype:
        case "application/pdf":
            return bare(printed(response.data))
        case "text/html":
            return bare(seen(response.text))
        case _:
            return bare(response.text)


def answers_of(given: Mapping[str, str | Sequence[str]]) -> Answers:
    """The answers of a case."""
    return Answers.of(QUESTIONNAIRE, {q.id: raw(q, given) for q in QUESTIONNAIRE.questions})


def raw(question: Question, given: Mapping[str, Any]) -> Raw:
    """The answer of a case to `question`."""
    if isinstance(question.kind, Quantity):
        return Measurement(*(given.get(f"{question.id}{part}", "") for part in ("", "_unit", "_date")))
    answer: Raw = given.get(question.id)
    return answer


TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
PAST_DATES = st.dates(date(1950, 1, 1), date(2026, 11, 1)).flatmap(
    lambda day: st.sampled_from(["", day.isoformat(), day.isoformat()[:7]])
)
VALUES = st.from_regex(r"[<>]?[0-9]{1,4}([.,][0-9]{1,2})?", fullmatch=True)


def replies(question: Question) -> st.SearchStrategy[Raw]:
    """Any answer to `question`."""
    match question.kind:
        case Choice(options):
            return st.sampled_from([option.code for option in options])
        case Choices(options):
            codes = [option.code for option in options if option.code != NONE]
            return st.lists(st.sampled_from(codes), unique=True) | st.just([NONE] if len(codes) < len(options) else [])
        case Text():
            return TYPED
        case MedicineList():
            return st.lists(TYPED.map(str.split).map(" ".join), max_size=3).map("\n".join)
        case Number(least, most):
            return st.integers(least, most)
        case Quantity(units):
            return st.builds(Measurement, VALUES, st.sampled_from(["", *(unit.code for unit in units)]), PAST_DATES)


ANSWERS = st.fixed_dictionaries({}, optional={q.id: replies(q) for q in QUESTIONNAIRE.questions}).map(
    lambda raws: Answers.of(QUESTIONNAIRE, raws)
)
