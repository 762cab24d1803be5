"""Measures what the server holds, and says of each figure whether it is within what docs/operations.md promises.

One client process on the same machine sends requests by a clock, whether or not earlier ones were answered, each on a
connection of its own: as people do, and unlike clients that wait for each other. What the client itself costs is taken
from the server's time, so the figures are low rather than high.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import urllib.parse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep

import yaml

from tests.deploy.server import children

ROOT = Path(__file__).parent.parent
CASES = yaml.safe_load((ROOT / "tests" / "cases.yaml").read_text("utf-8"))
PATIENCE = 60.0
AT_ONCE = 8
SECONDS = 8.0
PAGES = ("/", "/about", "/medicines", "/privacy")
# Of a hundred requests, as of people who fill in the form: pages, what they send to look at, and PDFs.
MIX = (*PAGES * 15, *("/summary",) * 20, *("/summary.txt",) * 5, *("/summary.pdf",) * 15)
ANSWERS = cycle(case["answers"] for case in CASES)
CLIENTS = cycle(range(1, 251))
DROPPED = 0
MOST_TIMES_IDLE = 5
LEAST_OF_HEALTH = 0.5
MOST_GROWTH = 1.05


@dataclass(frozen=True)
class Service:
    """Where it is, and its first process where it runs on this machine for us."""

    host: str
    port: int
    process: int | None


@dataclass(frozen=True)
class Answer:
    """What came back for a path: the status, 0 for a dropped connection, after so many seconds."""

    path: str
    status: int
    seconds: float
    says_when: bool


def main() -> None:
    """Measure and print; exit with 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--papers", type=int, default=5_000)
    parser.add_argument("--port", type=int, default=8198)
    parser.add_argument("--address")
    asked = parser.parse_args()
    with running(asked.port, asked.address) as service:
        kept = [
            *static_pages(service),
            *overload(service, asked.requests),
            *(memory(service, asked.papers) if asked.papers and service.process else ()),
        ]
    raise SystemExit(0 if all(kept) else 1)


@contextmanager
def running(port: int, address: str | None) -> Iterator[Service]:
    """The service that is named, or one that serves this checkout with two processes."""
    if address:
        there = urllib.parse.urlsplit(address)
        yield Service(str(there.hostname), there.port or 80, None)
        return
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "screener.web:create_app()"]
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "2"}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    service = Service("127.0.0.1", port, server.pid)
    try:
        for _ in range(200):
            if asyncio.run(ask(service, "/ready")).status == HTTPStatus.OK:
                break
            sleep(0.2)
        yield service
    finally:
        server.terminate()
        server.wait()


def static_pages(service: Service) -> Iterator[bool]:
    """How many a second of each page without answers, next to a page that does no work."""
    rates = {path: asyncio.run(rate(service, [path])) for path in ("/health", *PAGES)}
    for path, found in rates.items():
        print(f"{path:20}{found:8.0f} a second")
    least = min(rates.values()) / rates["/health"]
    yield promised("the slowest page, of the rate of /health", least, least >= LEAST_OF_HEALTH)


def overload(service: Service, number: int) -> Iterator[bool]:
    """So many mixed requests at twice the rate that is sustained."""
    sustained = asyncio.run(rate(service, shuffled()))
    papers = asyncio.run(rate(service, ["/summary.pdf"]))
    print(f"{'mixed requests':20}{sustained:8.1f} a second, {100 / len(MIX) * MIX.count('/summary.pdf'):.0f} % PDFs")
    print(f"{'PDFs alone':20}{papers:8.1f} a second")
    # The same pages and summaries, without the PDFs and at a quarter of the pace.
    others = [path for path in shuffled() if path != "/summary.pdf"]
    quiet = percentiles(asyncio.run(by_the_clock(service, islice(cycle(others), 400), sustained / 4)))
    print(f"pages when idle: median {1000 * quiet[0]:.0f} ms, 99 % {1000 * quiet[1]:.0f} ms")
    before = perf_counter()
    answers = asyncio.run(by_the_clock(service, islice(cycle(shuffled()), number), 2 * sustained))
    seconds = perf_counter() - before
    print(f"{number} mixed requests at {2 * sustained:.0f} a second, answered in {seconds:.0f} s:")
    for path in sorted({answer.path for answer in answers}):
        of_path = [answer for answer in answers if answer.path == path]
        middle, late = percentiles(of_path)
        statuses = dict(sorted(Counter(answer.status for answer in of_path).items()))
        print(f"  {path:18}{statuses!s:28} median {1000 * middle:6.0f} ms, 99 % {1000 * late:6.0f} ms")
    yield promised(
        "answers that are errors of ours", (bad := count(answers, HTTPStatus.INTERNAL_SERVER_ERROR)), not bad
    )
    yield promised("connections dropped", (dropped := count(answers, DROPPED)), not dropped)
    shed = [answer for answer in answers if answer.status == HTTPStatus.SERVICE_UNAVAILABLE]
    unsaid = sum(not answer.says_when for answer in shed)
    yield promised(f"PDFs shed without Retry-After, of {len(shed)}", unsaid, not unsaid)
    _, late = percentiles([answer for answer in answers if answer.path != "/summary.pdf"])
    yield promised("pages at 99 %, times their idle time", late / quiet[1], late <= MOST_TIMES_IDLE * quiet[1])


