"""A letter is never parted from what is written on it: neither where a text is cut nor where a long word may break."""

import pytest

from screener.findings import Finding, Typed
from screener.pdf.characters import printable
from screener.pdf.fit import Fit
from screener.questionnaire.model import Question, Text

ACUTE = "\N{COMBINING ACUTE ACCENT}"
DOT_BELOW = "\N{COMBINING DOT BELOW}"
BREAK = "\N{ZERO WIDTH SPACE}"
# A vowel of Devanagari is a mark of its own width, which has no combining class.
KI = "\N{DEVANAGARI LETTER KA}\N{DEVANAGARI VOWEL SIGN I}"


def cut(text: str, characters: int) -> str:
    """As much of `text` as page one shows where it has room for so many characters."""
    question = Question(id="q", kind=Text(limit=600), text="Q?", short="Q")
    (shown,) = Fit({"q": characters}).shown(Finding(question, (Typed(text),))).words
    assert isinstance(shown, Typed)
    return shown.text


@pytest.mark.parametrize(
    ("text", "characters", "shown"),
    [
        pytest.param("abcdefghijklmnop", 10, "abcdefghi …", id="plain letters"),
        pytest.param(f"e{ACUTE}" * 10, 10, f"e{ACUTE}" * 4 + " …", id="an accent is the last that has room"),
        pytest.param(f"e{ACUTE}" * 10, 11, f"e{ACUTE}" * 5 + " …", id="an accent has no room"),
        pytest.param(f"o{DOT_BELOW}{ACUTE}" * 10, 10, f"o{DOT_BELOW}{ACUTE}" * 3 + " …", id="one of two has no room"),
        pytest.param(f"o{DOT_BELOW}{ACUTE}" * 10, 11, f"o{DOT_BELOW}{ACUTE}" * 3 + " …", id="the second has no room"),
        pytest.param(f"o{DOT_BELOW}{ACUTE}" * 10, 12, f"o{DOT_BELOW}{ACUTE}" * 3 + " …", id="both have room"),
        pytest.param(f"e{ACUTE}" * 40, 40, f"e{ACUTE}" * 19 + " …", id="an accent is the last that has room, far on"),
        pytest.param(f"e{ACUTE}" * 40, 41, f"e{ACUTE}" * 20 + " …", id="an accent has no room, far on"),
        pytest.param(KI * 10, 10, KI * 4 + " …", id="a vowel sign is the last that has room"),
        pytest.param(KI * 10, 11, KI * 5 + " …", id="a vowel sign has no room"),
        pytest.param(KI * 40, 40, KI * 19 + " …", id="a vowel sign is the last that has room, far on"),
        pytest.param("abcdefgh ijklmnop", 12, "abcdefgh …", id="between words"),
    ],
)
def test_the_cut_leaves_whole_letters(text: str, characters: int, shown: str) -> None:
    """The last letter that may not be whole goes, with all of its marks."""
    assert cut(text, characters) == shown


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("a" * 24, ["a" * 24], id="as long as a word may be"),
        pytest.param("a" * 25, ["a" * 24, "a"], id="one letter more"),
        pytest.param(f"e{ACUTE}" * 20, [f"e{ACUTE}" * 12, f"e{ACUTE}" * 8], id="a break before a letter"),
        pytest.param(
            f"a{f'e{ACUTE}' * 20}", [f"a{f'e{ACUTE}' * 12}", f"e{ACUTE}" * 8], id="a break that would part an accent"
        ),
        pytest.param(
            "a" * 23 + f"o{DOT_BELOW}{ACUTE}b", ["a" * 23 + f"o{DOT_BELOW}{ACUTE}", "b"], id="two marks at the end"
        ),
        pytest.param("a" + KI * 20, ["a" + KI * 12, KI * 8], id="a vowel sign"),
    ],
)
def test_a_place_to_break_leaves_whole_letters(text: str, pieces: list[str]) -> None:
    """It stands before a letter, never before a mark."""
    assert printable(text).split(BREAK) == pieces
