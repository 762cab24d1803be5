# ruff: noqa: ANN401 - WeasyPrint is published without types, and its functions take what they take
"""Shorter ways through WeasyPrint, for what our pages are made of; what they are not made of goes the long way.

Each takes the place of one function and gives what that gives. `TAKEN_FOR` names those functions: a test notices when
a new version of WeasyPrint changes one, and another compares pages made with and without. What each of them saves
stands in record 34.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any, ClassVar, NamedTuple

from weasyprint.draw.border import draw_border
from weasyprint.draw.color import get_color
from weasyprint.draw.text import draw_first_line
from weasyprint.formatting_structure.build import element_to_box
from weasyprint.html import HTML_HANDLERS, make_replaced_box
from weasyprint.images import SVGImage
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.block import block_container_layout
from weasyprint.layout.percent import resolve_percentages
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from screener.pdf.blocks import built, lay_out
from screener.pdf.fonts import clean, cut

Way = Callable[..., Any]
SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"{most}{length}" for most in ("", "min_", "max_") for length in ("width", "height")),
)
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
SQUARE = ((0, "px"), (0, "px"))
STRAIGHT = dict.fromkeys(RADII, (0, 0))
EXTENTS = ffi.new("PangoRectangle *")
# In bytes: a number, how far to the next, how far across, how far up, and what else Pango keeps of it.
GLYPH = ffi.sizeof("PangoGlyphInfo")
SVG = "{http://www.w3.org/2000/svg}svg"


def used_lengths(box: Any, containing_block: Any) -> None:
    """The lengths of a box, worked out once for each style in which none is a part of another length."""
    style = box.style
    if not hasattr(style, "used_lengths"):
        style.used_lengths = None
        if style["border_collapse"] == "separate" and all(map(is_fixed, map(style.__getitem__, LENGTHS))):
            model = SimpleNamespace(style=style)
            resolve_percentages(model, (0, "auto"))
            style.used_lengths = {name: length for name, length in vars(model).items() if name != "style"}
    if style.used_lengths is None:
        resolve_percentages(box, containing_block)
    else:
        vars(box).update(style.used_lengths)


def is_fixed(length: Any) -> bool:
    """Whether a length is the same in a box of any size."""
    return length == "auto" or getattr(length, "unit", None) == "px"


def borders(stream: Stream, box: Any) -> None:
    """Plain rules as the rectangles that they are."""
    style = box.style
    if not hasattr(style, "color_of_borders"):
        style.color_of_borders = color_of_borders(style)
    if style.color_of_borders is None:
        draw_border(stream, box)
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


def backgrounds(page: Any, box: Any, images: Any, layout_children: bool = True, style: Any = None) -> None:
    """What stands behind a box and all in it, where that is nothing: asked once for each style."""
    if style is not None or box is page or not is_bare(box.style):
        layout_box_backgrounds(page, box, images, layout_children, style)
        return
    vars(getattr(box, "_box", box)).update(STRAIGHT, background=None)
    for child in box.all_children() if layout_children else ():
        backgrounds(page, child, images)


def is_bare(style: Any) -> bool:
    """Whether nothing stands behind boxes of a style, or around them that is more than a rule."""
    if not hasattr(style, "is_bare"):
        style.is_bare = (
            all(style[radius] == SQUARE for radius in RADII)
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and all(kind == "none" for kind, _ in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
        )
    bare: bool = style.is_bare
    return bare


def keep_active(_: Layout) -> None:
    """Leave a line as it was laid out until it is drawn: a page has few enough of them."""


def still_active(_: Layout, _style: object) -> None:
    """Nothing: the line was left as it was laid out."""


class Run(NamedTuple):
    """Glyphs of one font as PDF writes them, and of each the letters that it stands for and how wide it is."""

    font: Any
    glyphs: str
    letters: Mapping[int, str]
    widths: Mapping[int, int]


def words(stream: Stream, box: Any, overflow: str, ellipsis: str, matrix: Matrix) -> list[Any]:
    """The glyphs of a line as they were laid out, with nothing between two that stand where the font puts them."""
    if not box.text.strip():
        return []
    layout = box.pango_layout
    if not hasattr(layout, "runs"):
        layout.runs = runs_of(stream, layout)
    if layout.runs is None or (overflow, ellipsis) != ("clip", "none"):
        # As if laid out anew: without the width that it had to keep to.
        pango.pango_layout_set_width(layout.layout, -1)
        drawn: list[Any] = draw_first_line(stream, box, overflow, ellipsis, matrix)
        return drawn
    stream.set_text_matrix(*matrix.values)
    for run in layout.runs:
        font, size = font_of(stream, run.font)
        font.to_unicode = {**run.letters, **font.to_unicode}
        font.widths = {**run.widths, **font.widths}
        stream.set_font_size(font.hash, size)
        stream.show_text(run.glyphs)
    return []


def runs_of(stream: Stream, layout: Layout) -> list[Run] | None:
    """The glyphs of a line by their fonts; None where there is more to it than that."""
    if "\n" in layout.text or pango.pango_layout_get_line_readonly(layout.layout, 1) != ffi.NULL:
        return None
    text = layout.text.encode()
    found: list[Run] = []
    run = pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, size = font_of(stream, item.item.analysis.font)
        if font.bitmap or font.png or font.svg or font.colr:
            return None
        made = run_of(item, size, text)
        if made is None:
            return None
        if found and font_of(stream, found[-1].font)[0] is font:
            before = found.pop()
            letters, widths = {**made.letters, **before.letters}, {**made.widths, **before.widths}
            found.append(Run(before.font, before.glyphs + made.glyphs, letters, widths))
        elif made.glyphs:
            found.append(made)
    return found


def font_of(stream: Stream, pango_font: Any) -> tuple[Font, float]:
    """A font of a document and its size, asked for once: its lines keep it until they are drawn."""
    known = vars(stream).setdefault("known_fonts", {})
    address = int(ffi.cast("uintptr_t", pango_font))
    if address not in known:
        known[address] = (*stream.add_font(pango_font), pango_font)
    font, size, _ = known[address]
    return font, size


def run_of(item: Any, size: float, text: bytes) -> Run | None:
    """The glyphs of a run; None where one of them is moved from its place, or is missing."""
    count, font = item.glyphs.num_glyphs, item.item.analysis.font
    numbers = memoryview(ffi.buffer(item.glyphs.glyphs, count * GLYPH)).cast("i")
    glyphs, advances, across, up = (numbers[at :: GLYPH // 4].tolist() for at in range(4))
    if any(across) or any(up) or max(glyphs, default=0) > pango.PANGO_GLYPH_EMPTY:
        return None
    letters: dict[int, str] = {}
    widths: dict[int, int] = {}
    said = ["<"]
    for at, (glyph, advance) in enumerate(zip(glyphs, advances, strict=True)):
        if glyph == pango.PANGO_GLYPH_EMPTY:
            if advance:
                return None
            continue
        if glyph not in letters:
            letters[glyph] = letters_of(item, at, text)
            widths[glyph] = width_of(font, glyph, size)
        said.append(f"{glyph:04x}")
        if closer := int(widths[glyph] - advance * 1000 * FROM_UNITS / size):
            said.append(f">{closer}<")
    return Run(font, "".join((*said, ">")).replace("<>", "") if letters else "", letters, widths)


def width_of(font: Any, glyph: int, size: float) -> int:
    """How wide a glyph is, in thousandths of the size of its font."""
    pango.pango_font_get_glyph_extents(font, glyph, ffi.NULL, EXTENTS)
    width: int = round(EXTENTS.width * 1000 * FROM_UNITS / size)
    return width


def letters_of(item: Any, at: int, text: bytes) -> str:
    """The letters that the glyph with that number in a run stands for."""
    clusters, offset, length = item.glyphs.log_clusters, item.item.offset, item.item.length
    if item.item.analysis.level % 2:
        following = length if at == 0 else clusters[at - 1]
    else:
        following = length if at == item.glyphs.num_glyphs - 1 else clusters[at + 1]
    return text[offset + clusters[at] : offset + following].decode()


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
        """What was drawn before; the first time too, so that the same paper is the same bytes."""
        key = (self.path, width, height)
        if key not in self.drawn:
            before, alpha = len(stream.stream), stream._current_alpha
            self.image().draw(stream, width, height, style)
            self.drawn[key] = stream.stream[before:]
            del stream.stream[before:]
            stream._current_alpha = alpha
        stream.set_alpha(1.0)
        stream.stream += self.drawn[key]


def picture(element: Any, box: Any, images: Any, base_url: object) -> list[Any]:
    """The box of a picture of ours: one path, of a size that it says itself."""
    del images, base_url
    return [make_replaced_box(element, box, Picture(element, partial(SVGImage, element, None, None, None)))]


TAKEN_FOR: dict[Way, Way] = {
    resolve_percentages: used_lengths,
    draw_border: borders,
    layout_box_backgrounds: backgrounds,
    draw_first_line: words,
    clean: cut,
    Layout.deactivate: keep_active,
    Layout.reactivate: still_active,
    element_to_box: built,
    block_container_layout: lay_out,
}
METHODS = {clean: Font, Layout.deactivate: Layout, Layout.reactivate: Layout}


def take() -> None:
    """Take the shorter ways in this process from now on."""
    for long_way, short_way in TAKEN_FOR.items():
        for place in places(long_way):
            setattr(place, long_way.__name__, short_way)
    HTML_HANDLERS[SVG] = picture


def places(long_way: Way) -> list[Any]:
    """Where a function is known by its name: in the modules of WeasyPrint, or in its class."""
    if long_way in METHODS:
        return [METHODS[long_way]]
    modules = [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]
    return [module for module in modules if getattr(module, long_way.__name__, None) is long_way]
