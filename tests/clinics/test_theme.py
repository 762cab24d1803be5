"""The colours of a clinic: measured as the guidelines say, and readable by day and at night."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.clinics.model import Clinic
from screener.clinics.theme import accent_on, contrast, in_scheme, luminance, readable, style_sheet
from screener.paths import STATIC

DAY = "#faf9f6"
NIGHT = "#0e1518"
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda channels: "#" + bytes(channels).hex())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.00),
        ("#008000", "#ffffff", 5.14),
        ("#ffffff", "#ffffff", 1),
    ],
)
def test_contrast_is_the_one_of_the_guidelines(one: str, other: str, expected: float) -> None:
    """Values that are known from the guidelines and their tools."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("#000000", 0), ("#ffffff", 1), ("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722)],
)
def test_luminance_weighs_the_channels_as_the_eye_does(colour: str, expected: float) -> None:
    """The three figures of WCAG 2.2."""
    assert luminance(colour) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("colour", "background", "expected"),
    [
        ("#0b5c6b", DAY, "#0b5c6b"),
        ("#7fb2e5", DAY, "#547597"),
        ("#ffffff", "#ffffff", "#757575"),
        ("#000000", "#000000", "#757575"),
    ],
)
def test_a_colour_is_moved_no_further_than_it_must(colour: str, background: str, expected: str) -> None:
    """Towards black on a light page, and towards white on a dark one, in steps of one percent."""
    assert readable(colour, background) == expected


@given(COLOURS)
def test_an_accent_can_be_read_by_day_and_at_night(colour: str) -> None:
    """On the page as text, and under the text of a button; whatever colour it was made from."""
    for background in (DAY, NIGHT):
        shown = accent_on(background, colour)
        accent, on_accent = shown["--rls-accent"], shown["--rls-accent-text"]
        assert accent
        assert on_accent
        assert contrast(accent, background) >= 4.5
        assert contrast(accent, on_accent) >= 4.5


@given(COLOURS)
def test_the_colour_that_a_refusal_proposes_is_taken(colour: str) -> None:
    """Whoever follows the advice is not refused again, and who was right keeps the colour."""
    proposed = readable(colour, DAY)
    assert contrast(proposed, DAY) >= 4.5
    assert (proposed == colour) == (contrast(colour, DAY) >= 4.5)


def test_a_style_sheet_sets_only_what_the_clinic_said() -> None:
    """The rest stays as everywhere."""
    clinic = Clinic(id="riverside", name="Riverside", origins=(), font="Georgia, serif", corners="6px")
    assert style_sheet(clinic) == (
        ":root { --rls-font: Georgia, serif; --rls-radius: 6px; }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { } }\n"
    )


def test_a_style_sheet_has_the_accent_by_day_and_at_night() -> None:
    """A dark accent as it is by day, and a lighter one of the same hue at night, each with the colour of its text."""
    clinic = Clinic(id="riverside", name="Riverside", origins=(), accent="#0b5c6b")
    assert style_sheet(clinic) == (
        ":root { --rls-accent: #0b5c6b; --rls-accent-text: #ffffff; }\n"
        "@media screen and (prefers-color-scheme: dark) "
        "{ :root { --rls-accent: #4d8893; --rls-accent-text: #000000; } }\n"
    )


@pytest.mark.parametrize(("scheme", "condition"), [("light", "(max-width: 0)"), ("dark", "(min-width: 0)")])
def test_a_scheme_that_is_chosen_does_not_ask_the_device(scheme: str, condition: str) -> None:
    """Neither for the accent nor in the house's style sheet, where nothing else changes."""
    clinic = Clinic(id="riverside", name="Riverside", origins=(), accent="#0b5c6b", scheme=scheme)
    assert style_sheet(clinic) == (
        ":root { --rls-accent: #0b5c6b; --rls-accent-text: #ffffff; }\n"
        f"@media screen and {condition} {{ :root {{ --rls-accent: #4d8893; --rls-accent-text: #000000; }} }}\n"
    )
    house = (STATIC / "style.css").read_text("utf-8")
    chosen = in_scheme(house, scheme)
    assert "prefers-color-scheme" in house
    assert "prefers-color-scheme" not in chosen
    assert f"color-scheme: only {scheme};" in chosen
    assert "light dark" not in chosen
    assert len(chosen.splitlines()) == len(house.splitlines())
    assert in_scheme(house, "auto") == house


def test_a_clinic_adds_to_the_sheet_what_it_asks_for() -> None:
    """A background that shines through, on screens only, and a header and first page that are short."""
    plain = style_sheet(Clinic(id="riverside", name="Riverside", origins=()))
    transparent = style_sheet(Clinic(id="riverside", name="Riverside", origins=(), transparent=True))
    assert transparent == plain + "@media screen { html { background: transparent } }\n"
    assert "#start .contents { display: none }" in style_sheet(
        Clinic(id="riverside", name="Riverside", origins=(), compact=True)
    )


def test_colours_are_measured_against_the_backgrounds_of_the_style_sheet() -> None:
    """The page and what lies on it, by day and at night."""
    by_day, at_night, *_ = (STATIC / "style.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    assert min(backgrounds(by_day), key=luminance) == DAY
    assert max(backgrounds(at_night), key=luminance) == NIGHT


def backgrounds(sheet: str) -> list[str]:
    """The colours of the page and of what lies on it, the first of each in a style sheet."""
    found = (re.search(rf"{name}: #(\w+);", sheet) for name in ("--rls-bg", "--surface"))
    return ["#" + (digits[1] * 2 if len(digits[1]) == 3 else digits[1]) for digits in found if digits]
