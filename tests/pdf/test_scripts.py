"""Words in any script: printed with a font, kept as they were typed, within both standards."""

import subprocess
from pathlib import Path
from shutil import which

import pypdfium2
import pytest
import yaml
from flask import Flask

from screener.pdf.characters import loses_marks
from screener.pdf.document import AS_TYPED
from screener.pdf.glyphs import tells_its_letters
from tests.forms import bare
from tests.pdf.layouts import opened, paper
from tests.pdf.test_document import complaints

WORDS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
every_script = pytest.mark.parametrize("script", WORDS)
# PDFium gives no character beyond the first 65,536 back.
NOT_BY_PDFIUM = {"emoji"}


@every_script
def test_words_in_any_script_extract_as_typed(app: Flask, script: str) -> None:
    """By two readers. Marks on letters that run from right to left are the exception: readers mistake their place."""
    typed = WORDS[script]
    made = paper(app, {"words": typed})
    file = opened(made.file)
    assert complaints(made.file) == []
    if loses_marks(typed):
        assert file.attachments[AS_TYPED].get_file().read_bytes().decode() == typed
        return
    assert AS_TYPED not in file.attachments
    pages = pypdfium2.PdfDocument(made.file)
    by_pdfium = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    assert script in NOT_BY_PDFIUM or bare(typed) in bare(by_pdfium)
    tool = which("pdftotext") or "pdftotext"
    by_poppler = subprocess.run([tool, "-", "-"], input=made.file, capture_output=True, check=True)  # noqa: S603 - a file of ours
    assert bare(typed) in bare(by_poppler.stdout.decode())


def test_a_letter_is_told_from_its_glyph_or_has_its_text() -> None:
    """Latin, Greek, Cyrillic and Han letters, and whatever runs from right to left, need no text beside them."""
    assert tells_its_letters(
        "".join(WORDS[script] for script in ("Russian", "Greek", "Japanese", "Korean", "Hebrew", "Polish"))
    )
    assert not tells_its_letters(WORDS["Hindi"])
    assert not tells_its_letters("e\N{COMBINING ACUTE ACCENT}")
