"""The answers as a square code (QR, ISO/IEC 18004) that can be printed, and back: what makes of paper a save file.

It holds data and no address, because a phone that scans an address keeps it in its history. What does not fit into the
largest code is not cut: there is none then.
"""

from __future__ import annotations

import json
import zlib
from io import BytesIO

from screener.answers import Answers
from screener.exchange.data import NOT_A_FORM
from screener.exchange.plain import plain_answers
from screener.exchange.reading import LONGEST_TEXT, Unreadable
from screener.pdf.options import Tick
from screener.questionnaire.model import N_, Questionnaire

SQUARE = Tick("square", N_("A square code that holds my answers"))

# What the data begins with: whose it is, and how what follows is packed.
MARK = b"LEGS1"
# Deflate without a head, as RFC 1951 has it.
RAW = -15
FORMATS = ("PNG", "JPEG")
MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
# A phone takes pictures of 12 million, a scanner at 300 dpi of 9 million.
MOST_PIXELS = 25_000_000

NO_CODE = N_("No square code of this form was found in the picture. Take it from straight above, in good light.")
PICTURE_TOO_LARGE = N_("This picture has too many points. Make it smaller, or take a new one in a smaller size.")


def packed(asked: Questionnaire, answers: Answers) -> bytes:
    """The answers as the code holds them."""
    plain = json.dumps(plain_answers(asked, answers), ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(9, wbits=RAW)
    return MARK + packer.compress(plain.encode()) + packer.flush()


def unpacked(content: bytes) -> bytes:
    """The answers as JSON in what a code holds. Raises `Unreadable`."""
    if not content.startswith(MARK):
        raise Unreadable(NO_CODE)
    unpacker = zlib.decompressobj(RAW)
    try:
        plain = unpacker.decompress(content.removeprefix(MARK), 4 * LONGEST_TEXT)
    except zlib.error:
        raise Unreadable(NOT_A_FORM) from None
    if not unpacker.eof:
        raise Unreadable(NOT_A_FORM)
    return plain


def drawn(asked: Questionnaire, answers: Answers) -> str:
    """The code as the address of an SVG picture that holds its own content; empty where the answers do not fit.

    At error level M, a seventh of it may be lost.
    """
    # Only where it is asked for.
    import segno  # noqa: PLC0415

    try:
        code = segno.make_qr(packed(asked, answers), error="m", boost_error=False, mode="byte")
    except segno.DataOverflowError:
        return ""
    return str(code.svg_data_uri(border=4, omitsize=True, xmldecl=False))


def is_picture(content: bytes) -> bool:
    """Whether that is meant to be a picture."""
    return content.startswith(MARKS)


def answers_in_picture(content: bytes) -> bytes:
    """The answers, as JSON, in the square code on a picture. Raises `Unreadable` with the reason.

    To be called in a process that can be stopped: the picture is unpacked and searched.
    """
    # Only there: whoever opens a PDF needs neither.
    import zxingcpp  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unreadable(PICTURE_TOO_LARGE)
            grey = picture.convert("L")
    except Image.DecompressionBombError:
        raise Unreadable(PICTURE_TOO_LARGE) from None
    except (OSError, SyntaxError, ValueError):
        raise Unreadable(NO_CODE) from None
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    ours = [each.bytes for each in found if each.bytes.startswith(MARK)]
    if not ours:
        raise Unreadable(NO_CODE)
    return unpacked(ours[0])
