"""What can be taken as an answer, what cannot, and what is told about it."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.answers import Answers, Measurement, Mistake, Raw
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Question
from tests.forms import ANSWERS


def take(question: str, said: Raw) -> Answers:
    """The answers of a form with one question filled in."""
    return Answers.of(QUESTIONNAIRE, {question: said})


AFTER_TOMORROW = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
MONTH_AFTER_NEXT = (date.today().replace(day=28) + timedelta(days=36)).isoformat()[:7]


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        ("urge", "perhaps", "not one of those offered"),
        ("lookalikes", ["cramp", "zebra"], "not one of those offered"),
        ("lookalikes", ["none", "cramp"], "None of these"),
        ("words", "x" * 601, "characters long"),
        ("medicines", "\n".join(["iron"] * 31), "lines"),
        ("pregnancy_weeks", "46", "whole number"),
        ("pregnancy_weeks", "0", "whole number"),
        ("pregnancy_weeks", "about ten", "whole number"),
        ("pregnancy_weeks", "-3", "whole number"),
        ("pregnancy_weeks", "9" * 400, "whole number"),
        ("ferritin", Measurement("low"), "number from your result"),
        ("ferritin", Measurement("1234567890123"), "number from your result"),
        ("ferritin", Measurement("14", "mmol/L"), "not one of those offered"),
        ("ferritin", Measurement("14", "ug/L", "2026-13"), "date as on your result"),
        ("ferritin", Measurement("14", "ug/L", "2026-02-30"), "date as on your result"),
        ("ferritin", Measurement("14", "ug/L", "March"), "date as on your result"),
        ("ferritin", Measurement("14", "ug/L", "3/4/2026"), "day or the month"),
        ("ferritin", Measurement("1,234"), "two things"),
        ("ferritin", Measurement("14 ng/mL", "ug/L"), "differ"),
        ("ferritin", Measurement("14 nmol/L"), "not one of those offered"),
        ("ferritin", Measurement("", "", "2024"), "a date and no number"),
        ("ferritin", Measurement("14", "ug/L", AFTER_TOMORROW), "still to come"),
        ("ferritin", Measurement("14", "ug/L", MONTH_AFTER_NEXT), "still to come"),
        ("ferritin", Measurement("", "", AFTER_TOMORROW), "still to come"),
    ],
)
def test_what_cannot_be_taken_is_told_without_repeating_it(question: str, said: Raw, told: str) -> None:
    """The message says what to do; what was typed stays in its field and goes nowhere else."""
    with pytest.raises(Mistake, match=told):
        take(question, said)


@pytest.mark.parametrize(
    ("question", "said", "taken"),
    [
        ("words", "  \n\t ", None),
        ("words", "a\r\nb\rc", "a\nb\nc"),
        ("words", "a\0b\x07c\x9f\td", "abc\td"),
        ("words", "a\x85b\u2028c\u2029d", "a\nb\nc\nd"),
        ("words", "\u202eright to left", "\u202eright to left"),
        ("words", "x" * 599 + "\r\n", "x" * 599 + "\n"),
        ("words", "🦵" * 600, "🦵" * 600),
        ("medicines", "\n\n".join(["iron"] * 30), "\n\n".join(["iron"] * 30)),
        ("pregnancy_weeks", " 32 ", 32),
        ("pregnancy_weeks", "", None),
        ("urge", "", None),
        ("lookalikes", ["not_sure", "cramp", "cramp"], ("cramp", "not_sure")),
        ("ferritin", Measurement(" <15,5 ", "", ""), Measurement("<15,5")),
        ("ferritin", Measurement("> 1000", "ng/mL", "2020-02-29"), Measurement("> 1000", "ng/mL", "2020-02-29")),
        ("ferritin", Measurement("", "ug/L", ""), None),
        ("ferritin", Measurement("45 ng/ml", "", "03/2026"), Measurement("45", "ng/mL", "2026-03")),
        ("ferritin", Measurement("1,234.5", "ug/L", "2024"), Measurement("1,234.5", "ug/L", "2024")),
    ],
)
def test_what_was_said_is_kept_as_it_was(question: str, said: Raw, taken: object) -> None:
    """A blank is no answer, control characters go, line breaks become one kind; all else stays."""
    assert take(question, said).given.get(question) == taken


def test_a_question_that_does_not_exist_is_refused() -> None:
    """A slip in a program must not vanish."""
    with pytest.raises(KeyError):
        take("favourite_colour", "blue")


@given(st.sampled_from(QUESTIONNAIRE.questions), st.text())
def test_any_text_is_an_answer_or_a_mistake(question: Question, typed: str) -> None:
    """No text at all brings a checked question down."""
    for said in (typed, [typed], Measurement(typed, typed, typed)):
        with suppress(Mistake, TypeError):
            take(question.id, said)


@given(ANSWERS)
def test_answers_taken_again_are_the_same(answers: Answers) -> None:
    """Taking is done once: a saved answer is not changed by being read."""
    assert Answers.of(QUESTIONNAIRE, dict(answers.given)) == answers
