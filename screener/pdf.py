"""Edge: HTML to PDF, from memory to memory. Nothing is fetched and no file is written.

A paper is one file in two standards at once, PDF/A-3a and PDF/UA-1: WeasyPrint writes the first, `tagging` adds the
second, `binding` puts the sheets behind it that are the same for everybody.
"""

from __future__ import annotations

import gc
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from threading import BoundedSemaphore, Lock
from typing import TypeVar
from unicodedata import category
from xml.etree.ElementTree import fromstring

from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # published without types
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from screener.binding import bound
from screener.paths import STATIC
from screener.tagging import make_accessible

# A second configuration leaks memory with each paper, and two papers at once corrupt it: one of each in a process.
FONTS = FontConfiguration()
ONE_AT_A_TIME = Lock()
SECONDS_TO_WAIT = 8
# Fewer than the threads of a process: the others answer pages meanwhile.
QUEUE = BoundedSemaphore(4)

# Shown in the place of a character for which no font is installed.
MISSING = "\N{REPLACEMENT CHARACTER}"
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
LONGEST_UNBROKEN = 24


class Busy(Exception):  # noqa: N818 - a state that passes, not an error
    """Other papers are being made and did not finish in time."""


@dataclass(frozen=True)
class Enclosure:
    """A file inside the paper that holds the data the paper shows."""

    name: str
    content: bytes
    description: str
    made_on: date


Try = TypeVar("Try")


def pdf(
    tries: Iterable[Try],
    front: Callable[[Try], str],
    rest: Callable[[Try], str] = lambda _: "",
    sheets: bytes = b"",
    enclosures: Iterable[Enclosure] = (),
) -> bytes:
    """The paper: a front page, the `rest` that it leaves over, and the pages of `sheets`, a paper made earlier.

    The front page is made from the first of `tries` with which it is one page, else from the last.
    The same HTML and enclosures give the same bytes. Raises `Busy` when no turn came in time.
    """
    with one_at_a_time():
        return bound(written(tries, front, rest, enclosures), sheets)


def written(
    tries: Iterable[Try], front: Callable[[Try], str], rest: Callable[[Try], str], enclosures: Iterable[Enclosure]
) -> bytes:
    """The front and the rest in one file that still has to be compressed and named."""
    tried, first = fitting(tries, front)
    pages = [*first.pages]
    if html := rest(tried):
        pages += laid_out(html, first_page=len(pages) + 1).pages
    paper: bytes = first.copy(pages).write_pdf(
        pdf_variant="pdf/a-3a",
        # Binding does both for the whole file; pydyf would compress each stream twice, which takes as long as drawing.
        uncompressed_pdf=True,
        pdf_identifier=False,
        attachments=[attachment(enclosure) for enclosure in enclosures],
        finisher=lambda _, file: make_accessible(file),
    )
    return paper


def fitting(tries: Iterable[Try], front: Callable[[Try], str]) -> tuple[Try, Document]:
    """The first try with which the front page is one page, else the last, and its layout."""
    made = None
    for tried in tries:
        made = tried, laid_out(front(tried))
        if len(made[1].pages) == 1:
            break
    if made is None:
        raise ValueError("nothing to try")
    return made


def laid_out(html: str, first_page: int = 1) -> Document:
    """The pages of `html`, numbered from `first_page`."""
    stylesheets = [style(), *numbered_from(first_page)]
    document: Document = Parsed(html).render(stylesheets=stylesheets, font_config=FONTS, pdf_variant="pdf/a-3a")
    return document


class Parsed(HTML):  # type: ignore[misc] # WeasyPrint is published without types
    """HTML that is well-formed XML as well, so that Python's own fast parser can read it. Nothing in it is fetched."""

    def __init__(self, html: str) -> None:
        # Every text in it was escaped by a template and no document type can be declared: nothing expands.
        self.wrapper_element = ElementWrapper.from_html_root(fromstring(html), content_language=None)  # noqa: S314
        self.etree_element = self.wrapper_element.etree_element
        self.base_url = None
        # An address that holds its own content, such as a clinic's logo, is the only one that is answered.
        self.url_fetcher = URLFetcher(allowed_protocols=("data",))
        self.media_type = "print"

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT001, FBT002 - WeasyPrint's signature
        """None: the paper's style sheet says how each element is shown."""
        return []


def attachment(enclosure: Enclosure) -> Attachment:
    """The enclosure as WeasyPrint takes it, dated by the day of the answers."""
    day = datetime.combine(enclosure.made_on, time(), UTC)
    return Attachment(
        string=enclosure.content,
        name=enclosure.name,
        description=enclosure.description,
        created=day,
        modified=day,
        relationship="Data",
    )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait for a turn.

    The garbage collector waits too, or it would walk through every box again and again. Then it takes all of them at
    once, and leaves out of its walk what was there when the first paper was done: that stays as long as the process.
    """
    if not QUEUE.acquire(blocking=False):
        raise Busy
    try:
        if not ONE_AT_A_TIME.acquire(timeout=SECONDS_TO_WAIT):
            raise Busy
        gc.disable()
        try:
            yield
        finally:
            gc.collect()
            keep_what_is_there()
            gc.enable()
            ONE_AT_A_TIME.release()
    finally:
        QUEUE.release()


@cache
def keep_what_is_there() -> None:
    """Tell the garbage collector, once, that what the process holds by now is no garbage."""
    gc.freeze()


@cache
def style() -> CSS:
    """The paper's style sheet, read once."""
    return CSS(filename=STATIC / "paper.css", font_config=FONTS)


@cache
def numbered_from(first_page: int) -> tuple[CSS, ...]:
    """What makes page numbers start elsewhere than at 1."""
    rule = f"@page :first {{ counter-reset: page {first_page} }}"
    return (CSS(string=rule),) if first_page > 1 else ()


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
    command = ["fc-list", "--format", "%{charset}\n"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - always the same
    ranges = (piece.partition("-") for piece in set(listed.split()))
    return frozenset(code for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1))