def memory(service: Service, papers: int) -> Iterator[bool]:
    """What all processes hold together after a tenth of so many PDFs, and after all of them."""
    assert service.process
    asyncio.run(closed(service, islice(cycle(["/summary.pdf"]), papers // 10)))
    first = sum(map(share, family(service.process)))
    asyncio.run(closed(service, islice(cycle(["/summary.pdf"]), papers - papers // 10)))
    last = sum(map(share, family(service.process)))
    print(f"memory of all processes: {first:.0f} MB after {papers // 10} PDFs, {last:.0f} MB after {papers}")
    yield promised("memory at the end, of that at the beginning", last / first, last <= MOST_GROWTH * first)


def family(process: int) -> list[int]:
    """A process, those that it started, and so on."""
    return [process, *(each for child in children(process) for each in family(child))]


def share(process: int) -> float:
    """The megabytes of memory that are a process's own, and its part of those that it shares."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def promised(what: str, figure: float, kept: bool) -> bool:
    """Print a figure and whether it is what is promised; say so."""
    print(f"{'kept  ' if kept else 'BROKEN'}  {what}: {figure:.2f}".removesuffix(".00"), flush=True)
    return kept


def shuffled() -> list[str]:
    """The mix, always in the same order."""
    mixed = list(MIX)
    Random(16).shuffle(mixed)  # noqa: S311 - an order, not a secret
    return mixed


def percentiles(answers: Sequence[Answer]) -> tuple[float, float]:
    """The median and the 99th percentile of the seconds that answers took."""
    seconds = [answer.seconds for answer in answers]
    return median(seconds), quantiles(seconds, n=100)[-1]


def count(answers: Iterable[Answer], status: int) -> int:
    """How many answers have a status."""
    return sum(answer.status == status for answer in answers)


async def rate(service: Service, paths: Sequence[str]) -> float:
    """How many requests a second are answered with success when a few clients ask again at once."""
    before, todo = perf_counter(), cycle(paths)

    async def client() -> int:
        found = 0
        while perf_counter() < before + SECONDS:
            found += (await ask(service, next(todo))).status == HTTPStatus.OK
        return found

    found = sum(await asyncio.gather(*(client() for _ in range(AT_ONCE))))
    return found / (perf_counter() - before)


async def closed(service: Service, paths: Iterable[str]) -> None:
    """Ask for each of these, a few at a time, and again where there was no turn for it."""
    todo = iter(paths)

    async def client() -> None:
        for path in todo:
            while (await ask(service, path)).status == HTTPStatus.SERVICE_UNAVAILABLE:
                await asyncio.sleep(1)

    await asyncio.gather(*(client() for _ in range(AT_ONCE // 2)))


async def by_the_clock(service: Service, paths: Iterable[str], a_second: float) -> list[Answer]:
    """Ask for these, so many a second, whether or not the earlier ones were answered."""
    begin, asked = perf_counter(), []
    for number, path in enumerate(paths):
        await asyncio.sleep(max(0.0, begin + number / a_second - perf_counter()))
        asked.append(asyncio.create_task(ask(service, path)))
    return await asyncio.gather(*asked)


async def ask(service: Service, path: str) -> Answer:
    """Ask for a path on a connection of its own: a PDF, a summary and a text with the answers of the cases in turn."""
    body = urllib.parse.urlencode(next(ANSWERS), doseq=True).encode() if path.startswith("/summary") else b""
    lines = [
        f"{'POST' if body else 'GET'} {path} HTTP/1.1",
        f"Host: {service.host}:{service.port}",
        f"Origin: http://{service.host}:{service.port}",
        "Accept-Encoding: gzip, br",
        "Connection: close",
        *(("Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}") if body else ()),
    ]
    before = perf_counter()
    try:
        async with asyncio.timeout(PATIENCE):
            # From many addresses of this machine, each of which has only so many ports.
            here = (f"127.0.0.{next(CLIENTS)}", 0) if service.host == "127.0.0.1" else None
            reader, writer = await asyncio.open_connection(service.host, service.port, local_addr=here)
            writer.write("\r\n".join((*lines, "", "")).encode() + body)
            came = await reader.read(-1)
            writer.close()
        head = came.partition(b"\r\n\r\n")[0].lower()
        return Answer(path, int(head.split()[1]), perf_counter() - before, b"\r\nretry-after:" in head)
    except (OSError, IndexError, TimeoutError):
        return Answer(path, DROPPED, perf_counter() - before, says_when=False)


if __name__ == "__main__":
    main()
