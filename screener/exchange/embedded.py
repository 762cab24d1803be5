"""Edge: the answers inside a PDF that somebody brings, by pikepdf. The file may be damaged, or made to do harm.

It is read from memory and never drawn, changed or written. Before pikepdf sees it, everything compressed in it is
decompressed once with a bound on all of it together; then qpdf's own limits hold for each part. A file that has to be
mended is refused: mending it reads it many times over.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

from pikepdf import Array, Dictionary, Object, PasswordError, Pdf, PikepdfError, Stream
from pikepdf.settings import set_qpdf_limits

from screener.exchange.attachment import NAME
from screener.exchange.data import NOT_A_FORM
from screener.exchange.reading import Unreadable
from screener.questionnaire.model import N_

MARK = b"%PDF-"
# Stands in the trailer, which is never compressed.
ENCRYPTED = b"/Encrypt"
# Readers of PDF look for its mark this far.
MARK_WITHIN = 1024

MOST_BYTES = 2 * 1024 * 1024
# Our own files hold less than 1 MB decompressed, and no stream in them 200 KB.
MOST_DECOMPRESSED = 8 * 1024 * 1024
MOST_IN_A_STREAM = 1024 * 1024
MOST_OBJECTS = 20_000
MOST_STREAMS = 4_000
MOST_BRANCHES = 1_000
MOST_NAMES = 50_000
# What two bytes at the beginning of compressed data are known by.
DEFLATE, DIVISOR = 8, 31
# How many compressed bytes are taken at once.
STEP = 16 * 1024

# Readers take any white space after the word; no compressed stream begins with one.
STREAM = re.compile(rb"stream[\0\t\n\f\r ]*")
# Filters that no file of ours has and that qpdf has no limit for, also where their names are written in numbers.
OTHER_FILTER = re.compile(rb"/(?:L|#4[cC])(?:Z|#5[aA])(?:W|#57)")

LOCKED = N_("This PDF is locked with a password. Open the file as it was downloaded.")
NO_ANSWERS = N_(
    "This PDF holds no answers. Only a PDF that was downloaded from this form with the answers in it can be opened."
)
TOO_LARGE = N_("This file is larger than 2 MB. A summary of this form is far smaller. Take pictures in a smaller size.")

ONE_AT_A_TIME = Lock()


def is_pdf(content: bytes) -> bool:
    """Whether that is meant to be a PDF."""
    return MARK in content[:MARK_WITHIN]


def answers_in(pdf: bytes) -> bytes:
    """The answers attached to a PDF. Raises `Unreadable` with the reason where there are none to be had."""
    if len(pdf) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    if ENCRYPTED in pdf:
        raise Unreadable(LOCKED)
    refuse_bombs(pdf)
    try:
        with limits(), Pdf.open(BytesIO(pdf), attempt_recovery=False, inherit_page_attributes=False) as file:
            return attached(file)
    except Unreadable:
        raise
    except PasswordError:
        raise Unreadable(LOCKED) from None
    except (PikepdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        # What pikepdf raises for the many ways in which an object is not what it should be.
        raise Unreadable(NOT_A_FORM) from None


def attached(file: Pdf) -> bytes:
    """The content of the attachment that bears our name. Raises what pikepdf does for an object of another kind."""
    if file.is_encrypted:
        raise Unreadable(LOCKED)
    if int(file.trailer.Size) > MOST_OBJECTS:
        raise Unreadable(NOT_A_FORM)
    specification = named(file.Root.get("/Names", Dictionary()).get("/EmbeddedFiles"))
    if not isinstance(specification, Dictionary) or not isinstance(stream := specification.EF.F, Stream):
        raise Unreadable(NO_ANSWERS)
    return stream.read_bytes()


def named(tree: Object | None) -> Object | None:
    """What bears our name in a tree of names; None where nothing does, or where the tree is larger than trees are.

    Not by pikepdf's own reader of such trees: that mends a damaged one, which takes seconds for a long list.
    """
    waiting, branches = deque([tree]), 0
    while waiting and branches < MOST_BRANCHES:
        branch = waiting.popleft()
        branches += 1
        if isinstance(branch, Dictionary):
            pairs, kids = branch.get("/Names"), branch.get("/Kids")
            if isinstance(pairs, Array) and len(pairs) <= MOST_NAMES:
                for place in range(0, len(pairs) - 1, 2):
                    if pairs[place] == NAME:
                        return pairs[place + 1]
            if isinstance(kids, Array) and len(kids) <= MOST_BRANCHES:
                waiting.extend(kids)
    return None


def refuse_bombs(pdf: bytes) -> None:
    """Raise `Unreadable` where there is more in the file than a form can have, however it is packed."""
    if OTHER_FILTER.search(pdf):
        raise Unreadable(NOT_A_FORM)
    view, left = memoryview(pdf), MOST_DECOMPRESSED
    for number, start in enumerate(STREAM.finditer(pdf)):
        content = inflated(view[start.end() :], left)
        left -= len(content)
        if left <= 0 or number >= MOST_STREAMS or OTHER_FILTER.search(content):
            raise Unreadable(NOT_A_FORM)


def inflated(packed: memoryview, at_most: int) -> bytes:
    """What is compressed at the beginning of `packed`, up to `at_most` bytes; nothing where nothing is.

    Raises `Unreadable` for compressed data that is damaged: qpdf would take what comes before the damage.
    """
    if not is_compressed(bytes(packed[:2])):
        return b""
    unpacker, content = zlib.decompressobj(), bytearray()
    for place in range(0, len(packed), STEP):
        try:
            content += unpacker.decompress(packed[place : place + STEP], at_most - len(content))
        except zlib.error:
            raise Unreadable(NOT_A_FORM) from None
        if unpacker.eof or len(content) >= at_most:
            break
    return bytes(content)


def is_compressed(head: bytes) -> bool:
    """Whether two bytes begin compressed data: RFC 1950 names the method in the first and makes them divisible."""
    return head[:1] != b"" and head[0] % 16 == DEFLATE and int.from_bytes(head, "big") % DIVISOR == 0


@contextmanager
def limits() -> Iterator[None]:
    """Qpdf's limits while a file from elsewhere is read; they hold for the whole process, so one at a time."""
    with ONE_AT_A_TIME:
        before = set_qpdf_limits(
            doc_max_warnings=20,
            parser_max_nesting=100,
            parser_max_errors=5,
            parser_max_container_size=2 * MOST_NAMES,
            max_stream_filters=1,
            flate_max_memory=MOST_IN_A_STREAM,
            run_length_max_memory=MOST_IN_A_STREAM,
            png_max_memory=MOST_IN_A_STREAM,
            tiff_max_memory=MOST_IN_A_STREAM,
            dct_max_memory=MOST_IN_A_STREAM,
        )
        try:
            yield
        finally:
            set_qpdf_limits(**before)  # type: ignore[arg-type] # as its documentation has it
