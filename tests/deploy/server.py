"""A real gunicorn with the settings of deploy/gunicorn.conf.py, and what can be seen of its processes from outside."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

from screener.paths import PACKAGE

Seen = TypeVar("Seen")

CONFIG = PACKAGE.parent / "deploy" / "gunicorn.conf.py"
# All of 127.0.0.0/8 is this machine: an address of our own, to look for in a log.
VISITOR = "127.83.12.7"
SECONDS = 40


@dataclass(frozen=True)
class Server:
    """A server that runs, where it is, and the file that holds all it writes."""

    process: int
    port: int
    output: Path

    @property
    def log(self) -> str:
        """Everything it has written so far."""
        return self.output.read_text("utf-8")

    def exchange(self, sent: bytes) -> bytes:
        """What comes back from these bytes, sent as they are by `VISITOR`."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS, source_address=(VISITOR, 0)) as line:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))

    def ask(self, first_line: str, headers: Mapping[str, str] | None = None, body: str = "") -> bytes:
        """The response to a request that begins with `first_line`."""
        sent = {"Host": "form.example", "Connection": "close", **(headers or {})}
        if body:
            sent |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
        lines = (first_line, *(f"{name}: {value}" for name, value in sent.items()), "", body)
        return self.exchange("\r\n".join(lines).encode())

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every line of the log: each but the first, which is for a person, is JSON."""
        return [json.loads(line) for line in self.log.splitlines() if not line.startswith("Open http")]

    def line_of(self, response: bytes) -> dict[str, Any]:
        """The line about a request, by the id in its response, once it is written."""
        found = re.search(rb"(?i)\r\nx-request-id: ([0-9a-f]{32})\r\n", response)
        assert found
        name = found[1].decode()
        return wait(lambda: next((line for line in self.lines if line.get("id") == name), None))

    @property
    def workers(self) -> list[int]:
        """The processes that answer pages."""
        return children(self.process)

    @property
    def pdf_workers(self) -> list[int]:
        """The processes that typeset."""
        return [pid for worker in self.workers for pid in children(worker) if "screener.pdf.worker" in command(pid)]


@contextmanager
def served(
    folder: Path,
    application: str = "screener.web:create_app()",
    settings: Mapping[str, str] | None = None,
    ready: bytes = b"200",
) -> Iterator[Server]:
    """Serve an application on a free port by one process, from `folder`.

    It has made a first PDF by then, or `ready` is what it says instead.
    """
    output = folder / "output"
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": "0", "WEB_CONCURRENCY": "1", **(settings or {})}
    environment["PYTHONPATH"] = f"{folder}:{PACKAGE.parent}"
    command = [sys.executable, "-m", "gunicorn", "--config", str(CONFIG), application]
    with output.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603 - our own server
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT
        )

    def opened() -> re.Match[str] | None:
        assert process.poll() is None, "the server has stopped"
        return re.search(r"Open http://127\.0\.0\.1:(\d+) in a browser", output.read_text("utf-8"))

    try:
        server = Server(process.pid, int(wait(opened)[1]), output)
        wait(lambda: server.ask("GET /ready HTTP/1.1").startswith(b"HTTP/1.1 " + ready))
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait(look: Callable[[], Seen | None]) -> Seen:
    """What `look` sees, once it sees anything. Fails when it takes too long."""
    end = monotonic() + SECONDS
    while not (seen := look()):
        assert monotonic() < end, "nothing was seen in time"
        sleep(0.05)
    return seen


def children(process: int) -> list[int]:
    """The processes that a process has started, by any of its threads."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(pid) for each in lists for pid in each.read_text("utf-8").split()]


def command(process: int) -> str:
    """What a process was started as."""
    return Path(f"/proc/{process}/cmdline").read_text("utf-8").replace("\0", " ")


def limit(process: int, name: str) -> tuple[str, str]:
    """The soft and the hard limit of a process, by the name that Linux shows."""
    lines = Path(f"/proc/{process}/limits").read_text("utf-8").splitlines()
    (line,) = (line.removeprefix(name) for line in lines if line.startswith(name))
    soft, hard, *_ = line.split()
    return soft, hard
