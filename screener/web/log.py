"""The log: one line of JSON for each request, refusal and error, in which nothing stands that a person typed."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from datetime import UTC, datetime

from screener.traces import located
from screener.web.served import Served

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
            "requests": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stdout"},
            "others": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"},
        },
        "root": {"level": "ERROR", "handlers": ["others"]},
        "loggers": {
            "screener": {"level": "WARNING"},
            "screener.requests": {"level": "INFO", "handlers": ["requests"], "propagate": False},
            "flask-limiter": {"level": "WARNING"},
            "gunicorn.error": {"level": "ERROR"},
        },
    }
