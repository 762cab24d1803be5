"""What a worker may take from the machine that it works on."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_THREAD, getrusage

import pytest

from screener.pdf.merge import PdfFile
from screener.pdf.pool import Job, Worker
from screener.pdf.worker import in_one_piece
from tests.deploy.server import limit

PAGE = Job('<html lang="en"><head><title>A</title></head><body><h1>A</h1></body></html>')


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """A worker that has done a job."""
    worker = Worker()
    assert worker.make(PAGE)
    yield worker
    worker.stop()


def test_a_worker_may_take_a_gibibyte_and_no_more(worker: Worker) -> None:
    """A page that would need more fails in it, and nothing else on the machine goes short."""
    assert limit(worker.process.pid, "Max address space") == ("1073741824", "1073741824")


def test_a_lower_limit_on_memory_stays_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator who gives less than we would take still gets PDFs."""
    most = 800 << 20
    wrapper = (
        f"import os, resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({most}, {most})); "
        "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    started = subprocess.Popen
    monkeypatch.setattr(
        "screener.pdf.pool.subprocess.Popen",
        lambda command, **how: started([command[0], "-c", wrapper, *command[1:]], **how),
    )
    worker = Worker()
    try:
        made = worker.make(Job('<html lang="en"><head><title>A</title></head><body><p>B</p></body></html>'))
        assert isinstance(made, PdfFile)
        assert limit(worker.process.pid, "Max address space") == (str(most), str(most))
    finally:
        worker.stop()


def test_a_worker_keeps_the_memory_that_a_page_leaves(worker: Worker) -> None:
    """It is there for the next page, and the kernel need not clear it again; 32 MB of it at most."""
    assert settings_of(worker) >= {"MALLOC_TRIM_THRESHOLD_=33554432", "MALLOC_MMAP_THRESHOLD_=16777216"}


def test_what_an_operator_says_of_memory_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has little gives it back at once."""
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "131072")
    worker = Worker()
    try:
        assert worker.make(PAGE)
        assert "MALLOC_TRIM_THRESHOLD_=131072" in settings_of(worker)
    finally:
        worker.stop()


def settings_of(worker: Worker) -> set[str]:
    """The settings that a worker was started with."""
    return {*Path(f"/proc/{worker.process.pid}/environ").read_text().split("\0")}


def test_a_worker_stands_behind_whoever_answers_pages(worker: Worker) -> None:
    """A page comes while PDFs are made; they take what is left, and never the place of one that just woke."""
    assert os.getpriority(os.PRIO_PROCESS, worker.process.pid) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 15)
    assert os.sched_getscheduler(worker.process.pid) == os.SCHED_BATCH


def test_a_worker_is_a_process_group_of_its_own(worker: Worker) -> None:
    """Ctrl+C at a terminal goes to every process of a group; a page that is being made is still finished."""
    assert os.getpgid(worker.process.pid) == worker.process.pid
    assert os.getpgid(0) != worker.process.pid


def test_calls_ask_for_no_memory_however_deep_they_are() -> None:
    """A loop that calls over the edge of CPython's pieces of memory for frames would ask the kernel at each call."""
    scattered: list[int] = []
    calls_from(400, scattered)
    asked: list[int] = []
    in_one_piece(calls_from)(400, asked)
    assert max(asked) < CALLS <= max(scattered)


CALLS = 100


def calls_from(depth: int, asked: list[int]) -> None:
    """Call often from here and from so many deeper calls, and add how often each of them got memory for it."""
    before = getrusage(RUSAGE_THREAD).ru_minflt
    for _ in range(CALLS):
        nothing()
    asked.append(getrusage(RUSAGE_THREAD).ru_minflt - before)
    if depth:
        calls_from(depth - 1, asked)


def nothing() -> None:
    """A frame and no more: one that takes more than those that it is called from, so that it stands on each edge."""


nothing.__code__ = nothing.__code__.replace(co_stacksize=100)
