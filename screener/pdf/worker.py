"""HTML to tagged pages, and pages to one file, in a process that does nothing else.

Run as `python -m screener.pdf.worker FD POLICY` it takes jobs from the connection with the number FD until that closes,
one at a time because Pango's fonts must not be shared. POLICY is how the kernel shares out processors, by its number.
Pages are PDF/A-3a as WeasyPrint writes it, and PDF/UA-1 by `tagging`. Nothing is fetched and no file is written.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from html import escape
from io import BytesIO
from multiprocessing.connection import Connection
from types import FunctionType
from typing import ParamSpec
from xml.etree.ElementTree import fromstring

import weasyprint.pdf
from pydyf import PDF  # type: ignore[import-untyped] # published without types
from pypdfium2 import PdfDocument
from weasyprint import CSS, DEFAULT_OPTIONS, Document, Page
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import UA_COUNTER_STYLE
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext, layout_document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from screener.paths import STATIC
from screener.pdf import fonts, shortcuts
from screener.pdf.glyphs import repair
from screener.pdf.merge import Merge, PdfFile, merge
from screener.pdf.pool import PAGES, READY, SECONDS, AnyJob, Job, Picture
from screener.pdf.styles import KeptStyles
from screener.pdf.tagging import add_tags, declare
from screener.traces import located

P = ParamSpec("P")
# Every element with an `id`, by that: its height in points, and the words of its lines.
Heights = dict[str, tuple[float, list[str]]]

# A second configuration leaks memory with each PDF: one in a process.
FONTS = FontConfiguration()
# An address that holds its own content, such as a clinic's logo, is the only one that is answered: nothing is fetched.
FETCHER = URLFetcher(allowed_protocols=("data",))
# Three times what the longest PDFs take, in bytes.
MOST_MEMORY = 1 << 30

VARIANT = "pdf/a-3a"

# A thirtieth of the time of a core that others want as well, which is a second for a paper.
NICENESS = 15

# Ours is one element for each block, where WeasyPrint's is one for each line.
weasyprint.pdf.add_tags = add_tags
shortcuts.take()

# In words of 8 bytes. A frame takes some twenty of them, and half a megabyte is asked for, of which little is touched.
ROOM_FOR_FRAMES = 1 << 15

# How many jobs leave what they were made with until it is cleared away, and in how many seconds a page is sent on.
MOST_LEFT, SECONDS_TO_MERGE = 2, 0.01

# More than the longest form takes in large print.
MOST_PAGES = 99
# Fifty pages.
ENDLESS = "15000mm"
BETWEEN_TAGS = re.compile(">\n[ \n]*<")
POINTS_IN_A_PIXEL = 0.75
POINTS_AN_INCH = 72
DOTS_AN_INCH = 150
GREYS = range(0, 256, 17)
NEAREST_GREY = [round(level / GREYS.step) for level in range(256)]
# In points.
ROUNDING = 0.01
# What the `id` of an answer begins with.
ANSWER = "of-"

# Before the first job a page is made of the usual letters, upright and bold.
USUAL = escape(fonts.USUAL)
FIRST = Job(f'<html lang="en"><head><title>A</title></head><body><p>{USUAL} <b>{USUAL}</b></p></body></html>')


def in_one_piece(function: Callable[P, None]) -> Callable[P, None]:
    """The function with room behind its frame for those of everything that it calls.

    CPython keeps frames in pieces of 16 KB and gives one that is left back to the kernel at once: where a loop calls
    over the edge of one, each call asks for it anew, which took a sixth of the time of a page. A frame that is larger
    gets a larger piece, which is twice as large as that or nearly.
    """
    return FunctionType(function.__code__.replace(co_stacksize=ROOM_FOR_FRAMES), function.__globals__)


@in_one_piece
def serve(connection: Connection, policy: int) -> None:
    """Do each job that comes, behind whoever answers pages: a page is waited for with an empty screen."""
    os.nice(NICENESS)
    os.sched_setscheduler(0, policy, os.sched_param(0))
    limit_memory()
    # The collector would walk through every box of a page again and again while it is laid out.
    gc.disable()
    make_first()
    gc.collect()
    gc.freeze()
    connection.send_bytes(READY)
    left = 0
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        # Whoever sent it stops waiting before; this is for when nobody is left to stop us.
        signal.alarm(2 * SECONDS)
        connection.send_bytes(result(job))
        signal.alarm(0)
        left += 1
        # Whoever has a page sends it on to be merged, and should not wait until what the page left is cleared away.
        if left == MOST_LEFT or not connection.poll(SECONDS_TO_MERGE):
            gc.collect()
            left = 0


def make_first() -> None:
    """Make a page, so that nobody waits for what is done once in a process; the usual letters are kept of it."""
    laid_out(FIRST).write_pdf(pdf_variant=VARIANT, uncompressed_pdf=True, finisher=fonts.keep)


def limit_memory() -> None:
    """Let this process take no more than it may; a limit that it was started with may be lower and stays."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def result(job: AnyJob) -> bytes:
    """What becomes of a job, or what failed and where: never in words of a person."""
    try:
        return sent(made(job))
    except (MemoryError, SystemError):
        # No memory is left. Pango ends the process then, and Python says either: all are one thing to whoever waits.
        os._exit(1)
    except Exception as error:
        return located(error).encode()


