"""The square code: what was answered comes back from a picture of the printed page, however poor; others do no harm."""

import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import segno
from hypothesis import given
from PIL import Image, ImageFilter

from screener.answers import Answers
from screener.exchange.reading import Unreadable
from screener.exchange.savefile import read_save_file
from screener.exchange.square import drawn, packed, unpacked
from screener.language import Language
from screener.medicines.recognition import RECOGNISER
from screener.pdf.document import summary_pdf
from screener.pdf.options import Options
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import summarise
from tests.browser.test_five_minutes import TYPICAL
from tests.exchange.examples import DAY, ENGLISH
from tests.forms import ANSWERS, answers_of, bare, printed

Picture = Image.Image
# As much as the largest code holds: 1,700 letters of no pattern.
RANDOM = "".join(chr(33 + (number * number * 7919 + number * 31) % 90) for number in range(1700))
FULL = {**TYPICAL, "medicines": RANDOM[:1300], "tried": RANDOM[1300:1700]}
TOO_LONG = {
    **TYPICAL,
    "medicines": RANDOM[:1000] + "".join(chr(0x4E00 + pow(3, number, 19997)) for number in range(990)),
}


def paper(given: dict[str, Any], language: Language = ENGLISH) -> bytes:
    """The PDF of some answers with the square code."""
    answers = answers_of(given)
    medicines = RECOGNISER.recognise(answers.medicine_lines(QUESTIONNAIRE))
    summary = summarise(QUESTIONNAIRE, answers, medicines, DAY)
    code = drawn(QUESTIONNAIRE, answers)
    return summary_pdf(summary, Options.chosen({}), language, code=code).content


@cache
def page(*, full: bool, dpi: int) -> Picture:
    """The page with the code, as a scanner sees it."""
    document = pypdfium2.PdfDocument(paper(FULL if full else TYPICAL))
    try:
        picture: Picture = document[len(document) - 1].render(scale=dpi / 72).to_pil().convert("L")
        return picture
    finally:
        document.close()


def png(picture: Picture) -> bytes:
    """The file of a picture."""
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def jpeg(picture: Picture, quality: int = 60) -> bytes:
    """The file of a picture, as a phone writes one."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def faxed(picture: Picture) -> Picture:
    """What comes out of a fax machine: 204 by 196 points an inch, black or white, with specks."""
    size = (round(picture.width * 204 / 200), round(picture.height * 196 / 200))
    black = picture.resize(size).point(lambda grey: 255 * (grey > 128)).convert("L")
    for speck in range(0, size[0] * size[1], 997):
        place = (speck % size[0], speck // size[0])
        black.putpixel(place, 255 - int(black.getpixel(place)))  # type: ignore[arg-type] # one channel, one number
    return black.convert("1")


SEEN: dict[str, Callable[[Picture], bytes]] = {
    "as it is": png,
    "on its head": lambda picture: png(picture.rotate(180)),
    "on its side": lambda picture: png(picture.rotate(90, expand=True)),
    "askew": lambda picture: png(picture.rotate(11, expand=True, fillcolor=255)),
    "blurred": lambda picture: jpeg(picture.filter(ImageFilter.GaussianBlur(2))),
    "pale": lambda picture: jpeg(picture.point(lambda grey: 150 + grey // 4)),
    "much compressed": lambda picture: jpeg(picture, 15),
    "faxed": lambda picture: png(faxed(picture)),
    "with a stain": lambda picture: png(stained(picture)),
}


def stained(picture: Picture) -> Picture:
    """With a twentieth of the code's side covered each way."""
    copy = picture.copy()
    side = picture.width // 40
    left, top = picture.width // 3, picture.height // 4
    copy.paste(0, (left, top, left + side, top + side))
    return copy


@pytest.mark.parametrize("full", [False, True], ids=["a typical person", "as much as fits"])
@pytest.mark.parametrize("name", SEEN)
def test_a_picture_of_the_page_is_a_save_file(name: str, full: bool) -> None:
    """At 150 dots an inch, and 200 for a fax; exact and nothing left out."""
    picture = SEEN[name](page(full=full, dpi=200 if name == "faxed" else 150))
    read = read_save_file(QUESTIONNAIRE, picture)
    assert (read.answers, read.left_out) == (answers_of(FULL if full else TYPICAL), ())


@given(ANSWERS)
def test_what_is_packed_is_unpacked(answers: Answers) -> None:
    """Exactly."""
    assert read_save_file(QUESTIONNAIRE, unpacked(packed(QUESTIONNAIRE, answers))).answers == answers


def test_the_code_is_no_address() -> None:
    """A phone that scans it shows nothing that it would open or keep, and no answer in plain letters."""
    content = packed(QUESTIONNAIRE, answers_of(TYPICAL))
    assert content.startswith(b"LEGS1")
    assert b":" not in content[:12]
    assert b"sertralin" not in content


def test_what_does_not_fit_is_said_and_not_cut() -> None:
    """On the page where the code would be."""
    assert drawn(QUESTIONNAIRE, answers_of(TOO_LONG)) == ""
    words = bare(printed(paper(TOO_LONG)))
    assert bare("My answers are too long for a square code, so there is none.") in words


def test_the_page_says_what_the_code_holds() -> None:
    """Whoever copies the page knows what is on it."""
    words = bare(printed(paper(TYPICAL)))
    assert bare("This code holds all my answers on these pages as data, and no address.") in words


def coded(content: bytes) -> bytes:
    """A picture of a code of anybody's."""
    out = BytesIO()
    segno.make_qr(content, mode="byte").save(out, kind="png", scale=4)
    return out.getvalue()


def of_size(width: int, height: int) -> bytes:
    """A picture that says it is that large, in few bytes."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + width // 8)) for _ in range(min(height, 20_000))) + packer.flush()
    chunks = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def bomb() -> bytes:
    """A code of ours whose content grows without end."""
    packer = zlib.compressobj(9, wbits=-15)
    return b"LEGS1" + packer.compress(bytes(1_500_000)) + packer.flush()


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty page": (lambda: png(Image.new("L", (1000, 1000), 255)), "No square code"),
    "an address": (lambda: coded(b"https://www.example.org/"), "No square code"),
    "a picture cut in half": (lambda: png(page(full=False, dpi=150))[:9000], "No square code"),
    "a head and no picture": (lambda: b"\x89PNG\r\n\x1a\n", "No square code"),
    "a JPEG that is none": (lambda: b"\xff\xd8\xff" + bytes(1000), "No square code"),
    "too many points": (lambda: of_size(20_000, 20_000), "too many points"),
    "a side without end": (lambda: of_size(2_000_000_000, 2), "No square code|too many points"),
    "ours, damaged": (lambda: coded(b"LEGS1" + bytes(40) + b"\xff" * 9), "damaged"),
    "ours, cut": (lambda: coded(packed(QUESTIONNAIRE, answers_of(TYPICAL))[:-20]), "damaged"),
    "ours, without end": (lambda: coded(bomb()), "damaged"),
    "ours, with nothing in it": (lambda: coded(b"LEGS1"), "damaged"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_picture_that_is_none_of_ours_is_refused(name: str) -> None:
    """With the reason, in the process that can be stopped."""
    build, reason = HARMFUL[name]
    with pytest.raises(Unreadable, match=reason):
        read_save_file(QUESTIONNAIRE, build())
