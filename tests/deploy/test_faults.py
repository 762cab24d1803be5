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
from tests.deploy.proxy import SENT, Behind, behind, free_port
from tests.deploy.server import CONFIG, Server, served, wait

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
    half = b"POST /summary HTTP/1.1\r\nHost: form.example\r\nContent-Length: 2000\r\n\r\nwords=ant"
    slow = []
    try:
        for _ in range(100):
            line = socket.create_connection(("127.0.0.1", proxy.port), 5)
            line.sendall(half)
            slow.append(line)
        sleep(0.5)
        before = monotonic()
        assert proxy.ask("/")[0] == 200
        assert monotonic() - before < 2
    finally:
        for line in slow:
            line.close()


def test_too_many_requests_of_one_address_are_refused_by_the_proxy(proxy: Behind) -> None:
    """And nothing of that stands in a log: 200 at once are a hospital, 300 are not."""
    # What earlier tests asked for is forgotten by then.
    sleep(16)
    with ThreadPoolExecutor(40) as people:
        statuses = [*people.map(lambda _: proxy.ask("/health")[0], range(400))]
    assert statuses.count(200) >= 200
    assert set(statuses) == {200, 429}
    assert "127.0.0.1" not in proxy.log.replace("Open http://127.0.0.1", "")
    sleep(11)


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
