"""The small pictures: each says the same as the words beside it."""

import pytest
from flask import Flask

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import options
from tests.pdf.layouts import elements, opened, paper

PICTURED = ("time", "days", "sleep", "day", "mood")


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
