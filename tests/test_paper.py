"""How a summary is set on paper: what was chosen, what is cut and where, and what a picture shows."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from screener.findings import Finding, Fixed, On, Typed
from screener.paper import MORE, OFFERED, ROOMS, UNLIMITED, Paper, Room, direction_of, rooms
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Number, Quantity, Question, options
from tests.forms import TYPED
from tests.papers import elements, opened, paper

WORDS = QUESTIONNAIRE.by_id["words"]
PICTURED = ("time", "days", "sleep", "day", "mood")


def finding(text: str) -> Finding:
    """Something typed."""
    return Finding(WORDS, (Typed(text),))


def test_nothing_chosen_is_the_first_of_everything() -> None:
    """A4, normal print, all pages; the same for what is not offered."""
    assert (
        Paper.chosen({}) == Paper("a4", "normal", "all") == Paper.chosen({"paper": "a3", "size": "", "pages": "none"})
    )


@pytest.mark.parametrize(
    ("choice", "said"), [(choice, said) for choice, offered in OFFERED.items() for said in offered]
)
def test_what_is_offered_can_be_chosen(choice: str, said: str) -> None:
    """Every format, size and extent."""
    assert getattr(Paper.chosen({choice: said}), choice) == said


@given(TYPED, st.sampled_from(ROOMS))
def test_what_is_cut_is_the_beginning_of_what_was_typed(text: str, room: Room) -> None:
    """It says that more was typed, and is never longer than the room; what fits stays as it is."""
    shown = room.shortened(finding(text)).said[0]
    assert isinstance(shown, Typed)
    if len(text) <= room.characters and text.count("\n") < room.lines:
        assert shown.text == text
    else:
        start, more = shown.text[: -len(MORE)].rstrip(), shown.text[-len(MORE) :]
        assert more == MORE
        assert text.startswith(start)
        assert len(start) <= room.characters
        assert start.count("\n") < room.lines


def test_a_text_is_cut_between_words() -> None:
    """And a word that is too long, after a whole letter with its marks."""
    room = Room("", characters=20, lines=1, ticks=1)
    assert room.shortened(finding("a long walk in the evening helps")).said == (Typed("a long walk in the …"),)
    assert room.shortened(finding("e\N{COMBINING ACUTE ACCENT}" * 15)).said[0] != finding("").said[0]


def test_large_print_cuts_nothing() -> None:
    """It takes as many pages as it needs."""
    assert rooms("large") == (UNLIMITED,)
    assert UNLIMITED.shortened(finding("word " * 400)) == finding("word " * 400)


@pytest.mark.parametrize(
    ("text", "direction"), [("legs", "ltr"), ("12 مرحبا a", "rtl"), ("שלום", "rtl"), ("123", "ltr"), ("", "ltr")]
)
def test_words_run_in_the_direction_of_their_first_letter(text: str, direction: str) -> None:
    """Digits and signs have none; without a letter they run as ours do."""
    assert direction_of(text) == direction


@pytest.mark.parametrize("question", PICTURED)
def test_every_answer_but_not_sure_has_a_picture_of_its_own(app: Flask, question: str) -> None:
    """It says in words what it shows, and no two answers look the same."""
    drawn = {}
    for option in options(QUESTIONNAIRE.by_id[question]):
        file = opened(paper(app, {question: option.code}, pages="first").file)
        figures = [
            str(element.Alt) for path, element in elements(file.Root.StructTreeRoot.K[0]) if path[-1] == "Figure"
        ]
        assert figures == (
            [] if option.code == "not_sure" else [f"{QUESTIONNAIRE.by_id[question].short}: {option.label}"]
        )
        (leaf,) = file.pages
        leaf.contents_coalesce()
        drawn[option.code] = leaf.Contents.read_bytes()
    assert len(set(drawn.values())) == len(drawn)


def test_a_question_without_a_picture_has_none(app: Flask) -> None:
    """A page with no picture is left as it is."""
    file = opened(paper(app, {"urge": "yes"}, pages="first").file)
    assert "Figure" not in {path[-1] for path, _ in elements(file.Root.StructTreeRoot.K[0])}


MEASURED = [question for question in QUESTIONNAIRE.questions if isinstance(question.kind, Number | Quantity)]


@pytest.mark.parametrize("room", ROOMS, ids=str)
@pytest.mark.parametrize("question", MEASURED, ids=lambda question: question.id)
def test_a_value_is_never_parted_from_its_unit_and_date(room: Room, question: Question) -> None:
    """It would say something else without them."""
    measured = Finding(question, (Typed("14"), Fixed("µg/L"), On("2026-03")))
    assert room.shortened(measured) == measured
