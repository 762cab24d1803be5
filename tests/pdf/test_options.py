"""What can be chosen about the PDF."""

import pytest

from screener.pdf.options import Options


def test_nothing_chosen_is_the_first_of_everything() -> None:
    """A4, normal print, all pages; the same for what is not offered."""
    first = Options("a4", "normal", "all")
    assert Options.chosen({}) == first
    assert Options.chosen({"page_format": "a3", "size": "", "pages": "none"}) == first


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ("page_format", "a4"),
        ("page_format", "letter"),
        ("size", "normal"),
        ("size", "large"),
        ("pages", "all"),
        ("pages", "first"),
    ],
)
def test_what_is_offered_can_be_chosen(choice: str, code: str) -> None:
    """Every page format, size of print and extent."""
    assert getattr(Options.chosen({choice: code}), choice) == code
