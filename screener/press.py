"""Part of the edge `pdf`: the presses, processes that set pages side by side and can be stopped while they do.

An order goes to the next press that is free. One that takes too long is stopped and one that dies is replaced, so what
happens to a paper happens to no other, and the process that answers pages never loads Pango.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from socket import SO_RCVTIMEO, SO_SNDTIMEO, SOL_SOCKET, socket
from struct import pack
from threading import local

# As many as a paper has parts that can be set at the same time: page one, and what follows it.
PRESSES = 2
SECONDS = 8


@dataclass(frozen=True)
class Order:
    """HTML to be set, the number of its first page, and how many pages it may be; 0 for as many as it takes.

    `taken` is how much of the first page is not for it, in points at the head and at the foot.
    """

    html: str
    first_page: int = 1
    at_most: int = 0
    taken: tuple[float, float] | None = None


@dataclass(frozen=True)
class Failed:
    """Why an order has no pages: the kind of error and where it happened, and nothing of what was on them."""

    place: str


class Unprintable(Exception):  # noqa: N818 - of the paper, which is what is wrong
    """A page could not be set."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class Stopped(Exception):  # noqa: N818 - what was done, not what was wrong
    """A page took too long, or its process died and so did the next one."""


class Press:
    """A process that sets pages. It needs most of a second to start, and is ready for its first order after that."""

    def __init__(self) -> None:
        self.orders, theirs = Pipe()
        limit(self.orders)
        number = str(theirs.fileno())
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-m", "screener.typesetting", number],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # Ctrl+C is for the server, which then closes the connection.
                process_group=0,
            )

    def set(self, order: Order) -> bytes | Failed | None:
        """The pages of an order. Raises `Stopped` where that takes too long, `EOFError` or `OSError` where it dies."""
        self.orders.send(order)
        if not self.orders.poll(SECONDS):
            raise Stopped
        # Bytes, never objects: a press reads what strangers typed.
        return answer(self.orders.recv_bytes())

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.orders.close()


def limit(connection: Connection) -> None:
    """Let no single read or write of a connection take longer than a page may."""
    seconds = pack("ll", int(SECONDS), int(SECONDS % 1 * 1_000_000))
    with socket(fileno=os.dup(connection.fileno())) as line:
        line.setsockopt(SOL_SOCKET, SO_SNDTIMEO, seconds)
        line.setsockopt(SOL_SOCKET, SO_RCVTIMEO, seconds)


def answer(written: bytes) -> bytes | Failed | None:
    """What a press says to an order: a PDF, where it failed, or nothing where the pages are too many."""
    if written.startswith(b"%PDF"):
        return written
    return Failed(written.decode()) if written else None


# A thread for each press, which waits for it.
WAITING = ThreadPoolExecutor(PRESSES, "press")
OWN = local()


def ordered(order: Order) -> Future[bytes | None]:
    """The pages of an order once they are set, None where they are too many, or what `set_pages` raises."""
    return WAITING.submit(set_pages, order)


def set_pages(order: Order) -> bytes | None:
    """The pages of an order, by the press of this thread.

    Raises `Unprintable`, `Stopped`, and `OSError` where no process can be started.
    """
    match on_own_press(order):
        case Failed(place):
            raise Unprintable(place)
        case pages:
            return pages


def on_own_press(order: Order) -> bytes | Failed | None:
    """What the press of this thread makes of an order; where it dies meanwhile, what a new one makes of it."""
    for _ in range(2):
        if not hasattr(OWN, "press"):
            OWN.press = Press()
        press: Press = OWN.press
        try:
            return press.set(order)
        except Stopped:
            replace(press)
            raise
        except (EOFError, OSError):
            replace(press)
    raise Stopped


def replace(press: Press) -> None:
    """Stop the press of this thread and start another, which is ready by the time it is needed."""
    press.stop()
    OWN.press = Press()
