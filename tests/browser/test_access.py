"""Everybody can use it: what WCAG 2.2 AA asks for, as far as a machine can tell, on every page in every state."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import (
    Choice,
    Choices,
    MedicineList,
    Number,
    Quantity,
    Question,
    Section,
    Text,
)
from tests.browser.walking import FULL, STATES, WRONG, Visit, open_at, open_sent, screen_of

EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# By night only the colours differ. Text has the contrast of level AAA.
SEEN: list[tuple[str, Literal["light", "dark"], list[str]]] = [
    ("ltr", "light", EVERYTHING),
    ("ltr", "light", ["color-contrast-enhanced"]),
    ("ltr", "dark", ["color-contrast-enhanced", "link-in-text-block"]),
    ("rtl", "light", EVERYTHING),
]

every_state = pytest.mark.parametrize("visit", STATES.values(), ids=STATES.keys())
every_section = pytest.mark.parametrize("section", QUESTIONNAIRE.sections, ids=lambda section: section.id)
narrow = pytest.mark.parametrize("settings", [{"viewport": {"width": 320, "height": 640}}], ids=["320 px"])

TARGETS = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
    .map(control => control.closest("label.option, label.tick") ?? control)
    .filter(control => control.checkVisibility({visibilityProperty: true}) && !control.matches(".skip, .unseen"))
    .map(control => [control, control.getBoundingClientRect()])
    .map(([control, {width, height}]) =>
        ({html: control.outerHTML, inline: getComputedStyle(control).display === "inline", width, height}))"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTSIDE = """() => [...document.querySelectorAll("body *")]
    .filter(part => part.checkVisibility() && !part.closest(".skip, .unseen, .room-in-all, h1, .section > h2, .words"))
    .filter(part => part.getBoundingClientRect().right > innerWidth + 1 || part.getBoundingClientRect().left < -1)
    .map(part => part.outerHTML.slice(0, 120))"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.localName[1]))"""
FOCUS = """() => {
    const shown = document.activeElement.closest("label.option") ?? document.activeElement;
    const {outlineStyle, outlineWidth} = getComputedStyle(shown);
    // A heading that was jumped to is no stop of the keyboard, and after the last stop there is only the page.
    return document.activeElement.tabIndex < 0 || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
}"""


@every_state
def test_axe_finds_nothing(page: Page, site: str, visit: Visit) -> None:
    """On any page in any state, by day and night, and with the writing direction turned round."""
    visit(page, site)
    # What the bar covers now is not covered once the page is scrolled.
    page.evaluate("document.querySelectorAll('.bar').forEach(bar => { bar.style.position = 'static'; })")
    if "/embed/" in page.url:
        # A clinic's colour is checked for level AA when its file is read.
        page.evaluate("document.querySelector('link[href*=brand]').remove()")
    for direction, scheme, rules in SEEN:
        page.emulate_media(color_scheme=scheme)
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        results = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert results.response["passes"]
        assert not results.response["violations"], f"{direction} {scheme}: {results.generate_report()}"


@every_state
def test_the_page_is_in_good_order(page: Page, site: str, visit: Visit) -> None:
    """Its language and title are told, headings go down one level at a time, and targets are 44 by 44 CSS pixels.

    Only links within a sentence may be smaller.
    """
    visit(page, site)
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    assert page.title()
    levels: list[int] = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    targets = page.evaluate(TARGETS)
    assert targets
    assert [t for t in targets if not t["inline"] and (t["height"] < 44 or t["width"] < 44)] == []


@every_state
@narrow
def test_nothing_reaches_past_the_side(page: Page, site: str, visit: Visit) -> None:
    """At 320 pixels, also with letters of twice the size."""
    visit(page, site)
    for letters in ("106.25%", "212.5%"):
        page.evaluate("letters => document.documentElement.style.fontSize = letters", letters)
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(SIDEWAYS) == 0


Role = Literal["radio", "checkbox", "textbox", "combobox"]


