"""Resources and answers as JSON: written the same way every time, read with bounds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NoReturn
from zlib import adler32

from screener.exchange.reading import TOO_MUCH, Unreadable
from screener.questionnaire.model import N_

# A form filled to the brim has some 2,000 of these marks.
MARKS = (b"{", b"[", b",")
MOST_MARKS = 20_000

NOT_A_FORM = N_("This file is not a summary of this form, or its data was damaged on the way.")

CARRIAGE_RETURN = 13


def written(resource: Mapping[str, object]) -> bytes:
    """A resource as JSON in UTF-8, on one line: programs read it, and a line for each element takes longer."""
    content = (json.dumps(resource, ensure_ascii=False) + "\n").encode()
    # Inside a PDF it is compressed and ends in this checksum; a carriage return there would be read as a line end.
    return content + b"\n" if adler32(content) % 256 == CARRIAGE_RETURN else content


def parsed(content: bytes) -> dict[str, object]:
    """The object that JSON in UTF-8 holds. Raises `Unreadable` for anything else, and for more than a form has.

    The marks are counted first, because a megabyte of brackets would become a hundred of objects.
    """
    if sum(content.count(mark) for mark in MARKS) > MOST_MARKS:
        raise Unreadable(TOO_MUCH)
    try:
        value = json.loads(content.decode("utf-8-sig"), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Unreadable(NOT_A_FORM) from None
    if not isinstance(value, dict):
        raise Unreadable(NOT_A_FORM)
    return value


def refuse(constant: str) -> NoReturn:
    """Raise `ValueError` for NaN and the infinities, which are Python's and not JSON's."""
    raise ValueError(constant)
