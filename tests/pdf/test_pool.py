"""The workers: what happens to one job happens to no other, and nothing typed leaves a worker but in pages."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from time import monotonic, sleep

import pytest
from flask import Flask

from screener.pdf import pool
from screener.pdf.merge import PdfFile
from screener.pdf.pool import OWN, Job, JobFailed, JobStopped, Worker, made, submit

PAGE = '<html lang="en"><head><title>A</title></head><body><h1>A</h1>{}</body></html>'
SHORT, LONG = (Job(PAGE.format("<p>legs</p>" * times)) for times in (1, 4000))


@pytest.fixture
def own() -> Iterator[Worker]:
    """The worker of this thread."""
    assert made(SHORT)
    yield OWN.worker
    OWN.worker.stop()
    del OWN.worker


def test_a_job_comes_back_as_pages() -> None:
    """The same pages from whichever worker is free."""
    first, second, third = (submit(SHORT).result() for _ in range(3))
    assert isinstance(first, PdfFile)
    assert first.content.startswith(b"%PDF")
    assert first.pages == 1
    assert first == second == third


def test_pages_that_are_too_high_come_as_their_parts() -> None:
    """So that nothing is drawn for a page one that needs another layout, and what yields can be chosen."""
    page = PAGE.format('<div id="in-a"><p id="of-b">legs</p><p>arms</p></div>')
    assert isinstance(made(Job(page, room=500)), PdfFile)
    parts = made(Job(page, room=5))
    assert isinstance(parts, dict)
    assert set(parts) == {"in-a", "of-b"}
    assert parts["of-b"].lines == ("legs",)
    assert parts["in-a"].lines == ()
    assert parts["in-a"].height == pytest.approx(2 * parts["of-b"].height)


def test_a_worker_that_dies_is_replaced_and_the_pages_come(own: Worker) -> None:
    """Whoever waits for them notices nothing."""
    Timer(0.2, os.kill, (own.process.pid, signal.SIGKILL)).start()
    assert made(LONG)
    assert OWN.worker is not own
    assert own.process.returncode == -signal.SIGKILL


def test_a_worker_makes_room_after_so_many_jobs(own: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever leaked in it goes with it, between two jobs and not in one."""
    monkeypatch.setattr(pool, "MOST_JOBS", 2)
    files = [pool.by_own_worker(SHORT) for _ in range(4)]
    assert all(isinstance(file, PdfFile) for file in files)
    assert own.process.returncode == -signal.SIGKILL
    assert OWN.worker is not own


def test_a_worker_that_hangs_is_stopped(own: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits hears so, and the next job is done by another."""
    os.kill(own.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(pool, "SECONDS", 0.2)
    with pytest.raises(JobStopped):
        made(SHORT)
    assert own.process.poll() is not None
    monkeypatch.undo()
    assert made(SHORT)


def test_a_worker_that_does_not_read_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even with a job that is larger than what a connection holds."""
    monkeypatch.setattr(pool, "SECONDS", 0.2)
    deaf = Worker()
    assert deaf.connection.poll(20)
    os.kill(deaf.process.pid, signal.SIGSTOP)
    with pytest.raises(OSError, match="unavailable"):
        deaf.make(Job(PAGE.format("<p>legs</p>" * 100_000)))
    deaf.stop()


def test_a_worker_that_does_not_start_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a job begins when its worker is ready, and a worker has its own time to be."""
    slow, stuck = Worker(), Worker()
    os.kill(stuck.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(pool, "SECONDS_TO_START", 0.2)
    with pytest.raises(TimeoutError):
        stuck.make(SHORT)
    stuck.stop()
    monkeypatch.setattr(pool, "SECONDS_TO_START", 20)
    os.kill(slow.process.pid, signal.SIGSTOP)
    Timer(1.5, os.kill, (slow.process.pid, signal.SIGCONT)).start()
    monkeypatch.setattr(pool, "SECONDS", 1)
    assert slow.make(SHORT)
    slow.stop()


def test_a_job_that_always_kills_its_press_is_given_up(own: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the second time; the next job is done."""

    def die(worker: Worker, _: Job) -> None:
        worker.process.kill()
        raise EOFError

    monkeypatch.setattr(Worker, "make", die)
    with pytest.raises(JobStopped):
        made(SHORT)
    monkeypatch.undo()
    assert made(SHORT)
    assert OWN.worker is not own


def test_what_fails_says_where_and_not_what_was_typed(own: Worker) -> None:
    """An error's own words can hold those of a person. The worker goes on."""
    with pytest.raises(JobFailed, match=r"^ParseError at screener/pdf/worker.py result \d+") as raised:
        made(Job("<p>ZEBRA</q>"))
    assert "ZEBRA" not in str(raised.value)
    assert made(SHORT)
    assert OWN.worker is own


def test_a_document_that_cannot_be_typeset_leaves_a_place_in_the_log(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The person gets the error page with the answers, whoever mends it the place, and neither what was typed."""
    monkeypatch.setattr("screener.web.outputs.summary_pdf", lambda *_, **__: made(Job("<p>ZEBRA</q>")))
    response = app.test_client().post("/summary.pdf", data={"words": "ZEBRA"})
    assert response.status_code == 500
    assert 'value="ZEBRA"' in response.text
    assert "JobFailed at screener/web/received.py" in caplog.text
    assert "in a PDF worker: ParseError at screener/pdf/worker.py" in caplog.text
    assert "ZEBRA" not in caplog.text


def test_a_process_that_ends_takes_no_more_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asked is told to try again, which finds another process; it is no error of ours."""
    ended = ThreadPoolExecutor(1)
    ended.shutdown()
    monkeypatch.setattr(pool, "THREADS", ended)
    with pytest.raises(JobStopped):
        submit(SHORT)


def test_workers_end_with_whoever_sent_jobs() -> None:
    """However that ends."""
    program = (
        "import os; from screener.pdf.pool import OWN, Job, made\n"
        f"made(Job({SHORT.html!r}))\n"
        "print(OWN.worker.process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == -signal.SIGKILL
    assert ends_within(10, int(done.stdout))


def ends_within(seconds: int, process: int) -> bool:
    """Whether a process ends in time; one that nobody has asked about yet still has an entry, as a zombie."""
    end = monotonic() + seconds
    while monotonic() < end:
        try:
            state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        sleep(0.05)
    return False
