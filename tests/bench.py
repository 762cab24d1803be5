"""Measures the paper of the sixteen cases, and prints what it costs next to three other ways to make it.

Each case is made as it is downloaded, and with everything that can be ticked. In one run, on the same content: this
program in its own process and over HTTP; headless Chromium in a page that stays
open, and in a fresh one for each person; ReportLab drawing nothing but the same lines of text. Chromium and ReportLab
are left out where they are not installed. Times are of the clock on the wall, in milliseconds; beside them stands the
time that processors worked for it, which other programs on the machine change less.

    script/bench [--rounds 3] [--port 8199] [--memory] [--chromium /usr/bin/chromium]
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import TypeVar
from unittest.mock import patch

import yaml
from flask.testing import FlaskClient

from screener.medicines.recognition import RECOGNISER
from screener.paths import STATIC
from screener.pdf import slot
from screener.pdf.document import shared_closing, shared_overlay, shared_sheets
from screener.pdf.pool import AnyJob, Job, Result, submit
from screener.web import create_app

# Read here rather than imported: nothing else may stand in the memory that is watched.
CASES, LINES = (
    yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
    for name in ("cases", "medicines/medicine_lines")
)
ROOT = Path(__file__).parent.parent
PAPERS = {"as it is downloaded": {}, "with everything": {"full": "yes", "tests": "yes", "diary": "yes"}}
FONT = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Make = Callable[[int], object]
Content = TypeVar("Content")


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", default="8199")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--memory", action="store_true", help="make 2,000 papers and watch the memory")
    asked = parser.parse_args()
    print("Python", sys.version.split()[0], "at", sys.base_prefix)
    client = create_app().test_client()
    if asked.memory:
        watch_memory(client)
        return
    with chromium(asked.chromium) as prints:
        for name, ticks in PAPERS.items():
            print(f"\nThe paper {name}:")
            show(compared(client, prints, ticks, asked.rounds))
            print(f"the fullest form: {fullest(client, ticks, asked.rounds)}")
    serve(asked.port, asked.rounds)
    recognise()


def compared(
    client: FlaskClient, prints: Mapping[str, Callable[[str], bytes]], ticks: Mapping[str, str], rounds: int
) -> dict[str, Times]:
    """What each way takes for each case with these ticks."""
    forms = [{**case["answers"], **ticks} for case in CASES]
    ways: dict[str, Make] = {"in process": lambda case: paper(client, forms[case])}
    pages = [as_html(client, form) for form in forms] if prints else []
    for name, way in prints.items():
        ways[name] = partial(of_case, way, pages)
    if draw := reportlab_drawing():
        ways["ReportLab"] = partial(of_case, draw, [lines_of(paper(client, form)) for form in forms])
    return measured(ways, rounds)


def fullest(client: FlaskClient, ticks: Mapping[str, str], rounds: int) -> str:
    """How long a form with the longest answer to each question takes, next to the median of the cases."""
    from tests.pdf.layouts import fullest as longest_form  # noqa: PLC0415 - not in a process whose memory is watched

    forms = [{**case["answers"], **ticks} for case in CASES]
    full = {**longest_form("leg and arm "), **ticks}
    ways: dict[str, Make] = {
        "typical": lambda case: paper(client, forms[case]),
        "fullest": lambda _: paper(client, full),
    }
    times = measured(ways, rounds)
    typical, longest = median(times["typical"].each), median(times["fullest"].each)
    worked = times["fullest"].processors / times["typical"].processors
    return f"{longest:.1f} ms, {longest / typical:.2f} times the median case, {worked:.2f} times the processors' time"


def of_case(make: Callable[[Content], bytes], contents: Sequence[Content], case: int) -> bytes:
    """What `make` makes of the content of a case."""
    return make(contents[case])


def recognise() -> None:
    """Read thirty lines of medicines, right and misspelt, and print the best time of twenty."""
    for kind in ("correct", "misspelt"):
        typed = "\n".join([line["line"] for line in LINES if line["kind"] == kind][:30])
        times = []
        for _ in range(20):
            start = perf_counter()
            RECOGNISER.recognise(typed)
            times.append(1000 * (perf_counter() - start))
        print(f"30 lines of medicines, {kind}: {min(times):.1f} ms")


def paper(client: FlaskClient, answers: Mapping[str, object]) -> bytes:
    """The paper of these answers."""
    response = client.post("/summary.pdf", data=answers)
    assert response.status_code == 200, response.text
    return bytes(response.data)


def lines_of(file: bytes) -> list[str]:
    """The lines of text in a paper."""
    import pypdfium2  # noqa: PLC0415 - not in a process whose memory is watched

    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in document).splitlines()


@dataclass
class Times:
    """The milliseconds that papers took, each by the clock, and all together of the processors."""

    each: list[float] = field(default_factory=list)
    processors: float = 0

    def add(self, make: Make, case: int) -> None:
        """Make a paper and add what it took."""
        worked, before = processor_times(os.getpid()), perf_counter()
        make(case)
        self.each.append(1000 * (perf_counter() - before))
        self.processors += worked_since(worked, os.getpid())


def measured(ways: Mapping[str, Make], rounds: int) -> dict[str, Times]:
    """What each way takes for each case, the ways taking turns so that all meet the same machine."""
    times = {name: Times() for name in ways}
    for turn in range(rounds + 1):
        for case in range(len(CASES)):
            for name, make in ways.items():
                if turn:
                    times[name].add(make, case)
                else:
                    make(case)
    return times


def show(times: Mapping[str, Times]) -> None:
    """Print each way and how many times as long as it the first way takes."""
    (_, first), *_ = times.items()
    print(f"{'milliseconds a paper':24}{'median':>9}{'95 %':>9}{'we take':>9}{'processors':>12}{'we take':>9}")
    for name, taken in times.items():
        middle, slow = median(taken.each), quantiles(taken.each, n=20)[-1]
        worked = taken.processors / len(taken.each)
        print(
            f"{name:24}{middle:9.1f}{slow:9.1f}{median(first.each) / middle:8.2f}x"
            f"{worked:12.1f}{first.processors / taken.processors:8.2f}x"
        )


def processor_times(process: int) -> dict[int, int]:
    """How long processors have worked for a process and for those that it started, by their numbers."""
    times = dict[int, int]()
    for each in family(process):
        # A process or a thread may end meanwhile.
        with suppress(OSError):
            tasks = (Path("/proc") / str(each) / "task").glob("*/schedstat")
            times[each] = sum(int(path.read_text().split()[0]) for path in tasks)
    return times


def worked_since(before: Mapping[int, int], process: int) -> float:
    """For how many milliseconds they have worked since then; of a process that has ended meanwhile nothing is known."""
    return sum(max(0, now - before.get(each, 0)) for each, now in processor_times(process).items()) / 1_000_000


def as_html(client: FlaskClient, answers: Mapping[str, object]) -> str:
    """The paper's own HTML for another program to print, with what we make once for everybody."""
    bodies = dict[str, re.Match[str]]()

    def remember(job: AnyJob) -> Future[Result]:
        # Of several layouts of one page the last is the one that is printed.
        html = job.html if isinstance(job, Job) else ""
        if body := re.search(r'class="([^"]*)">.*<body>(.*)</body>', html, re.DOTALL):
            bodies[kind_of(body[1], body[2])] = body
        return submit(job)

    for shared in (shared_sheets, shared_overlay, shared_closing):
        shared.cache_clear()
    with patch.object(slot, "submit", remember):
        paper(client, answers)
    # Without the classes that set what is made once on pages of its own.
    once = {kind: re.sub(r'<div class="(head|foot|closing)">', "<div>", body[2]) for kind, body in bodies.items()}
    head, foot = once["overlay"].split('<div id="head"></div>')
    front, *unsaid = bodies["page-one"][2].split('<div class="closing" id="begin">')
    parts = {"page-one": (bodies["page-one"], head + front + foot)}
    if unsaid:
        closing = "closes-all-but-box" if 'class="box"' in foot else "closes"
        parts["after"] = (bodies[closing], "<div>" + unsaid[0] + once[closing])
    parts |= {kind: (bodies[kind], bodies[kind][2]) for kind in ("after", "sheets") if kind in bodies}
    pages = "".join(f'<div class="{body[1]}" style="break-after: page">{part}</div>' for body, part in parts.values())
    style = (STATIC / "paper.css").read_text("utf-8")
    return f"<!DOCTYPE html><html lang=en><head><style>{style}</style></head><body>{pages}"


