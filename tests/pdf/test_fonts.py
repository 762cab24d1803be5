"""The usual letters of a font are cut out of it once; other letters are in the file of whoever typed them alone."""

from __future__ import annotations

from html import escape
from io import BytesIO

import pypdfium2
import pytest
from flask.testing import FlaskClient
from pikepdf import Pdf, Stream

from screener.pdf.merge import Merge, PdfFile
from screener.pdf.pool import AnyJob, Job, made
from tests.forms import CASES

PAGE = '<html lang="en"><head><title>A</title></head><body><h1>A</h1><p>{}</p></body></html>'
KEYBOARD = "".join(map(chr, range(0x21, 0x7F)))
EVERYTHING = {"full": "yes", "tests": "yes", "diary": "yes", "square": "yes"}


def file_of(job: AnyJob) -> bytes:
    """The PDF that a worker makes of a job."""
    result = made(job)
    assert isinstance(result, PdfFile)
    return result.content


def page(words: str) -> bytes:
    """A page with these words."""
    return file_of(Job(PAGE.format(escape(words))))


def font_file(pdf: bytes) -> bytes:
    """The font of the upright letters in a PDF, unpacked."""
    with Pdf.open(BytesIO(pdf)) as file:
        (font,) = [each for each in file.pages[0].Resources.Font.values() if "Bold" not in str(each.BaseFont)]
        return bytes(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())


def words_of(pdf: bytes) -> str:
    """The words of the first page of a PDF."""
    text: str = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    return text


def test_the_usual_letters_are_the_same_piece_of_a_font() -> None:
    """Whichever of them a page has; and each can be read back."""
    assert font_file(page("legs")) == font_file(page(KEYBOARD))
    assert KEYBOARD in words_of(page(KEYBOARD))


@pytest.mark.parametrize("letter", ["ё", "ş", "ọ"])
def test_another_letter_is_in_no_other_file(letter: str) -> None:
    """Whoever wrote one gets a font with it; nobody who comes after does."""
    before = font_file(page("legs"))
    own = page(f"l{letter}gs")
    assert font_file(own) != before
    assert letter in words_of(own)
    # By whichever of the workers.
    assert {font_file(page("legs")) for _ in range(4)} == {before}


def test_parts_of_a_file_share_their_fonts_and_what_colors_mean() -> None:
    """Each is in the file once, however many parts brought it."""
    one, several = (file_of(Merge((page("legs"),) * number)) for number in (1, 3))
    assert len(large_streams(several)) == len(large_streams(one)) >= 3


@pytest.mark.parametrize("ticks", [{}, EVERYTHING], ids=["default", "everything"])
def test_a_paper_holds_nothing_large_twice(client: FlaskClient, ticks: dict[str, str]) -> None:
    """Page one, what is laid over it, what follows and the sheets are typeset apart, and become one file."""
    response = client.post("/summary.pdf", data={**CASES[0]["answers"], **ticks})
    found = large_streams(response.data)
    assert len(found) == len(set(found)) >= 3


def large_streams(pdf: bytes) -> list[bytes]:
    """The fonts of a PDF and what its colors mean, as they are in it."""
    with Pdf.open(BytesIO(pdf)) as file:
        streams = [each for each in file.objects if isinstance(each, Stream)]
        found = [each for each in streams if "/Length1" in each or ("/N" in each and "/Type" not in each)]
        return [each.read_raw_bytes() for each in found]
