"""How much of each answer page one shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.findings import Finding, Fixed, PartialDate, Typed
from screener.pdf.fit import FITS, MORE, UNLIMITED, Fit, fits
from screener.pdf.options import Options
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Number, Quantity, Question
from tests.forms import TYPED

WORDS = QUESTIONNAIRE.by_id["words"]


def finding(text: str) -> Finding:
    """Something typed."""
    return Finding(WORDS, (Typed(text),))


@given(TYPED, st.sampled_from(FITS))
def test_what_is_cut_is_the_beginning_of_what_was_typed(text: str, fit: Fit) -> None:
    """It says that more was typed, and is never longer than the room; what fits stays as it is."""
    shown = fit.shortened(finding(text)).words[0]
    assert isinstance(shown, Typed)
    if len(text) <= fit.characters and text.count("\n") < fit.lines:
        assert shown.text == text
    else:
        start, more = shown.text[: -len(MORE)].rstrip(), shown.text[-len(MORE) :]
        assert more == MORE
        assert text.startswith(start)
        assert len(start) <= fit.characters
        assert start.count("\n") < fit.lines


def test_a_text_is_cut_between_words() -> None:
    """And a word that is too long, after a whole letter with its marks."""
    fit = Fit("", characters=20, lines=1, ticks=1)
    assert fit.shortened(finding("a long walk in the evening helps")).words == (Typed("a long walk in the …"),)
    assert fit.shortened(finding("e\N{COMBINING ACUTE ACCENT}" * 15)).words[0] != finding("").words[0]


def test_large_print_cuts_nothing() -> None:
    """It takes as many pages as it needs."""
    assert fits(Options.chosen({"size": "large"})) == (UNLIMITED,)
    assert UNLIMITED.shortened(finding("word " * 400)) == finding("word " * 400)


MEASURED = [question for question in QUESTIONNAIRE.questions if isinstance(question.kind, Number | Quantity)]


@pytest.mark.parametrize("fit", FITS, ids=str)
@pytest.mark.parametrize("question", MEASURED, ids=lambda question: question.id)
def test_a_value_is_never_parted_from_its_unit_and_date(fit: Fit, question: Question) -> None:
    """It would say something else without them."""
    measured = Finding(question, (Typed("14"), Fixed("µg/L"), PartialDate("2026-03")))
    assert fit.shortened(measured) == measured
