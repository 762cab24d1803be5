"""Nothing that was answered is lost on the way out: not on the screen, not in the text, not on the paper."""

import re
from collections.abc import Iterator, Set

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from screener.answers import Answer, Answers, Measurement, Raw
from screener.findings import DIRECTION_OVERRIDES
from screener.pdf import pool, slot
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Choice, Choices, MedicineList, Number, Question, Text, options
from screener.web.form import fields_of
from tests.conftest import examples
from tests.forms import ANSWERS, bare, printed, replies, seen

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# On paper these stand beside a published feature or under a heading that asks for them, and are not named again.
UNNAMED_ON_PAPER = {"urge", "rest", "move", "time", "words", "medicines", "ask", "ask_own"}
FOOTER = re.compile(r"NamePage\d+of\d+")
# The words of a PDF can be compared where letters follow one another from left to right, and where no hyphen at the end
# of a line is taken for one that was put in; in tests/pdf all others are.
LETTERS = "abcdefghijklmnopqrstuvwxyzABCÄÉßñøžЖяΩμ0123456789 .,;:!?()%&<>/+"


def replies_on_paper(question: Question) -> st.SearchStrategy[Raw]:
    """Any answer to `question`, typed in letters that can be read back from a PDF."""
    match question.kind:
        case Text(limit):
            return st.text(LETTERS, max_size=limit)
        case MedicineList(lines=lines):
            return st.lists(st.text(LETTERS, max_size=60), max_size=lines).map("\n".join)
        case _:
            return replies(question)


ON_PAPER = st.fixed_dictionaries({}, optional={q.id: replies_on_paper(q) for q in QUESTIONNAIRE.questions}).map(
    lambda raws: Answers.of(QUESTIONNAIRE, raws)
)


def said(question: Question, answer: Answer) -> list[str]:
    """What a reader must find of an answer, in pieces: an output may put them in lines or in groups."""
    labels = {option.code: option.label for option in options(question)}
    match question.kind, answer:
        case Choice(), str(code):
            return [labels[code]]
        case Choices(), tuple(codes):
            return [labels[code] for code in codes]
        case Text(), str(typed):
            return [typed.translate(DIRECTION_OVERRIDES)]
        case MedicineList(), str(typed):
            return [line.strip() for line in typed.translate(DIRECTION_OVERRIDES).split("\n")]
        case Number(unit=unit), int(number):
            return [f"{number} {unit}"]
        case _, Measurement(value, unit, on):
            # On paper the two stand in one row of a table: tests/pdf/test_rules.py.
            return [f"{value} {labels.get(unit, 'unit not given')}", written_out(on) or "date not given"]
    raise TypeError(f"{answer!r} is no answer to {question.id}")


def written_out(on: str) -> str:
    """A date as people write it, the day first."""
    year, month, day = [*on.split("-"), "", ""][:3]
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{MONTHS[int(month) - 1]} {year}" if month else ""


def lost(answers: Answers, output: str, unnamed: Set[str] = frozenset()) -> list[tuple[str, str]]:
    """What was said and does not stand in an output that is bare, with the question it was said to."""
    return [
        (id, words)
        for id in answers
        for words in (*named(id, unnamed), *said(QUESTIONNAIRE.by_id[id], answers[id]))
        if bare(words) not in output
    ]


def named(id: str, unnamed: Set[str]) -> list[str]:
    """The question in short, where it is named."""
    return [] if id in unnamed else [QUESTIONNAIRE.by_id[id].short]


@pytest.fixture(scope="module", autouse=True)
def patient() -> Iterator[None]:
    """Time enough for any paper on a machine that does other things: how long one may take is tested elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "SECONDS", 60)
        patch.setattr(slot, "SECONDS_TO_WAIT", 120)
        yield


def sent(client: FlaskClient, address: str, answers: Answers, **chosen: str) -> bytes:
    """What comes back for a form with these answers."""
    response = client.post(address, data=MultiDict([*fields_of(answers), *chosen.items()]))
    assert response.status_code == 200
    return bytes(response.data)


@given(ANSWERS)
@examples(thorough=500)
def test_every_answer_stands_on_the_screen(app: Flask, answers: Answers) -> None:
    """The question in short, and what was said to it."""
    assert lost(answers, bare(seen(sent(app.test_client(), "/summary", answers).decode()))) == []


@given(ANSWERS)
@examples(thorough=500)
def test_every_answer_stands_in_the_text(app: Flask, answers: Answers) -> None:
    """The question in short, and what was said to it."""
    assert lost(answers, bare(sent(app.test_client(), "/summary.txt", answers).decode())) == []


@pytest.mark.parametrize("full", ["yes", ""])
@given(ON_PAPER, st.sampled_from(["normal", "large"]))
# Making a shorter example of one that fails would take minutes.
@settings(examples(thorough=150), phases=[Phase.explicit, Phase.generate])
def test_every_answer_stands_on_the_paper(app: Flask, full: str, answers: Answers, size: str) -> None:
    """Also without every answer in full: what page one has no room for comes along."""
    paper = printed(sent(app.test_client(), "/summary.pdf", answers, full=full, size=size))
    assert lost(answers, FOOTER.sub("", bare(paper)), UNNAMED_ON_PAPER) == []
