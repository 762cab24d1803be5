"""How a word sounds."""

import pytest

from screener.medicines.spelling import beginning, consonants, sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("donormil", "donormyl"),
        ("welbutrin", "wellbutrin"),
        ("prosac", "prozac"),
        ("fenergan", "phenergan"),
        ("hydroxizine", "hydroxyzine"),
    ],
)
def test_what_is_said_alike_sounds_alike(typed: str, meant: str) -> None:
    """However it is written."""
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"), [("hydroxyzine", "hydralazine"), ("lamotrigine", "lamivudine"), ("nimodipine", "nifedipine")]
)
def test_two_medicines_differ_in_their_consonants(one: str, other: str) -> None:
    """Where people who misspell one change its vowels."""
    assert consonants(one) != consonants(other)
    assert consonants("sertraline") == consonants("sartrolene") == "srtrln"


@pytest.mark.parametrize(
    ("word", "first"),
    [("certralin", "s"), ("zertraline", "s"), ("amytriptyline", "a"), ("effexor", "a"), ("helleva", "h")],
)
def test_all_vowels_are_one_at_the_beginning(word: str, first: str) -> None:
    """And an h is none of them."""
    assert beginning(word) == first
