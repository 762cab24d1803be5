"""The small pictures: each says the same as the words beside it, and so nobody who cannot see it misses anything."""

import pytest
from flask import Flask

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import options
from tests.forms import bare, printed
from tests.pdf.layouts import elements, opened, paper

PICTURED = [each.id for each in QUESTIONNAIRE.questions if any(option.picture for option in options(each))]


@pytest.mark.parametrize("question", PICTURED)
def test_every_answer_with_a_picture_looks_like_itself(app: Flask, question: str) -> None:
    """No two answers look the same; the words stand beside the picture, and the picture is an artifact."""
    drawn = {}
    for option in options(QUESTIONNAIRE.by_id[question]):
        made = paper(app, {question: option.code}).file
        file = opened(made)
        assert "Figure" not in {path[-1] for path, _ in elements(file.Root.StructTreeRoot.K[0])}
        assert bare(option.label) in bare(printed(made))
        leaf = file.pages[0]
        leaf.contents_coalesce()
        drawn[option.code] = leaf.Contents.read_bytes()
    assert len(set(drawn.values())) == len(drawn)
