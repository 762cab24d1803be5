"""The server as it is run: what its log holds, and what its processes may do."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest

from screener.paths import PACKAGE
from tests.deploy.server import CONFIG, VISITOR, Server, limit, served, wait

# A word for each place in a request where something about a person can stand.
SPOKEN = {
    "User-Agent": "browserofann",
    "Referer": "https://search.example/refererofann",
    "X-Forwarded-For": "192.0.2.83",
    "Forwarded": "for=198.51.100.83",
    "X-Real-IP": "203.0.113.83",
    "Accept-Language": "languageofann",
    "Cookie": "cookie=cookieofann",
    "Authorization": "Basic authorizationofann",
}
NEVER = (VISITOR, "ofann", "192.0.2.83", "198.51.100.83", "203.0.113.83", "queryword", "form.example")
FIELDS = {"time", "level", "process", "event", "method", "route", "status", "seconds", "size", "clinic", "id"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application, served."""
    with served(tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.mark.parametrize(
    ("method", "path", "body", "route", "status"),
    [
        ("GET", "/about", "", "/about", 200),
        ("GET", "/static/style.css", "", "/static/<path:filename>", 200),
        ("POST", "/summary", "words=bodyofann&urge=yes", "/summary", 200),
        ("POST", "/summary.pdf", "words=bodyofann&urge=yes", "/summary.pdf", 200),
        ("POST", "/summary.txt", "words=bodyofann&pregnancy_weeks=bodyofann", "/summary.txt", 422),
        ("GET", "/embed/pathofann/summary", "", "-", 404),
        ("GET", "/pathofann", "", "-", 404),
        ("ANNOFANN", "/about", "", "-", 405),
    ],
)
def test_a_line_of_the_log_holds_what_was_asked_and_nothing_of_who_asked(
    server: Server, *, method: str, path: str, body: str, route: str, status: int
) -> None:
    """Time, method, pattern of the address, status, size, duration: no address, no query, no browser, no answer."""
    response = server.ask(f"{method} {path}?lang=queryword HTTP/1.1", SPOKEN, body)
    assert int(response.split()[1]) == status
    line = server.line_of(response)
    assert set(line) == FIELDS
    assert (line["route"], line["status"], line["clinic"]) == (route, status, None)
    assert line["method"] == (method if method in ("GET", "POST") else "-")
    assert datetime.fromisoformat(line["time"]).tzinfo
    assert (line["level"], line["event"]) == ("info", "request")
    assert line["process"] in server.workers
    assert 0 < line["seconds"] < 30
    assert line["size"] == len(response.partition(b"\r\n\r\n")[2])
    assert not [word for word in NEVER if word in server.log]


def test_a_proxy_names_a_request_and_nobody_else_does(server: Server) -> None:
    """By 32 hexadecimal digits, so that no words come into the log that way."""
    given = "0123456789abcdef" * 2
    assert server.line_of(server.ask("GET /health HTTP/1.1", {"X-Request-ID": given}))["id"] == given
    assert server.line_of(server.ask("GET /health HTTP/1.1", {"X-Request-ID": "idofann"}))["id"] != "idofann"
    assert "idofann" not in server.log


def test_a_refusal_is_a_line_with_the_same_fields(server: Server) -> None:
    """By the request's id it is found again; the origin of the page stands in it, and nobody's address."""
    refused = server.ask("POST /summary HTTP/1.1", SPOKEN | {"Origin": "https://evil.example"}, "words=bodyofann")
    assert refused.startswith(b"HTTP/1.1 403")
    request = server.line_of(refused)
    (line,) = wait(
        lambda: [line for line in server.lines if line["event"] == "refused a form from https://evil.example"]
    )
    assert (line["level"], line["method"], line["route"]) == ("warning", "POST", "/summary")
    assert line["id"] == request["id"]
    assert not [word for word in NEVER if word in server.log]


def test_a_path_cannot_begin_a_line_of_the_log(server: Server) -> None:
    """No path is written at all, and every line is JSON."""
    server.line_of(server.ask("GET /a%0Ab%0D[25/Nov/2026]%20c%E2%80%A8d HTTP/1.1"))
    assert server.lines
    assert "25/Nov" not in server.log


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"words of ann\r\n\r\n", id="no request"),
        pytest.param(b"GET /?q=queryword HTTP/9.9\r\n\r\n", id="no such version"),
        pytest.param(b"GET /" + b"queryword" * 300 + b" HTTP/1.1\r\n\r\n", id="a long line"),
        pytest.param(b"POST /summary HTTP/1.1\r\nContent-Length: bodyofann\r\n\r\n", id="no length"),
        pytest.param(b"GET / HTTP/1.1\r\nUser-Agent browserofann\r\n\r\n", id="no header"),
        pytest.param(b"GET / HTTP/1.1\r\nX-Many: languageofann" + b"n" * 5000 + b"\r\n\r\n", id="a long header"),
    ],
)
def test_a_request_that_cannot_be_read_leaves_nothing(server: Server, sent: bytes) -> None:
    """It is refused or dropped, and the log says no word of it nor of the address it came from."""
    response = server.exchange(sent)
    assert not response or response.split()[1].startswith(b"4")
    server.line_of(server.ask("GET /after HTTP/1.1"))
    assert not [word for word in (*NEVER, "words of ann") if word in server.log]


