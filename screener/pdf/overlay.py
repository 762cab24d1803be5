"""Overlays: what stands on a page of everybody, typeset once and laid over the page with the answers.

An overlay is a tagged PDF of two pages. On page one they come before the answers and after them. On the page that
closes a paper the first comes after what is there of the answers, right below it, and the second is its margin. The
anchors `head` and `foot` say what the two take from the head and from the foot of a page. Laying an overlay over a page
makes one page of three: their drawings, in the order in which they are read, their structure and their bookmarks.
Lengths are points from the nearer edge of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Object, Pdf

from screener.pdf.outline import bookmarks, chain, pairs

# Marked content has a number within its page. So has a font a name, which is the same wherever the same font file was
# used, but each page holds only the letters that it needs.
NUMBER = re.compile(rb"/MCID (\d+)")
FONT = re.compile(rb"/([A-Z]+)(?= [\d.]+ Tf)")
# Of what comes before the answers, and of what follows them.
OURS = {False: "S", True: "T"}
# Where what is there of the answers begins and ends, on a page that something follows on.
BEGIN, END = "begin", "end"


@dataclass(frozen=True)
class Overlay:
    """The pages, what draws each, how much of a page they reserve at its head and its foot, and how much they leave.

    Whether the first of them `follows` the answers or stands before them.
    """

    pages: bytes
    drawings: tuple[bytes, ...]
    reserved: tuple[float, float]
    room: float
    follows: bool


def overlay_of(pages: bytes, *, follows: bool = False) -> Overlay:
    """The overlay that is made of two pages with the two anchors."""
    with Pdf.open(BytesIO(pages)) as file:
        top, height = anchors(file), float(file.pages[0].mediabox[3])
        fonts = rb"/" + OURS[follows].encode() + rb"\1"
        drawings = (FONT.sub(fonts, page.Contents.read_bytes()) for page in file.pages)
        head, foot = height - top["head"], top["foot"]
        return Overlay(pages, tuple(drawings), (head, foot), height - head - foot, follows)


def anchors(file: Pdf) -> dict[str, float]:
    """How far from the foot of its page each anchor of a file is."""
    names = iter(file.Root.Names.Dests.Names)
    return {str(name): float(place[3]) for name, place in zip(names, names, strict=True)}


def lay_over(file: Pdf, at: int, overlay: Overlay, other: Pdf) -> None:
    """Make one page of that of `file` and of `overlay`. `other` is its pages, open until `file` is saved."""
    page, own_pages = file.pages[at].obj, len(file.pages)
    # What is copied from a page names that page, so they come too, and go in the end.
    file.pages.extend(other.pages)
    first, second = (copied.obj for copied in file.pages[-2:])
    shift = 0.0
    if overlay.follows:
        ends = anchors(file)
        shift = ends[END] - ends[BEGIN]
        # They only measure.
        del file.Root.Names
    added = file.copy_foreign(other.Root.StructTreeRoot)
    begins = own(file, page, {first.objgen: (first, shift), second.objgen: (second, 0.0)}, added)
    drawings = [numbered(file, *each) for each in zip(overlay.drawings, begins.values(), (shift, 0.0), strict=True)]
    # Each drawing begins by turning the page's axes round, so the one in the middle is taken back too.
    answers = [file.make_stream(b"q\n"), page.Contents, file.make_stream(b"\nQ\n")]
    drawn_before = 0 if overlay.follows else 1
    page.Contents = Array([*drawings[:drawn_before], *answers, *drawings[drawn_before:]])
    for kind, resources in first.Resources.items():
        for name, resource in resources.items():
            page.Resources[kind][f"/{OURS[overlay.follows]}{name[1:]}" if kind == "/Font" else name] = resource
    before = () if overlay.follows else (first.objgen,)
    place(added.K[0], file.Root.StructTreeRoot.K[0], page, begins, before)
    bookmark(file, file.copy_foreign(other.Root.Outlines), page, before, shift)
    del file.pages[own_pages:]


def own(
    file: Pdf, page: Object, pages: Mapping[tuple[int, int], tuple[Object, float]], added: Object
) -> dict[tuple[int, int], int]:
    """Add the pieces of content and the links of these pages to those of a page, the links shifted with their page.

    Gives for each page from which number on its pieces are counted.
    """
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    owners, begins = dict(pairs(numbers))[int(page.StructParents)], {}
    owned = dict(pairs(added.ParentTree.Nums))
    for each, shift in pages.values():
        begins[each.objgen] = len(owners)
        owners.extend(owned[int(each.StructParents)])
        for link in each.get("/Annots", ()):
            number = int(numbers[-2]) + 1
            numbers.append(number)
            numbers.append(owned[int(link.StructParent)])
            link.StructParent = number
            left, bottom, right, top = map(float, link.Rect)
            link.Rect = Array([left, bottom + shift, right, top + shift])
            page.Annots = Array([*page.get("/Annots", ()), link])
    return begins


def numbered(file: Pdf, drawing: bytes, begin: int, shift: float) -> Object:
    """A drawing that leaves no trace but itself, its pieces of content numbered from `begin`, so much higher."""
    drawing = NUMBER.sub(lambda number: b"/MCID %d" % (int(number[1]) + begin), drawing)
    return file.make_stream(b"q\n1 0 0 1 0 %f cm\n" % shift + drawing + b"\nQ\n")


def place(
    added: Object,
    document: Object,
    page: Object,
    begins: Mapping[tuple[int, int], int],
    before: Collection[tuple[int, int]],
) -> None:
    """Put the elements of an overlay before those of its page where they stand on one of those pages, else after."""
    head = [element for element in added.K if element.Pg.objgen in before]
    foot = [element for element in added.K if element.Pg.objgen not in before]
    for element in elements(added):
        begin = begins[element.Pg.objgen]
        element.Pg = page
        element.K = Array(kid + begin if isinstance(kid, int) else kid for kid in kids(element))
        for kid in kids(element):
            if not isinstance(kid, int) and kid.Type == "/OBJR":
                kid.Pg = page
    for element in (*head, *foot):
        element.P = document
    document.K = Array(around(page, [*document.K], lambda element: element.Pg, head, foot))


def bookmark(file: Pdf, added: Object, page: Object, before: Collection[tuple[int, int]], shift: float) -> None:
    """Put the bookmarks of an overlay before or after those of its page."""
    items = [*bookmarks(added)]
    head = [item for item in items if item.Dest[0].objgen in before]
    foot = [item for item in items if item.Dest[0].objgen not in before]
    for item in items:
        item.Dest[0], item.Dest[3] = page, float(item.Dest[3]) + shift
    chain(file.Root.Outlines, around(page, [*bookmarks(file.Root.Outlines)], lambda item: item.Dest[0], head, foot))


def around(
    page: Object, items: list[Object], page_of: Callable[[Object], Object], head: list[Object], foot: list[Object]
) -> list[Object]:
    """These items with others before and after those of a page; a page without any is the last of its file."""
    here = [at for at, item in enumerate(items) if page_of(item).objgen == page.objgen] or [len(items)]
    first, last = here[0], here[-1] + 1
    return [*items[:first], *head, *items[first:last], *foot, *items[last:]]


def elements(element: Object) -> Iterator[Object]:
    """The elements below this one."""
    for kid in kids(element):
        if not isinstance(kid, int) and kid.Type == "/StructElem":
            yield kid
            yield from elements(kid)


def kids(element: Object) -> list[Any]:
    """What an element holds: other elements, places of links, and the numbers of pieces of content."""
    return list(element.K)
