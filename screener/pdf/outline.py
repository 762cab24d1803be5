"""What lies in a PDF as a chain or in pairs, as lists: its bookmarks, and whose each piece of content is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pikepdf import Object


def bookmarks(outlines: Object) -> Iterator[Object]:
    """Those of the first level, in order."""
    following: Object | None = outlines.get("/First")
    while following is not None:
        yield following
        following = following.get("/Next")


def chain(outlines: Object, items: Sequence[Object]) -> None:
    """Make these the bookmarks of the first level."""
    for item in items:
        item.Parent = outlines
    for item, following in pairwise(items):
        item.Next, following.Prev = following, item
    outlines.First, outlines.Last = items[0], items[-1]
    outlines.Count = sum(1 + item.get("/Count", 0) for item in items)


def pairs(numbers: Object) -> Iterator[tuple[int, Object]]:
    """What a tree of numbers has: each number, and what it leads to."""
    each = iter(list(numbers))
    return ((int(number), owner) for number, owner in zip(each, each, strict=True))
