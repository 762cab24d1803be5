"""Makes each break in a private copy of the checkout, asks its tests, and says which of them went unnoticed."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

from tests.mutations.breaks import MOST_SURVIVORS, MUTATIONS, Mutation

ROOT = Path(__file__).parents[2]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "node_modules")
COPIES = 2
# A break can make a program wait for ever.
SECONDS = 600
# Without a browser: what it shows is too slow to ask forty times. Breaks that name no tests are shown to all of these.
EVERYTHING = ("tests", "--ignore=tests/browser", "--ignore=tests/test_wheel.py")
PASSED, FAILED, INTERRUPTED = 0, 1, 2


def main() -> int:
    """Make the breaks that were named, or all, and report. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="script/mutate", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a break; all are the default")
    parser.add_argument("--list", action="store_true", help="print the names and stop")
    parser.add_argument("--everything", action="store_true", help="ask all tests but those in a browser: slow")
    asked = parser.parse_args()
    known = {mutation.name: mutation for mutation in MUTATIONS}
    if asked.list:
        print(*known, sep="\n")
        return 0
    if unknown := set(asked.names) - set(known):
        parser.error(f"no break is called {', '.join(sorted(unknown))}")
    mutations = [known[name] for name in asked.names or known]
    if asked.everything:
        mutations = [mutation._replace(tests=()) for mutation in mutations]
    if wrong := [fault for mutation in mutations for fault in faults(mutation)]:
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        return run(mutations, Path(folder))


def faults(mutation: Mutation) -> Iterator[str]:
    """Why a break cannot be made."""
    times = (ROOT / mutation.file).read_text("utf-8").count(mutation.old)
    if times != 1:
        yield f"{mutation.name}: its text stands {times} times in {mutation.file}, not once: {mutation.old!r}"
    if mutation.old == mutation.new:
        yield f"{mutation.name}: it changes nothing"


def run(mutations: Sequence[Mutation], folder: Path) -> int:
    """Make each break in the copies in `folder`, at the same time as there are copies, and report."""
    copies = SimpleQueue[Path]()
    for number in range(COPIES):
        shutil.copytree(ROOT, folder / str(number), ignore=NOT_COPIED)
        copies.put(folder / str(number))

    @contextmanager
    def copy() -> Iterator[Path]:
        taken = copies.get()
        try:
            yield taken
        finally:
            copies.put(taken)

    with ThreadPoolExecutor(COPIES) as threads:

        def asked(tests: tuple[str, ...]) -> tuple[int, str]:
            with copy() as place:
                return ask(tests, place)

        for tests, (code, said) in zip(
            selections := sorted({each.tests for each in mutations}), threads.map(asked, selections), strict=True
        ):
            if code != PASSED:
                print(f"without any break {' '.join(tests) or 'all tests'} should pass:\n{said}", file=sys.stderr)
                return 2

        def tried(mutation: Mutation) -> tuple[int, str]:
            with copy() as place:
                return broken(mutation, place)

        survivors = [
            mutation.name
            for mutation, (code, said) in zip(mutations, threads.map(tried, mutations), strict=True)
            if not report(mutation, code, said)
        ]
    print(f"{len(survivors)} of {len(mutations)} survived{': ' if survivors else ''}{', '.join(survivors)}")
    return int(len(survivors) > MOST_SURVIVORS)


def broken(mutation: Mutation, place: Path) -> tuple[int, str]:
    """What the tests say of the break, in the copy at `place`, which is mended afterwards."""
    file = place / mutation.file
    whole = file.read_text("utf-8")
    file.write_text(whole.replace(mutation.old, mutation.new), "utf-8")
    try:
        return ask(mutation.tests, place)
    finally:
        file.write_text(whole, "utf-8")


def ask(tests: tuple[str, ...], place: Path) -> tuple[int, str]:
    """The exit code of pytest for these tests in the copy at `place`, and what it printed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *(tests or EVERYTHING)]
    # Compiled modules are told apart by size and second, and one digit more or less changes neither.
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            command, cwd=place, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return FAILED, f"FAILED took more than {SECONDS} seconds"
    return done.returncode, done.stdout + done.stderr


def report(mutation: Mutation, code: int, said: str) -> bool:
    """Print what became of a break; gives whether it was noticed. Exits where its tests cannot be asked."""
    if code not in (PASSED, FAILED, INTERRUPTED):
        sys.exit(f"{mutation.name}: its tests cannot be asked:\n{said}")
    noticed = next((line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    print(f"{'survived' if code == PASSED else 'killed'} {mutation.name} {noticed.partition(' - ')[0]}", flush=True)
    return code != PASSED


if __name__ == "__main__":
    started = monotonic()
    code = main()
    print(f"{monotonic() - started:.0f} seconds", file=sys.stderr)
    sys.exit(code)