def kind_of(classes: str, body: str) -> str:
    """Which part of a paper a page is: the last of its classes says so, but of what closes a paper there are two."""
    if '<div class="closing">' in body:
        return "closes" if 'class="box"' in body else "closes-all-but-box"
    return classes.rsplit(maxsplit=1)[-1]


@contextmanager
def chromium(executable: str) -> Iterator[dict[str, Callable[[str], bytes]]]:
    """Two ways to print with Chromium: in a page that stays open, and in a page and a profile for each person."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is installed
    except ImportError:
        yield {}
        return
    if not Path(executable).exists():
        yield {}
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        kept = browser.new_page()

        def printed_in(page: object, html: str) -> bytes:
            page.set_content(html)  # type: ignore[attr-defined]
            file: bytes = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)  # type: ignore[attr-defined]
            return file

        def in_fresh(html: str) -> bytes:
            with browser.new_context() as context:
                return printed_in(context.new_page(), html)

        yield {"Chromium, page kept": lambda html: printed_in(kept, html), "Chromium, page fresh": in_fresh}
        browser.close()


def reportlab_drawing() -> Callable[[Sequence[str]], bytes] | None:
    """How ReportLab draws lines of text in the same font, page after page; None where it is not installed."""
    try:
        from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 - only where it is installed
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415
    except ImportError:
        return None
    pdfmetrics.registerFont(ttfonts.TTFont("Noto", FONT))

    def draw(lines: Sequence[str]) -> bytes:
        file = BytesIO()
        canvas = Canvas(file)
        for number, line in enumerate(lines):
            if number % 60 == 0:
                if number:
                    canvas.showPage()
                canvas.setFont("Noto", 10)
            canvas.drawString(35, 800 - 12.8 * (number % 60), line)
        canvas.save()
        return file.getvalue()

    return draw


def serve(port: str, rounds: int) -> None:
    """Time papers over HTTP, as they are served, one by one and then as many as two workers make."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "screener.web:create_app()"]
    server = subprocess.Popen(  # noqa: S603 - our own server
        command, cwd=ROOT, env={**os.environ, "PORT": port, "WEB_CONCURRENCY": "2"}, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        show(measured({"over HTTP": lambda case: post(port, CASES[case]["answers"])}, rounds))
        # One after another they may all have met one process: like every other way, this one is not new when it counts.
        for name in ("new", "not new"):
            made, taken, worked = at_once(server.pid, port, rounds)
            print(f"{made / taken:.1f} papers a second, workers {name}, {worked / made:.1f} ms of processors for each")
        for worker in children(server.pid):
            own = children(worker)
            print(
                f"a process that answers pages: {resident(worker):.0f} MB, its PDF workers:",
                *(f"{resident(each):.0f} MB" for each in own),
            )
        print(f"all of them, what they share counted once: {sum(map(share, family(server.pid))):.0f} MB")
    finally:
        server.terminate()
        server.wait()


def at_once(server: int, port: str, rounds: int) -> tuple[int, float, float]:
    """How many papers four clients got, in how many seconds, and for how many milliseconds processors worked for it."""
    before_it, before = processor_times(server), perf_counter()
    with ThreadPoolExecutor(4) as clients:
        made = len([*clients.map(lambda case: post(port, case["answers"]), CASES * rounds)])
    return made, perf_counter() - before, worked_since(before_it, server)


def wait_for(port: str) -> None:
    """Wait until the server is ready."""
    for _ in range(100):
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/ready") as response:
            if response.status == 200:
                return
        sleep(0.2)
    raise SystemExit("the server did not start")


def post(port: str, answers: Mapping[str, object]) -> bytes:
    """Post answers and read the paper."""
    body = urllib.parse.urlencode(answers, doseq=True).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/summary.pdf", body, {"Origin": f"http://127.0.0.1:{port}"}
    )
    with urllib.request.urlopen(request) as response:  # noqa: S310 - our own server
        return bytes(response.read())


