"""Part of the edge `pdf`: HTML to tagged pages, in a process that does nothing else.

Run as `python -m screener.typesetting FD` it takes orders from the connection with the number FD until that closes, one
at a time because Pango's fonts must not be shared. Pages are PDF/A-3a as WeasyPrint writes it, and PDF/UA-1 by
`tagging`. Nothing is fetched and no file is written.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
from functools import cache, lru_cache
from multiprocessing.connection import Connection
from traceback import extract_tb
from xml.etree.ElementTree import fromstring

from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # published without types
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from screener.paths import STATIC
from screener.press import SECONDS, Order
from screener.tagging import make_accessible

# A second configuration leaks memory with each paper: one in a process.
FONTS = FontConfiguration()
# Three times what the longest papers take.
MOST_MEMORY = 1 << 30

FIRST = Order('<html lang="en"><head><title>A</title></head><body><h1>A</h1><p>B <b>c</b></p></body></html>')


def serve(orders: Connection) -> None:
    """Answer each order."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # The collector would walk through every box of a page again and again while it is laid out.
    gc.disable()
    pages(FIRST)
    gc.collect()
    gc.freeze()
    while True:
        try:
            order = orders.recv()
        except EOFError:
            return
        # Whoever ordered stops waiting before; this is for when nobody is left to stop us.
        signal.alarm(2 * SECONDS)
        orders.send_bytes(answer(order))
        signal.alarm(0)
        gc.collect()


def answer(order: Order) -> bytes:
    """The pages, nothing where they are too many, or what failed and where: never in words, which can be a person's."""
    try:
        return pages(order) or b""
    except Exception as error:
        *_, last = extract_tb(error.__traceback__)
        return f"{type(error).__name__} in {last.name}, line {last.lineno}, on a press".encode()


def pages(order: Order) -> bytes | None:
    """The pages as a PDF that is still to be bound, or None where they are more than were wanted.

    Binding compresses and names the whole file; here that would be done twice.
    """
    document = laid_out(order)
    if order.at_most and len(document.pages) > order.at_most:
        return None
    written: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a",
        uncompressed_pdf=True,
        pdf_identifier=False,
        finisher=lambda _, file: make_accessible(file),
    )
    return written


def laid_out(order: Order) -> Document:
    """The pages of an order, not yet drawn."""
    stylesheets = [style(), first_page(order.first_page, order.taken)]
    document: Document = Parsed(order.html).render(stylesheets=stylesheets, font_config=FONTS, pdf_variant="pdf/a-3a")
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

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 - WeasyPrint's signature
        """None: the paper's style sheet says how each element is shown."""
        return []


@cache
def style() -> CSS:
    """The paper's style sheet, read once."""
    return CSS(filename=STATIC / "paper.css", font_config=FONTS)


@lru_cache(maxsize=64)
def first_page(number: int, taken: tuple[float, float] | None) -> CSS:
    """What the first page has to itself: its number, and where something is printed already, margins that spare it."""
    rule = f"counter-reset: page {number};"
    if taken:
        head, foot = taken
        nothing = "@bottom-left { content: none } @bottom-right { content: none }"
        rule += f"margin-top: {head}pt; margin-bottom: {foot}pt; {nothing}"
    return CSS(string=f"@page :first {{ {rule} }}")


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
