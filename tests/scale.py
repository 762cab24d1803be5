"""Two instances in network namespaces of their own behind nginx, with a store in which they count together.

As root, with Debian's nginx and redis-server or valkey-server: prints how many PDFs a second one instance makes and
how many two, each with half a processor, then kills one in the middle and prints what came back. It leaves nothing
behind. Each namespace is a machine as far as the network goes: nothing but the store is shared.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from http import HTTPStatus
from itertools import cycle, islice
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import sleep

from tests.deploy.proxy import NGINX
from tests.load import ROOT, Answer, Service, ask, by_the_clock, rate

HOST = "10.83.0.1"
INSTANCES = ("10.83.0.2", "10.83.0.3")
STORE = 6383
PORT = 8383
PAPERS = 120
# The part of a processor that each instance has.
PROCESSOR = 0.5


def main() -> None:
    """Measure one instance and two, lose one, and exit with 1 where something was lost."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        stack.enter_context(network())
        stack.enter_context(store())
        for number in range(len(INSTANCES)):
            stack.enter_context(instance(number))
        both, one = (
            stack.enter_context(proxy(Path(name), PORT + number, INSTANCES[:count]))
            for number, count in ((0, 2), (1, 1))
        )
        for server in (both, one):
            wait_for(server)
        alone, together = (asyncio.run(rate(server, ["/summary.pdf"])) for server in (one, both))
        print(f"PDFs a second with {PROCESSOR} of a processor each: one instance {alone:.1f}, two {together:.1f}")
        print(f"two make {together / alone:.2f} times as many")
        answers = asyncio.run(lose_one(both, together))
        statuses = dict(sorted(Counter(answer.status for answer in answers).items()))
        print(f"one of two killed in the middle of {len(answers)} PDFs: {statuses}")
        raise SystemExit(0 if set(statuses) == {HTTPStatus.OK} else 1)


async def lose_one(server: Service, pace: float) -> list[Answer]:
    """Ask for PDFs at a pace that one instance holds, and kill all processes of the other meanwhile."""
    asked = asyncio.create_task(by_the_clock(server, islice(cycle(["/summary.pdf"]), PAPERS), pace / 4))
    await asyncio.sleep(PAPERS / pace)
    lost = subprocess.run(["ip", "netns", "pids", "form-1"], capture_output=True, text=True, check=True)  # noqa: S607 - iproute's
    for process in lost.stdout.split():
        os.kill(int(process), signal.SIGKILL)
    return await asked


@contextmanager
def network() -> Iterator[None]:
    """A bridge of this machine, and a namespace for each instance."""
    run("ip link add form-bridge type bridge")
    try:
        run(f"ip addr add {HOST}/24 dev form-bridge", "ip link set form-bridge up")
        for number, address in enumerate(INSTANCES):
            run(
                f"ip netns add form-{number}",
                f"ip link add form-v{number} type veth peer name eth0 netns form-{number}",
                f"ip link set form-v{number} master form-bridge up",
                f"ip -n form-{number} addr add {address}/24 dev eth0",
                f"ip -n form-{number} link set eth0 up",
                f"ip -n form-{number} link set lo up",
            )
        yield
    finally:
        for number in range(len(INSTANCES)):
            subprocess.run(["ip", "netns", "del", f"form-{number}"], check=False)  # noqa: S603, S607 - our own
        run("ip link del form-bridge")


def run(*commands: str) -> None:
    """Run these, each of which must succeed."""
    for command in commands:
        subprocess.run(command.split(), check=True)  # noqa: S603 - written above


@contextmanager
def started(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program while it is needed."""
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def store() -> AbstractContextManager[object]:
    """Where instances count together, in memory only."""
    program = which("valkey-server") or which("redis-server")
    if not program:
        raise SystemExit("apt-get install redis-server")
    return started(
        *(program, "--port", str(STORE), "--bind", HOST, "--save", "", "--appendonly", "no", "--protected-mode", "no")
    )


@contextmanager
def instance(number: int) -> Iterator[None]:
    """One instance in its namespace, which has as much of a processor as a small machine, whatever else runs here."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "screener.web:create_app()"]
    serving = started(
        *("ip", "netns", "exec", f"form-{number}", *command),
        HOST=INSTANCES[number],
        PORT="8000",
        WEB_CONCURRENCY="1",
        SCREENER_PROXIES="1",
        SCREENER_ORIGINS=f'["http://{HOST}:{PORT}", "http://{HOST}:{PORT + 1}"]',
        SCREENER_LIMIT_STORE=f"redis://{HOST}:{STORE}",
        SCREENER_LIMIT_KEY="0" * 64,
        SCREENER_PDFS_PER_ADDRESS="100000",
    )
    old, new = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")
    group = (old if old.is_dir() else new) / f"form-{number}"
    group.mkdir()
    try:
        with serving as process:
            (group / "cgroup.procs").write_text(str(process.pid))
            if old.is_dir():
                (group / "cpu.shares").write_text("100000")
                (group / "cpu.cfs_quota_us").write_text(str(round(100_000 * PROCESSOR)))
            else:
                (group / "cpu.weight").write_text("10000")
                (group / "cpu.max").write_text(f"{round(100_000 * PROCESSOR)} 100000")
            yield
    finally:
        sleep(1)
        group.rmdir()


@contextmanager
def proxy(folder: Path, port: int, instances: tuple[str, ...]) -> Iterator[Service]:
    """The shipped nginx, but for addresses, certificate and limits on one address."""
    program = which("nginx") or which("nginx", path="/usr/sbin")
    if not program:
        raise SystemExit("apt-get install nginx")
    place = folder / str(port)
    place.mkdir()
    location = NGINX.read_text("utf-8").partition("location / {")[2].partition("}")[0]
    servers = "\n".join(f"server {address}:8000 max_fails=1 fail_timeout=5s;" for address in instances)
    temporary = " ".join(
        f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (place / "nginx.conf").write_text(
        f"user root; worker_processes 1; pid {place}/pid; events {{}} http {{ access_log off; {temporary}\n"
        f"upstream form {{ least_conn; {servers} keepalive 16; }}\n"
        f"server {{ listen {HOST}:{port}; client_body_buffer_size 64k; location / {{ {location} }} }} }}",
        "utf-8",
    )
    with started(program, "-c", str(place / "nginx.conf"), "-e", str(place / "errors"), "-g", "daemon off;"):
        yield Service(HOST, port, None)


def wait_for(server: Service) -> None:
    """Wait until a page comes, from every instance."""
    for _ in range(150):
        if all(asyncio.run(ask(server, "/ready")).status == HTTPStatus.OK for _ in range(4)):
            return
        sleep(0.3)
    raise SystemExit("the instances did not start")


if __name__ == "__main__":
    main()