def made(job: AnyJob) -> PdfFile | bytes | Heights:
    """What becomes of a job."""
    match job:
        case Picture():
            return drawn(job)
        case Merge():
            return merge(job)
        case Job():
            return pages(job)


def sent(result: PdfFile | bytes | Heights) -> bytes:
    """What is said of a job, as `pool.result_of` reads it."""
    match result:
        case PdfFile(content, number):
            return number.to_bytes(PAGES) + content
        case bytes():
            return result
    return json.dumps(result).encode()


def pages(job: Job) -> PdfFile | Heights:
    """The pages as a PDF that is still to be merged, or where there is no room for them, their parts.

    Merging compresses and names the whole file; here that would be done twice.
    """
    document = laid_out(job)
    if job.room is not None:
        if content_height(document.pages[0]) > job.room + ROUNDING:
            return parts(document)
        if job.closing is not None and not closes(document, job.closing):
            return {}
        cut_off(document, job)
    written = document.write_pdf(pdf_variant=VARIANT, uncompressed_pdf=True, pdf_identifier=False, finisher=finish)
    if job.into:
        return merge(replace(job.into, parts=(written, *job.into.parts)))
    return PdfFile(written, len(document.pages))


def drawn(picture: Picture) -> bytes:
    """The first page as PNG, sharp enough to be printed, in sixteen greys."""
    with PdfDocument(picture.pdf) as file:
        page = file[0].render(scale=DOTS_AN_INCH / POINTS_AN_INCH, grayscale=True).to_pil()
    indexed = page.point(NEAREST_GREY).convert("P")
    indexed.putpalette([level for grey in GREYS for level in (grey, grey, grey)])
    written = BytesIO()
    indexed.save(written, "png", bits=4)
    return written.getvalue()


def finish(_: Document, file: PDF) -> None:
    """What is done to a PDF before it is written."""
    repair(file)
    declare(file)
    fonts.pack(file)


def laid_out(job: Job) -> Document:
    """The pages of a job, not yet drawn.

    This is what WeasyPrint's own `HTML.render` does, without what our templates have not: style sheets in the page,
    attributes for looks, a base address, most kinds of metadata.
    """
    page = Parsed(job.html)
    targets, counting = TargetCollector(), counter_styles(job.first_page - 1 + job.following)
    styles = KeptStyles(page.etree_element, style(), of_pages(*place_of(job)), FONTS)
    images = partial(get_image_from_uri, cache={}, url_fetcher=FETCHER, options=DEFAULT_OPTIONS)
    context = LayoutContext(styles, images, FONTS, counting, targets)
    root = build_formatting_structure(
        page.etree_element, styles, context.get_image_from_uri, page.base_url, targets, counting, context.footnotes
    )
    made = [Page(box) for box in layout_document(page, root, context)]
    return Document(made, page.metadata, FETCHER, FONTS, {}, None)


def place_of(job: Job) -> tuple[int, tuple[float, float] | None, bool]:
    """Which pages of a file those of a job are, what they spare, and whether there is no end to them."""
    return job.first_page, job.reserved, job.room is not None


