"""Answers restated: every question once, in order, with nothing that could weigh them."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given

from screener.answers import Answers
from screener.findings import Finding, Fixed, PartialDate, Typed, restate
from screener.medicines.lines import MedicineLines
from screener.medicines.recognition import RECOGNISER
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Choice, Choices
from screener.summary import Summary, summarise
from tests.forms import ANSWERS, CASES, answers_of


def dated(answers: Answers) -> Summary:
    """The summary of `answers` on a day of our own."""
    return summarise(QUESTIONNAIRE, answers, MedicineLines(), date(2026, 11, 20))


def test_a_finding_has_no_place_for_a_score() -> None:
    """It holds the question, the words of its answer and whether it was asked."""
    assert {field.name: field.type for field in fields(Finding)} == {
        "question": "Question",
        "words": "tuple[Words, ...]",
        "asked": "bool",
    }


@given(ANSWERS)
def test_each_question_has_one_finding_in_order(answers: Answers) -> None:
    """Whatever was said, and to however much of it."""
    findings = restate(QUESTIONNAIRE, answers)
    assert [finding.question for finding in findings] == list(QUESTIONNAIRE.questions)
    assert [finding.question.id for finding in findings if finding.words] == list(answers)


@given(ANSWERS)
def test_options_are_restated_in_our_words_and_typed_text_in_theirs(answers: Answers) -> None:
    """A fixed text is one of the question's own labels; what was typed is never taken for one."""
    for finding in restate(QUESTIONNAIRE, answers):
        kinds = {type(words) for words in finding.words}
        if isinstance(finding.question.kind, Choice | Choices):
            assert kinds <= {Fixed}
            labels = {option.label for option in finding.question.kind.options}
            assert {words.text for words in finding.words if isinstance(words, Fixed)} <= labels
        else:
            assert not finding.words or isinstance(finding.words[0], Typed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_cases_bring_out_their_rows(case: dict[str, dict[str, list[str]]]) -> None:
    """The same that the pages are tested for, one step earlier."""
    summary = dated(answers_of(case["answers"]))
    assert [finding.question.id for finding in summary.findings if finding.words] == case["expect"]["rows"]
    shown = [finding for row in summary.rows if row.topic.always_shown for finding in row.findings]
    silent = [finding.question.id for finding in shown if finding.unanswered]
    assert silent == case["expect"]["not_answered"]


def test_a_date_stays_a_date_until_it_is_shown() -> None:
    """How it is written depends on the reader's language."""
    answers = answers_of({"ferritin": "14", "ferritin_unit": "ug/L", "ferritin_date": "2026-03"})
    finding = dated(answers).finding("ferritin")
    assert finding.words == (Typed("14"), Fixed("µg/L"), PartialDate("2026-03"))


def test_writing_direction_cannot_be_turned_round() -> None:
    """An override character would make "50 mg" read "gm 05"; the letters stay."""
    finding = dated(answers_of({"words": "\u202e50 mg\u202c"})).finding("words")
    assert finding.words == (Typed("50 mg"),)


def test_sources_are_listed_once_in_order_of_first_mention() -> None:
    """Those of the questionnaire, then those of the medicines named."""
    alone = dated(Answers({})).sources
    assert len(set(alone)) == len(alone)
    assert alone[:2] == (*QUESTIONNAIRE.by_id["words"].sources, *QUESTIONNAIRE.by_id["urge"].sources)
    medicines = RECOGNISER.recognise("mirtazapine")
    named = summarise(QUESTIONNAIRE, Answers({}), medicines, date(2026, 11, 20)).sources
    assert named[: len(alone)] == alone
    assert set(medicines.sources) <= set(named)


def states(given: dict[str, str]) -> dict[str, bool]:
    """Whether each question was asked after these answers."""
    return {finding.question.id: finding.asked for finding in dated(answers_of(given)).findings}


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, False),
        ({"pregnancy": "no"}, False),
        ({"pregnancy": "yes"}, False),
        ({"pregnancy": "yes", "pregnancy_when": "recent"}, False),
        ({"pregnancy_when": "now"}, False),
        ({"pregnancy": "no", "pregnancy_when": "now"}, False),
        ({"pregnancy": "yes", "pregnancy_when": "now"}, True),
    ],
)
def test_a_gate_and_the_gate_before_it_decide_what_is_asked(given: dict[str, str], asked: bool) -> None:
    """Weeks are asked of whoever is pregnant now; an unanswered gate leaves what follows it not asked."""
    assert states(given)["pregnancy_weeks"] == asked


def test_what_has_no_gate_is_asked_of_everybody() -> None:
    """Not answered is not the same as not asked."""
    asked = states({})
    assert sum(asked.values()) == 33
    assert asked["urge"]
    assert not asked["ferritin"]


def test_an_answer_counts_whatever_its_gate_says() -> None:
    """A value typed before the gate was closed again is restated."""
    finding = dated(answers_of({"results": "no", "ferritin": "14"})).finding("ferritin")
    assert (finding.asked, finding.unanswered) == (False, False)
    assert finding.words[0] == Typed("14")
