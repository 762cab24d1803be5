"""Medicines on the form and in the list, with scripts and without."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

STEP = "/#step-treatment"


def test_names_are_suggested_and_become_lines(page: Page, site: str) -> None:
    """The browser's own list suggests; what is chosen becomes a line, with the cursor where the dose goes."""
    page.goto(site + STEP)
    box = page.get_by_label("Which medicines do you take", exact=False)
    box.fill("ramipril 5 mg")
    name = page.get_by_label("Find a name as you type", exact=False)
    name.focus()
    expect(page.locator("#medicine-names option").first).to_be_attached()
    offered = page.locator("#medicine-names option").evaluate_all("options => options.map(option => option.value)")
    assert {"mirtazapine", "Zispin", "Benadryl"} <= set(offered)
    name.fill("mirtazapine")
    page.get_by_role("button", name="Add to my list").click()
    expect(box).to_have_value("ramipril 5 mg\nmirtazapine ")
    expect(box).to_be_focused()
    page.keyboard.type("15 mg")
    name.fill("Zispin")
    name.press("Enter")
    expect(box).to_have_value("ramipril 5 mg\nmirtazapine 15 mg\nZispin ")
    expect(name).to_have_value("")


def test_what_is_being_looked_up_is_not_sent(page: Page, site: str) -> None:
    """Neither while typing nor with the form: the field has no name."""
    page.goto(site + STEP)
    page.get_by_label("Find a name as you type", exact=False).fill("mirtaz")
    sent = page.evaluate("[...new FormData(document.querySelector('#questions')).values()]")
    assert "mirtaz" not in sent


@pytest.mark.parametrize("typed", ["ropinirole 2 mg", "ramipril", ""])
@pytest.mark.parametrize(
    ("treated", "asked"), [("Yes, now", True), ("Yes, in the past", True), ("No", False), ("Not sure", True)]
)
def test_changes_are_asked_of_those_who_say_that_they_were_treated(
    page: Page, site: str, typed: str, treated: str, asked: bool
) -> None:
    """However their medicines are spelt, and whether or not they were typed: the gate is a question, not a name."""
    page.goto(site + STEP)
    page.get_by_label("Which medicines do you take", exact=False).fill(typed)
    page.get_by_role("group", name="Do you take, or have you taken").get_by_label(treated, exact=True).check()
    question = page.get_by_role("group", name="What has changed since you began this medicine?")
    expect(question).to_be_visible(visible=asked)


def test_the_list_can_be_searched(page: Page, site: str) -> None:
    """By generic, by brand and without accents; what is found is counted."""
    page.goto(site + "/medicines")
    box = page.get_by_label("Find a medicine or brand")
    for wanted, found in (("mirtazapine", "mirtazapine"), ("zispin", "mirtazapine"), ("mianserine", "mianserin")):
        box.fill(wanted)
        expect(page.get_by_role("term").get_by_text(found, exact=True)).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("Found:")
    box.fill("no such name")
    expect(page.get_by_role("status")).to_have_text("Found: 0")
    box.fill("")
    # 347 medicines, 183 different contents of brands that hold several, 88 brands that differ: counted by hand.
    expect(page.locator("[data-medicine]:visible")).to_have_count(618)


class TestWithoutScripts:
    """The box and the list are there all the same."""

    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        """A browser that runs no scripts."""
        return {"java_script_enabled": False}

    def test_the_box_and_the_list_work(self, context: BrowserContext, site: str) -> None:
        """A plain box to type into, and a list to read."""
        page = context.new_page()
        page.goto(site)
        page.get_by_label("Which medicines do you take", exact=False).fill("mirtazapine")
        page.get_by_role("button", name="Show my summary").click()
        expect(page.get_by_role("heading", name="Named in published reports")).to_be_visible()
        page.goto(site + "/medicines")
        expect(page.get_by_text("mirtazapine", exact=True).first).to_be_visible()
