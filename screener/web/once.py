"""What holds no answer: pages, and parts of others, are made once for each language, clinic and address of ours."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from hashlib import sha256
from http import HTTPStatus
from threading import Lock

import brotli
from flask import Flask, Response, current_app, make_response, request
from flask.typing import ResponseReturnValue
from jinja2.runtime import Macro
from markupsafe import Markup

from screener.clinics.model import Clinic
from screener.language import Language
from screener.web.context import clinic, framed, idle_minutes
from screener.web.i18n import language
from screener.web.origins import own_origin

View = Callable[[], ResponseReturnValue]

# Each process has its own. All pages of ours in one language are ten.
MOST_KEPT = 100
# The best of each: the work is done once.
ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": lambda content: gzip.compress(content, mtime=0),
}

# The types of our static files, all of which are text.
TEXT = ("text/css", "text/javascript", "image/svg+xml")


@dataclass(frozen=True)
class Told:
    """All that such a page is told of a request: a page for the same is the same."""

    endpoint: str | None
    language: Language
    clinic: Clinic | None
    framed: bool
    idle_minutes: int
    origin: str
    prefix: str


@dataclass(frozen=True)
class Made:
    """A page as it is sent: its content by encoding, "identity" for none, and its type and disposition."""

    contents: Mapping[str, bytes]
    headers: Mapping[str, str]
    fingerprint: str


def init_app(app: Flask) -> None:
    """Give the application a place for such pages of its own, and let it send static files compressed."""
    app.extensions["made_once"] = lru_cache(maxsize=MOST_KEPT)(make)
    app.extensions["parts_made_once"] = lru_cache(maxsize=MOST_KEPT)(lambda macro, _: macro())
    app.add_template_global(once)
    app.after_request(compress_file)


def told() -> Told:
    """What a page that is made once is told of this request."""
    return Told(
        request.endpoint, language(), clinic(), framed(), idle_minutes(), own_origin(request), request.root_path
    )


def once(macro: Macro) -> Markup:
    """What a macro makes that holds no answer and reads of a request nothing but what `Told` has."""
    part: Markup = current_app.extensions["parts_made_once"](macro, told())
    return part


def made_once(view: View) -> View:
    """A view that reads of a request nothing but what `Told` has, and so has to be asked only once."""
    # Whoever asks while it is made waits for it, rather than making it too.
    making = Lock()

    @wraps(view)
    def serve() -> Response:
        here = told()
        with making:
            page: Made = current_app.extensions["made_once"](view, here)
        encoding = request.accept_encodings.best_match(page.contents, default="identity")
        response = Response(page.contents[encoding], headers=dict(page.headers))
        if encoding != "identity":
            response.content_encoding = encoding
        response.vary.add("Accept-Encoding")
        response.set_etag(f"{page.fingerprint}-{encoding}")
        return response

    return serve


def compress_file(response: Response) -> Response:
    """A static file of text in the encoding that is asked for."""
    if request.endpoint != "static" or response.mimetype not in TEXT:
        return response
    response.vary.add("Accept-Encoding")
    encoding = request.accept_encodings.best_match((*ENCODINGS, "identity"), default="identity")
    if encoding == "identity" or response.status_code != HTTPStatus.OK:
        return response
    response.direct_passthrough = False
    response.set_data(compressed(encoding, response.get_data()))
    response.content_encoding = encoding
    # Weak: the same name for the same content, however it is packed.
    response.set_etag(response.get_etag()[0] or "", weak=True)
    return response


@lru_cache(maxsize=MOST_KEPT)
def compressed(encoding: str, content: bytes) -> bytes:
    """The content of a file in that encoding."""
    return ENCODINGS[encoding](content)


def make(view: View, _: Told) -> Made:
    """The page of a view, in every encoding that makes it shorter."""
    response = make_response(view())
    plain = response.get_data()
    contents = {name: compress(plain) for name, compress in ENCODINGS.items()}
    return Made({**contents, "identity": plain}, dict(response.headers), sha256(plain).hexdigest()[:20])
