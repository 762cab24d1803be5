"""The outline of a PDF: its bookmarks, which lie in it as a chain, as a list."""

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
