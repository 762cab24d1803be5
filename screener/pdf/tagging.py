"""What a PDF needs, beyond what WeasyPrint writes for PDF/A-3a, to be PDF/UA-1 as well.

The structure tree is our own: one element for each block of the HTML, however many lines and pages it takes, with its
language where that is another one. Pictures that repeat the words beside them and what stands in margins are artifacts.
ISO 14289-1 has the rules, ISO 32000-1 (14.7 to 14.9) the structure tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydyf import PDF, Array, Dictionary, Object, String  # type: ignore[import-untyped] # published without types
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from screener.pdf.glyphs import tells_its_letters, without_breaks

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

TAGS = {
    "section": "Sect",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "p": "P",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::before": "Lbl",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "img": "Figure",
}
# Elements whose words stand in an element of their own below them.
HOLDERS = {"Document": "P", "Sect": "P", "LI": "LBody"}
SCOPES = {"col": "/Column", "row": "/Row"}
NOBODY = b"null"
# What stands in margins, and what repeats the words beside it.
PAGINATION, LAYOUT = (Dictionary({"Type": f"/{kind}"}) for kind in ("Pagination", "Layout"))


def declare(file: PDF) -> None:
    """Say in the metadata that the file is PDF/UA-1, and leave the metadata readable as PDF/A asks."""
    metadata = file.objects[int(file.catalog["Metadata"].split()[0])]
    metadata.compress = False
    metadata.stream = [
        part.replace(b"</rdf:RDF>", UNIVERSAL_ACCESS + b"</rdf:RDF>") if isinstance(part, bytes) else part
        for part in metadata.stream
    ]


def add_tags(file: PDF, document: Document, _version: object, streams: Sequence[Any]) -> None:
    """Give a PDF that WeasyPrint is writing its structure tree, in place of WeasyPrint's. It is changed in place."""
    tree = Tree(file, document.metadata.lang or "")
    for reference, page, stream in zip(file.page_references, document.pages, streams, strict=True):
        tree.add(Leaf(reference, page.height, stream), page._page_box)
    tree.close()


@dataclass
class Leaf:
    """A page while it is tagged. Each piece of its content has a number, and an element or none that it belongs to."""

    reference: bytes
    height: float
    stream: Any
    owners: dict[int, bytes] = field(default_factory=dict)
    artifacts: dict[int, Dictionary] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = self.stream._tags
        self.numbers: dict[boxes.Box, int] = {box: piece["mcid"] for box, piece in kept.items()}

    def mark(self) -> None:
        """Mark artifacts as such, and put the text beside glyphs that do not tell it."""
        operations: list[Any] = []
        opened: list[str] = []
        text = ""
        for operation in self.stream.stream:
            if isinstance(operation, Dictionary) and "MCID" in operation:
                number = operation["MCID"]
                if number in self.artifacts:
                    operations[-1:] = ["/Artifact", self.artifacts[number]]
                    continue
                text = self.texts.get(number, "")
            operations.append(operation)
            if operation in (b"BDC", b"BMC"):
                opened.append(text)
                if text:
                    operations += ["/Span", Dictionary({"ActualText": String(text)}), b"BDC"]
                text = ""
            elif operation == b"EMC" and opened.pop():
                operations.append(b"EMC")
        # At once, which takes less than what pydyf does with each.
        self.stream.stream = [b"\n".join(map(written, operations))]


class Element(Object):  # type: ignore[misc] # published without types
    """An element of the structure tree, below another or below the tree itself, whose `reference` is given.

    `kids` are references and numbers of pieces of content, `more` other entries of its dictionary, as PDF has them.
    """

    def __init__(self, tag: str, parent: bytes, page: bytes | None) -> None:
        super().__init__()
        self.tag, self.parent, self.page = tag, parent, page
        self.kids: list[bytes] = []
        self.more: dict[str, Object] = {}

    @property
    def data(self) -> bytes:
        """The element as PDF has it, put together at once: pydyf's dictionaries look at each part of it."""
        page = b"/Pg %b" % self.page if self.page else b""
        more = b"".join(b"/%b %b" % (name.encode(), entry.data) for name, entry in self.more.items())
        kids = b" ".join(self.kids)
        return b"<</Type/StructElem/S/%b/P %b%b/K[%b]%b>>" % (self.tag.encode(), self.parent, page, kids, more)


