# ruff: noqa: ANN401, PLR0913, PLR0917 - WeasyPrint is published without types, and its functions take what they take
"""Shorter ways through WeasyPrint, for what our pages are made of; what they are not made of goes the long way.

Each takes the place of one function and gives what that gives. `TAKEN_FOR` names those functions: a test notices when
a new version of WeasyPrint changes one, and another compares pages made with and without. What each of them saves
stands in record 34.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any, ClassVar

from weasyprint.draw.border import draw_border
from weasyprint.draw.color import get_color
from weasyprint.draw.text import draw_first_line
from weasyprint.formatting_structure.boxes import Box
from weasyprint.html import HTML_HANDLERS, make_replaced_box
from weasyprint.images import SVGImage
from weasyprint.layout.percent import resolve_percentages
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout
from weasyprint.text.line_break import strut as height_of_a_line

Way = Callable[..., Any]

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"{most}{length}" for most in ("", "min_", "max_") for length in ("width", "height")),
)
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
SQUARE = ((0, "px"), (0, "px"))
# In bytes: a number, how far to the next, how far across, how far up, and what else Pango keeps of it.
GLYPH = ffi.sizeof("PangoGlyphInfo")
SVG = "{http://www.w3.org/2000/svg}svg"


def used_lengths(long_way: Way, box: Any, containing_block: Any) -> None:
    """The lengths of a box, worked out once for each style in which none is a part of another length."""
    style = box.style
    if not hasattr(style, "used_lengths"):
        style.used_lengths = None
        if style["border_collapse"] == "separate" and all(map(is_fixed, map(style.__getitem__, LENGTHS))):
            model = SimpleNamespace(style=style)
            long_way(model, (0, "auto"))
            style.used_lengths = {name: length for name, length in vars(model).items() if name != "style"}
    if style.used_lengths is None:
        long_way(box, containing_block)
    else:
        vars(box).update(style.used_lengths)


def is_fixed(length: Any) -> bool:
    """Whether a length is the same in a box of any size."""
    return length == "auto" or getattr(length, "unit", None) == "px"


def strut(long_way: Way, style: Any) -> tuple[float, float]:
    """How high a line is at least and where its letters stand, asked once for each style."""
    if not hasattr(style, "strut"):
        style.strut = long_way(style)
    found: tuple[float, float] = style.strut
    return found


def borders(long_way: Way, stream: Stream, box: Any) -> None:
    """Plain rules as the rectangles that they are."""
    style = box.style
    if not hasattr(style, "color_of_borders"):
        style.color_of_borders = color_of_borders(style)
    if style.color_of_borders is None:
        long_way(stream, box)
        return
    top, right, bottom, left = widths = [getattr(box, f"border_{side}_width") for side in SIDES]
    if not any(widths):
        return
    x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    with stream.artifact():
        stream.set_color(style.color_of_borders)
        if top:
            stream.rectangle(x, y, width, top)
        if right:
            stream.rectangle(x + width - right, y, right, height)
        if bottom:
            stream.rectangle(x, y + height - bottom, width, bottom)
        if left:
            stream.rectangle(x, y, left, height)
        stream.fill()


def color_of_borders(style: Any) -> Any:
    """The one color of the borders that boxes of a style have, where they are solid and have square corners."""
    drawn = [side for side in SIDES if style[f"border_{side}_width"]]
    colors = {get_color(style, f"border_{side}_color") for side in drawn} or {style["color"]}
    is_plain = (
        len(colors) == 1
        and style["visibility"] == "visible"
        and style["border_image_source"][0] == "none"
        and all(style[f"border_{side}_style"] == "solid" for side in drawn)
        and all(style[radius] == SQUARE for radius in RADII)
        and style["column_width"] == style["column_count"] == "auto"
    )
    (color, *_) = colors
    return color if is_plain and color.alpha == 1 else None


def keep_active(_: Way, _layout: Layout) -> None:
    """Leave a line as it was laid out until it is drawn: a page has few enough of them."""


def still_active(_: Way, _layout: Layout, _style: object) -> None:
    """Nothing: the line was left as it was laid out."""


def words(
    long_way: Way,
    stream: Stream,
    box: Any,
    overflow: str,
    ellipsis: str,
    matrix: Matrix,
) -> list[Any]:
    """The glyphs of a line as they were laid out, with nothing between two that stand where the font puts them."""
    if not box.text.strip():
        return []
    runs = runs_of(stream, box) if (overflow, ellipsis) == ("clip", "none") else None
    if runs is None:
        # As if laid out anew: without the width that it had to keep to.
        pango.pango_layout_set_width(box.pango_layout.layout, -1)
        drawn: list[Any] = long_way(stream, box, overflow, ellipsis, matrix)
        return drawn
    stream.set_text_matrix(*matrix.values)
    for font, size, glyphs in runs:
        stream.set_font_size(font.hash, size)
        stream.show_text(glyphs)
    return []


def runs_of(stream: Stream, box: Any) -> list[tuple[Font, float, str]] | None:
    """The font, its size and the glyphs of each run of a line; None where there is more to it than that."""
    layout = box.pango_layout
    if "\n" in layout.text or pango.pango_layout_get_line_readonly(layout.layout, 1) != ffi.NULL:
        return None
    text = layout.text.encode()
    found: list[tuple[Font, float, str]] = []
    run = pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, size = font_of(stream, item.item.analysis.font)
        glyphs = None if font.bitmap or font.png or font.svg or font.colr else shown(stream, font, size, item, text)
        if glyphs is None:
            return None
        if found and found[-1][0] is font:
            found[-1] = (font, size, found[-1][2] + glyphs)
        elif glyphs:
            found.append((font, size, glyphs))
    return found


def font_of(stream: Stream, pango_font: Any) -> tuple[Font, float]:
    """A font of a document and its size, asked for once: its lines keep it until they are drawn."""
    known = vars(stream).setdefault("known_fonts", {})
    address = int(ffi.cast("uintptr_t", pango_font))
    if address not in known:
        known[address] = (*stream.add_font(pango_font), pango_font)
    font, size, _ = known[address]
    return font, size


def shown(stream: Stream, font: Font, size: float, item: Any, text: bytes) -> str | None:
    """The glyphs of a run as PDF writes them; None where one of them is moved from its place, or is missing."""
    count = item.glyphs.num_glyphs
    numbers = memoryview(ffi.buffer(item.glyphs.glyphs, count * GLYPH)).cast("i")
    glyphs, advances, across, up = (numbers[at :: GLYPH // 4].tolist() for at in range(4))
    if any(across) or any(up) or max(glyphs, default=0) > pango.PANGO_GLYPH_EMPTY:
        return None
    said = ["<"]
    for at, (glyph, advance) in enumerate(zip(glyphs, advances, strict=True)):
        if glyph == pango.PANGO_GLYPH_EMPTY:
            if advance:
                return None
            continue
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = letters_of(item, at, text)
        if glyph not in font.widths:
            pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
            font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        said.append(f"{glyph:04x}")
        if closer := int(font.widths[glyph] - advance * 1000 * FROM_UNITS / size):
            said.append(f">{closer}<")
    return "".join((*said, ">")).replace("<>", "") if len(said) > 1 else ""


def letters_of(item: Any, at: int, text: bytes) -> str:
    """The letters that the glyph with that number in a run stands for."""
    clusters, offset, length = item.glyphs.log_clusters, item.item.offset, item.item.length
    if item.item.analysis.level % 2:
        following = length if at == 0 else clusters[at - 1]
    else:
        following = length if at == item.glyphs.num_glyphs - 1 else clusters[at + 1]
    return text[offset + clusters[at] : offset + following].decode()


def is_in_flow(long_way: Way, box: Any) -> bool:
    """Whether a box stands where it is written, asked once for each style."""
    style = box.style
    if not hasattr(style, "is_in_flow"):
        style.is_in_flow = long_way(box)
    is_in: bool = style.is_in_flow
    return is_in


class Picture:
    """A small picture that is drawn once in a process, and after that repeated: all answers together have a hundred."""

    drawn: ClassVar[dict[object, list[Any]]] = {}

    def __init__(self, element: Any, image: Callable[[], SVGImage]) -> None:
        self.path = element[-1].get("d")
        self.width, self.height = float(element.get("width")), float(element.get("height"))
        self.image = image

    def get_intrinsic_size(self, _resolution: object, _font_size: object) -> tuple[float, float, float]:
        """Width, height, and how many times as wide as high."""
        return self.width, self.height, self.width / self.height

    def draw(self, stream: Stream, width: float, height: float, style: object) -> None:
        """What was drawn before, or draw it."""
        key = (self.path, width, height)
        if key not in self.drawn:
            before = len(stream.stream)
            self.image().draw(stream, width, height, style)
            self.drawn[key] = stream.stream[before:]
        else:
            stream.set_alpha(1.0)
            stream.stream += self.drawn[key]


def picture(element: Any, box: Any, images: Any, base_url: object) -> list[Any]:
    """The box of a picture of ours: one path, of a size that it says itself."""
    del images, base_url
    return [make_replaced_box(element, box, Picture(element, partial(SVGImage, element, None, None, None)))]


TAKEN_FOR: dict[Way, Way] = {
    resolve_percentages: used_lengths,
    height_of_a_line: strut,
    draw_border: borders,
    draw_first_line: words,
    Box.is_in_normal_flow: is_in_flow,
    Layout.deactivate: keep_active,
    Layout.reactivate: still_active,
}
METHODS = {Box.is_in_normal_flow: Box, Layout.deactivate: Layout, Layout.reactivate: Layout}


def take() -> None:
    """Take the shorter ways in this process from now on."""
    for long_way, short_way in TAKEN_FOR.items():
        for place in places(long_way):
            setattr(place, long_way.__name__, shorter(short_way, long_way))
    HTML_HANDLERS[SVG] = picture


def shorter(short_way: Way, long_way: Way) -> Way:
    """The short way as a function that can be a method too."""

    def way(*given: Any, **named: Any) -> Any:
        return short_way(long_way, *given, **named)

    return way


def places(long_way: Way) -> list[Any]:
    """Where a function is known by its name: in the modules of WeasyPrint, or in its class."""
    if long_way in METHODS:
        return [METHODS[long_way]]
    modules = [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]
    return [module for module in modules if getattr(module, long_way.__name__, None) is long_way]
