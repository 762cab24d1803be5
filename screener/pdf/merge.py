"""Tagged PDFs merged into one file: pages, structure tree, bookmarks, and attachments."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from zlib import adler32

from pikepdf import AttachedFileSpec, Name, Object, ObjectStreamMode, Pdf, Stream

from screener.pdf.outline import bookmarks, chain, pairs
from screener.pdf.overlay import Overlay, lay_over

# A stream whose last byte is a carriage return, before the line feed that ends it: validators take the two for one line
# end and the length for wrong. The last byte of compressed data is a checksum, so one stream in 256 ends so.
AMBIGUOUS = b"\r\nendstream"
CARRIAGE_RETURN = 13
# Where a font is, by its kind.
FONTS = {"/FontFile2", "/FontFile3"}


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF that holds the data the PDF shows. `kind` is its media type."""

    name: str
    content: bytes
    kind: str
    description: str
    made_on: date


@dataclass(frozen=True)
class PdfFile:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


@dataclass(frozen=True)
class Merge:
    """What becomes one file: tagged PDFs, with an overlay over each of the first pages, and attachments.

    `sheets` come last. They and the overlays are the same for many people.
    """

    parts: tuple[bytes, ...]
    overlays: tuple[Overlay, ...] = ()
    sheets: bytes | None = None
    attachments: tuple[Attachment, ...] = ()


def merge(job: Merge) -> PdfFile:
    """The pages of all in one file, compressed.

    What names the file is made from its content: the same input gives the same bytes.
    """
    with ExitStack() as opened:
        file, *others = [opened.enter_context(Pdf.open(BytesIO(part))) for part in job.parts]
        for at, overlay in enumerate(job.overlays):
            lay_over(file, at, overlay, shared(overlay.pages))
        for more in [*others, *([shared(job.sheets)] if job.sheets else [])]:
            append(file, more)
        unite(file)
        for attachment in job.attachments:
            attach(file, attachment)
        return PdfFile(compressed(file), len(file.pages))


@lru_cache(maxsize=16)
def shared(pdf: bytes) -> Pdf:
    """A PDF that is the same for many people, left open: it is copied from, and never changed."""
    return Pdf.open(BytesIO(pdf))


def compressed(file: Pdf) -> bytes:
    """The bytes of the file. No stream ends in a way that can be read as two."""
    written = saved(file, ObjectStreamMode.generate)
    if AMBIGUOUS in written:
        pad(file)
        written = saved(file, ObjectStreamMode.generate)
    return written if AMBIGUOUS not in written else saved(file, ObjectStreamMode.disable)


def unite(file: Pdf) -> None:
    """Let pages share the fonts and the colors that they have in common: each part brought its own."""
    of_file = file.Root.OutputIntents[0].DestOutputProfile
    known = {of_file.read_raw_bytes(): of_file}
    for page in file.pages:
        resources = page.obj.Resources
        for font in resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            for name in descriptor.keys() & FONTS:
                descriptor[name] = known.setdefault(descriptor[name].read_raw_bytes(), descriptor[name])
        for space in resources.get("/ColorSpace", {}).values():
            if space[0] == "/ICCBased":
                space[1] = known.setdefault(space[1].read_raw_bytes(), space[1])


def attach(file: Pdf, attachment: Attachment) -> None:
    """Put a file inside the PDF as the data of the whole of it, dated by the day of the answers."""
    day = f"D:{attachment.made_on:%Y%m%d}000000Z"
    file.attachments[attachment.name] = AttachedFileSpec(
        file,
        attachment.content,
        description=attachment.description,
        filename=attachment.name,
        mime_type=attachment.kind,
        creation_date=day,
        mod_date=day,
        relationship=Name.Data,  # type: ignore[call-arg] # missing in its types
    )


def saved(file: Pdf, mode: ObjectStreamMode) -> bytes:
    """The bytes of the file, everything compressed that is not yet."""
    written = BytesIO()
    file.save(written, deterministic_id=True, object_stream_mode=mode, fix_metadata_version=False)
    return written.getvalue()


def pad(file: Pdf) -> None:
    """Add a line end to the streams that would end in a carriage return once compressed.

    Neither drawing nor fonts mind. An attachment is left alone: it is not ours to change.
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
    first = int(by_number[-2]) + 1
    for number, owners in pairs(structure.ParentTree.Nums):
        by_number.append(first + number)
        by_number.append(owners)
    for page in list(file.pages)[before:]:
        page.obj.StructParents += first
        for annotation in page.obj.get("/Annots", ()):
            annotation.StructParent += first
    others = bookmarks(file.copy_foreign(more.Root.Outlines))
    chain(file.Root.Outlines, [*bookmarks(file.Root.Outlines), *others])


def adopt(document: Object, other: Object) -> None:
    """Make the elements in the other document element elements of `document`."""
    for element in other.K:
        element.P = document
        document.K.append(element)
