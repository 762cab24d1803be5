"""The few slots in which PDFs are made at the same time, each for so long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import BoundedSemaphore
from time import monotonic

from screener.pdf.pool import Job, JobStopped, submit

# Fewer than the threads of a process: the others answer pages meanwhile.
SLOTS = BoundedSemaphore(4)
# For a whole PDF. One job of it may take `pool.SECONDS`.
SECONDS_TO_WAIT = 20

Awaited = Callable[[], bytes | None]


class Busy(Exception):  # noqa: N818 - a state that passes, not an error
    """Other PDFs are being made, or this one did not finish in time."""


@contextmanager
def slot() -> Iterator[Callable[[Job], Awaited]]:
    """A slot, and how to submit jobs in it. What a submitted job gives waits for its pages, None where too many.

    Raises `Busy` where no slot is free, and where a job does not finish in time.
    """
    if not SLOTS.acquire(blocking=False):
        raise Busy
    end = monotonic() + SECONDS_TO_WAIT
    submitted: list[Future[bytes | None]] = []

    def await_pages(job: Job) -> Awaited:
        submitted.append(pages := submit(job))
        return lambda: pages.result(end - monotonic())

    try:
        yield await_pages
    except (JobStopped, TimeoutError) as late:
        raise Busy from late
    finally:
        for pages in submitted:
            pages.cancel()
        SLOTS.release()
