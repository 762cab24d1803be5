"""The overlay: what stands on page one of everybody, typeset once and laid over the page with the answers.

It is a tagged PDF of two pages, what comes before the answers and what comes after them. Its anchors `head` and `foot`
say where answers may begin and must end. Laying it over makes one page of three: their drawings, in the order in which
they are read, their structure and their bookmarks. Lengths are points from the nearer edge of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Object, Pdf

from screener.pdf.outline import bookmarks, chain, pairs

# Marked content has a number within its page. So has a font a name, which is the same wherever the same font file was
# used, but each page holds only the letters that it needs.
NUMBER = re.compile(rb"/MCID (\d+)")
FONT = re.compile(rb"/([A-Z]+)(?= [\d.]+ Tf)")
OURS = "S"


@dataclass(frozen=True)
class Overlay:
    """The pages, what draws each, how much of a page they reserve at its head and its foot, and how much they leave."""

    pages: bytes
    drawings: tuple[bytes, ...]
    reserved: tuple[float, float]
    room: float


def overlay_of(pages: bytes) -> Overlay:
    """The overlay that is made of two pages with the two anchors."""
    with Pdf.open(BytesIO(pages)) as file:
        names = iter(file.Root.Names.Dests.Names)
        top = {str(name): float(place[3]) for name, place in zip(names, names, strict=True)}
        height = float(file.pages[0].mediabox[3])
        drawings = (FONT.sub(rb"/" + OURS.encode() + rb"\1", page.Contents.read_bytes()) for page in file.pages)
        head, foot = height - top["head"], top["foot"]
        return Overlay(pages, tuple(drawings), (head, foot), height - head - foot)


def lay_over(file: Pdf, overlay: Overlay, other: Pdf) -> None:
    """Make one page of the first of `file` and of `overlay`. `other` is its pages, open until `file` is saved."""
    page = file.pages[0].obj
    # What is copied from a page names that page, so they come too, and go in the end.
    file.pages.extend(other.pages)
    before, after = (copied.obj for copied in file.pages[-2:])
    added = file.copy_foreign(other.Root.StructTreeRoot)
    begins = own(file, [before, after], added)
    head, foot = (numbered(file, *each) for each in zip(overlay.drawings, begins.values(), strict=True))
    # Each drawing begins by turning the page's axes round, so the one in the middle is taken back too.
    page.Contents = Array([head, file.make_stream(b"q\n"), page.Contents, file.make_stream(b"\nQ\n"), foot])
    for kind, resources in before.Resources.items():
        for name, resource in resources.items():
            page.Resources[kind][f"/{OURS}{name[1:]}" if kind == "/Font" else name] = resource
    place(added.K[0], file.Root.StructTreeRoot.K[0], page, begins)
    title, *others = bookmarks(file.copy_foreign(other.Root.Outlines))
    for item in (title, *others):
        item.Dest[0] = page
    chain(file.Root.Outlines, [title, *bookmarks(file.Root.Outlines), *others])
    del file.pages[-2:]


def own(file: Pdf, pages: Sequence[Object], added: Object) -> dict[tuple[int, int], int]:
    """Add the pieces of content and the links of these pages to those of the first page.

    Gives for each page from which number on its pieces are counted.
    """
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    owners, begins = numbers[1], {}
    owned = dict(pairs(added.ParentTree.Nums))
    first = file.pages[0].obj
    for page in pages:
        begins[page.objgen] = len(owners)
        owners.extend(owned[int(page.StructParents)])
        for link in page.get("/Annots", ()):
            number = int(numbers[-2]) + 1
            numbers.append(number)
            numbers.append(owned[int(link.StructParent)])
            link.StructParent = number
            first.Annots = Array([*first.get("/Annots", ()), link])
    return begins


def numbered(file: Pdf, drawing: bytes, begin: int) -> Object:
    """A drawing that leaves no trace but itself, its pieces of content numbered from `begin`."""
    drawing = NUMBER.sub(lambda number: b"/MCID %d" % (int(number[1]) + begin), drawing)
    return file.make_stream(b"q\n" + drawing + b"\nQ\n")


def place(added: Object, document: Object, page: Object, begins: Mapping[tuple[int, int], int]) -> None:
    """Put the elements of the overlay before and after those of the page: all of them before but the last."""
    for element in elements(added):
        begin = begins[element.Pg.objgen]
        element.Pg = page
        element.K = Array(kid + begin if isinstance(kid, int) else kid for kid in kids(element))
        for kid in kids(element):
            if not isinstance(kid, int) and kid.Type == "/OBJR":
                kid.Pg = page
    *head, foot = added.K
    for element in (*head, foot):
        element.P = document
    document.K = Array([*head, *document.K, foot])


def elements(element: Object) -> Iterator[Object]:
    """The elements below this one."""
    for kid in kids(element):
        if not isinstance(kid, int) and kid.Type == "/StructElem":
            yield kid
            yield from elements(kid)


def kids(element: Object) -> list[Any]:
    """What an element holds: other elements, places of links, and the numbers of pieces of content."""
    return list(element.K)
