"""Medicines on the form and in the list, with scripts and without."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.walking import open_at

SCREEN = "/#screen-medicines"


def search(page: Page, site: str) -> Locator:
    """The search on the screen of medicines, with the names there."""
    with page.expect_response("**/medicines.json"):
        page.goto(site + SCREEN)
    return page.get_by_role("combobox", name="Which medicines in the last month?")


def offered(page: Page) -> list[str]:
    """What is offered, in order, without what each holds."""
    names: list[str] = page.get_by_role("option").evaluate_all("options => options.map(option => option.dataset.line)")
    return names


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ami", "amitriptyline"),
        ("amitryp", "amitriptyline"),
        ("sertalin", "sertraline"),
        ("Elav", "Elavil"),
        ("benadr", "Benadryl"),
        ("omeprazole 20 mg", "omeprazole 20 mg"),
        ("Vitamin D", "Vitamin D"),
    ],
)
def test_the_most_helpful_name_is_offered_first(page: Page, site: str, typed: str, first: str) -> None:
    """What begins with the letters, generics before brands; then what nearly does; a dose stays behind the name."""
    search(page, site).fill(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    assert offered(page)[0] == first
    assert offered(page)[-1] == typed


def test_names_become_a_list_with_a_dose_and_a_way_back(page: Page, site: str) -> None:
    """Chosen with keys or with a thumb, or kept as typed; each becomes a line that is sent; each is announced once."""
    box = search(page, site)
    status = page.locator(".medicines [role=status]")
    box.press_sequentially("mirtaz")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("mirtazapine")
    chosen = page.get_by_role("option").first.get_attribute("id")
    assert chosen
    expect(box).to_have_attribute("aria-activedescendant", chosen)
    box.press("Enter")
    expect(status).to_have_text("Added: mirtazapine")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("zisp")
    page.get_by_role("option", name="Zispin").first.click()
    box.fill("something from the market")
    page.get_by_role("option", name="Keep").click()
    page.get_by_label("Dose of mirtazapine").fill("15 mg at night")
    sent = page.locator("[name=medicines]")
    expect(sent).to_have_value("mirtazapine 15 mg at night\nZispin\nsomething from the market")
    page.get_by_role("button", name="Remove Zispin").click()
    expect(status).to_have_text("Removed: Zispin")
    expect(sent).to_have_value("mirtazapine 15 mg at night\nsomething from the market")
    page.get_by_role("button", name="Undo").click()
    expect(sent).to_have_value("mirtazapine 15 mg at night\nZispin\nsomething from the market")
    box.fill("x")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_what_was_typed_and_not_added_is_not_lost(page: Page, site: str) -> None:
    """It becomes a line when the screen is left, and what comes back after a reload is the list."""
    box = search(page, site)
    box.fill("ramipril 5 mg")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("#screen-ask")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.get_by_label("Dose of ramipril")).to_have_value("5 mg")


def test_without_the_list_of_names_anything_can_be_kept(page: Page, site: str) -> None:
    """A lost connection takes the suggestions and nothing else."""
    page.route("**/medicines.json", lambda route: route.abort())
    page.goto(site + SCREEN)
    box = page.get_by_role("combobox", name="Which medicines in the last month?")
    box.fill("ropinirole")
    box.press("Enter")
    expect(page.locator("[name=medicines]")).to_have_value("ropinirole")


def test_what_is_being_looked_up_is_not_sent(page: Page, site: str) -> None:
    """Neither while typing nor with the form: the field has no name."""
    asked: list[str] = []
    box = search(page, site)
    # Chromium looks at the icon again whenever the title changes.
    page.on("request", lambda request: asked.append(request.url) if "icon.svg" not in request.url else None)
    box.press_sequentially("mirtaz")
    assert "mirtaz" not in page.evaluate("[...new FormData(document.querySelector('#questions')).values()]")
    assert asked == []


@pytest.mark.parametrize("medicine", ["ropinirole 2 mg", "ramipril", ""])
@pytest.mark.parametrize(
    ("treated", "asked"), [("Yes, now", True), ("In the past", True), ("No", False), ("Not sure", True)]
)
def test_changes_are_asked_of_those_who_say_that_they_were_treated(
    page: Page, site: str, medicine: str, treated: str, asked: bool
) -> None:
    """However their medicines are spelt, and whether or not they were typed: the gate is a question, not a name."""
    open_at(page, site, "screen-medicines", {"medicines": medicine})
    page.get_by_role("group", name="Have you had medicine for").get_by_label(treated, exact=True).check()
    page.get_by_role("button", name="Next").click()
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
        page.get_by_label("Which medicines in the last month", exact=False).fill("mirtazapine")
        page.get_by_role("button", name="Show my page").click()
        expect(page.get_by_role("heading", name="Reported to bring on or worsen")).to_be_visible()
        page.goto(site + "/medicines")
        expect(page.get_by_text("mirtazapine", exact=True).first).to_be_visible()
