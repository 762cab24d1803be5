"""What goes wrong in a server room, one at a time: whoever waits gets a page, or is told and keeps all."""

import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep

import pytest

from screener.paths import PACKAGE
from tests.deploy.proxy import SENT, Behind, behind, free_port, half_sent_forms
from tests.deploy.server import CONFIG, Server, served, wait
from tests.programs import program

PDFS = 12


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """Two instances behind nginx."""
    with behind(tmp_path_factory.mktemp("behind"), SCREENER_PDFS_PER_ADDRESS="10000") as proxy:
        yield proxy


def while_pdfs_are_made(proxy: Behind, fault: Callable[[], None]) -> list[tuple[int, bytes]]:
    """What comes back for PDFs, some at a time, while a fault happens to whatever makes them."""
    with ThreadPoolExecutor(3) as people:
        made = [people.submit(proxy.ask, "/summary.pdf", SENT) for _ in range(PDFS)]
        wait(lambda: sum(pdf.done() for pdf in made) >= 2)
        fault()
        return [pdf.result() for pdf in made]


def kill(process: int) -> None:
    """End a process as the kernel does when memory is short."""
    os.kill(process, signal.SIGKILL)


@pytest.mark.parametrize("victims", ["page processes", "PDF workers", "all PDF workers"])
def test_a_process_that_is_killed_is_noticed_by_nobody(proxy: Behind, victims: str) -> None:
    """In the middle of PDFs: each of them comes, from another process or made again."""

    def fault() -> None:
        instance = proxy.instances[0]
        match victims:
            case "page processes":
                kill(instance.workers[0])
            case "PDF workers":
                kill(instance.pdf_workers[0])
            case _:
                for each in proxy.instances:
                    for worker in each.pdf_workers:
                        kill(worker)

    came = while_pdfs_are_made(proxy, fault)
    assert [status for status, _ in came] == [200] * PDFS
    assert all(body.startswith(b"%PDF") for _, body in came)
    assert "ants" not in proxy.log


def test_an_instance_that_is_told_to_stop_finishes_first(tmp_path: Path) -> None:
    """Whoever waits for a PDF from it gets it; whoever comes next gets theirs from the other."""
    with behind(tmp_path, SCREENER_PDFS_PER_ADDRESS="10000") as proxy:
        came = while_pdfs_are_made(proxy, lambda: os.kill(proxy.instances[0].process, signal.SIGTERM))
        assert [status for status, _ in came] == [200] * PDFS
        assert proxy.ask("/")[0] == 200


def test_slow_connections_stop_nobody(proxy: Behind) -> None:
    """The proxy waits for them: a page comes at once past a hundred that send half a form and wait."""
    with half_sent_forms(proxy, 100):
        before = monotonic()
        assert proxy.ask("/")[0] == 200
        assert monotonic() - before < 2


def test_too_many_requests_of_one_address_are_refused_by_the_proxy(tmp_path: Path) -> None:
    """And nothing of that stands in a log: 200 at once are a hospital, 300 are not."""
    with behind(tmp_path) as proxy:
        # What was asked until it was ready is forgotten by then.
        sleep(3)
        with ThreadPoolExecutor(40) as people:
            statuses = [*people.map(lambda _: proxy.ask("/health")[0], range(400))]
        assert statuses.count(200) >= 200
        assert set(statuses) == {200, 429}
        assert "127.0.0.1" not in proxy.log.replace("Open http://127.0.0.1", "")


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    """As on a disk that is full."""
    port = free_port()
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "1"}
    environment["PYTHONPATH"] = str(PACKAGE.parent)
    with Path("/dev/full").open("wb") as full:
        process = subprocess.Popen(  # noqa: S603 - our own server
            [sys.executable, "-m", "gunicorn", "--config", str(CONFIG), "screener.web:create_app()"],
            env=environment,
            cwd=tmp_path,
            stdout=full,
            stderr=full,
        )
    try:
        server = Server(process.pid, port, tmp_path / "nothing")

        def answers() -> bool:
            try:
                return server.ask("GET /ready HTTP/1.1").startswith(b"HTTP/1.1 200")
            except OSError:
                return False

        wait(answers)
        for _ in range(3):
            assert server.ask("POST /summary.pdf HTTP/1.1", body=SENT).startswith(b"HTTP/1.1 200")
            assert server.ask("GET /nothing HTTP/1.1").startswith(b"HTTP/1.1 404")
    finally:
        process.terminate()
        process.wait()


