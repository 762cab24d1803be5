"""How much a typical person is asked, and how long it takes by a simple model of reading, choosing and typing."""

from itertools import groupby
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Number, Quantity, Question, Section, Text, field_names, options
from tests.browser.walking import STEPS, open_step

# Made up. She takes her time and answers every row of a table.
TYPICAL: dict[str, Any] = {
    "who": "me",
    "words": "like fizzy water running through my calves, I have to get up",
    "urge": "yes",
    "feel": "yes",
    "site": "both_legs",
    "rest": "yes",
    "move": "yes_fully",
    "time": "worse_evening",
    "lookalikes": ["cramp", "vein"],
    "since": "1_to_5_years",
    "days": "5_to_6",
    "sleep": "a_lot",
    "day": "a_little",
    "mood": "a_little",
    "drowsy": "no",
    "onset_medicine": "no",
    "kicks": "yes",
    "snoring": "no",
    "family": "yes",
    "iron": "yes",
    "pregnancy": "no",
    "kidney": "no",
    "diabetes": "no",
    "neuropathy": "no",
    "iron_signs": ["heavy_periods"],
    "results": "yes",
    "ferritin": "22",
    "ferritin_unit": "ng/mL",
    "ferritin_date": "2026-03",
    "other_conditions": ["none"],
    "substances": ["caffeine"],
    "medicines": "sertralin\nomeprazole 20 mg\nvitamin D",
    "treated": "no",
    "ask": ["could_it_be", "iron_tests"],
}
MOST_QUESTIONS = 24
MOST_HEADINGS = 28
AIM_IN_WORDS = 700
WORDS_A_MINUTE = 240
SECONDS_A_CHOICE = 3
SECONDS_A_CHARACTER = 10 / 25

# The words of the questions in sight: headings, options, hints and labels; not what is folded, and not the way back.
WORDS = """() => [...document.querySelectorAll(".step:not([hidden]) :is(.question, .table)")]
    .filter(part => !part.parentElement.closest(".table"))
    .flatMap(part => {
        const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const words = [];
        while (texts.nextNode()) {
            const parent = texts.currentNode.parentElement;
            const isLeftOut = parent.closest("details, .blank, .room, option, textarea, template");
            if (!isLeftOut && parent.checkVisibility({visibilityProperty: true}))
                words.push(...texts.currentNode.data.split(/\\s+/));
        }
        return words.filter(word => /[\\p{L}\\p{N}]/u.test(word));
    })"""
ASKED = """() => [...document.querySelectorAll(".step:not([hidden]) [data-question]")]
    .filter(question => question.checkVisibility()).map(question => question.dataset.question)"""


class Figures(NamedTuple):
    """What one section comes to."""

    questions: int
    headings: int
    words: int
    seconds: float


def groups(section: Section, asked: set[str], *, values_apart: bool) -> int:
    """How many questions stand in sight: a table is one, and so are values in a row unless they are kept apart."""

    def belongs_to(question: Question) -> tuple[str, ...]:
        topic = next(topic for topic in section.topics if question in topic.questions)
        if topic.heading:
            return ("table", topic.id)
        if isinstance(question.kind, Quantity) and not values_apart:
            return ("values", topic.id)
        return ("question", question.id)

    return len(list(groupby((q for q in section.questions if q.id in asked), belongs_to)))


def seconds_to_answer(question: Question) -> float:
    """Seconds to choose and to type what she answers."""
    typed = isinstance(question.kind, Text | MedicineList | Number)
    seconds = 0.0
    for name in field_names(question):
        said = TYPICAL.get(name, ())
        is_typed = typed or (isinstance(question.kind, Quantity) and not name.endswith("_unit"))
        if is_typed:
            seconds += len(said) * SECONDS_A_CHARACTER
        else:
            seconds += SECONDS_A_CHOICE * (1 if isinstance(said, str) else len(said))
    return seconds


def look(page: Page, site: str, section: Section) -> Figures:
    """The figures of a section, as she has left it."""
    open_step(page, site, STEPS[section.id], TYPICAL)
    page.locator(f"#{STEPS[section.id]}").wait_for()
    asked = set(page.evaluate(ASKED))
    words = len(page.evaluate(WORDS))
    seconds = words * 60 / WORDS_A_MINUTE + sum(seconds_to_answer(question) for question in section.questions)
    return Figures(
        groups(section, asked, values_apart=False), groups(section, asked, values_apart=True), words, seconds
    )


def test_the_typical_person_is_a_possible_one() -> None:
    """Every answer of hers is one that the form takes, so that none is left out of the figures by its spelling."""
    names = {name: question for question in QUESTIONNAIRE.questions for name in field_names(question)}
    assert set(TYPICAL) <= set(names)
    assert len(TYPICAL["words"].split()) == 12
    for name, said in TYPICAL.items():
        codes = {option.code for option in options(names[name])}
        if codes and (not isinstance(names[name].kind, Quantity) or name.endswith("_unit")):
            assert ({said} if isinstance(said, str) else set(said)) <= codes


@pytest.mark.parametrize("settings", [{"viewport": {"width": 360, "height": 740}}], ids=["360 px"])
def test_a_typical_person_is_asked_little(page: Page, site: str) -> None:
    """At most 24 questions, where a table is one and so are the values of a blood test, which open together.

    The test prints what each section comes to: `pytest -rP` shows it.
    """
    sections = {section.id: look(page, site, section) for section in QUESTIONNAIRE.sections}
    total = Figures(*(sum(parts) for parts in zip(*sections.values(), strict=True)))
    print(f"\nThe typical person, version {QUESTIONNAIRE.version}")
    print(f"{'':<12}questions  each value apart  words  minutes")
    for name, (questions, headings, words, seconds) in {**sections, "all": total}.items():
        print(f"{name:<12}{questions:>9}{headings:>18}{words:>7}{seconds / 60:>9.1f}")
    print(f"Words against the aim of {AIM_IN_WORDS}: {total.words - AIM_IN_WORDS:+}")
    assert total.words > 100
    assert total.questions <= MOST_QUESTIONS
    assert total.headings <= MOST_HEADINGS
