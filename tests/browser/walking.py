"""How the tests move about: to any page, in any state that a person can see."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playwright.sync_api import Page

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Quantity, Question, options
from screener.web.screens import screens_of
from tests.forms import CASES

# The place of each screen of the form in its address, by the id of its first question.
SCREENS = {screen.id: f"screen-{screen.id}" for section in QUESTIONNAIRE.sections for screen in screens_of(section)}


def an_answer(question: Question) -> str:
    """Something that `question` takes for an answer."""
    offered = () if isinstance(question.kind, Quantity) else options(question)
    return offered[0].code if offered else "9"


# Every question answered, as some case does where one does, and every gate open: every kind of control filled in, every
# kind of row on the summary.
FULL: dict[str, Any] = {question.id: an_answer(question) for question in QUESTIONNAIRE.questions}
FULL |= {
    name: said for case in reversed(CASES) if case["expect"]["status"] == 200 for name, said in case["answers"].items()
}
FULL |= {q.gate.question: q.gate.codes[0] for q in QUESTIONNAIRE.questions if q.gate}
FULL |= {"words": "like ants"}
WRONG = {
    "lookalikes": ["none", "cramp"],
    "sleep": "too much",
    "tried": "x" * 500,
    "pregnancy_weeks": "90",
    "ferritin": "a lot",
    "ferritin_date": "2031-01",
    "medicines": "a\n" * 31,
}

FILL = """given => {
    for (const control of document.querySelector("#questions").elements) {
        const said = [given[control.name] ?? []].flat();
        if (["radio", "checkbox"].includes(control.type)) control.checked = said.includes(control.value);
        else if (control.name) control.value = said[0] ?? "";
    }
    document.dispatchEvent(new Event("rls:filled"));
    document.querySelector("#questions").dispatchEvent(new Event("input"));
    document.querySelector("#questions").dispatchEvent(new Event("change"));
}"""
SEND = """([address, given]) => {
    const form = document.createElement("form");
    [form.method, form.action] = ["post", address];
    for (const [name, said] of Object.entries(given)) for (const value of [said].flat()) {
        const field = document.createElement("textarea");
        [field.name, field.value] = [name, value];
        form.append(field);
    }
    document.body.append(form);
    form.submit();
}"""


def fill(page: Page, given: Mapping[str, Any]) -> None:
    """Give these answers to the form on the page, without touching every control by hand."""
    page.evaluate(FILL, given)


def send(page: Page, path: str, given: Mapping[str, Any]) -> None:
    """Send answers to `path` from a page of ours, as a form does."""
    with page.expect_navigation():
        page.evaluate(SEND, [path, given])


def open_at(page: Page, site: str, place: str, given: Mapping[str, Any] | None = None) -> None:
    """The form at a screen, a section or a question, filled in with `given`."""
    page.goto(site)
    fill(page, given or {})
    page.goto(f"{site}/#{place}")


def screen_of(question: str) -> str:
    """The place of the screen that holds `question`."""
    for section in QUESTIONNAIRE.sections:
        for screen in screens_of(section):
            for part in screen.parts:
                if question in {each.id for each in getattr(part, "questions", (part,))}:
                    return SCREENS[screen.id]
    raise LookupError(question)


def open_finished(page: Page, site: str, given: Mapping[str, Any]) -> None:
    """The finished page, as the form shows it without leaving."""
    open_at(page, site, "sections", given)
    page.get_by_role("button", name="Show my page").click()
    page.get_by_role("heading", name="Your page is ready").wait_for()


def open_sent(page: Page, site: str, path: str, given: Mapping[str, Any]) -> None:
    """What `path` answers to a form."""
    page.goto(f"{site}/privacy")
    send(page, path, given)


def open_address(page: Page, site: str, path: str) -> None:
    """The page at an address."""
    page.goto(f"{site}{path}")


def open_mistaken(page: Page, site: str) -> None:
    """The screen of blood results, which two mistakes do not let go."""
    open_at(page, site, SCREENS["results"], {"results": "yes", "ferritin": "1,234", "ferritin_date": "3/4/2026"})
    page.get_by_role("button", name="Next").click()


Visit = Callable[[Page, str], None]

STATES: dict[str, Visit] = {
    "start": partial(open_address, path="/"),
    "sections": partial(open_at, place="sections", given={"who": "me", "words": "like ants"}),
    "urgent signs": partial(open_at, place="urgent"),
    **{f"{name}, filled in": partial(open_at, place=place, given=FULL) for name, place in SCREENS.items()},
    **{f"{name}, empty": partial(open_at, place=SCREENS[name]) for name in ("who", "rest", "iron", "medicines", "ask")},
    "a mistake at Next": partial(open_mistaken),
    "finished": partial(open_finished, given=FULL),
    "mistakes": partial(open_sent, path="/summary", given=WRONG),
    "answers changed": partial(open_sent, path="/#iron", given=FULL),
    "summary, empty": partial(open_sent, path="/summary", given={}),
    "summary, filled in": partial(open_sent, path="/summary", given=FULL),
    "cleared": partial(open_address, path="/?cleared=1#cleared"),
    "list of medicines": partial(open_address, path="/medicines"),
    "about": partial(open_address, path="/about"),
    "a file to open": partial(open_address, path="/resume"),
    "privacy": partial(open_address, path="/privacy"),
    "accessibility": partial(open_address, path="/accessibility"),
    "nothing there": partial(open_address, path="/nothing"),
    "in a clinic's frame": partial(open_address, path="/embed/riverside/"),
    "summary in a clinic's frame": partial(open_sent, path="/embed/riverside/summary", given=FULL),
}
