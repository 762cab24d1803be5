"""Edge: HTML to PDF, from memory to memory. Nothing is fetched and no file is written."""

from __future__ import annotations

import subprocess
from functools import cache
from threading import Lock
from unicodedata import category

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from screener.paths import STATIC

# A second configuration leaks memory with each paper, and two papers at once corrupt it: one of each in a process.
FONTS = FontConfiguration()
ONE_AT_A_TIME = Lock()
SECONDS_TO_WAIT = 8

# Shown in the place of a character for which no font is installed.
MISSING = "\N{REPLACEMENT CHARACTER}"
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
LONGEST_UNBROKEN = 24


class Busy(Exception):  # noqa: N818 - a state that passes, not an error
    """Other papers are being made and did not finish in time."""


def pdf(html: str) -> bytes:
    """The paper of `html`: the same HTML gives the same bytes. Raises `Busy` when no turn came in time."""
    if not ONE_AT_A_TIME.acquire(timeout=SECONDS_TO_WAIT):
        raise Busy
    try:
        document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
        paper: bytes = document.write_pdf(stylesheets=[style()], font_config=FONTS, pdf_variant="pdf/ua-1")
        return paper
    finally:
        ONE_AT_A_TIME.release()


@cache
def style() -> CSS:
    """The paper's style sheet, read once."""
    return CSS(filename=STATIC / "paper.css", font_config=FONTS)


def printable(text: str) -> str:
    """`text` with characters that no installed font can draw replaced, and with places to break very long words.

    WeasyPrint takes time with the square of a word's length when it may break it anywhere itself.
    """
    printed, run = [], 0
    for character in text:
        run = 0 if character in " \t\n" else run + 1
        if run > LONGEST_UNBROKEN and not category(character).startswith("M"):
            printed.append(BREAK_HERE)
            run = 1
        printed.append(character if character.isspace() or ord(character) in drawable() else MISSING)
    return "".join(printed)


@cache
def drawable() -> frozenset[int]:
    """The code points that some installed font can draw, as fontconfig lists them."""
    listed = subprocess.run(  # noqa: S603, S607 - a fixed command of the system package that Pango needs
        ["fc-list", "--format", "%{charset}\n"], capture_output=True, text=True, check=True
    ).stdout
    ranges = (piece.partition("-") for piece in set(listed.split()))
    return frozenset(code for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1))
