"""The rules of page one, for the cases, the longest forms and random ones: what may move, in what order, what not."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes

from screener.answers import Answers
from screener.findings import Finding, Fixed, Typed
from screener.pdf.characters import printable
from screener.pdf.document import LAYOUTS
from screener.pdf.fit import MORE, Fit, overleaf, safety, unanswered
from screener.pdf.yielding import Step, needed, total
from screener.questionnaire import QUESTIONNAIRE, statements
from screener.questionnaire.model import MedicineList, Number, Place, Quantity, Text
from tests.conftest import examples
from tests.forms import ANSWERS, CASES, bare, printed
from tests.pdf.layouts import TEXTS, Made, all_boxes, fullest, opened, paper
from tests.pdf.test_document import sent

FORMS: dict[str, Mapping[str, Any]] = {case["id"]: case["answers"] for case in CASES}
FORMS |= {name: fullest(text) for name, text in TEXTS.items()} | {"empty": {}}
every_form = pytest.mark.parametrize("form", FORMS)
POINT = 96 / 72
# In points: of answers, and of what is the same for everybody.
ANSWER, FIXED = 9.2, 8
# How much lower page one may be than it needs to be: estimates err, and a next layout has less room.
LEFT_FREE = 75


@pytest.fixture(scope="module")
def made(app: Flask) -> Callable[[str], Made]:
    """Each paper, made once for all the rules."""
    return cache(lambda form: paper(app, FORMS[form]))


@every_form
def test_page_one_takes_no_more_than_four_layouts(made: Callable[[str], Made], form: str) -> None:
    """And three for all of these."""
    assert made(form).layouts < LAYOUTS


@every_form
def test_type_is_never_smaller_than_stated(made: Callable[[str], Made], form: str) -> None:
    """What a person said is in one size or larger; names, numbers and fixed words are at least eight points."""
    for box in all_boxes(made(form).front.pages[0]._page_box):
        if isinstance(box, boxes.TextBox) and box.text.strip():
            size = box.style["font_size"] / POINT
            assert size >= (ANSWER if box.style["font_weight"] > 400 and not is_heading(box) else FIXED) - 0.01


def is_heading(box: boxes.Box) -> bool:
    """Whether a box is of a heading: of a block, or of a group in a table."""
    return box.element_tag in ("h2", "th")


@every_form
def test_a_value_stands_in_one_line_with_its_unit_and_in_one_row_with_its_date(
    made: Callable[[str], Made], form: str
) -> None:
    """And none of it is ever overleaf."""
    paper_made = made(form)
    lines = lines_of_page_one(paper_made)
    for finding in paper_made.summary.findings:
        if (
            isinstance(finding.question.kind, Number | Quantity)
            and finding.words
            and not paper_made.fit.is_left_out(finding)
        ):
            value, unit, *_ = (getattr(words, "text", "") for words in finding.words)
            assert any(f"{bare(value)}{bare(unit)}" in line for line in lines)


@every_form
def test_values_and_what_is_about_safety_never_move(made: Callable[[str], Made], form: str) -> None:
    """Driving, new urges, falling asleep, pregnancy; results with their units."""
    summary, fit = made(form).summary, made(form).fit
    for finding in summary.findings:
        shown = fit.shown(finding).words
        assert set(safety(finding)) <= set(shown)
        if isinstance(finding.question.kind, Quantity):
            assert shown == finding.words
    for row in summary.rows:
        assert not row.topic.always_shown or fit.named(row.shown) == row.shown


def test_these_are_about_safety(made: Callable[[str], Made]) -> None:
    """Whatever else is added, none of them is lost."""
    about = {
        (finding.question.id, words.text)
        for finding in made("words").summary.findings
        for words in safety(finding)
        if isinstance(words, Fixed)
    }
    assert {id for id, _ in about} >= {"drowsy", "pregnancy", "rls_treatment"}
    assert len([words for id, words in about if id == "rls_treatment"]) == 2


@every_form
def test_nothing_is_printed_twice_and_nothing_is_lost(made: Callable[[str], Made], form: str) -> None:
    """What is overleaf is what page one does not show; only typed words that were cut begin anew there."""
    summary, fit = made(form).summary, made(form).fit
    behind = {finding.question.id: finding for _, findings in overleaf(summary, fit) for finding in findings}
    for finding in summary.findings:
        kind, id = finding.question.kind, finding.question.id
        moved = behind[id].words if id in behind else ()
        if isinstance(kind, MedicineList):
            lines = summary.medicines.lines
            numbers = [number for number, _ in (*fit.lines(finding, lines), *fit.rest.lines(finding, lines))]
            assert sorted(numbers) == list(range(len(lines)))
        elif isinstance(kind, Text) and moved:
            assert moved == finding.words
            assert fit.is_left_out(finding) or MORE in fit.shown(finding).words[0].text  # type: ignore[union-attr]
        elif not isinstance(kind, Text):
            assert [words for words in finding.words if words in fit.shown(finding).words or words in moved] == [
                *finding.words
            ]
            assert not set(fit.shown(finding).words) & set(moved)


@every_form
def test_what_moved_is_announced_in_its_block(made: Callable[[str], Made], form: str) -> None:
    """How many there are, or that a text goes on."""
    summary, fit = made(form).summary, made(form).fit
    page = bare(" ".join(lines_of_page_one(made(form))))
    for _, findings in overleaf(summary, fit):
        for finding in findings:
            said = (
                "(goes on, page 2)"
                if isinstance(finding.question.kind, Text) and not fit.is_left_out(finding)
                else "on page 2"
            )
            assert bare(said) in page


@every_form
def test_no_medicine_is_cut(made: Callable[[str], Made], form: str) -> None:
    """Each line stands whole on page one or overleaf."""
    words = bare(made(form).words)
    for line in made(form).summary.medicines.lines:
        assert bare(printable(line.typed)) in words


@every_form
def test_medicines_that_reports_name_move_last(made: Callable[[str], Made], form: str) -> None:
    """One of them is overleaf only where all the others are."""
    summary, fit = made(form).summary, made(form).fit
    for finding in summary.findings:
        if isinstance(finding.question.kind, MedicineList):
            shown = [line for _, line in fit.lines(finding, summary.medicines.lines)]
            moved = [line for _, line in fit.rest.lines(finding, summary.medicines.lines)]
            assert not any(line.reported for line in moved) or all(line.reported for line in shown)


@every_form
def test_fixed_text_yields_before_answers(made: Callable[[str], Made], form: str) -> None:
    """Where an answer moved, neither lines to write on nor the clinician's box stand on page one."""
    summary, fit = made(form).summary, made(form).fit
    if overleaf(summary, fit):
        assert not fit.box
        assert not fit.notes


