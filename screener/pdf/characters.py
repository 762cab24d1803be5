"""Which characters can be printed, where very long words may break, and in which direction words run."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from unicodedata import bidirectional, category

# Shown in the place of a character for which no font is installed.
MISSING = "\N{REPLACEMENT CHARACTER}"
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
LONGEST_UNBROKEN = 24
VERY_LONG = re.compile(rf"[^ \t\n]{{{LONGEST_UNBROKEN + 1},}}")
RIGHT_TO_LEFT = ("R", "AL")
NO_BREAK = "\N{NO-BREAK SPACE}"
# Between a number and the word after it, and between a word and a number with one; what is kept together stays short.
BESIDE_A_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d]{1,12}\b)|(?<=\bto) (?=\d)|(?<=\bor) (?=\d)")


def printable(text: str) -> str:
    """`text` with characters that no installed font can draw replaced, and with places to break very long words.

    WeasyPrint takes time with the square of a word's length when it may break it anywhere itself.
    """
    return VERY_LONG.sub(breakable, text.translate(dict.fromkeys(undrawable(text), MISSING)))


def undrawable(text: str) -> frozenset[int]:
    """The code points of `text` that no installed font can draw."""
    return frozenset(ord(character) for character in set(text) if not character.isspace()) - drawable()


def breakable(word: re.Match[str]) -> str:
    """A very long word with places to break, none of them before a mark: that is written on the letter before it."""
    printed, run = [], 0
    for character in word[0]:
        run += 1
        if run > LONGEST_UNBROKEN and not category(character).startswith("M"):
            printed.append(BREAK_HERE)
            run = 1
        printed.append(character)
    return "".join(printed)


@cache
def drawable() -> frozenset[int]:
    """The code points that some installed font can draw, as fontconfig lists them."""
    command = ["fc-list", "--format", "%{charset}\n"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - always the same
    ranges = (piece.partition("-") for piece in set(listed.split()))
    return frozenset(code for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1))


def together(text: str) -> str:
    """`text` with spaces beside numbers that no line ends at, so that a number stays with its unit or its word."""
    return BESIDE_A_NUMBER.sub(NO_BREAK, text)


def runs_to_the_left(text: str) -> bool:
    """Whether some of the letters of `text` run from right to left."""
    return any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text)


def loses_marks(text: str) -> bool:
    """Whether marks are written on letters that run from right to left: readers of a PDF mistake their place."""
    return runs_to_the_left(text) and any(category(letter) == "Mn" for letter in text)


def direction_of(text: str) -> str:
    """The direction of the first letter of `text` that has one, as HTML's `dir` writes it."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"
