"""Edge: HTML to PDF, from memory to memory.

A paper is one file in two standards at once, PDF/A-3a and PDF/UA-1. Its parts are set side by side by the processes of
`press`, and `binding` makes them one file with the sheets behind it that are the same for everybody.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore
from time import monotonic
from typing import TypeVar
from unicodedata import category

from screener.binding import Bound, Enclosure, bound, pages_in
from screener.press import Order, Stopped, ordered
from screener.stationery import Stationery, ready

# Fewer than the threads of a process: the others answer pages meanwhile.
QUEUE = BoundedSemaphore(4)
# For the whole paper. One page of it may take `press.SECONDS`.
SECONDS_TO_WAIT = 20

# Shown in the place of a character for which no font is installed.
MISSING = "\N{REPLACEMENT CHARACTER}"
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
LONGEST_UNBROKEN = 24


class Busy(Exception):  # noqa: N818 - a state that passes, not an error
    """Other papers are being made, or this one did not finish in time."""


@dataclass(frozen=True)
class Shared:
    """What is the same for everybody: what page one is printed on, and the sheets behind the answers."""

    stationery: Stationery | None = None
    sheets: bytes = b""

    @property
    def taken(self) -> tuple[float, float] | None:
        """How much of page one is not for answers."""
        return self.stationery.taken if self.stationery else None


NOTHING = Shared()

Try = TypeVar("Try")
Awaited = Callable[[], bytes | None]


def pdf(
    tries: Sequence[Try],
    front: Callable[[Try], str],
    rest: Callable[[Try], str] = lambda _: "",
    shared: Shared = NOTHING,
    enclosures: Iterable[Enclosure] = (),
) -> Bound:
    """The paper: a front page on its stationery, the `rest` that it leaves over, and the sheets.

    The front page is made from the first of `tries` with which it is one page, else from the last. The same HTML and
    enclosures give the same bytes. Raises `Busy` when no turn came in time.
    """
    with a_turn() as order:
        first, *others = tries
        page_one = order(Order(front(first), at_most=int(bool(others)), taken=shared.taken))
        # What follows is set at the same time, in the hope that page one is one page at the first try.
        ahead = Order(rest(first), first_page=2)
        following = order(ahead) if ahead.html and others else None
        tried, pages = first, page_one()
        while not pages:
            tried, *others = others
            pages = order(Order(front(tried), at_most=int(bool(others)), taken=shared.taken))()
        needed = Order(ahead.html if tried is first else rest(tried), first_page=pages_in(pages) + 1)
        if needed != ahead or not following:
            following = order(needed) if needed.html else None
        leaves = following() if following else None
        return bound([part for part in (pages, leaves, shared.sheets) if part], enclosures, shared.stationery)


def stationery(html: str) -> Stationery:
    """Stationery to print page ones on, from two pages. Raises `Busy` when no turn came in time."""
    return ready(pdf([html], str).content)


@contextmanager
def a_turn() -> Iterator[Callable[[Order], Awaited]]:
    """One of the few places in the queue for the presses, for so long, and how to order there.

    What an order gives waits for its pages; they are None where they are too many.
    """
    if not QUEUE.acquire(blocking=False):
        raise Busy
    end = monotonic() + SECONDS_TO_WAIT
    placed: list[Future[bytes | None]] = []

    def place(order: Order) -> Awaited:
        placed.append(pages := ordered(order))
        return lambda: pages.result(end - monotonic())

    try:
        yield place
    except (Stopped, TimeoutError) as late:
        raise Busy from late
    finally:
        for pages in placed:
            pages.cancel()
        QUEUE.release()


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