class Parsed:
    """HTML that is well-formed XML as well, so that Python's own fast parser can read it."""

    base_url = None

    def __init__(self, html: str) -> None:
        # Every text in it was escaped by a template and no document type can be declared: nothing expands. Lines of a
        # template end between blocks; each of those ends would be a box.
        self.etree_element = fromstring(BETWEEN_TAGS.sub("><", html))  # noqa: S314

    @property
    def metadata(self) -> DocumentMetadata:
        """Title, language, and the day, where it has one."""
        root = self.etree_element
        day = root.find("head/meta[@name='dcterms.created']")
        return DocumentMetadata(
            title=root.findtext("head/title"),
            created=None if day is None else day.get("content"),
            lang=root.get("lang"),
        )


@cache
def style() -> CSS:
    """The style sheet for print, read once."""
    return CSS(filename=STATIC / "paper.css", font_config=FONTS)


@lru_cache(maxsize=64)
def of_pages(number: int, reserved: tuple[float, float] | None, endless: bool) -> CSS:
    """What the pages of a job have to themselves: the number of the first, and margins that spare what is there.

    An endless page has room for everything.
    """
    rule = f"counter-reset: page {number};"
    if reserved:
        head, foot = reserved
        nothing = "@bottom-left { content: none } @bottom-right { content: none }"
        rule += f"margin-top: {head}pt; margin-bottom: {foot}pt; {nothing}"
    widths = {"": "210mm", "letter": "8.5in"} if endless else {}
    first = "".join(f"@page {name}:first {{ {rule} size: {width} {ENDLESS} }}" for name, width in widths.items())
    return CSS(string=f"@page :first {{ {rule} }} {first}")


@lru_cache(maxsize=64)
def counter_styles(others: int) -> CounterStyle:
    """How things are counted, and a way to add so many other pages to those of a job: to a counter nothing can be."""
    counting = UA_COUNTER_STYLE.copy()
    symbols = " ".join(f'"{total}"' for total in range(others + 1, others + MOST_PAGES))
    CSS(string=f"@counter-style total {{ system: fixed; symbols: {symbols} }}", counter_style=counting)
    return counting


def content_height(page: Page) -> float:
    """How high everything on a page is, in points."""
    root, *_ = page._page_box.children
    (body,) = root.children
    # Not its own height: a body that goes on overleaf fills its page.
    ends = (block.position_y + block.margin_height() for block in body.children if block.is_in_normal_flow())
    return float(max(ends, default=root.position_y) - root.position_y) * POINTS_IN_A_PIXEL


def closes(document: Document, room: float) -> bool:
    """Whether a second page is the last, and no higher than that."""
    _, *others = document.pages
    return len(others) == 1 and content_height(others[0]) <= room


def cut_off(document: Document, job: Job) -> None:
    """Give an endless page the height that its job has room for."""
    head, foot = job.reserved or (0.0, 0.0)
    document.pages[0].height = (head + (job.room or 0) + foot) / POINTS_IN_A_PIXEL


def parts(document: Document) -> Heights:
    """Every element with an `id`, by that: its height in points, and of an answer the words of its lines."""
    page_box = document.pages[0]._page_box
    return {
        name: (box.border_height() * POINTS_IN_A_PIXEL, [*lines_in(box)] if name.startswith(ANSWER) else [])
        for name, box in named(page_box)
    }


def named(box: boxes.Box, within: object = None) -> Iterator[tuple[str, boxes.Box]]:
    """The boxes of elements with an `id`; of the boxes that one element makes, the outermost."""
    if box.element is not None and box.element is not within and (name := box.element.get("id")):
        yield name, box
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        if not isinstance(child, boxes.MarginBox | boxes.LineBox):
            yield from named(getattr(child, "_box", child), box.element)


def lines_in(box: boxes.Box) -> Iterator[str]:
    """The words of each line of a box, in order, without those of what only floats beside it."""
    if isinstance(box, boxes.LineBox):
        yield "".join(words_in(box))
    else:
        for child in box.children if isinstance(box, boxes.ParentBox) else ():
            if child.is_in_normal_flow():
                yield from lines_in(child)


def words_in(box: boxes.Box) -> Iterator[str]:
    """The words of a line, without the marker of a list."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif isinstance(child, boxes.ParentBox) and child.is_in_normal_flow() and child.element_tag != "li::before":
            yield from words_in(child)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), int(sys.argv[2]))
