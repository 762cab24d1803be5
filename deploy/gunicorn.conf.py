"""How gunicorn serves the program, here and in the container: two processes, nothing about a person in any log."""

import gc
import os
import resource
import subprocess
import sys
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from selectors import EVENT_READ
from shutil import rmtree
from socket import SHUT_WR, socket
from tempfile import mkdtemp
from time import monotonic

from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import TConn, ThreadWorker

from screener.pdf import pool
from screener.traces import located
from screener.web.log import settings
from screener.web.origins import addresses_of

# A core dump would keep the answers of whoever was being served.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

# What a client has to close a connection in that is done, and how many bytes of what it still sends are read at once.
SECONDS_TO_CLOSE = 2
MOST_AT_ONCE = 1 << 16

# So many that the other processes find some too.
MOST_IN_A_ROUND = 4

host = os.environ.get("HOST", "127.0.0.1")
port = os.environ.get("PORT", "8000")
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
if not (host == "localhost" or host.startswith("127.") or host == "::1"):
    # Slow connections take every thread, and any name that somebody gives us would be believed.
    missing = [name for name in ("SCREENER_ORIGINS", "SCREENER_PROXIES") if os.environ.get(name, "0") in ("", "0")]
    if missing:
        sys.exit(
            f"This server answers other machines at HOST={host} only behind a proxy that holds slow connections. Set "
            f"{' and '.join(missing)}: SCREENER_PROXIES=1 for one proxy, and the addresses that people know us by, "
            """such as SCREENER_ORIGINS='["https://form.example"]'."""
        )
backlog = 128

# Threads wait: for slow connections, and for the two PDF workers that each process has. Twelve at most wait for PDFs
# (`screener.pdf.slot`); as many are left for pages. What kind of process it is stands below.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 24
# PDFs take what pages leave of the processors, and a page that was asked for goes on at once.
pool.POLICY = os.SCHED_IDLE
# A program that cannot start stops the server at once instead of being started over and over.
preload_app = True

timeout = 30
graceful_timeout = 25
keepalive = 5
# No process is replaced after so many requests: while one drains it answers nothing, and what leaked is in the PDF
# workers, which are processes of their own.

# Workers prove that they are alive through a file, which must not wait for a disk; it is also the one place that must
# be writable in a read-only container. Without it gunicorn uses the folder for temporary files.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 # gunicorn makes an unnamed file there
# The control socket is a file in the home folder, which a container does not have.
control_socket_disable = True

# The largest form has about a hundred fields and all of them travel in the body.
limit_request_line = 2048
limit_request_fields = 50
limit_request_field_size = 4096

# One line of JSON for each request, from the application: it knows the pattern of an address, in which nobody's words
# can stand. A request that cannot be read leaves none.
logconfig_dict = settings()


class WithoutAnswers(Logger):
    """A log in which no error says what was typed, and no request is told twice."""

    def access(self, resp: object, req: object, environ: dict[str, object], request_time: timedelta) -> None:
        """Nothing: the application wrote its line."""

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - gunicorn's signature
        """Where an error happened that reached the server; its words, and the request's address, are left out."""
        _, error, _ = sys.exc_info()
        self.error_log.error("%s", located(error) if error else "an error without a trace")


logger_class = WithoutAnswers
# At the level below, a request that cannot be read is logged with the address it came from.
loglevel = "error"

# Counts of all processes meet in files in memory, and a process of its own serves them.
metrics_port = os.environ.get("SCREENER_METRICS_PORT")
if metrics_port:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = mkdtemp(prefix="form-metrics-", dir=worker_tmp_dir)


class Lingering(ThreadWorker):
    """A process whose threads answer, and which goes on taking connections while others take their time to close."""

    def accept(self, listener: socket) -> None:
        """Take a few of the connections that wait, not one in each round, for which each thread may have to wait."""
        for _ in range(MOST_IN_A_ROUND):
            before = self.nr_conns
            super().accept(listener)
            if self.nr_conns == before:
                return

    def finish_request(self, conn: TConn, fs: Future[object]) -> None:
        """Close a connection that is done once its client has, or after two seconds; five, if others are quiet as well.

        gunicorn's own way waits for that with everything else: twenty clients that did not close stopped it for 18 s.
        """
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
            return
        conn.timeout = monotonic() + SECONDS_TO_CLOSE
        self.pending_conns.append(conn)
        with suppress(OSError):
            conn.sock.shutdown(SHUT_WR)
        conn.sock.setblocking(False)
        self.poller.register(conn.sock, EVENT_READ, partial(self.drain, conn))

    def drain(self, conn: TConn, line: socket) -> None:
        """Take what a client still sends, which would otherwise cost it the end of its answer, until it closes."""
        with suppress(OSError):
            if line.recv(MOST_AT_ONCE):
                return
        self.poller.unregister(line)
        self.pending_conns.remove(conn)
        self.nr_conns -= 1
        conn.close()


worker_class = Lingering


def post_worker_init(worker: Worker) -> None:
    """Make a first PDF before the first person waits for one: it takes several times as long as the others."""
    worker.wsgi.test_client().get("/ready")


def when_ready(server: Arbiter) -> None:
    """Make the pages that are made once, for all processes, and say where to look, before any process starts."""
    application = server.app.wsgi()
    for origin in [each.origin for each in addresses_of(application.config["ORIGINS"])]:
        for page in ("/", "/about", "/medicines", "/medicines.json", "/privacy"):
            application.test_client().get(page, base_url=origin)
    # What is there by now stays. Looking through all of it for what could go, again and again, took a fifth of the time
    # of a summary.
    gc.collect()
    gc.freeze()
    address, port, *_ = server.LISTENERS[0].sock.getsockname()
    name = f"[{address}]" if ":" in address else address
    # Whoever cannot read it, because a disk is full, is served all the same.
    with suppress(OSError):
        print(f"Open http://{name}:{port} in a browser. Stop with Ctrl+C.", flush=True)
    if metrics_port:
        command = [sys.executable, "-m", "screener.web.metrics", os.environ.get("METRICS_HOST", host), metrics_port]
        server.metrics = subprocess.Popen(command)  # noqa: S603 - ourselves


def child_exit(server: Arbiter, worker: Worker) -> None:  # noqa: ARG001 - gunicorn's signature
    """Let what a process counted stay, and what it was doing go."""
    if metrics_port:
        # Looks at the folder named above when it is imported.
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call] # published without a type


def on_exit(server: Arbiter) -> None:
    """Take the counts away with the server."""
    if metrics_port:
        server.metrics.terminate()
        rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