def test_clients_that_do_not_close_stop_nobody(server: Server) -> None:
    """Each has its answer and the end of it; by gunicorn's own way the next waits two seconds for each of them."""
    asked = b"GET /health HTTP/1.1\r\nHost: form.example\r\nConnection: close\r\n\r\n"
    with ExitStack() as left_open:
        lines = [left_open.enter_context(socket.create_connection(("127.0.0.1", server.port), 30)) for _ in range(40)]
        for line in lines:
            line.sendall(asked)
        answers = [b"".join(iter(partial(line.recv, 65536), b"")) for line in lines]
        before = monotonic()
        for _ in range(10):
            assert server.ask("GET /health HTTP/1.1").startswith(b"HTTP/1.1 200")
        assert monotonic() - before < 2
    assert all(answer.rstrip().endswith(b"\r\n\r\nalive") for answer in answers)


# Six connections wait, and a process of the server looks three times.
SIX_WAIT = """
import runpy, socket, sys
worker = object.__new__(runpy.run_path(sys.argv[1])["Lingering"])
worker.nr_conns, worker.cfg, worker.enqueue_req = 0, None, lambda _: None
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
waiting = [socket.create_connection(listener.getsockname()) for _ in range(6)]
for _ in range(3):
    worker.accept(listener)
    print(worker.nr_conns)
"""


def test_a_few_connections_that_wait_are_taken_in_one_round() -> None:
    """By gunicorn's own way one is, and each thread may come in between; the rest is for the other processes."""
    looked = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", SIX_WAIT, str(CONFIG)], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert looked.stdout.split() == ["4", "6", "6"]


def test_whoever_sends_too_much_reads_the_whole_answer(server: Server) -> None:
    """What still comes is taken while they read, so that nothing cuts the answer off."""
    head = b"POST /summary HTTP/1.1\r\nHost: form.example\r\nConnection: close\r\nContent-Length: 3000000\r\n"
    head += b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        line.sendall(head)
        for _ in range(20):
            line.sendall(b"x" * 10_000)
            sleep(0.01)
        answer = b"".join(iter(partial(line.recv, 65536), b""))
    assert int(answer.split()[1]) == 413
    assert answer.rstrip().endswith(b"</html>")


def test_no_process_leaves_a_core_dump(server: Server) -> None:
    """It would hold the answers of whoever was being served."""
    processes = [server.process, *server.workers, *server.pdf_workers]
    assert len(processes) >= 3
    assert {limit(process, "Max core file size") for process in processes} == {("0", "0")}


def test_a_pdf_worker_may_take_a_gibibyte_and_no_more(server: Server) -> None:
    """What it takes beyond that fails in it, and takes nothing from whoever serves pages."""
    assert server.pdf_workers
    limits = {limit(process, "Max address space") for process in server.pdf_workers}
    assert limits == {("1073741824", "1073741824")}
    assert {limit(process, "Max address space")[0] for process in server.workers} == {"unlimited"}


def test_a_pdf_worker_takes_what_pages_leave(server: Server) -> None:
    """Whoever asks for a page has it while PDFs are made: the kernel stops those at once."""
    assert server.pdf_workers
    assert {os.sched_getscheduler(process) for process in server.pdf_workers} == {os.SCHED_IDLE}
    assert {os.sched_getscheduler(process) for process in server.workers} == {os.SCHED_OTHER}


