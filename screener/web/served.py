"""What is told of a request once it was answered: counts, durations and names of ours, nothing of who asked or what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter
from uuid import uuid4

from flask import Flask, Response, g, request

from screener.web.context import clinic

# As nginx writes it. Whatever else comes as one could be somebody's words.
REQUEST_ID = re.compile("[0-9a-f]{32}")
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


@dataclass(frozen=True)
class Asked:
    """What is told of a request before it is answered.

    `route` is the pattern of the view's address, "-" where there is none: an address can hold anything. `clinic` is
    the id of the clinic or None, `id` the request's.
    """

    method: str
    route: str
    clinic: str | None
    id: str


@dataclass(frozen=True)
class Served(Asked):
    """A request that was answered: `seconds` is how long that took, `size` its bytes."""

    status: int
    seconds: float
    size: int


Sink = Callable[[Served], None]


def init_app(app: Flask, *sinks: Sink) -> None:
    """Tell each of `sinks` of every request. Called first, so that everything else is part of the time."""
    app.before_request(begin)

    @app.after_request
    def tell(response: Response) -> Response:
        served = of(response)
        response.headers["X-Request-ID"] = served.id
        for sink in sinks:
            sink(served)
        return response


def begin() -> None:
    """Remember when a request came, and give it a name by which a person can be helped."""
    g.began = perf_counter()
    told = request.headers.get("X-Request-ID", "")
    g.id = told if REQUEST_ID.fullmatch(told) else uuid4().hex


def asked() -> Asked:
    """What is told of the request that is being answered."""
    here = clinic()
    return Asked(
        method=request.method if request.method in METHODS else "-",
        route=request.url_rule.rule if request.url_rule else "-",
        clinic=here.id if here else None,
        id=g.id,
    )


def of(response: Response) -> Served:
    """What is told of the request that got `response`."""
    seconds = round(perf_counter() - g.began, 4)
    return Served(**asdict(asked()), status=response.status_code, seconds=seconds, size=response.content_length or 0)
