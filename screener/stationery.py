"""Part of the edge `pdf`: stationery, what stands on page one of everybody: set once, and printed on.

It is a tagged PDF of one page, whose anchors `head` and `foot` say where answers may begin and must end. Printing puts
the drawing, the structure and the bookmarks of two pages into one. Lengths are points from the nearer edge of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Object, Pdf

from screener.bookmarks import bookmarks, chain

# Marked content has a number within its page. So has a font a name, which is the same wherever the same font file was
# used, but each page holds only the letters that it needs.
NUMBER = re.compile(rb"/MCID (\d+)")
FONT = re.compile(rb"/([A-Z]+)(?= [\d.]+ Tf)")
OURS = "S"


@dataclass(frozen=True)
class Stationery:
    """The page, what draws it, and how much of it is taken at the head and at the foot."""

    page: bytes
    drawing: bytes
    taken: tuple[float, float]


def ready(page: bytes) -> Stationery:
    """A page with the two anchors, ready to be printed on."""
    with Pdf.open(BytesIO(page)) as file:
        (leaf,) = file.pages
        names = iter(file.Root.Names.Dests.Names)
        top = {str(name): float(place[3]) for name, place in zip(names, names, strict=True)}
        drawing = FONT.sub(rb"/" + OURS.encode() + rb"\1", leaf.Contents.read_bytes())
        return Stationery(page, b"q\n" + drawing + b"\nQ\n", (float(leaf.mediabox[3]) - top["head"], top["foot"]))


def print_on(file: Pdf, paper: Stationery, other: Pdf) -> None:
    """Put what `paper` draws on the first page of `file`. `other` is its page, open until `file` is saved."""
    leaf = file.pages[0].obj
    # What is copied from a page names that page, so it comes too, and goes in the end.
    file.pages.append(other.pages[0])
    owners = file.Root.StructTreeRoot.ParentTree.Nums[1]
    draw(file, leaf, paper, begin=len(owners))
    added = file.copy_foreign(other.Root.StructTreeRoot)
    place(added.K[0], file.Root.StructTreeRoot.K[0], leaf, begin=len(owners))
    owners.extend(added.ParentTree.Nums[1])
    title, *others = bookmarks(file.copy_foreign(other.Root.Outlines))
    for item in (title, *others):
        item.Dest[0] = leaf
    chain(file.Root.Outlines, [title, *bookmarks(file.Root.Outlines), *others])
    del file.pages[-1]


def draw(file: Pdf, leaf: Object, paper: Stationery, begin: int) -> None:
    """Draw the stationery below what is on the page, its pieces of content numbered from `begin`."""
    drawing = NUMBER.sub(lambda number: b"/MCID %d" % (int(number[1]) + begin), paper.drawing)
    leaf.Contents = Array([file.make_stream(drawing), leaf.Contents])
    for kind, resources in file.pages[-1].Resources.items():
        for name, resource in resources.items():
            leaf.Resources[kind][f"/{OURS}{name[1:]}" if kind == "/Font" else name] = resource


def place(added: Object, document: Object, leaf: Object, begin: int) -> None:
    """Put the elements of the stationery before and after those of the page: all of them before but the last."""
    for element in elements(added):
        element.Pg = leaf
        element.K = Array(kid + begin if isinstance(kid, int) else kid for kid in kids(element))
    *head, foot = added.K
    for element in (*head, foot):
        element.P = document
    document.K = Array([*head, *document.K, foot])


def elements(element: Object) -> Iterator[Object]:
    """The elements below this one."""
    for kid in kids(element):
        if not isinstance(kid, int):
            yield kid
            yield from elements(kid)


def kids(element: Object) -> list[Any]:
    """What an element holds: other elements, and the numbers of pieces of content."""
    return list(element.K)
