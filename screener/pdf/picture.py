"""Page one of a finished PDF as a picture, for the screen: made where there is time for it, and otherwise not."""

from __future__ import annotations

from screener.pdf.pool import JobFailed, Picture
from screener.pdf.slot import Busy, is_busy, slot


def picture_of(pdf: bytes) -> bytes:
    """The first page of the PDF as PNG, in greys; nothing where others wait for a PDF, or where it cannot be drawn."""
    if is_busy():
        return b""
    try:
        with slot() as submit:
            drawn = submit(Picture(pdf))()
    except (Busy, JobFailed):
        return b""
    return drawn if isinstance(drawn, bytes) else b""
