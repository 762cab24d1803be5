"""The letters that nearly every page has, cut out of a font and packed once in a process.

A PDF holds of a font the letters that it needs. To cut them out and to pack them took a tenth of the time of a paper,
for nearly the same letters each time. So all of them are cut at once, from a page that holds them, and whoever needs no
others takes that piece. Letters that a page needs beside them are cut for that page, and no piece of it is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydyf import PDF, Stream  # type: ignore[import-untyped] # published without types
from weasyprint import Document
from weasyprint.pdf.fonts import Font

# What can be typed on a keyboard in English, signs that our words have beside it, and letters that are drawn as one.
USUAL = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0£°·×µ–—‘’“”•… fi ff fl ffi ffl"  # noqa: RUF001 - each is meant

# The long way, which its class will no longer name.
clean: Callable[..., Any] = Font.clean


class Piece(NamedTuple):
    """Some glyphs of a font, by their numbers, and a font that has no others."""

    glyphs: frozenset[int]
    font: bytes


# By the names of fonts in a PDF.
PIECES: dict[str, Piece] = {}
# Pieces, and how colors are meant, by what they are unpacked.
PACKED: dict[bytes, bytes] = {}


def keep(document: Document, file: PDF) -> None:
    """Keep the pieces of the fonts of a file that holds the usual letters, and what else every file has."""
    for font in document.fonts.values():
        PIECES[font.hash] = Piece(frozenset(font.to_unicode), font.file_content)
    for stream in streams(file):
        if stream.extra.keys() & {"Length1", "N"}:
            (content,) = stream.stream
            PACKED[content] = zlib.compress(content, zlib.Z_BEST_COMPRESSION)


def cut(font: Font, glyphs: Mapping[int, str], hinting: bool) -> None:
    """Leave of a font the glyphs that are needed, and the usual ones where those are all."""
    piece = PIECES.get(font.hash)
    if piece and glyphs.keys() <= piece.glyphs:
        font.file_content = piece.font
    else:
        clean(font, glyphs, hinting)


def pack(file: PDF) -> None:
    """Pack the streams of a file that were packed before. The file is changed in place."""
    for stream in streams(file):
        match stream.stream:
            case [bytes(content)] if content in PACKED:
                stream.stream = [PACKED[content]]
                stream.extra["Filter"] = "/FlateDecode"


def streams(file: PDF) -> list[Stream]:
    """The streams of a file."""
    return [each for each in file.objects if isinstance(each, Stream)]
