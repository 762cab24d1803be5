"""How many names are suggested for a misspelt one, on a list of medicines written out here."""

from datetime import date

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from screener.medicines.formulary import Formulary, Medicine, Report, Tier
from screener.medicines.recognition import Recogniser
from tests.conftest import parsed


def listing(*names: str) -> Recogniser:
    """A list of medicines with these names."""
    medicines = tuple(
        Medicine(
            generic=name,
            brands={},
            group_code="iron",
            tier=Tier.B,
            kind=Report.TRIGGER,
            checked_on=date(2026, 11, 20),
        )
        for name in names
    )
    return Recogniser(Formulary(medicines=medicines, combinations=(), ambiguous=(), brands=()))


@pytest.mark.parametrize(
    ("names", "typed", "suggested"),
    [
        # One letter of ten is wrong, in as many names as there are.
        (("abcdefghia",), "abcdefghiz", "abcdefghia"),
        (("abcdefghia", "abcdefghib"), "abcdefghiz", "abcdefghia or abcdefghib"),
        (("abcdefghia", "abcdefghib", "abcdefghic"), "abcdefghiz", "abcdefghia or abcdefghib or abcdefghic"),
        (
            ("abcdefghia", "abcdefghib", "abcdefghic", "abcdefghid"),
            "abcdefghiz",
            "abcdefghia or abcdefghib or abcdefghic",
        ),
        # Two letters of eight are the most that may be wrong.
        (("abcdefgh",), "abcdefzz", "abcdefgh"),
        (("abcdefgh",), "abcdezzz", None),
        # A second wrong letter of 20 is not far behind the nearest name; a third one is, and so is a second one of ten.
        (
            ("abcdefghijklmnopqrst", "abcdefghijklmnopxrsy"),
            "abcdefghijklmnopqrsz",
            "abcdefghijklmnopqrst or abcdefghijklmnopxrsy",
        ),
        (("abcdefghijklmnopqrst", "abcdefghijklmnoxxrsy"), "abcdefghijklmnopqrsz", "abcdefghijklmnopqrst"),
        (("abcdefghia", "abcdefgxib"), "abcdefghiz", "abcdefghia"),
        # The shortest word that is compared has five letters.
        (("abcde",), "abcdz", "abcde"),
        (("abcd",), "abcz", None),
    ],
)
def test_up_to_three_names_are_suggested(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], typed: str, suggested: str | None
) -> None:
    """Those that are nearest, the nearest first; a name that is far behind the nearest is not among them."""
    monkeypatch.setattr("screener.web.outputs.RECOGNISER", listing(*names))
    page = parsed(client.post("/summary", data={"medicines": typed}).text)
    (line,) = page.select(".recognised li")
    assert isinstance(line, Tag)
    words = " ".join(line.get_text(" ").split())
    if suggested is None:
        assert "Did you mean" not in words
    else:
        assert f"Did you mean {suggested}?" in words
