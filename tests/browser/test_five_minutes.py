"""What the typical person meets: screens, taps, scrolling, questions and words, and minutes by a simple model."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import field_names, options

# Made up: the typical person of the design. The medicines are what she types into the search; the rest by field.
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
    "kicks": "yes",
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
    "ferritin_date": "03/2026",
    "substances": ["caffeine"],
    "medicines": "sertraline\nomeprazole 20 mg\nVitamin D",
    "treated": "no",
    "ask": ["could_it_be", "iron_tests"],
}
# What she types to find each medicine: one begun, one with its dose, one misspelt and kept as it is offered.
SEARCHED = ("sertralin", "omeprazole 20 mg", "Vitamin D")
# What the design asks for.
MOST_SCREENS = 16
MOST_TAPS = 50
MOST_SCROLLED = 3
MOST_QUESTIONS = 24
MOST_WORDS = 700
MOST_MINUTES_OF_FORM = 6
MOST_MINUTES_OF_PAGE = 1.5
MOST_HEIGHT_OF_PAGE = 6
# Pixels.
SCREEN = 740
WORDS_A_MINUTE = 240
SECONDS_A_CHOICE = 3
SECONDS_A_CHARACTER = 10 / 25

# The words in sight between header and bar: not what is folded, nor the way back, nor what only a screen reader hears.
WORDS = """() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const words = [];
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        const isLeftOut = parent.closest(
            `details:not([open]) > :not(summary), .bar, .clear-one, .room, .room-in-all, option, textarea, template,
            .unseen, .change, [hidden]`);
        if (!isLeftOut && parent.checkVisibility({visibilityProperty: true}) && parent.getClientRects().length
            && parent.offsetWidth > 1) words.push(...texts.currentNode.data.split(/\\s+/));
    }
    return words.filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
}"""
# One heading is one question; what opens under an answer counts once it is there.
QUESTIONS = """() => [...document.querySelectorAll(".screen:not([hidden]) h3")]
    .filter(heading => heading.checkVisibility() && !heading.closest(".value")).length"""
SCROLLED = "Math.max(0, document.documentElement.scrollHeight - innerHeight) / innerHeight"


class Figures(NamedTuple):
    """What one screen comes to."""

    title: str
    questions: int
    words: int
    taps: int
    scrolled: float
    seconds: float


class Person:
    """Somebody with one thumb, who counts."""

    def __init__(self, page: Page, place: Page | Frame, *, is_framed: bool = False) -> None:
        self.page, self.place, self.is_framed = page, place, is_framed
        self.taps = 0
        self.seconds = 0.0
        self.promised = place.locator("#start .lead").inner_text()

    def tap(self, target: Locator, seconds: float = 0) -> None:
        """One tap, and what it takes to decide on it."""
        target.click()
        self.taps += 1
        self.seconds += seconds

    def write(self, target: Locator, text: str) -> None:
        """Letters typed into what has the focus."""
        target.press_sequentially(text)
        self.seconds += len(text) * SECONDS_A_CHARACTER

    def answer(self) -> None:
        """Everything that she says to what is asked on this screen, from top to bottom, also what opens meanwhile."""
        for name, said in TYPICAL.items():
            control = self.place.locator(f"[name='{name}']")
            if name == "medicines":
                if self.place.locator("#medicine-name").is_visible():
                    self.add_medicines()
            elif name == "ferritin":
                if (add := self.place.locator("[data-question=ferritin] summary")).is_visible():
                    self.tap(add)
                    self.write(control, said)
            elif not (control.first.is_visible()):
                pass
            elif control.first.get_attribute("type") in ("radio", "checkbox"):
                for code in [said] if isinstance(said, str) else said:
                    self.tap(self.place.locator(f"[name='{name}'][value='{code}']"), SECONDS_A_CHOICE)
            else:
                self.tap(control)
                self.write(control, said)

    def add_medicines(self) -> None:
        """Three medicines, each by its first letters and a tap on what is offered first."""
        box = self.place.locator("#medicine-name")
        self.tap(box)
        for typed in SEARCHED:
            self.write(box, typed)
            self.tap(self.place.get_by_role("option").first, SECONDS_A_CHOICE)

    def screens(self) -> Iterator[Figures]:
        """The figures of each screen, as she leaves it by Next."""
        self.tap(self.place.get_by_role("link", name="Start"))
        while True:
            screen = self.place.locator(f"[id='{self.place.locator('.screen:visible').get_attribute('id')}']")
            before, self.seconds = self.taps, 0
            self.answer()
            words = self.place.evaluate(WORDS)
            figures = (self.place.evaluate(QUESTIONS), words)
            title, scrolled = self.place.evaluate("document.title"), self.scrolled()
            last = self.place.get_by_role("button", name="Show my page").is_visible()
            self.tap(self.place.get_by_role("button", name="Show my page" if last else "Next"))
            yield Figures(title, *figures, self.taps - before, scrolled, self.seconds + words * 60 / WORDS_A_MINUTE)
            if last:
                return
            # Until the address is followed this screen is still there.
            expect(screen).to_be_hidden()

    def scrolled(self) -> float:
        """How many screens there are below the first. A frame is as tall as its content: its page scrolls."""
        if not self.is_framed:
            return float(self.place.evaluate(SCROLLED))
        height = float(self.place.evaluate("document.documentElement.getBoundingClientRect().height"))
        return max(0.0, height / SCREEN - 1)


def test_the_typical_person_is_a_possible_one() -> None:
    """Every answer of hers is one that the form takes, so that none is left out of the figures by its spelling."""
    names = {name: question for question in QUESTIONNAIRE.questions for name in field_names(question)}
    assert set(TYPICAL) <= set(names)
    assert len(TYPICAL["words"].split()) == 12
    for name, said in TYPICAL.items():
        codes = {option.code for option in options(names[name])}
        if codes and name not in ("ferritin", "ferritin_date"):
            assert ({said} if isinstance(said, str) else set(said)) <= codes


def walk(person: Person) -> None:
    """Go through the form and read the finished page; print the figures and hold them against the limits."""
    screens = list(person.screens())
    person.place.get_by_role("heading", name="Your page is ready").wait_for()
    height = person.scrolled() + 1
    words = person.place.evaluate(WORDS)
    total = Figures("all", *(sum(parts) for parts in list(zip(*screens, strict=True))[1:]))
    print(
        f"\nThe typical person, version {QUESTIONNAIRE.version}: {len(screens)} screens, {person.taps} taps with Start"
    )
    print("questions  words  taps  scrolled  minutes")
    for title, questions, read, taps, scrolled, seconds in (*screens, total):
        print(f"{questions:>9}{read:>7}{taps:>6}{scrolled:>10.2f}{seconds / 60:>9.1f}  {title}")
    print(f"finished page: {height:.1f} screens, {words} words, {words / WORDS_A_MINUTE:.1f} minutes")
    promised = {6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven"}[
        round(total.seconds / 60 + words / WORDS_A_MINUTE)
    ]
    assert promised in person.promised
    assert total.words > 100
    assert len(screens) <= MOST_SCREENS
    assert person.taps <= MOST_TAPS
    assert total.questions <= MOST_QUESTIONS
    assert total.words <= MOST_WORDS
    assert total.seconds / 60 <= MOST_MINUTES_OF_FORM
    assert words / WORDS_A_MINUTE <= MOST_MINUTES_OF_PAGE
    assert total.scrolled <= MOST_SCROLLED
    assert height <= MOST_HEIGHT_OF_PAGE


@pytest.mark.parametrize("settings", [{"viewport": {"width": 360, "height": 740}}], ids=["360 px"])
def test_a_typical_person_needs_little(page: Page, site: str) -> None:
    """Screens, taps, scrolling, questions and minutes stay under their limits; `pytest -rP` shows the figures."""
    page.goto(site)
    walk(Person(page, page))


@pytest.mark.parametrize("settings", [{"viewport": {"width": 360, "height": 640}}], ids=["360 by 640"])
def test_start_is_on_the_first_screen(page: Page, site: str) -> None:
    """Without any scrolling, on a small phone."""
    page.goto(site)
    box = page.get_by_role("link", name="Start").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 640