def watch_memory(client: FlaskClient) -> None:
    """Make 2,000 papers and print the memory on the way, of this process and of its PDF workers."""
    for made in range(1, 2001):
        paper(client, CASES[made % len(CASES)]["answers"])
        if made in (50, 200) or made % 500 == 0:
            print(f"{made:5} papers", *(f"{resident(each):6.0f} MB" for each in family(os.getpid())), flush=True)


def children(process: int) -> list[int]:
    """The processes that a process started, by whichever of its threads."""
    started = []
    # A process or a thread may end meanwhile.
    with suppress(OSError):
        for path in (Path("/proc") / str(process) / "task").glob("*/children"):
            with suppress(OSError):
                started += path.read_text().split()
    return [int(child) for child in started]


def family(process: int) -> list[int]:
    """A process, those that it started, and so on."""
    return [process, *(each for child in children(process) for each in family(child))]


def resident(process: int) -> float:
    """The megabytes of memory that a process holds."""
    return kilobytes(process, "status", "VmRSS") / 1024


def share(process: int) -> float:
    """The megabytes of memory that are a process's own, and its part of those that it shares."""
    return kilobytes(process, "smaps_rollup", "Pss") / 1024


def kilobytes(process: int, table: str, name: str) -> int:
    """A line of one of the kernel's tables about a process."""
    found = re.search(rf"^{name}:\s+(\d+)", (Path("/proc") / str(process) / table).read_text(), re.MULTILINE)
    assert found
    return int(found[1])


if __name__ == "__main__":
    main()