def test_a_pdf_worker_is_a_process_group_of_its_own(server: Server) -> None:
    """Ctrl+C reaches the server only, which lets its workers finish."""
    assert server.pdf_workers
    assert all(os.getpgid(process) == process for process in server.pdf_workers)
    assert os.getpgid(server.process) not in server.pdf_workers


def test_the_first_pdf_was_made_before_anybody_waits_for_one(tmp_path: Path) -> None:
    """By each process that answers pages, before it takes a request."""
    with served(tmp_path) as server:
        assert server.pdf_workers


def test_counts_are_served_on_a_port_of_their_own_where_one_is_set(tmp_path: Path) -> None:
    """By route, method and status, of all processes together; never on the port of the pages, and off otherwise."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with served(tmp_path, settings={"SCREENER_METRICS_PORT": str(port), "WEB_CONCURRENCY": "2"}) as server:
        for _ in range(3):
            server.ask("POST /summary?q=queryofann HTTP/1.1", SPOKEN, "words=bodyofann")
        server.ask("GET /pathofann HTTP/1.1")
        assert server.ask("GET /metrics HTTP/1.1").startswith(b"HTTP/1.1 404")

        def counts() -> str:
            try:
                with urlopen(f"http://127.0.0.1:{port}/metrics") as response:
                    return str(response.read().decode())
            except OSError:
                return ""

        told = wait(lambda: told if 'route="/summary"' in (told := counts()) else "")
        assert 'form_requests_total{method="POST",route="/summary",status="200"} 3.0' in told
        assert 'form_request_seconds_count{route="/summary"} 3.0' in told
        assert not [word for word in ("ofann", VISITOR, "form.example") if word in told]
        (folder,) = Path("/dev/shm").glob("form-metrics-*")  # noqa: S108 - where the server puts it
        written = b"".join(file.read_bytes() for file in folder.iterdir())
        assert b"/summary" in written
        assert b"ofann" not in written
    assert not folder.exists()


def test_a_program_that_cannot_start_stops_the_server(tmp_path: Path) -> None:
    """Whoever started it sees so at once."""
    (tmp_path / "faulty.py").write_text("raise LookupError('no clinics')\n", "utf-8")
    with pytest.raises(AssertionError, match="the server has stopped"), served(tmp_path, "faulty:app"):
        pass


@pytest.mark.parametrize(
    ("host", "settings", "named"),
    [
        ("0.0.0.0", {}, ["SCREENER_ORIGINS", "SCREENER_PROXIES"]),  # noqa: S104 - it must not start there
        ("::", {"SCREENER_PROXIES": "1"}, ["SCREENER_ORIGINS"]),
        ("192.0.2.7", {"SCREENER_ORIGINS": '["https://form.example"]', "SCREENER_PROXIES": "0"}, ["SCREENER_PROXIES"]),
        ("192.0.2.7", {"SCREENER_ORIGINS": '["https://form.example"]'}, ["SCREENER_PROXIES"]),
        ("::", {"SCREENER_PROXIES": "1", "SCREENER_ORIGINS": '["https://form.example"]'}, []),
        ("127.0.0.1", {}, []),
        ("localhost", {}, []),
        ("::1", {}, []),
    ],
)
def test_other_machines_are_answered_only_behind_a_proxy_and_by_our_names(
    host: str, settings: dict[str, str], named: list[str]
) -> None:
    """Fifty slow connections would take every thread, and whatever host a stranger names would be believed."""
    checked = subprocess.run(  # noqa: S603 - our own server
        [sys.executable, "-m", "gunicorn", "--check-config", "--config", str(CONFIG), "screener.web:create_app()"],
        env={**os.environ, "HOST": host, "PYTHONPATH": str(PACKAGE.parent), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode != 0) == bool(named), checked.stderr
    assert [name for name in ("SCREENER_ORIGINS", "SCREENER_PROXIES") if f"Set {name}" in checked.stderr] == named[:1]
    assert all(name in checked.stderr for name in named)


@pytest.mark.parametrize("file", ["clinics.example.toml", "riverside.svg", "gunicorn.conf.py"])
def test_what_the_documents_name_is_there(file: str) -> None:
    """Whoever deploys copies these."""
    assert (PACKAGE.parent / "deploy" / file).is_file()
