"""Files that people bring by mistake, and files that are made to do harm. Each is at most 2 MB."""

import zlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO

from pikepdf import Array, AttachedFileSpec, Dictionary, Encryption, Name, Pdf

from screener.answers import Answers
from screener.exchange.attachment import NAME, attachment
from screener.exchange.terminology import Canonical
from screener.language import language_of
from screener.paths import TRANSLATIONS
from screener.questionnaire import QUESTIONNAIRE

DAY = date(2026, 11, 25)
ANSWERS = Answers.of(QUESTIONNAIRE, {"urge": "yes", "words": "Like ants. Как муравьи."})
ENGLISH = language_of("en", TRANSLATIONS)
DATA = attachment(QUESTIONNAIRE, ANSWERS, Canonical(), ENGLISH, DAY)["content"]

MEGABYTE = 1024 * 1024
# As many megabytes as a bomb has; ten times as many would fit into 2 MB and take ten times as long to make.
GREAT = 200
Built = Callable[[], bytes]


def pdf_with(attachments: Mapping[str, bytes], encryption: Encryption | None = None) -> bytes:
    """One empty page with attachments."""
    with Pdf.new() as file:
        file.add_blank_page()
        for name, content in attachments.items():
            file.attachments[name] = AttachedFileSpec(
                file, content, description="", filename=name, mime_type="", creation_date="", mod_date=""
            )
        return saved(file, encryption)


def saved(file: Pdf, encryption: Encryption | None = None) -> bytes:
    """The bytes of a file."""
    written = BytesIO()
    if encryption:
        file.save(written, encryption=encryption)
    else:
        file.save(written)
    return written.getvalue()


def good() -> bytes:
    """A file as it should be."""
    return pdf_with({NAME: DATA})


