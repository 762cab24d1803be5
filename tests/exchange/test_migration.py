"""Answers to questionnaire 1.0: what means the same is carried over, the rest is listed."""

import pytest

from screener.exchange.migration import LEFT_IN_1, MIGRATIONS, MOVED_IN_2
from screener.exchange.plain import read_plain
from screener.exchange.reading import NotCarriedOver, Reading
from screener.findings import Fixed, Typed
from screener.questionnaire import QUESTIONNAIRE, VERSION
from screener.questionnaire.model import NONE, options
from tests.exchange.examples import ENGLISH

# The options of version 1.0 that 2.0 has no more, or has with another meaning.
GONE = {
    "site": ["legs"],
    "pregnancy": ["now", "recent"],
    "diabetes": ["type_1", "type_2", "gestational", "type_not_sure"],
    "iron_taking": ["yes", "no", "not_sure"],
    "numb_feet": ["yes", "no", "not_sure"],
}


def read(**answers: object) -> Reading:
    """Answers to version 1.0."""
    return read_plain(QUESTIONNAIRE, {"version": "1.0", **answers})


def in_words(left_out: NotCarriedOver) -> tuple[str, str, str]:
    """An entry of the list as a person reads it."""
    return ENGLISH.in_words(left_out.asked), left_out.words, ENGLISH.explained(left_out.reason)


@pytest.mark.parametrize(
    ("question", "code", "expected"),
    [
        ("pregnancy", "now", {"pregnancy": "yes", "pregnancy_when": "now"}),
        ("pregnancy", "recent", {"pregnancy": "yes", "pregnancy_when": "recent"}),
        ("pregnancy", "no", {"pregnancy": "no"}),
        ("diabetes", "type_1", {"diabetes": "yes", "diabetes_type": "type_1"}),
        ("diabetes", "type_2", {"diabetes": "yes", "diabetes_type": "type_2"}),
        ("diabetes", "gestational", {"diabetes": "yes", "diabetes_type": "gestational"}),
        ("diabetes", "type_not_sure", {"diabetes": "yes", "diabetes_type": "not_sure"}),
        ("diabetes", "not_sure", {"diabetes": "not_sure"}),
        ("iron_taking", "yes", {"iron_signs": ("iron_tablets",)}),
        ("site", "legs_plus", {"site": "legs_plus"}),
        ("shift", "yes", {"shift": "yes"}),
        ("dialysis", NONE, {"dialysis": NONE}),
    ],
)
def test_what_means_the_same_is_carried_over(question: str, code: str, expected: dict[str, object]) -> None:
    """Under its name of now, taken apart where a question was."""
    reading = read(**{question: code})
    assert dict(reading.answers.given) == expected
    assert reading.left_out == ()


@pytest.mark.parametrize(
    ("question", "code", "words"),
    [
        ("site", "legs", "one leg or both"),
        ("iron_signs", [NONE], "more things to tick"),
        ("other_conditions", [NONE], "more things to tick"),
        ("lookalikes", ["artery"], "other words"),
        ("iron_taking", "no", "asked in another way"),
        ("iron_taking", "not_sure", "asked in another way"),
        ("numb_feet", "yes", "asked in another way"),
    ],
)
def test_what_would_say_more_or_less_is_listed(question: str, code: str | list[str], words: str) -> None:
    """With the reason, and nothing is answered in its place."""
    reading = read(**{question: code})
    assert not reading.answers.given
    (left_out,) = reading.left_out
    assert words in ENGLISH.explained(left_out.reason)
    known = QUESTIONNAIRE.by_id.get(question)
    assert left_out.asked == (Fixed(known.short) if known else Typed(question))


def test_iron_taken_joins_what_else_was_ticked() -> None:
    """And does not stand beside the "none of these" of before."""
    assert read(iron_signs=["plant_diet"], iron_taking="yes").answers["iron_signs"] == ("plant_diet", "iron_tablets")
    reading = read(iron_signs=[NONE], iron_taking="yes")
    assert reading.answers["iron_signs"] == ("iron_tablets",)
    assert len(reading.left_out) == 1


def test_typed_answers_and_results_are_carried_over() -> None:
    """Nothing about them changed."""
    reading = read(words="legs", ferritin="14", ferritin_unit="ug/L", ferritin_date="2026-02", pregnancy_weeks=32)
    assert list(reading.answers) == ["words", "pregnancy_weeks", "ferritin"]
    assert reading.left_out == ()


def test_the_tables_fit_the_questionnaire() -> None:
    """Every way leads to an option that is offered; every option that is gone has a way or a reason, and not both."""
    assert list(MIGRATIONS) == ["1.0"]
    assert VERSION == "2.0", "a new version needs a migration from 2.0"
    for places in MOVED_IN_2.values():
        for question, code in places:
            assert code in [option.code for option in options(QUESTIONNAIRE.by_id[question])]
    assert not set(MOVED_IN_2) & set(LEFT_IN_1)
    for question, codes in GONE.items():
        for code in codes:
            assert ((question, code) in MOVED_IN_2) != ((question, code) in LEFT_IN_1)


def test_a_list_of_what_was_left_out_can_be_read_out() -> None:
    """The question, the answer and the reason, in words."""
    assert [in_words(each) for each in read(site="legs").left_out] == [
        ("Where", "legs", "The earlier form did not ask whether it is one leg or both.")
    ]
