"""The picture in a file beside the clinics file: PNG or SVG, whole, harmless, and quick to draw.

A logo is drawn on every paper, so each limit is one on drawing time: about half a second at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from xml.parsers.expat import ExpatError, ParserCreate

from PIL import ImageFile
from PIL.PngImagePlugin import PngImageFile
from py_svg_hush import filter_svg

from screener.clinics.model import Logo

LARGEST = 64 * 1024  # bytes, as the file is and as it is drawn
MOST_DOTS = 2000  # each way
DEEPEST = 50
MOST_ELEMENTS = 1000
MOST_LETTERS = 500

PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
SVG = "{http://www.w3.org/2000/svg}"
# Each of these is drawn as often as there is room, so that a file of 300 bytes can take minutes.
REPEATING = {f"{SVG}{name}" for name in ("filter", "marker", "pattern")}
UNSEEN = {f"{SVG}{name}" for name in ("desc", "style", "title")}
REFERENCE = re.compile(r"url\([^)]*#([^)\"'\s]+)", re.IGNORECASE)
# One name each: a name within a name is looked for along every path to it (587 bytes took 31 seconds).
SELECTOR = r"[.#]?[A-Za-z_][\w-]*"
RULE = re.compile(rf"\s*({SELECTOR}(?:\s*,\s*{SELECTOR})*)\s*\{{([^{{}}@\\]*)\}}\s*")


def read_logo(path: Path) -> Logo:
    """The picture in the file at `path`, whose name ends in one of `KINDS`. Raises `ValueError` in plain words."""
    try:
        content = path.read_bytes()
    except OSError as reason:
        raise ValueError(f"the file {path.name} cannot be read: {reason.strerror}") from None
    if len(content) > LARGEST:
        raise ValueError(f"{path.name} has {len(content)} bytes; make it at most {LARGEST}")
    return KINDS[path.suffix](content)


def png(content: bytes) -> Logo:
    """A PNG picture that can be unpacked to its last dot, and does not move. Raises `ValueError`."""
    try:
        # The class itself, as Image.open would warn of a large picture before its size can be looked at.
        picture = PngImageFile(BytesIO(content))
        width, height = picture.size
        if max(width, height) <= MOST_DOTS:
            unpack(content)
    except (OSError, SyntaxError, ValueError, EOFError) as reason:
        raise ValueError("the file is not a whole PNG picture; save or copy it again") from reason
    if max(width, height) > MOST_DOTS:
        raise ValueError(f"the picture is {width} by {height} dots; make it at most {MOST_DOTS} each way")
    if picture.is_animated:
        raise ValueError("the picture moves, and paper cannot; save one picture of it")
    return Logo(content, "image/png")


def unpack(content: bytes) -> None:
    """Check every part of a PNG picture by its checksum and unpack it. Raises what Pillow raises for a damaged one."""
    # WeasyPrint, where it is loaded, has told Pillow to make do with a part of a picture.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        # Pillow looks at every part but this one.
        if not content.endswith(PNG_END):
            raise ValueError("no end")
        PngImageFile(BytesIO(content)).verify()
        PngImageFile(BytesIO(content)).load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def svg(content: bytes) -> Logo:
    """An SVG picture without scripts, foreign content and links to elsewhere. Raises `ValueError`."""
    try:
        check_nesting(content.decode("utf-8-sig"))
        filtered = filter_svg(content)
        root = fromstring(filtered)  # noqa: S314 - the filter writes neither entities nor a document type
    except DrawingError:
        raise
    except (ValueError, ExpatError, SyntaxError):
        raise ValueError("the file is not an SVG picture") from None
    if len(filtered) > LARGEST:
        raise ValueError(f"set out, the picture has {len(filtered)} bytes; make it at most {LARGEST}")
    check_drawing(root)
    return Logo(filtered, "image/svg+xml")


KINDS: Mapping[str, Callable[[bytes], Logo]] = {".png": png, ".svg": svg}


class DrawingError(ValueError):
    """A picture that would take too long to draw. The message says what to change."""


def check_nesting(source: str) -> None:
    """Raise `DrawingError` for what makes the filter write megabytes: it indents each level and writes out entities."""
    depth = 0

    def enter(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise DrawingError(f"the picture has groups within groups, more than {DEEPEST} deep; simplify it")

    def leave(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def refuse_entity(*_: object) -> None:
        raise DrawingError("the picture defines entities; save it as plain SVG")

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = enter, leave, refuse_entity
    parser.Parse(source, True)


def check_drawing(root: Element) -> None:
    """Raise `DrawingError` for a picture that takes long to draw, counting what is referred to each time it is."""
    rules = style_rules(root)
    by_id: dict[str, list[Element]] = {}
    for element in root.iter():
        by_id.setdefault(element.get("id", ""), []).append(element)
        if element.tag in REPEATING:
            raise DrawingError(f"the picture has a {element.tag.removeprefix(SVG)}; simplify it, or save it as PNG")
        if element.get("spreadMethod", "pad") != "pad":
            raise DrawingError("the picture has a gradient that repeats; simplify it, or save it as PNG")
    size = letters = 0
    for number, element in enumerate(drawn(root, by_id, rules), start=1):
        size += sum(map(len, element.attrib.values()))
        letters += 0 if element.tag in UNSEEN else len("".join((element.text or "", element.tail or "")).strip())
        if number > MOST_ELEMENTS:
            raise DrawingError(
                f"drawing the picture takes more than {MOST_ELEMENTS} steps; simplify it, or save it as PNG"
            )
        if size > LARGEST:
            raise DrawingError(f"drawing the picture takes more than {LARGEST} bytes; simplify it, or save it as PNG")
        if letters > MOST_LETTERS:
            raise DrawingError(
                f"the picture has more than {MOST_LETTERS} letters; turn text into shapes, or save it as PNG"
            )


def drawn(
    element: Element, by_id: Mapping[str, list[Element]], rules: Mapping[str, list[str]], depth: int = 1
) -> Iterator[Element]:
    """The elements in the order of drawing, one that is referred to again and again as often as it is.

    Never ends by itself for one that refers to itself, until it is too deep: then raises `DrawingError`.
    """
    if depth > DEEPEST:
        raise DrawingError(f"the picture refers to parts within parts, more than {DEEPEST} deep; simplify it")
    yield element
    named = (found for name in references(element, rules) for found in by_id.get(name, ()))
    for part in chain(element, named):
        yield from drawn(part, by_id, rules, depth + 1)


def references(element: Element, rules: Mapping[str, list[str]]) -> Iterator[str]:
    """The ids that an element refers to, by its attributes and by the style sheets in the picture."""
    for attribute, value in element.attrib.items():
        if attribute.rpartition("}")[2] == "href":
            yield value.rpartition("#")[2]
        yield from REFERENCE.findall(value)
    classes = (f".{name}" for name in element.get("class", "").split())
    for selector in (element.tag.removeprefix(SVG), f"#{element.get('id')}", *classes):
        yield from rules.get(selector, ())


def style_rules(root: Element) -> dict[str, list[str]]:
    """The ids that the style sheets in a picture refer to, by selector of one name.

    Raises `DrawingError` for any other selector or rule.
    """
    rules: dict[str, list[str]] = {}
    for sheet in root.iter(f"{SVG}style"):
        text, at = sheet.text or "", 0
        while at < len(text):
            if not (rule := RULE.match(text, at)):
                raise DrawingError("the picture has a style that is more than names and values; save it as plain SVG")
            for selector in re.split(r"\s*,\s*", rule[1]):
                rules.setdefault(selector, []).extend(REFERENCE.findall(rule[2]))
            at = rule.end()
    return rules
