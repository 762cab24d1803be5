"""The log: one line of JSON for each request, refusal and error, in which nothing stands that a person typed."""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime

from screener.traces import located
from screener.web.served import Served

STDOUT, STDERR = 1, 2

requests = logging.getLogger("screener.requests")


class Line(logging.Formatter):
    """A record as one line of JSON: time, level, process, what happened, and its fields where it has any."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Of an error it has the place, never the words, and a line break in it is written as two letters."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": record.process,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["place"] = located(record.exc_info[1])
        return json.dumps(line)


class Lines(logging.Handler):
    """Writes each line at once and whole, which needs no lock.

    The lock of Python's own handlers is held while a line is written. A thread that writes lets others go on, and when
    it is done waits for its turn among them: with one that makes a page that is 5 ms, in which nobody else could log.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self.descriptor = descriptor

    def handle(self, record: logging.LogRecord) -> bool:
        """Write the line of a record, whoever else is writing."""
        self.emit(record)
        return True

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line of a record. Where there is no room for it nobody is told: a full disk stops no page."""
        with suppress(OSError):
            os.write(self.descriptor, f"{self.format(record)}\n".encode())


def write(served: Served) -> None:
    """Write the line of a request."""
    requests.info("request", extra={"fields": asdict(served)})


def settings() -> dict[str, object]:
    """What Python's logging is to be told: lines about requests to standard output, all others to standard error.

    Of libraries warnings are kept back as well: they can name what they could not read.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": Line}},
        "handlers": {
            "requests": {"()": Lines, "formatter": "line", "descriptor": STDOUT},
            "others": {"()": Lines, "formatter": "line", "descriptor": STDERR},
        },
        "root": {"level": "ERROR", "handlers": ["others"]},
        "loggers": {
            "screener": {"level": "WARNING"},
            "screener.requests": {"level": "INFO", "handlers": ["requests"], "propagate": False},
            "flask-limiter": {"level": "WARNING"},
            "gunicorn.error": {"level": "ERROR"},
        },
    }
