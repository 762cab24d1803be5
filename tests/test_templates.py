"""Templates follow the questionnaire: none names a question, a topic or an option."""

import re
from pathlib import Path

import pytest

from screener.paths import TEMPLATES
from screener.questionnaire import QUESTIONNAIRE

QUOTED = re.compile(r"""["']([^"']*)["']""")
# Words of HTML, of Jinja and of the pages themselves that a question happens to share.
SHARED = {"words", "day", "results", "medicines", "none", "time", "since", "days", "other", "ask", "sleep"}
NAMES = {question.id for question in QUESTIONNAIRE.questions}
NAMES |= {topic.id for section in QUESTIONNAIRE.sections for topic in section.topics}
LOOKED_UP = re.compile(r"\b(?:finding|row|topic|question|by_id)\s*[(\[]\s*[\"']|\.id\s*(?:==|!=|in)\s")


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_no_template_names_a_question_or_a_topic(template: Path) -> None:
    """So whatever is added to the questionnaire appears without a template being touched."""
    source = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    inside = " ".join(re.findall(r"\{[{%].*?[%}]\}", source, flags=re.DOTALL))
    assert not (set(QUOTED.findall(inside)) & NAMES) - SHARED
    assert not LOOKED_UP.search(inside)


def test_the_guard_can_fail() -> None:
    """It finds what it is meant to find."""
    assert LOOKED_UP.search('{{ summary.finding("words") }}')
    assert LOOKED_UP.search('{% if finding.question.id == "medicines" %}')
    assert NAMES & {"lookalikes", "criterion_5", "ferritin"}