def control_names(question: Question) -> Iterator[tuple[Role, str, str]]:
    """Role, name and id of every control of `question`, as a screen reader has to hear them."""
    match question.kind:
        case Choice(offered) | Choices(offered):
            role: Role = "radio" if isinstance(question.kind, Choice) else "checkbox"
            for number, option in enumerate(offered):
                yield role, option.label, f"{question.id}-{option.code}" if number else question.id
        case Text() | Number():
            yield "textbox", question.text, question.id
        case MedicineList():
            yield "combobox", question.text, "medicine-name"
        case Quantity(units):
            yield "textbox", "Number", question.id
            for number, unit in enumerate(units):
                yield "radio", unit.label, f"{question.id}_unit-{unit.code}" if number else f"{question.id}_unit"
            yield "textbox", "Date, such as March 2026", f"{question.id}_date"


@every_section
def test_every_control_has_its_role_its_name_and_its_state(page: Page, site: str, section: Section) -> None:
    """Each question is a group or a box that says what is asked; each hint is read with it; what is chosen is heard."""
    open_at(page, site, f"step-{section.id}", FULL)
    for question in section.questions:
        page.goto(f"{site}/#{screen_of(question.id)}")
        wrapper = page.locator(f"[data-question={question.id}]")
        grouped = isinstance(question.kind, Choice | Choices | Quantity)
        if grouped:
            expect(wrapper).to_have_role("group")
            expect(wrapper).to_have_accessible_name(question.text)
        for role, name, id in control_names(question):
            control = page.locator(f"[id='{id}']")
            expect(control).to_have_role(role)
            expect(control).to_have_accessible_name(name)
            expect_said(control, question, FULL)
        if question.hint:
            own = "medicine-name" if isinstance(question.kind, MedicineList) else question.id
            told = page.locator(f"[id='{own}']") if not isinstance(question.kind, Choice | Choices) else wrapper
            assert question.hint in described(told)


def described(control: Locator) -> str:
    """The accessible description of a control or group."""
    text: str = control.evaluate(
        """it => (it.getAttribute("aria-describedby") ?? "").split(" ")
        .map(id => document.getElementById(id)?.textContent).join(" ")"""
    )
    return text


def expect_said(control: Locator, question: Question, given: dict[str, Any]) -> None:
    """The state of a control is what was said."""
    name = str(control.get_attribute("name"))
    said = given.get(name, "")
    if isinstance(question.kind, MedicineList):
        # What was added stands below the search.
        assert name == "None"
    elif control.get_attribute("type") in ("radio", "checkbox"):
        value = control.get_attribute("value")
        expect(control).to_be_checked(checked=value in ([said] if isinstance(said, str) else said))
    else:
        expect(control).to_have_value(said.replace("\r\n", "\n"))


