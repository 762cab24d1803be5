"""HTML to tagged pages, in a process that does nothing else.

Run as `python -m screener.pdf.worker FD` it takes jobs from the connection with the number FD until that closes, one
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
from xml.etree.ElementTree import fromstring

from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # published without types
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from screener.paths import STATIC
from screener.pdf.pool import SECONDS, Job
from screener.pdf.tagging import make_accessible
from screener.traces import located

# A second configuration leaks memory with each PDF: one in a process.
FONTS = FontConfiguration()
# Three times what the longest PDFs take, in bytes.
MOST_MEMORY = 1 << 30

FIRST = Job('<html lang="en"><head><title>A</title></head><body><h1>A</h1><p>B <b>c</b></p></body></html>')


def serve(connection: Connection) -> None:
    """Do each job that comes."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # The collector would walk through every box of a page again and again while it is laid out.
    gc.disable()
    pages(FIRST)
    gc.collect()
    gc.freeze()
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        # Whoever sent it stops waiting before; this is for when nobody is left to stop us.
        signal.alarm(2 * SECONDS)
        connection.send_bytes(result(job))
        signal.alarm(0)
        gc.collect()


def result(job: Job) -> bytes:
    """The pages, nothing where they are too many, or what failed and where: never in words, which can be a person's."""
    try:
        return pages(job) or b""
    except Exception as error:
        return located(error).encode()


def pages(job: Job) -> bytes | None:
    """The pages as a PDF that is still to be merged, or None where they are more than were wanted.

    Merging compresses and names the whole file; here that would be done twice.
    """
    document = laid_out(job)
    if job.at_most and len(document.pages) > job.at_most:
        return None
    written: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a",
        uncompressed_pdf=True,
        pdf_identifier=False,
        finisher=lambda _, file: make_accessible(file),
    )
    return written


def laid_out(job: Job) -> Document:
    """The pages of a job, not yet drawn."""
    stylesheets = [style(), first_page(job.first_page, job.reserved)]
    document: Document = Parsed(job.html).render(stylesheets=stylesheets, font_config=FONTS, pdf_variant="pdf/a-3a")
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
        """None: the style sheet for print says how each element is shown."""
        return []


@cache
def style() -> CSS:
    """The style sheet for print, read once."""
    return CSS(filename=STATIC / "paper.css", font_config=FONTS)


@lru_cache(maxsize=64)
def first_page(number: int, reserved: tuple[float, float] | None) -> CSS:
    """What the first page has to itself: its number, and where something is printed already, margins that spare it."""
    rule = f"counter-reset: page {number};"
    if reserved:
        head, foot = reserved
        nothing = "@bottom-left { content: none } @bottom-right { content: none }"
        rule += f"margin-top: {head}pt; margin-bottom: {foot}pt; {nothing}"
    return CSS(string=f"@page :first {{ {rule} }}")


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
