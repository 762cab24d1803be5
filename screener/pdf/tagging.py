"""What a PDF needs, beyond what WeasyPrint writes for PDF/A-3a, to be PDF/UA-1 as well.

It works on the objects of the file before they are written: ISO 14289-1 for the rules, ISO 32000-1 (14.7, 14.8) for the
structure tree. The numbers of marked content in a page are those of its own stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from pydyf import PDF, Array, Dictionary, Stream  # type: ignore[import-untyped] # published without types

# PDF/UA's own mark, and the description of it that PDF/A asks for with every schema it does not know itself.
UNIVERSAL_ACCESS = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
POINTS_IN_A_PIXEL = 0.75

# Elements that only repeat how the HTML was written.
MEANINGLESS = ("/NonStruct", "/Span")

NOBODY = b"null"

Kid = int | bytes


def make_accessible(file: PDF) -> None:
    """Turn a tagged PDF/A-3a of WeasyPrint into one that is PDF/UA-1 too. The file is changed in place."""
    declare(file)
    root = resolved(file, file.catalog["StructTreeRoot"])
    (document,) = (resolved(file, kid) for kid in root["K"])
    tidy(file, document)
    settle_content(file, resolved(file, root["ParentTree"]), document)


def declare(file: PDF) -> None:
    """Say in the metadata that the file is PDF/UA-1, and leave the metadata readable as PDF/A asks."""
    metadata = resolved(file, file.catalog["Metadata"])
    metadata.compress = False
    metadata.stream = [
        part.replace(b"</rdf:RDF>", UNIVERSAL_ACCESS + b"</rdf:RDF>") if isinstance(part, bytes) else part
        for part in metadata.stream
    ]


def tidy(file: PDF, element: Dictionary, scope: str = "/Row") -> None:
    """Leave out elements that hold nothing or say nothing, and give those that stay what their kind needs."""
    match element["S"]:
        case "/THead":
            scope = "/Column"
        case "/TH":
            element.pop("ID", None)
            element["A"] = Dictionary({"O": "/Table", "Scope": scope})
        case "/TD":
            element["A"].pop("Headers", None)
        case "/Figure":
            place_on_page(file, element)
    element["K"][:] = [stays for kid in element["K"] for stays in kept(file, element, kid, scope)]


def kept(file: PDF, parent: Dictionary, kid: Kid, scope: str) -> Iterable[Kid]:
    """What stays of a kid of `parent`: itself, what it holds, or nothing."""
    if isinstance(kid, int):
        return (kid,)
    element = resolved(file, kid)
    if element["Type"] == "/OBJR":
        return (kid,)
    tidy(file, element, scope)
    if element["S"] in MEANINGLESS and "Pg" in parent:
        return tuple(element["K"])
    element["P"] = parent.reference
    return (kid,) if element["K"] else ()


def place_on_page(file: PDF, figure: Dictionary) -> None:
    """Give the place of a figure in points from the foot of the page; WeasyPrint counts pixels from its head."""
    *_, height = resolved(file, figure["Pg"])["MediaBox"]
    left, top, right, bottom = (length * POINTS_IN_A_PIXEL for length in figure["A"]["BBox"])
    figure["A"]["BBox"] = Array([left, height - bottom, right, height - top])


def settle_content(file: PDF, by_page: Dictionary, document: Dictionary) -> None:
    """Name the element of every piece of content anew, and mark as artifact what belongs to none: the margins."""
    owners = {
        (element["Pg"], kid): element.reference
        for element in elements(file, document)
        for kid in element["K"]
        if isinstance(kid, int)
    }
    for page, pieces in zip(file.page_references, by_page["Nums"][1::2], strict=False):
        pieces[:] = [owners.get((page, number), NOBODY) for number in range(len(pieces))]
        loose = {number for number, owner in enumerate(pieces) if owner == NOBODY}
        set_apart(resolved(file, resolved(file, page)["Contents"]), loose)


def set_apart(content: Stream, loose: Set[int]) -> None:
    """Mark the pieces of content with these numbers as artifacts."""
    operations = content.stream
    for at, operation in enumerate(operations):
        if isinstance(operation, Dictionary) and operation.get("MCID") in loose:
            operations[at - 1 : at + 1] = ["/Artifact", Dictionary({"Type": "/Pagination"})]


def elements(file: PDF, element: Dictionary) -> Iterator[Dictionary]:
    """The element and all below it, in reading order."""
    yield element
    for kid in element["K"]:
        if not isinstance(kid, int) and (below := resolved(file, kid))["Type"] == "/StructElem":
            yield from elements(file, below)


def resolved(file: PDF, reference: bytes) -> Any:  # noqa: ANN401 - whichever of pydyf's objects it is
    """The object that a reference points to."""
    return file.objects[int(reference.split()[0])]
