"""How gunicorn serves the program, here and in the container: two processes, nothing about a person in any log."""

import os
import resource
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.workers.base import Worker

from screener.traces import located

# A core dump would keep the answers of whoever was being served.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

host = os.environ.get("HOST", "127.0.0.1")
port = os.environ.get("PORT", "8000")
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
if not (host == "localhost" or host.startswith("127.") or host == "::1"):
    # Slow connections take every thread, and any name that somebody gives us would be believed.
    missing = [name for name in ("SCREENER_ORIGINS", "SCREENER_PROXIES") if not os.environ.get(name)]
    if missing:
        sys.exit(
            f"This server answers other machines at HOST={host} only behind a proxy that holds slow connections. Set "
            f"{' and '.join(missing)}: SCREENER_PROXIES=1 for one proxy, and the addresses that people know us by, "
            """such as SCREENER_ORIGINS='["https://form.example"]'."""
        )
backlog = 128

# Threads wait: for slow connections, and for the two PDF workers that each process has. Twelve at most wait for PDFs
# (`screener.pdf.slot`); as many are left for pages.
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 24
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

# Time, method, path, status, size, duration: no address, query, referrer or browser.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
accesslog = "-"


class WithoutAnswers(Logger):
    """A log in which no address of a page can begin a line of its own, and no error says what was typed."""

    def atoms(self, resp: object, req: object, environ: dict[str, object], request_time: timedelta) -> dict[str, str]:
        """What can be named in the format."""
        atoms: dict[str, str] = super().atoms(resp, req, environ, request_time)
        # gunicorn decodes an address before it writes it. There is none where a request could not be read.
        return {**atoms, "U": quote(atoms["U"] or "-")}

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - gunicorn's signature
        """Where an error happened that reached the server; its words, and the request's address, are left out."""
        _, error, _ = sys.exc_info()
        self.error_log.error("%s", located(error) if error else "an error without a trace")


logger_class = WithoutAnswers
errorlog = "-"
# At the level below, a request that cannot be read is logged with the address it came from.
loglevel = "error"


def post_worker_init(worker: Worker) -> None:
    """Make a first PDF before the first person waits for one: it takes several times as long as the others."""
    worker.wsgi.test_client().get("/ready")


def when_ready(server: Arbiter) -> None:
    """Say where to look, once connections are accepted and not before."""
    address, port, *_ = server.LISTENERS[0].sock.getsockname()
    name = f"[{address}]" if ":" in address else address
    print(f"Open http://{name}:{port} in a browser. Stop with Ctrl+C.", flush=True)
