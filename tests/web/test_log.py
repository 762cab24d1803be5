"""A line of the log is written whole, and whoever has to wait for that holds up nobody else."""

from __future__ import annotations

import json
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

from screener.web.log import Line, Lines


def record(words: str) -> logging.LogRecord:
    """A record of the log."""
    return logging.LogRecord("screener", logging.INFO, __file__, 1, words, None, None)


class Told(Line):
    """Lines that say when one is begun: by then it is known where it will be written."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = Event()

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        self.begun.set()
        return super().format(record)


def full_pipe() -> tuple[int, int]:
    """The two ends of a pipe in which no room is left."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b" " * 4096)
    os.set_blocking(writing, True)
    return reading, writing


def test_who_waits_to_write_a_line_holds_up_nobody_else(tmp_path: Path) -> None:
    """A thread that writes stands still while others take their turns, or while nobody reads what it writes."""
    reading, writing = full_pipe()
    lines = Lines(writing)
    lines.setFormatter(told := Told())
    with ThreadPoolExecutor(2) as threads, (tmp_path / "log").open("wb") as log:
        try:
            waiting = threads.submit(lines.handle, record("first"))
            assert told.begun.wait(5)
            lines.descriptor = log.fileno()
            threads.submit(lines.handle, record("second")).result(5)
            assert not waiting.done()
        finally:
            os.close(reading)
    assert json.loads((tmp_path / "log").read_text())["event"] == "second"


def test_lines_that_are_written_together_are_whole(tmp_path: Path) -> None:
    """Eight threads write a thousand lines, and each is one line of JSON."""
    with (tmp_path / "log").open("ab") as log:
        lines = Lines(log.fileno())
        lines.setFormatter(Line())
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda number: lines.handle(record(str(number))), range(1000)))
    written = (tmp_path / "log").read_text().splitlines()
    assert sorted(int(json.loads(line)["event"]) for line in written) == list(range(1000))
