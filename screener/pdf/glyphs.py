"""What the glyphs of a PDF tell of the letters they stand for, and what tells it where they do not.

A PDF says of each glyph of a font which text it stands for (ToUnicode). One glyph can have one text only, while many
scripts draw a letter with several glyphs and several letters with one. WeasyPrint 70 then leaves texts empty (its issue
2841). So such words carry their text themselves (ISO 32000-1, 14.9.4), and no glyph is left without any.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

from pydyf import PDF  # type: ignore[import-untyped] # published without types

from screener.pdf.characters import BREAK_HERE, runs_to_the_left

# Scripts that draw each letter with a glyph of its own: up to Cyrillic, signs from dashes to arithmetic, the Han script
# and those that stand beside it, and pictures.
OWN_GLYPHS = (
    range(0x530),
    range(0x2010, 0x2300),
    range(0x2E80, 0xA000),
    range(0xAC00, 0xD7A4),
    range(0xF900, 0xFB00),
    range(0xFF00, 0xFFF0),
    range(0x1F000, 0x1FB00),
    range(0x20000, 0x40000),
)
UNSEEN = ("Zs", "Cf")
# Glyphs without a text get one that is not seen, and the space, which is shared, that of the plain space.
EMPTY, NO_BREAK = (re.compile(rb"^(<[0-9a-f]+>) <%b>$" % text, re.MULTILINE) for text in (b"", b"00a0"))


def tells_its_letters(text: str) -> bool:
    """Whether a reader of the PDF tells the letters of `text` from its glyphs, or would not take its word for them.

    What runs from right to left is turned round by readers, which would turn round a text beside it too.
    """
    return text.isascii() or runs_to_the_left(text) or not any(map(is_hidden, text))


@cache
def is_hidden(letter: str) -> bool:
    """Whether a letter may share its glyph, have several, or stand above or below others, as marks do."""
    kind = category(letter)
    return kind.startswith("M") or (kind not in UNSEEN and not any(ord(letter) in block for block in OWN_GLYPHS))


def without_breaks(text: str) -> str:
    """`text` as it was before places to break were put into it."""
    return text.replace(BREAK_HERE, "")


def repair(file: PDF) -> None:
    """Leave no glyph of a file without a text. The file is changed in place."""
    for each in file.objects:
        if isinstance(each, dict) and each.get("Type") == "/Font" and "ToUnicode" in each:
            texts = file.objects[int(each["ToUnicode"].split()[0])]
            lines = b"\n".join(texts.stream)
            texts.stream = [NO_BREAK.sub(rb"\1 <0020>", EMPTY.sub(rb"\1 <200b>", lines))]
