"""Part of the edge `pdf`: a paper and sheets made earlier, bound into one file: pages, structure tree, bookmarks."""

from __future__ import annotations

from io import BytesIO
from zlib import adler32

from pikepdf import Object, ObjectStreamMode, Pdf, Stream

# A stream whose last byte is a carriage return, before the line feed that ends it: validators take the two for one line
# end and the length for wrong. The last byte of compressed data is a checksum, so one stream in 256 ends so.
AMBIGUOUS = b"\r\nendstream"
CARRIAGE_RETURN = 13


def bound(paper: bytes, sheets: bytes = b"") -> bytes:
    """The tagged PDF `paper`, followed by the pages of the tagged PDF `sheets` where there are any, compressed.

    `sheets` has bookmarks and no annotation. What names the file is made from its content: the same input gives the
    same bytes.
    """
    with Pdf.open(BytesIO(paper)) as file, Pdf.open(BytesIO(sheets or paper)) as more:
        if sheets:
            append(file, more)
        written = saved(file, ObjectStreamMode.generate)
        if AMBIGUOUS in written:
            pad(file)
            written = saved(file, ObjectStreamMode.generate)
        return written if AMBIGUOUS not in written else saved(file, ObjectStreamMode.disable)


def pages_in(paper: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(BytesIO(paper)) as file:
        return len(file.pages)


def saved(file: Pdf, mode: ObjectStreamMode) -> bytes:
    """The bytes of the file, everything compressed that is not yet."""
    written = BytesIO()
    file.save(written, deterministic_id=True, object_stream_mode=mode)
    return written.getvalue()


def pad(file: Pdf) -> None:
    """Add a line end to the streams that would end in a carriage return once compressed.

    Neither drawing nor fonts mind. An enclosure is left alone: it is not ours to change.
    """
    for stream in file.objects:
        if not isinstance(stream, Stream) or stream.get("/Type") == "/EmbeddedFile":
            continue
        if adler32(content := stream.read_bytes()) % 256 == CARRIAGE_RETURN:
            stream.write(content + b"\n")
            if "/Length1" in stream:
                stream.Length1 += 1


def append(file: Pdf, more: Pdf) -> None:
    """Append what `more` has to `file`."""
    before = len(file.pages)
    file.pages.extend(more.pages)
    structure = file.copy_foreign(more.Root.StructTreeRoot)
    adopt(file.Root.StructTreeRoot.K[0], structure.K[0])
    by_number = file.Root.StructTreeRoot.ParentTree.Nums
    number = int(by_number[-2]) + 1
    for page, owners in zip(list(file.pages)[before:], list(structure.ParentTree.Nums)[1::2], strict=True):
        page.obj.StructParents = number
        by_number.append(number)
        by_number.append(owners)
        number += 1
    follow(file.Root.Outlines, file.copy_foreign(more.Root.Outlines))


def adopt(document: Object, other: Object) -> None:
    """Make the elements in the other document element elements of `document`."""
    for element in other.K:
        element.P = document
        document.K.append(element)


def follow(bookmarks: Object, others: Object) -> None:
    """Put other bookmarks after `bookmarks`."""
    last, first = bookmarks.Last, others.First
    last.Next, first.Prev = first, last
    bookmarks.Last = others.Last
    bookmarks.Count += others.Count
    following: Object | None = first
    while following is not None:
        following.Parent = bookmarks
        following = following.get("/Next")
