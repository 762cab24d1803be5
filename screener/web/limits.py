"""A form as it arrives: refused before it is read where it could not be read in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import IO

from flask import Request, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    LengthRequired,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

from screener.exchange.embedded import MOST_BYTES
from screener.web.embedding import PREFIX

LARGEST = 64 * 1024
FORM = "application/x-www-form-urlencoded"
JSON = frozenset({"application/json", "application/fhir+json"})
FORM_WITH_FILE = "multipart/form-data"


@dataclass(frozen=True)
class Body:
    """The media types that a body may have, and how many bytes."""

    kinds: frozenset[str] = frozenset({FORM})
    most: int = LARGEST


ANSWERS = Body(frozenset({FORM}) | JSON)
# A file of the size that is read, and the form around it.
SAVE_FILE = Body(frozenset({FORM_WITH_FILE}), MOST_BYTES + LARGEST)
BODIES: Mapping[str, Body] = MappingProxyType(
    {
        "outputs.summary": ANSWERS,
        "outputs.pdf": ANSWERS,
        "outputs.text": ANSWERS,
        "outputs.data": ANSWERS,
        "resume.opened": SAVE_FILE,
    }
)
"""What a body may be, by the view that it is for, where a form is not all of it."""


class InMemory(Request):
    """A request whose files stay in memory: Werkzeug writes a large one to disk while it arrives."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        """Where the content of a file goes; how large it may be was looked at before."""
        return BytesIO()


def check_body() -> None:
    """Raise the HTTP error that says why this POST cannot be read as a form; do nothing for any other method.

    Werkzeug alone would cut a chunked body at its limit and take a body with one bad byte for an empty form, both
    without a word.
    """
    try:
        check_readable(request)
    except HTTPException:
        # The page that says so must not try to read it again.
        request.form = ImmutableMultiDict()
        if request.method == "POST":
            raise


def check_readable(request: Request) -> None:
    """Raise the HTTP error for a length, an encoding, a type or a byte that a form does not have."""
    body = BODIES.get((request.endpoint or "").removeprefix(PREFIX), Body())
    if "Transfer-Encoding" in request.headers:
        raise LengthRequired
    if (request.content_length or 0) > body.most:
        raise RequestEntityTooLarge
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnsupportedMediaType
    if request.content_length and request.mimetype not in body.kinds:
        raise UnsupportedMediaType
    if request.mimetype == FORM_WITH_FILE:
        request.max_content_length = body.most
        return
    try:
        sent = request.get_data()
        sent.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest from None
    # Of a connection that ended too early the server hands on what there was: half a form, with half of a word.
    if len(sent) < (request.content_length or 0):
        raise BadRequest
