"""A pool of worker processes that typeset pages side by side and can be stopped while they do.

A job goes to the next worker that is free. One that takes too long is stopped and one that dies is replaced, so what
happens to one job happens to no other, and the process that answers pages never loads Pango.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from socket import SO_RCVTIMEO, SO_SNDTIMEO, SOL_SOCKET, socket
from struct import pack
from threading import local

from screener.pdf.merge import Merge, PdfFile

# As many as a PDF has parts that can be typeset at the same time: page one, and what follows it.
WORKERS = 2
# How long one job may take.
SECONDS = 8
# How long a worker may take until it is ready for its first one: on a busy machine several start at once.
SECONDS_TO_START = 15
# How the kernel treats workers beside whoever answers pages: a server may say SCHED_IDLE, so that they take only what
# pages leave. Elsewhere that could be nothing at all, on a machine that others keep busy.
POLICY = os.SCHED_BATCH
# After so many a worker makes room for a new one, with whatever leaked in it.
MOST_JOBS = 2000

# The memory that one page leaves is kept for the next: to give it back and to ask for it again takes a thirtieth of the
# time of a paper. In bytes, as glibc reads them; a setting of whoever runs us stays.
MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(32 << 20), "MALLOC_MMAP_THRESHOLD_": str(16 << 20)}

# What a worker says once it is.
READY = b"ready"
# How many bytes say how many pages a PDF has.
PAGES = 2


@dataclass(frozen=True)
class Job:
    """HTML to be typeset, and the number of its first page.

    `following` is how many pages come after its own in the file. `reserved` is how much of the first page is not for
    it, in points at the head and at the foot. With `room` its first page may be no higher than that, in points, and it
    is one page; a page that has none, 0, is only measured; without it takes the pages it needs. With `closing` too
    there is a second page, no higher than that.
    """

    html: str
    first_page: int = 1
    following: int = 0
    reserved: tuple[float, float] | None = None
    room: float | None = None
    closing: float | None = None
    into: Merge | None = None


@dataclass(frozen=True)
class Picture:
    """A PDF of ours whose first page is to be drawn as PNG."""

    pdf: bytes


@dataclass(frozen=True)
class Part:
    """An element of a page that is named by its `id`: how high it is, in points, and the words of its lines."""

    height: float
    lines: tuple[str, ...]


# None where a page one that is not too high has a second page that is.
Parts = Mapping[str, Part]


# What a worker can be asked for, and what it makes of it.
AnyJob = Job | Merge | Picture
Result = PdfFile | bytes | Parts


@dataclass(frozen=True)
class Failure:
    """Why a job has no pages: the kinds of error and where each happened, and nothing of what was on them."""

    place: str


class JobFailed(Exception):  # noqa: N818 - what happened to the job
    """A page could not be typeset; `place` says where that came to light, in no words of a person."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class JobStopped(Exception):  # noqa: N818 - what was done, not what was wrong
    """A job took too long, or its worker died and so did the next one."""


class Worker:
    """A process that typesets. It needs most of a second to start, and is ready for its first job after that."""

    def __init__(self) -> None:
        self.done, self.ready = 0, False
        self.connection, theirs = Pipe()
        limit(self.connection)
        number = str(theirs.fileno())
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-m", "screener.pdf.worker", number, str(POLICY)],
                env={**MEMORY, **os.environ},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # Ctrl+C is for the server, which then closes the connection.
                process_group=0,
            )

    def make(self, job: AnyJob) -> Result | Failure:
        """What becomes of a job.

        Raises `JobStopped` where that takes too long, and `EOFError` or `OSError` where it dies or does not start.
        """
        if not self.ready:
            if not self.connection.poll(SECONDS_TO_START):
                raise TimeoutError
            self.ready = self.connection.recv_bytes() == READY
        self.connection.send(job)
        if not self.connection.poll(SECONDS):
            raise JobStopped
        self.done += 1
        # Bytes, never objects: a worker reads what strangers typed.
        return result_of(self.connection.recv_bytes())

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.connection.close()


def limit(connection: Connection) -> None:
    """Let no single read or write of a connection take longer than a page may."""
    seconds = pack("ll", int(SECONDS), int(SECONDS % 1 * 1_000_000))
    with socket(fileno=os.dup(connection.fileno())) as line:
        line.setsockopt(SOL_SOCKET, SO_SNDTIMEO, seconds)
        line.setsockopt(SOL_SOCKET, SO_RCVTIMEO, seconds)


def result_of(written: bytes) -> Result | Failure:
    """What a worker says to a job: a PDF behind how many pages it has, a picture, the parts of a page, or a failure."""
    match written[:PAGES], written[PAGES:]:
        case pages, content if content.startswith(b"%PDF"):
            return PdfFile(content, int.from_bytes(pages))
        case b"\x89P", _:
            return written
        case b'{"' | b"{}", _:
            return {name: Part(height, tuple(lines)) for name, (height, lines) in json.loads(written).items()}
    return Failure(written.decode())


# A thread for each worker, which waits for it.
THREADS = ThreadPoolExecutor(WORKERS, "pdf-worker")
OWN = local()


def submit(job: AnyJob) -> Future[Result]:
    """What becomes of a job once it is made, or what `made` raises.

    Raises `JobStopped` where this process is about to end.
    """
    try:
        return THREADS.submit(made, job)
    except RuntimeError as ending:
        raise JobStopped from ending


def made(job: AnyJob) -> Result:
    """What becomes of a job, by the worker of this thread.

    Raises `JobFailed`, `JobStopped`, and `OSError` where no process can be started.
    """
    match by_own_worker(job):
        case Failure(place):
            raise JobFailed(place)
        case result:
            return result


def by_own_worker(job: AnyJob) -> Result | Failure:
    """What the worker of this thread makes of a job; where it dies meanwhile, what a new one makes of it."""
    for _ in range(2):
        if not hasattr(OWN, "worker"):
            OWN.worker = Worker()
        worker: Worker = OWN.worker
        try:
            result = worker.make(job)
        except JobStopped:
            replace(worker)
            raise
        except (EOFError, OSError):
            replace(worker)
        else:
            if worker.done >= MOST_JOBS:
                replace(worker)
            return result
    raise JobStopped


def replace(worker: Worker) -> None:
    """Stop the worker of this thread and start another, which is ready by the time it is needed."""
    worker.stop()
    OWN.worker = Worker()
