# ruff: noqa: ANN401 - WeasyPrint is published without types, and its functions take what they take
"""Blocks that many papers have, laid out once in a process.

Most words of a paper are those of the questionnaire. A heading, a paragraph, an entry or a cell that has no others is
laid out by itself once, in the corner of nowhere, and wherever its like comes again stands a copy. Its like is not even
built: an element with the same look and the same content makes a box that is empty until it is known where it stands.
What was typed has white space of its own in our style sheet, and is laid out for its paper alone.

Both functions take the place of WeasyPrint's own, as `shortcuts` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox, TableCellBox, TextBox
from weasyprint.formatting_structure.build import create_anonymous_boxes, element_to_box, make_box
from weasyprint.layout.block import block_container_layout

TAGS = {"h1", "h2", "h3", "h4", "p", "li", "th", "td"}
# What WeasyPrint does not make of an element itself, it names by two colons. Of what we have, this is always the same.
MARKER = "li::before"
DISPLAYS = (("block", "flow"), ("table-cell",))
# Sixteen papers with everything have a third of them. Each is some 15 KB.
MOST_BLOCKS = 1000

# How an element looks, and what is said in it.
Key = tuple[tuple[int, int], tuple[object, ...]]


class Kept(NamedTuple):
    """A block that stands in the corner of nowhere, how far its lines reach, and which page is to follow it."""

    box: Any
    reach: float
    next_page: Mapping[str, Any]


KEPT: dict[Key, Kept] = {}


def built(element: Element, styles: Any, *more: Any) -> list[Any]:
    """The boxes of an element: an empty one where its like is kept."""
    if element.tag not in TAGS:
        made: list[Any] = element_to_box(element, styles, *more)
        return made
    key = (styles.looks[element].key, said_in(element))
    if key in KEPT:
        like = KEPT[key].box
        box = make_box(element.tag, like.style, [], element)
        box.bookmark_label, box.key, box.is_built = like.bookmark_label, key, False
        return [box]
    (box,) = element_to_box(element, styles, *more)
    box.key, box.is_built = key if is_for_everybody(box) else None, True
    return [box]


def said_in(element: Element) -> tuple[object, ...]:
    """All that is said in an element, with how it is marked up."""
    inner = [(said_in(child), child.tail) for child in element]
    return (element.tag, element.text, *element.items(), *inner)


def is_for_everybody(box: Any) -> bool:
    """Whether a block stands by itself, and nothing in it is somebody's."""
    return stands_by_itself(box.style) and not any(map(is_somebodys, box.descendants()))


def is_somebodys(box: Any) -> bool:
    """Whether a box was typed, is a picture that came with a paper, or may be counted anew on each page."""
    match box:
        case TextBox():
            return bool(box.style["white_space"] != "normal")
        case ReplacedBox():
            return bool(box.element_tag == "img")
    return "::" in box.element_tag and box.element_tag != MARKER


def stands_by_itself(style: Any) -> bool:
    """Whether what is in a block depends on nothing around it but its width, asked once for each style."""
    if not hasattr(style, "stands_by_itself"):
        style.stands_by_itself = (
            style["display"] in DISPLAYS
            and style["position"] == "static"
            and (style["float"] == "none" or style["width"] != "auto")
            and style["margin_top"].value == style["margin_bottom"].value == 0
            and style["height"] == style["column_width"] == style["column_count"] == "auto"
        )
    by_itself: bool = style.stands_by_itself
    return by_itself


def lay_out(  # noqa: PLR0913, PLR0917 - as WeasyPrint's own
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: Any,
    first_letter_style: Any,
    first_line_style: Any,
    discard: bool,
    max_lines: Any,
) -> tuple[Any, ...]:
    """A block in its place: a copy of its like where that has room there, or else laid out there."""
    if getattr(box, "key", None):
        is_first = skip_stack is None and not any(adjoining_margins or ())
        kept = laid_out_before(context, box) if is_first and is_whole(box) else None
        if kept and has_room(context, box, kept, bottom_space):
            return in_place_of(box, kept.box), None, {**kept.next_page}, [], False, max_lines
        # A cell that was never built was whole on a page before, and stands empty beside what goes on of its row.
        if not (skip_stack and isinstance(box, TableCellBox)):
            fill(context, box)
    laid_out: tuple[Any, ...] = block_container_layout(
        context,
        box,
        bottom_space,
        skip_stack,
        page_is_empty,
        absolute_boxes,
        fixed_boxes,
        adjoining_margins,
        first_letter_style,
        first_line_style,
        discard,
        max_lines,
    )
    return laid_out


def is_whole(box: Any) -> bool:
    """Whether all of a block is to be laid out: not so of a cell that was emptied because it goes on overleaf."""
    return bool(box.children) or not box.is_built


def has_room(context: Any, box: Any, kept: Kept, bottom_space: float) -> bool:
    """Whether a block fits on its page as it is kept, and no line of it beside what floats there."""
    if context.overflows_page(bottom_space, box.position_y + kept.box.border_height()):
        return False
    floats = () if box.establishes_formatting_context() else context.excluded_shapes
    return all(
        each.position_y + each.margin_height() <= box.position_y or box.position_x + kept.reach <= each.position_x
        for each in floats
    )


def laid_out_before(context: Any, box: Any) -> Kept | None:
    """The like of a block, as wide: laid out now if it was not yet, and kept. None where there is nothing to lay out.

    So a block is the same to the last digit whether or not it was kept.
    """
    kept = KEPT.get(box.key)
    if kept and kept.box.width == box.width:
        return kept
    fill(context, box)
    model = box.copy()
    model.position_x = model.position_y = 0
    made, _, next_page, _, has_nothing, _ = block_container_layout(
        context, model, -inf, None, True, [], [], [], None, None, False, None
    )
    if has_nothing:
        return None
    if len(KEPT) >= MOST_BLOCKS:
        KEPT.clear()
    reach = max((each.position_x + each.width for each in made.descendants() if isinstance(each, LineBox)), default=0)
    KEPT[box.key] = Kept(made, reach, next_page)
    return KEPT[box.key]


def fill(context: Any, box: Any) -> None:
    """Give an empty block what is in its element."""
    if box.is_built:
        return
    (made,) = element_to_box(
        box.element,
        context.style_for,
        context.get_image_from_uri,
        None,
        context.target_collector,
        context.counter_style,
        context.footnotes,
    )
    made.process_whitespace()
    made.process_text_transform()
    box.children, box.is_built = create_anonymous_boxes(made).children, True


def in_place_of(box: Any, like: Any) -> Any:
    """A block that is not laid out as its like is."""
    elements = dict(zip(like.element.iter(), box.element.iter(), strict=True))
    copied = [copy(child, box.position_x, box.position_y, elements) for child in like.children]
    placed = box.copy_with_children(copied)
    placed.height = like.height
    return placed


def copy(box: Any, right: float, down: float, elements: Mapping[Element, Element]) -> Any:
    """A box and all in it, moved so far, for other elements."""
    copied = object.__new__(type(box))
    vars(copied).update(vars(box))
    copied.position_x += right
    copied.position_y += down
    copied.element = elements[box.element]
    if box.children:
        copied.children = [copy(child, right, down, elements) for child in box.children]
    return copied