class Tree:
    """The structure tree of a file, built page by page from the boxes that were laid out."""

    def __init__(self, file: PDF, language: str) -> None:
        self.file, self.language = file, language
        self.by_number = Dictionary({"Nums": Array()})
        self.root = Dictionary({"Type": "/StructTreeRoot"})
        for each in (self.by_number, self.root):
            file.add_object(each)
        self.root["ParentTree"] = self.by_number.reference
        # By what they were made for: an HTML element and its part, or what holds its words.
        self.made: dict[object, Element] = {}
        self.document = self.added(None, Element("Document", self.root.reference, None))
        self.root["K"] = Array([self.document.reference])
        self.leaves: list[Leaf] = []
        self.links: list[tuple[bytes, Dictionary]] = []

    def added(self, made_for: object, element: Element) -> Element:
        """An element that was made for something, now one of the file's."""
        self.file.add_object(element)
        self.made[made_for] = element
        return element

    def element(self, made_for: object, tag: str, parent: Element, leaf: Leaf) -> Element:
        """The element that was made for something; a new one below `parent` where there is none yet."""
        if made_for in self.made:
            return self.made[made_for]
        made = self.added(made_for, Element(tag, parent.reference, leaf.reference))
        parent.kids.append(made.reference)
        return made

    def add(self, leaf: Leaf, box: boxes.Box) -> None:
        """Tag what stands on a page."""
        self.leaves.append(leaf)
        self.walk(leaf, box, self.document)

    def walk(self, leaf: Leaf, placed: boxes.Box, owner: Element) -> None:
        """Tag a box and all in it, below the element that `owner` is."""
        box = getattr(placed, "_box", placed)
        if isinstance(box, boxes.MarginBox):
            self.set_apart(leaf, box, PAGINATION)
        elif isinstance(box, boxes.TextBox):
            self.hold(leaf, box, self.inner(leaf, box, owner))
            if not tells_its_letters(box.text):
                leaf.texts[leaf.numbers.get(box, -1)] = without_breaks(box.text)
        elif isinstance(box, boxes.ReplacedBox) and box.element_tag != "img":
            self.set_apart(leaf, box, LAYOUT)
        else:
            self.walk_on(leaf, box, owner)

    def walk_on(self, leaf: Leaf, box: boxes.Box, owner: Element) -> None:
        """Tag a box that is an element, or is none of its own, and all in it."""
        below = self.element_of(leaf, box, owner)
        if below.tag == "THead" and below.page != leaf.reference:
            self.set_apart(leaf, box, LAYOUT)
            return
        if annotation := box.link_annotation:
            self.link(leaf, annotation, below)
        if isinstance(box, boxes.ReplacedBox):
            self.figure(leaf, box, below)
        for child in box.children if isinstance(box, boxes.ParentBox) else ():
            self.walk(leaf, child, below)

    def element_of(self, leaf: Leaf, box: boxes.Box, owner: Element) -> Element:
        """The element for a box, or `owner` where its tag says nothing."""
        html = box.element
        if html is None or isinstance(box, boxes.PageBox | boxes.LineBox):
            return owner
        tag, language = TAGS.get(box.element_tag), html.get("lang")
        foreign = language is not None and language != self.language
        if not (tag or foreign):
            return owner
        made_for = (html, box.element_tag)
        if made_for not in self.made and owner.tag == "LI" and tag != "Lbl":
            owner = self.inner(leaf, box, owner)
        made = self.element(made_for, tag or "Span", owner, leaf)
        if foreign:
            made.more["Lang"] = String(language)
        if tag in ("TH", "TD"):
            made.more["A"] = attributes_of_cell(box)
        return made

    def inner(self, leaf: Leaf, box: boxes.Box, owner: Element) -> Element:
        """The element that holds the words of `owner`: itself, or where it cannot, one below it."""
        tag = HOLDERS.get(owner.tag)
        if not tag:
            return owner
        return self.element((owner.reference, tag, None if tag == "LBody" else box.element), tag, owner, leaf)

    def hold(self, leaf: Leaf, box: boxes.Box, owner: Element) -> None:
        """Let an element have what is drawn of a box, if anything is."""
        number = leaf.numbers.get(box)
        if number is None:
            return
        leaf.owners[number] = owner.reference
        here = b"%d" if owner.page == leaf.reference else b"<</Type/MCR/Pg %b/MCID %%d>>" % leaf.reference
        owner.kids.append(here % number)

    def figure(self, leaf: Leaf, box: boxes.Box, owner: Element) -> None:
        """A picture with words for it and its place in points from the foot of the page."""
        self.hold(leaf, box, owner)
        left, top = box.content_box_x(), box.content_box_y()
        place = (left, leaf.height - top - box.height, left + box.width, leaf.height - top)
        owner.more["Alt"] = String(box.element.get("alt"))
        owner.more["A"] = Dictionary({"O": "/Layout", "BBox": Array([length * POINTS_IN_A_PIXEL for length in place])})

    def link(self, leaf: Leaf, annotation: Dictionary, owner: Element) -> None:
        """A link that can be followed."""
        place = Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": leaf.reference})
        self.file.add_object(place)
        owner.kids.append(place.reference)
        self.links.append((owner.reference, annotation))

    def set_apart(self, leaf: Leaf, placed: boxes.Box, kind: Dictionary) -> None:
        """Make artifacts of a box and all in it."""
        box = getattr(placed, "_box", placed)
        if (number := leaf.numbers.get(box)) is not None:
            leaf.artifacts[number] = kind
        for child in box.children if isinstance(box, boxes.ParentBox) else ():
            self.set_apart(leaf, child, kind)

    def close(self) -> None:
        """Leave out elements that hold nothing, and say of every piece of content and every link whose it is."""
        by_reference = {made.reference: made for made in self.made.values()}
        for made in reversed(list(self.made.values())):
            if not made.kids and made is not self.document:
                by_reference[made.parent].kids.remove(made.reference)
        numbers = self.by_number["Nums"]
        for number, leaf in enumerate(self.leaves):
            numbers += [number, Array([leaf.owners.get(at, NOBODY) for at in range(len(leaf.numbers))])]
            leaf.mark()
        for number, (owner, annotation) in enumerate(self.links, len(self.leaves)):
            annotation["StructParent"] = number
            numbers += [number, owner]
        self.file.catalog["StructTreeRoot"] = self.root.reference
        self.file.catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})
        self.file.catalog["MarkInfo"] = Dictionary({"Marked": "true"})


def written(operation: Any) -> bytes:  # noqa: ANN401 - whatever pydyf knows
    """An operation, or a part of one, as PDF has it."""
    if isinstance(operation, bytes):
        return operation
    made: bytes = operation.data if isinstance(operation, Object) else operation.encode()
    return made


def attributes_of_cell(box: boxes.Box) -> Dictionary:
    """What a cell of a table says of itself."""
    attributes = Dictionary({"O": "/Table"})
    if box.element_tag == "th":
        attributes["Scope"] = SCOPES[box.element.get("scope")]
    if (columns := int(box.element.get("colspan", 1))) > 1:
        attributes["ColSpan"] = columns
    return attributes