def test_a_screen_reader_hears_what_is_wrong(page: Page, site: str) -> None:
    """The list of mistakes is an alert, and each control that is wrong says so and why."""
    open_sent(page, site, "/summary", WRONG)
    expect(page.get_by_role("alert")).to_contain_text("Something needs another look")
    for name in ("ferritin", "ferritin_date", "pregnancy_weeks", "tried"):
        control = page.locator(f"#{name}")
        expect(control).to_have_attribute("aria-invalid", "true")
        assert page.locator(f"#{name}-mistake").inner_text() in described(control)
    for name in ("lookalikes", "sleep"):
        group = page.locator(f"[data-question={name}]")
        assert page.locator(f"#{name}-mistake").inner_text() in described(group)


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press the Tab key until `target` has the focus, and see the focus at every stop."""
    for _ in range(80):
        if target.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press(key)
        assert page.evaluate(FOCUS), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    raise AssertionError(f"the keyboard does not get to {target}")


def test_the_whole_journey_works_by_keyboard_alone(page: Page, site: str) -> None:
    """Start, choose, tick, type, go on and back, ask for the page, change, download; the focus is always seen."""
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    press(page, page.get_by_role("link", name="Start"), "Enter")
    expect(page.locator("#who-asked")).to_be_focused()
    tab_to(page, page.locator("#who"))
    page.keyboard.press("Space")
    expect(page.locator("#who")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#who-helper")).to_be_checked()
    tab_to(page, page.locator("#words"))
    page.keyboard.type("like ants")
    turn(page, "Next", "Enter", "urge")
    tab_to(page, page.locator("#urge"))
    page.keyboard.press("Space")
    turn(page, "Back", "Space", "who")
    turn(page, "Next", "Space", "urge")
    turn(page, "Next", "Space", "rest")
    page.goto(f"{page.url.split('#')[0]}#screen-medicines")
    tab_to(page, page.locator("#medicine-name"))
    page.keyboard.type("sertr")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_text(re.compile("sertraline"))
    turn(page, "Next", "Enter", "ask")
    press(page, page.get_by_role("button", name="Show my page"), "Enter")
    expect(page.get_by_role("heading", name="Your page is ready")).to_be_focused()
    expect(page.locator("#row-words")).to_contain_text("like ants")
    expect(page.locator("#row-who")).to_contain_text("Someone else")
    press(page, page.get_by_role("button", name="Change Strong need"), "Enter")
    expect(page.locator("#urge")).to_be_focused()
    press(page, page.get_by_role("button", name="Show my page"), "Enter")
    expect(page.locator("#row-urge button")).to_be_focused()
    with page.expect_download():
        press(page, page.get_by_role("button", name="Download"), "Enter")


def turn(page: Page, button: str, key: str, question: str) -> None:
    """Leave a screen by one of its buttons and arrive at the heading of another."""
    press(page, page.get_by_role("button", name=button, exact=True), key)
    expect(page.locator(f"#{question}-asked")).to_be_focused()


def press(page: Page, target: Locator, key: str) -> None:
    """Go to `target` with the Tab key and press `key` there."""
    tab_to(page, target)
    page.keyboard.press(key)


def test_arrow_keys_go_through_the_answers_and_never_take_one_back(page: Page, site: str) -> None:
    """Once round a group and on: an answer is chosen at every step."""
    open_at(page, site, "screen-rest")
    page.locator("#rest").focus()
    page.keyboard.press("Space")
    for chosen in ("no", "not_sure", "yes", "no"):
        page.keyboard.press("ArrowDown")
        expect(page.locator(f"[name=rest][value={chosen}]")).to_be_checked()


@pytest.mark.parametrize("settings", [{"forced_colors": "active"}], ids=["forced colours"])
def test_forced_colours_show_progress_and_what_is_chosen(page: Page, site: str) -> None:
    """The filled part of the progress, a ticked box and an unticked one are told apart without our colours."""
    open_at(page, site, "screen-rest", {"rest": "yes"})
    shown = page.evaluate(
        """() => [document.querySelector("#rest"), document.querySelector("#rest-no")]
        .map(box => [getComputedStyle(box).backgroundColor, getComputedStyle(box).borderTopColor])"""
    )
    assert shown[0] != shown[1]
    assert shown[1][0] != shown[1][1]
    bar, page_colour = page.evaluate(
        """() => [getComputedStyle(document.querySelector("progress"), "::-webkit-progress-value").backgroundColor,
        getComputedStyle(document.body).backgroundColor]"""
    )
    assert bar != page_colour


@pytest.mark.parametrize("settings", [{"reduced_motion": "reduce"}], ids=["reduced motion"])
def test_nothing_moves_for_people_who_asked_for_that(page: Page, site: str) -> None:
    """No transition is left."""
    open_at(page, site, "screen-who")
    durations = page.evaluate(
        """[...document.querySelectorAll("*")].map(it => getComputedStyle(it).transitionDuration)
        .filter(it => it !== "0s")"""
    )
    assert durations == []


@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}], ids=["by night"])
def test_the_night_is_dark(page: Page, site: str) -> None:
    """The page gives off little light: nearly black under letters that are not white."""
    page.goto(site)
    background, letters = page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert luminance(background) < 0.01
    assert luminance(letters) < 0.7


def luminance(colour: str) -> float:
    """The relative luminance of `rgb(r, g, b)` as WCAG defines it, from 0 to 1."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
