"""The few slots in which PDFs are made at the same time, each for so long; who finds none waits for a turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition
from time import monotonic

from screener.pdf.pool import Job, JobStopped, Parts, Picture, submit

# For a whole PDF, waiting for a slot included. One job of it may take `pool.SECONDS`.
SECONDS_TO_WAIT = 20

# Of this many turns the mean tells how long the next will take.
TURNS = 8

# Whether somebody still waits for what is being made here, by whoever can see that.
IS_WANTED: ContextVar[Callable[[], bool]] = ContextVar("IS_WANTED", default=lambda: True)

Awaited = Callable[[], bytes | Parts]


class Busy(Exception):  # noqa: N818 - a state that passes, not an error
    """Too many PDFs are being made and waited for, or this one did not finish in time."""


class Slots:
    """So many can be taken `at_once`, in the order in which they were asked for; no more than `waiting` wait.

    `usual` is how long one was held of late, in seconds.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self.at_once = self.free = at_once
        self.waiting = waiting
        self.usual = 0.0
        self.line: deque[object] = deque()
        self.changed = Condition()

    def take(self, seconds: float) -> bool:
        """Take a slot, after waiting no longer than that for one; whether there was one.

        Nobody begins to wait who could not be done within these seconds, and who waited takes none that nobody wants.
        """
        turn = object()
        with self.changed:
            waits = not self.free
            if waits and (len(self.line) >= self.waiting or self.seconds_until_done() > seconds):
                return False
            self.line.append(turn)
            taken = self.changed.wait_for(lambda: self.free and self.line[0] is turn, seconds)
            self.line.remove(turn)
            taken = bool(taken) and (not waits or IS_WANTED.get()())
            self.free -= taken
            self.changed.notify_all()
            return taken

    def seconds_until_done(self) -> float:
        """When whoever begins to wait now is likely to be done: once those before have had their turns, and its own."""
        return self.usual * ((len(self.line) + 1) / self.at_once + 1)

    def give_back(self, held: float) -> None:
        """Give a slot back, which was held for so many seconds, to whoever waits longest."""
        with self.changed:
            self.free += 1
            self.usual += (held - self.usual) / TURNS
            self.changed.notify_all()


# Together fewer than the threads of a process: the others answer pages meanwhile.
SLOTS = Slots(at_once=4, waiting=8)


def is_busy() -> bool:
    """Whether whoever asks for a slot now would have to wait."""
    return not SLOTS.free or bool(SLOTS.line)


@contextmanager
def slot() -> Iterator[Callable[[Job | Picture], Awaited]]:
    """A slot, and how to submit jobs in it. What one gives waits for its pages, or its parts where it is too high.

    Raises `Busy` where no slot becomes free and where a job does not finish, in time, and where nobody waits any more.
    """
    end = monotonic() + SECONDS_TO_WAIT
    if not SLOTS.take(SECONDS_TO_WAIT):
        raise Busy
    began = monotonic()
    submitted: list[Future[bytes | Parts]] = []

    def await_pages(job: Job | Picture) -> Awaited:
        submitted.append(pages := submit(job))
        return lambda: pages.result(end - monotonic())

    try:
        yield await_pages
    except (JobStopped, TimeoutError) as late:
        raise Busy from late
    finally:
        for pages in submitted:
            pages.cancel()
        SLOTS.give_back(monotonic() - began)
