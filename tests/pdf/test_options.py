"""What can be chosen about the PDF."""

import pytest

from screener.pdf.options import OFFERS, TICKS, YES, Options


def test_nothing_chosen_is_the_first_of_everything_and_no_tick() -> None:
    """A4, normal print, page one; the same for what is not offered."""
    first = Options("a4", "normal", full=False, tests=False, diary=False)
    assert Options.chosen({}) == first
    assert Options.chosen({"page_format": "a3", "size": "", "full": "no", "tests": "1", "diary": ""}) == first


@pytest.mark.parametrize(("name", "code"), [(offer.name, each.code) for offer in OFFERS for each in offer.options])
def test_what_is_offered_can_be_chosen(name: str, code: str) -> None:
    """Every page format and size of print."""
    assert getattr(Options.chosen({name: code}), name) == code


@pytest.mark.parametrize("tick", TICKS, ids=lambda tick: tick.name)
def test_what_is_ticked_is_wanted(tick: object) -> None:
    """Each for itself."""
    name = getattr(tick, "name", "")
    chosen = Options.chosen({name: YES})
    assert [each.name for each in TICKS if getattr(chosen, each.name)] == [name]
