"""A form as it arrives: refused before it is read where it could not be read in full."""

from flask import Request, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    LengthRequired,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

LARGEST = 64 * 1024
FORM = "application/x-www-form-urlencoded"


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
    if "Transfer-Encoding" in request.headers:
        raise LengthRequired
    if (request.content_length or 0) > LARGEST:
        raise RequestEntityTooLarge
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnsupportedMediaType
    if request.content_length and request.mimetype != FORM:
        raise UnsupportedMediaType
    try:
        body = request.get_data()
        body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest from None
    # Of a connection that ended too early the server hands on what there was: half a form, with half of a word.
    if len(body) < (request.content_length or 0):
        raise BadRequest
