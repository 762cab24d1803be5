"""The few slots in which PDFs are made at the same time, each for so long; who finds none waits for a turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition, Lock
from time import monotonic

from screener.pdf.pool import AnyJob, JobStopped, Result, submit

# For a whole PDF, waiting for a slot included. One job of it may take `pool.SECONDS`.
SECONDS_TO_WAIT = 20

# Of this many turns the mean tells how long the next will take.
TURNS = 8
# In seconds: how often whoever is next looks whether pages still wait, and for how long nothing is made for PDFs after
# one while they do. So one after the other is made all the same.
SOON = 0.02
PAUSE = 1.0
# In seconds: for how long after a refusal more are asked for than are made.
REFUSING = 1.0

# Whether somebody still waits for what is being made here, by whoever can see that.
IS_WANTED: ContextVar[Callable[[], bool]] = ContextVar("IS_WANTED", default=lambda: True)
# Whether others wait for pages, which take a tenth of the time, by whoever can see that.
IS_CROWDED: ContextVar[Callable[[], bool]] = ContextVar("IS_CROWDED", default=lambda: False)

Submit = Callable[[AnyJob], Callable[[], Result]]
# How to submit jobs in the slot that is held here, where one is.
HELD: ContextVar[Submit | None] = ContextVar("HELD", default=None)


class Busy(Exception):  # noqa: N818 - a state that passes, not an error
    """Too many PDFs are being made and waited for, or this one did not finish in time."""


class Slots:
    """So many can be taken `at_once`, in the order in which they were asked for; no more than `waiting` wait.

    Where it is crowded one is taken at once, and after a pause the next. `usual` is how long one was held of late, in
    seconds.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self.at_once = self.free = at_once
        self.waiting = waiting
        self.usual = 0.0
        self.rests_since = 0.0
        self.refused = -REFUSING
        self.changing = Lock()
        self.line: deque[Condition] = deque()

    def take(self, seconds: float) -> bool:
        """Take a slot, after waiting no longer than that for one; whether there was one.

        Nobody begins to wait who could not be done within these seconds, and who waited takes none that nobody wants.
        """
        turn = Condition(self.changing)
        with turn:
            if self.refuses(seconds):
                return False
            waits = bool(self.line) or not self.is_open()
            self.line.append(turn)
            taken = self.await_turn(turn, monotonic() + seconds)
            self.line.remove(turn)
            taken = taken and (not waits or IS_WANTED.get()())
            self.free -= taken
            self.call_next()
            return taken

    def await_turn(self, turn: Condition, end: float) -> bool:
        """Wait for a slot until then; whether there is one. Whoever is first in line looks again and again."""
        while not (is_first := self.line[0] is turn) or not self.is_open():
            left = end - monotonic()
            if left <= 0:
                return False
            turn.wait(min(left, SOON) if is_first else left)
        return True

    def call_next(self) -> None:
        """Let whoever waits longest look again, and nobody else: each who looks takes time from the pages."""
        if self.line:
            self.line[0].notify()

    def is_full(self, seconds: float) -> bool:
        """Whether there is neither a slot nor, for whoever has so many seconds, a place to wait for one."""
        return not self.is_open() and (len(self.line) >= self.waiting or self.seconds_until_done() > seconds)

    def refuses(self, seconds: float) -> bool:
        """Refuse whoever has so many seconds, where all is full; whether it is."""
        if full := self.is_full(seconds):
            self.refused = monotonic()
        return full

    @property
    def is_refusing(self) -> bool:
        """Whether somebody had to be refused a moment ago."""
        return monotonic() < self.refused + REFUSING

    @property
    def taken(self) -> int:
        """How many are taken."""
        return self.at_once - self.free

    def is_open(self) -> bool:
        """Whether one can be taken now."""
        if IS_CROWDED.get()():
            return 0 < self.at_once == self.free and monotonic() > self.rests_since + PAUSE
        return self.free > 0

    def seconds_until_done(self) -> float:
        """When whoever begins to wait now is likely to be done: once those before have had their turns, and its own."""
        return self.usual * ((len(self.line) + 1) / self.at_once + 1)

    def give_back(self, held: float) -> None:
        """Give a slot back, which was held for so many seconds, to whoever waits longest."""
        with self.changing:
            self.free += 1
            self.rests_since = monotonic()
            self.usual += (held - self.usual) / TURNS
            self.call_next()


# Together fewer than the threads of a process: the others answer pages meanwhile.
SLOTS = Slots(at_once=4, waiting=8)


def is_busy() -> bool:
    """Whether whoever asks for a slot now would have to wait."""
    return not SLOTS.is_open() or bool(SLOTS.line)


def check_turn() -> None:
    """Raise `Busy` where whoever asks for a slot now would get none."""
    if SLOTS.refuses(SECONDS_TO_WAIT):
        raise Busy


@contextmanager
def slot() -> Iterator[Submit]:
    """A slot, or that which is held here already, and how to submit jobs in it. What that gives waits for the result.

    Raises `Busy` where no slot becomes free and where a job does not finish, in time, and where nobody waits any more.
    """
    if held := HELD.get():
        yield held
        return
    end = monotonic() + SECONDS_TO_WAIT
    if not SLOTS.take(SECONDS_TO_WAIT):
        raise Busy
    began = monotonic()
    submitted: list[Future[Result]] = []

    def submit_here(job: AnyJob) -> Callable[[], Result]:
        submitted.append(made := submit(job))
        return lambda: made.result(end - monotonic())

    holds = HELD.set(submit_here)
    try:
        yield submit_here
    except (JobStopped, TimeoutError) as late:
        raise Busy from late
    finally:
        HELD.reset(holds)
        for made in submitted:
            made.cancel()
        SLOTS.give_back(monotonic() - began)