@every_form
def test_nothing_moves_while_there_is_room(made: Callable[[str], Made], form: str) -> None:
    """Page one is full where something moved from it."""
    page = made(form).front.pages[0]
    if overleaf(made(form).summary, made(form).fit):
        root, *_ = page._page_box.children
        room = page.height - page._page_box.margin_top - page._page_box.margin_bottom
        assert room - root.margin_height() < LEFT_FREE


@every_form
def test_the_last_line_names_what_was_not_answered_in_two_lines(made: Callable[[str], Made], form: str) -> None:
    """Or it stands overleaf; every question that was asked and not answered is named on the paper once."""
    front = made(form).front.pages[0]._page_box
    last = [box for box in all_boxes(front) if box.element is not None and box.element.get("id") == "in-unanswered"]
    assert bool(last) == (made(form).fit.unanswered and bool(unanswered(made(form).summary)))
    if last:
        assert len([box for box in all_boxes(last[0]) if isinstance(box, boxes.LineBox)]) <= 2
    names = unanswered(made(form).summary)
    assert len(set(names)) == len(names)


@every_form
def test_urgent_signs_never_stand_above_answers(made: Callable[[str], Made], form: str) -> None:
    """They are on page two, where there is one, with the words that say that everybody gets them."""
    pages = printed(made(form).file).split("Page 1 of")
    assert bare(statements.URGENT_LINE) not in bare(pages[0])
    if len(opened(made(form).file).pages) > 1:
        assert bare("Urgent signs, on every copy, whatever was said") in bare(printed(made(form).file))


def test_a_form_with_room_for_everything_is_one_page(app: Flask) -> None:
    """And has lines to write on, and the clinician's box."""
    short = {"words": "ants", "urge": "yes", "feel": "yes", "site": "both_legs", "rest": "yes", "move": "yes_fully"}
    answered = paper(app, {**short, "time": "only_evening", "lookalikes": ["none"], **FORMS["V18"]})
    assert answered.front_pages == 1
    assert bare("For the clinician: on every copy, whatever was said") in bare(printed(answered.file))


@given(ANSWERS)
@examples(thorough=300)
def test_the_rules_hold_for_any_form(app: Flask, answers: Answers) -> None:
    """Four layouts at most, safety and values on page one, nothing printed twice, nothing lost."""
    random = paper(app, sent(answers))
    assert random.layouts <= LAYOUTS
    assert random.front_pages == 1

    def any_made(_: str) -> Made:
        return random

    test_values_and_what_is_about_safety_never_move(any_made, "")
    test_nothing_is_printed_twice_and_nothing_is_lost(any_made, "")
    test_fixed_text_yields_before_answers(any_made, "")
    test_medicines_that_reports_name_move_last(any_made, "")


def lines_of_page_one(made: Made) -> list[str]:
    """The words of each line of page one, comparable."""
    found = all_boxes(made.front.pages[0]._page_box)
    lines = (box for box in found if isinstance(box, boxes.LineBox))
    return [bare("".join(each.text for each in all_boxes(line) if isinstance(each, boxes.TextBox))) for line in lines]


HEIGHTS = st.dictionaries(st.sampled_from([*Place, "notes", "box"]), st.floats(0, 500), min_size=3)
STEPS = st.lists(
    st.builds(
        Step, st.sampled_from([*Place, "notes", "box"]), st.floats(0, 60), st.sampled_from("abcdef"), st.integers(0, 5)
    ),
    max_size=30,
)


@given(HEIGHTS, st.floats(100, 1500), STEPS)
def test_no_more_yields_than_is_needed(heights: dict[str, float], room: float, steps: list[Step]) -> None:
    """The steps taken make room, and without the last of any answer's there is none."""
    before = dict(heights)
    taken = needed(heights, room, steps)
    after = dict(before)
    for step in taken:
        after[step.block] = after.get(step.block, 0) - step.saved
    assert total(heights) == pytest.approx(total(after))
    for at, step in enumerate(taken):
        if total(heights) <= room and step.of not in {later.of for later in taken[at + 1 :]}:
            back = {**heights, step.block: heights[step.block] + step.saved}
            assert total(back) > room


def test_a_text_is_cut_between_words() -> None:
    """It says that more was typed; what fits stays as it is."""
    words = QUESTIONNAIRE.by_id["words"]
    finding = Finding(words, (Typed("a long walk in the evening helps"),))
    assert Fit({"words": 20}).shown(finding).words == (Typed(f"a long walk in the {MORE}"),)
    assert Fit({"words": 200}).shown(finding) == finding
    assert Fit().shown(finding) == finding