def test_a_server_without_fonts_is_not_ready_and_says_why(tmp_path: Path) -> None:
    """Nobody is sent to it; it lives, and its pages go on."""
    (tmp_path / "fonts.conf").write_text(
        f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><cachedir>{tmp_path}</cachedir>"
        "</fontconfig>",
        "utf-8",
    )
    with served(tmp_path, settings={"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}, ready=b"503") as server:
        assert server.ask("GET /health HTTP/1.1").startswith(b"HTTP/1.1 200")
        assert server.ask("POST /summary HTTP/1.1", body=SENT).startswith(b"HTTP/1.1 200")
        assert "no PDF can be made" in server.log
        assert "ants" not in server.log


def test_file_descriptors_that_are_spent_come_back(tmp_path: Path) -> None:
    """A server that may open few, with more connections than it may: once they are gone it answers as before."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with ExitStack() as stack:
        resource.setrlimit(resource.RLIMIT_NOFILE, (80, hard))
        try:
            server = stack.enter_context(served(tmp_path))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        lines = [socket.create_connection(("127.0.0.1", server.port), 5) for _ in range(150)]
        sleep(1)
        for line in lines:
            line.close()
        wait(lambda: server.ask("POST /summary.pdf HTTP/1.1", body=SENT).startswith(b"HTTP/1.1 200"))
        assert server.ask("GET / HTTP/1.1").startswith(b"HTTP/1.1 200")
        assert "ants" not in server.log


def test_a_server_without_harfbuzz_subset_makes_pdfs_all_the_same(tmp_path: Path) -> None:
    """The fonts in them are cut to size by another library, which comes with WeasyPrint."""
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_SUBSET, "utf-8")
    with served(tmp_path) as server:
        response = server.ask("POST /summary.pdf HTTP/1.1", body=SENT)
        assert response.startswith(b"HTTP/1.1 200")
        assert (tmp_path / "asked").exists(), "nobody looked for the library"
        (tmp_path / "made.pdf").write_bytes(response.partition(b"\r\n\r\n")[2])
    subprocess.run([program("qpdf"), "--check", str(tmp_path / "made.pdf")], check=True)  # noqa: S603 - our own file
    text = subprocess.run(  # noqa: S603 - our own file
        [program("pdftotext"), str(tmp_path / "made.pdf"), "-"], check=True, capture_output=True, text=True
    )
    assert "ants crawling" in text.stdout
    assert (tmp_path / "made.pdf").stat().st_size < 400_000


# What each process of the server does first.
WITHOUT_SUBSET = """
import cffi
from pathlib import Path

found = cffi.FFI.dlopen

def dlopen(self, name, *flags):
    if "harfbuzz-subset" in str(name):
        Path(__file__).with_name("asked").touch()
        raise OSError(f"{name} is not there")
    return found(self, name, *flags)

cffi.FFI.dlopen = dlopen
"""


@pytest.mark.parametrize("jump", [86_400, -86_400])
def test_a_clock_that_jumps_stops_nobody(tmp_path: Path, jump: int) -> None:
    """A day forwards or backwards while the service runs: pages and PDFs come, and nobody is refused for longer."""
    (tmp_path / "sitecustomize.py").write_text(OTHER_CLOCK, "utf-8")
    clock = tmp_path / "clock"
    clock.write_text("0", "utf-8")
    settings = {
        "SCREENER_PROXIES": "1",
        "SCREENER_ORIGINS": '["http://form.example"]',
        "SCREENER_PDFS_PER_ADDRESS": "2",
    }
    with served(tmp_path, settings=settings) as server:

        def pdf(address: str) -> int:
            told = {"X-Forwarded-For": address, "Origin": "http://form.example"}
            return int(server.ask("POST /summary.pdf HTTP/1.1", told, SENT).split()[1])

        def day() -> str:
            return str(server.line_of(server.ask("GET /health HTTP/1.1"))["time"])[:10]

        before, processes = day(), (server.workers, server.pdf_workers)
        assert [pdf("203.0.113.5") for _ in range(3)] == [200, 200, 429]
        clock.write_text(str(jump), "utf-8")
        wait(lambda: day() != before)
        # Whoever was refused may ask again, and whoever comes next has as many as anybody.
        assert [pdf("203.0.113.5") for _ in range(3)] == [200, 200, 429]
        assert [pdf("203.0.113.6") for _ in range(3)] == [200, 200, 429]
        # gunicorn looks each second for who has given no sign of life for 30 s.
        sleep(3)
        assert server.ask("GET / HTTP/1.1").startswith(b"HTTP/1.1 200")
        assert (server.workers, server.pdf_workers) == processes
        assert pdf("203.0.113.7") == 200
        assert not [line for line in server.lines if line["level"] in ("ERROR", "CRITICAL")]
        # The other way, in one go.
        clock.write_text("0", "utf-8")
        wait(lambda: day() == before)
        assert [pdf("203.0.113.8") for _ in range(3)] == [200, 200, 429]
        assert pdf("203.0.113.5") == 200


# What each process of the server does first. Debian's libfaketime stops Python's own sleep from working.
OTHER_CLOCK = """
import time
from pathlib import Path

clock, real, real_ns = Path(__file__).with_name("clock"), time.time, time.time_ns
time.time = lambda: real() + int(clock.read_text() or 0)
time.time_ns = lambda: real_ns() + int(clock.read_text() or 0) * 1_000_000_000
"""


def test_a_paper_that_needs_more_memory_than_there_is_stops_no_other(tmp_path: Path) -> None:
    """Whoever asked for it is told so and keeps every answer; whoever asks for a usual one, or for a page, gets it."""
    (tmp_path / "sitecustomize.py").write_text(LITTLE_MEMORY, "utf-8")
    with served(tmp_path) as server, ThreadPoolExecutor(2) as people:
        for _ in range(3):
            too_much = people.submit(server.ask, "POST /summary.pdf HTTP/1.1", {}, SENT)
            assert server.ask("POST /summary HTTP/1.1", body=SENT).startswith(b"HTTP/1.1 200")
            head, _, page = too_much.result().decode().partition("\r\n\r\n")
            assert head.startswith("HTTP/1.1 503")
            assert "Retry-After:" in head
            assert "took more time or memory than one may have" in page
            assert 'value="ants crawling"' in page
            assert server.ask("POST /summary.pdf HTTP/1.1", body="words=fizzy").startswith(b"HTTP/1.1 200")
        assert "ants" not in server.log


# What each process of the server does first: one that typesets gets no more memory for a paper with that word, and
# what it has free is taken, because a usual paper would fit into it.
LITTLE_MEMORY = """
import resource, sys
from contextlib import suppress

if "screener.pdf.worker" in sys.orig_argv:
    from multiprocessing.connection import Connection

    receive, taken = Connection.recv, []

    def with_less(self):
        job = receive(self)
        if "crawling" in getattr(job, "html", ""):
            resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20))
            for size in (1 << 16, 1 << 12):
                with suppress(MemoryError):
                    while True:
                        taken.append(bytes(size))
        return job

    Connection.recv = with_less
"""


def test_no_pdf_is_made_for_whoever_went_away_while_waiting(tmp_path: Path) -> None:
    """Their turns go to whoever still waits."""
    with served(tmp_path) as server:
        head = f"POST /summary.pdf HTTP/1.1\r\nHost: form.example\r\nContent-Length: {len(SENT)}\r\n"
        sent = f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n{SENT}".encode()
        # Nothing is done while they come and go.
        for worker in (workers := server.pdf_workers):
            os.kill(worker, signal.SIGSTOP)
        for _ in range(12):
            with socket.create_connection(("127.0.0.1", server.port), 5) as line:
                line.sendall(sent)
        sleep(0.5)
        for worker in workers:
            os.kill(worker, signal.SIGCONT)
        wait(lambda: server.ask("POST /summary.pdf HTTP/1.1", body=SENT).startswith(b"HTTP/1.1 200"))

        def statuses() -> list[int]:
            return [line["status"] for line in server.lines if line.get("route") == "/summary.pdf"]

        # Four began at once, eight waited, and one was there to the end.
        wait(lambda: len(statuses()) >= 13 and statuses().count(503) >= 8)
        assert statuses().count(200) <= 5
