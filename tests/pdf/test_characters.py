"""Which characters can be printed, where long words break, and in which direction words run."""

import pytest

from screener.pdf.characters import LONGEST_UNBROKEN, direction_of, drawable, printable


@pytest.mark.parametrize(
    ("text", "direction"), [("legs", "ltr"), ("12 مرحبا a", "rtl"), ("שלום", "rtl"), ("123", "ltr"), ("", "ltr")]
)
def test_words_run_in_the_direction_of_their_first_letter(text: str, direction: str) -> None:
    """Digits and signs have none; without a letter they run as ours do."""
    assert direction_of(text) == direction


def test_a_character_without_a_font_is_shown_as_missing() -> None:
    """No font of ours draws an emoji; a letter stays, whatever its script."""
    assert printable("a\U0001f9b5ж") == "a\N{REPLACEMENT CHARACTER}ж"
    assert ord("ж") in drawable()


def test_a_long_word_gets_places_to_break() -> None:
    """None of its letters is lost."""
    assert max(map(len, printable("W" * 500).split("\N{ZERO WIDTH SPACE}"))) <= LONGEST_UNBROKEN
    assert printable("W" * 500).replace("\N{ZERO WIDTH SPACE}", "") == "W" * 500
