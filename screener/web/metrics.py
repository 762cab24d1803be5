"""Counts and durations for Prometheus, of all processes together, on a port of their own.

Imported only where the setting METRICS_PORT asks for it. Run as `python -m screener.web.metrics HOST PORT` it serves
them; the processes that answer pages write them into files in PROMETHEUS_MULTIPROC_DIR, which lies in memory.
"""

from __future__ import annotations

import sys
from threading import Event

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector

from screener.web.served import Served

REQUESTS = Counter("form_requests", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "form_request_seconds",
    "How long an answer took",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20),
)


def count(served: Served) -> None:
    """Count a request. No clinic and no request id: each name would be a row that lives for ever."""
    REQUESTS.labels(served.method, served.route, served.status).inc()
    SECONDS.labels(served.route).observe(served.seconds)


def main() -> None:
    """Serve the counts of all processes until stopped."""
    _, host, port = sys.argv
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call] # published without a type
    start_http_server(int(port), host, registry)
    Event().wait()


if __name__ == "__main__":
    main()