def raw_pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file of objects as they are, numbered from 1, behind a table of where they stand."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = b"" if b"/Size" in trailer else b"/Size %d " % (len(objects) + 1)
    return bytes(out + b"trailer\n<< " + size + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream with these entries in its dictionary."""
    return b"<< /Length %d %s >>\nstream\n" % (len(content), entries) + content + b"\nendstream"


PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
FRONT = [b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 4 0 R >> >>", PAGES, PAGE]
OURS = b"[(%s) 5 0 R]" % NAME.encode()


def with_embedded(file: bytes, names: bytes = b"<< /Names " + OURS + b" >>") -> bytes:
    """A file whose attachment of our name is that object."""
    return raw_pdf([*FRONT, names, b"<< /Type /Filespec /F (x) /UF (x) /EF << /F 6 0 R >> >>", file])


@cache
def zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, compressed to a thousandth."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)), packer.flush()])


def table_stream(size: int, width: int, previous: int | None, place: int, first: int) -> bytes:
    """A cross-reference stream that has `size` entries and weighs almost nothing."""
    content = zlib.compress(bytes(size * width * 3), 9)
    entries = b"/Type /XRef /Size %d /W [%d %d %d] /Index [%d %d] /Root 1 0 R /Filter /FlateDecode" % (
        first + size, width, width, width, first, size,
    )  # fmt: skip
    if previous is not None:
        entries += b" /Prev %d" % previous
    return b"%d 0 obj\n" % place + stream(content, entries) + b"\nendobj\n"


def tables_in_a_chain() -> bytes:
    """Hundreds of cross-reference streams, each with as many entries as a stream may have, one pointing to the next."""
    out = bytearray(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n" + PAGES + b"\nendobj\n")
    previous = None
    for number in range(400):
        place = len(out)
        out += table_stream(330_000, 1, previous, 10 + number, number * 330_000)
        previous = place
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % (previous or 0))


def table_that_explodes() -> bytes:
    """A cross-reference stream of hundreds of megabytes."""
    content = zeros(GREAT)
    body = stream(content, b"/Type /XRef /Size 300000000 /W [1 1 1] /Root 1 0 R /Filter /FlateDecode")
    return b"%PDF-1.7\n1 0 obj\n" + body + b"\nendobj\nstartxref\n9\n%%EOF\n"


def objects_that_explode() -> bytes:
    """An object stream of hundreds of megabytes in which the catalog is said to be."""
    packed = stream(zeros(GREAT), b"/Type /ObjStm /N 1 /First 10 /Filter /FlateDecode")
    head = b"%PDF-1.7\n"
    body = head + b"2 0 obj\n" + packed + b"\nendobj\n"
    rows = bytes([0, 0, 0, 0, 0, 2, 0, 2, 0, 0, 1, 0, 0, len(head), 0])
    table = stream(rows, b"/Type /XRef /Size 3 /W [1 3 1] /Root 1 0 R")
    return body + b"3 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def lzw_bomb() -> bytes:
    """A stream by a filter that qpdf has no limit for; its name is written in numbers."""
    return with_embedded(stream(bytes(MEGABYTE), b"/Type /EmbeddedFile /Filter /#4cZWDecode"))


def many_attachments(name: str) -> bytes:
    """Ten thousand attachments that share one content, the last of them called `name`."""
    names = sorted([*(f"a{number:05}.json" for number in range(9_999)), name])
    tree = b"<< /Names [" + b" ".join(b"(%s) 5 0 R" % each.encode() for each in names) + b"] >>"
    return with_embedded(stream(DATA, b"/Type /EmbeddedFile"), tree)


def deep(opening: bytes, closing: bytes, times: int, middle: bytes = b"") -> bytes:
    """Something within itself, again and again."""
    return opening * times + middle + closing * times


def with_javascript() -> bytes:
    """A file that would run a script where it is opened to be read; it holds our answers."""
    with Pdf.open(BytesIO(good())) as file:
        script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        file.Root.OpenAction = script
        file.Root.Names.JavaScript = Dictionary(Names=Array(["x", script]))
        return saved(file)


def names_in_a_ring() -> bytes:
    """A tree of names that is its own branch."""
    return with_embedded(stream(DATA), b"<< /Limits [(a) (z)] /Kids [4 0 R 4 0 R] >>")


def objects_by_the_hundred_thousand() -> bytes:
    """As many objects as fit."""
    return raw_pdf([*FRONT, *[b"0"] * 48_000])


def many_streams() -> bytes:
    """Many small streams, each of which would have to be looked at."""
    return raw_pdf([*FRONT, *[stream(b"")] * 18_000])


# What cannot be read, by what is wrong with it.
UNREADABLE: dict[str, Built] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(2 * MEGABYTE),
    "too large": lambda: good() + bytes(2 * MEGABYTE),
    "a mark and no more": lambda: b"%PDF-1.7\n",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "locked": lambda: pdf_with({NAME: DATA}, Encryption(owner="o", user="u", R=6)),
    "locked for its owner": lambda: pdf_with({NAME: DATA}, Encryption(owner="o", user="", R=6)),
    "cut in half": lambda: good()[: len(good()) // 2],
    "without its end": lambda: good()[:-30],
    "without its beginning": lambda: b"%PDF-1.7\n" + good()[200:],
    "no attachment": lambda: pdf_with({}),
    "another attachment": lambda: pdf_with({"factur-x.xml": b"<x/>"}),
    "our name and no JSON": lambda: pdf_with({NAME: b"<x/>"}),
    "our name and a bomb": lambda: with_embedded(
        stream(zeros(GREAT), b"/Type /EmbeddedFile /Filter /FlateDecode"),
    ),
    "a bomb in a bomb": lambda: with_embedded(
        stream(zlib.compress(zeros(GREAT), 9), b"/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode]"),
    ),
    "a bomb by another filter": lzw_bomb,
    "a bomb behind spaces": lambda: with_embedded(
        stream(b" " * 100_000 + zeros(GREAT), b"/Type /EmbeddedFile /Filter /FlateDecode"),
    ),
    "runs that explode": lambda: with_embedded(
        stream(b"\x81\x00" * (MEGABYTE // 2), b"/Type /EmbeddedFile /Filter /RunLengthDecode"),
    ),
    "our name and no stream": lambda: with_embedded(b"42"),
    "our name and itself": lambda: with_embedded(b"6 0 R"),
    "a table that explodes": table_that_explodes,
    "objects that explode": objects_that_explode,
    "tables in a chain": tables_in_a_chain,
    "a table too large to be": lambda: raw_pdf(FRONT, b"/Root 1 0 R /Size 2147483647"),
    "as many objects as fit": objects_by_the_hundred_thousand,
    "as many streams as fit": many_streams,
    "lists in lists": lambda: with_embedded(stream(DATA), deep(b"[", b"]", 900_000)),
    "dictionaries in dictionaries": lambda: with_embedded(stream(DATA), deep(b"<</A", b">>", 300_000, b" 1 ")),
    "a long list": lambda: with_embedded(stream(DATA), b"<< /Names [" + b"0 " * 900_000 + b"] >>"),
    "names in a ring": names_in_a_ring,
    "pages in a ring": lambda: raw_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]
    ),
    "ten thousand attachments": lambda: many_attachments("z.json"),
    "JSON in JSON": lambda: deep(b"[", b"]", 900_000),
    "objects in objects": lambda: deep(b'{"item":', b"}", 200_000, b"1"),
    "a long number": lambda: b'{"urge":' + b"9" * 1_900_000 + b"}",
    "no number": lambda: b'{"pregnancy_weeks": NaN}',
    "no text": lambda: b'{"words": "\xff"}',
    "a list": lambda: b"[1]",
    "another resource": lambda: b'{"resourceType": "Patient"}',
    "another form": lambda: b'{"resourceType": "QuestionnaireResponse", "questionnaire": "http://a.example/b|2.0"}',
    "a version to come": lambda: DATA.replace(b"|2.0", b"|99.0"),
    "many answers": lambda: b'{"lookalikes": [' + b", ".join([b'"cramp"'] * 600) + b"]}",
    "two responses": lambda: (
        b'{"resourceType": "Bundle", "entry": [' + b", ".join([b'{"resource": ' + DATA + b"}"] * 2) + b"]}"
    ),
    "no response": lambda: b'{"resourceType": "Bundle", "entry": 1}',
    "more than a form has": lambda: b'{"lookalikes": [' + b", ".join([b'"cramp"'] * 200_000) + b"]}",
    "more text than a form has": lambda: b'{"words": "' + b"a" * 1_900_000 + b'"}',
    "many empty objects": lambda: b'{"a": [' + b",".join([b"{}"] * 690_000) + b"]}",
}

# What can be read, although something in it is odd.
READABLE: dict[str, Built] = {
    "as it should be": good,
    "with a script": with_javascript,
    "among ten thousand": lambda: many_attachments(NAME),
    "behind other bytes": lambda: DATA.replace(b"{", b"\xef\xbb\xbf{", 1),
    "with another attachment": lambda: pdf_with({NAME: DATA, "factur-x.xml": b"<x/>"}),
}
