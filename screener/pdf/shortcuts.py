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
from weasyprint.html import HTML_HANDLERS, make_replaced_box
from weasyprint.images import SVGImage
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.percent import resolve_percentages
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import pango
from weasyprint.text.line_break import Layout
from weasyprint.text.line_break import strut as height_of_a_line

Way = Callable[..., Any]

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"{most}{length}" for most in ("", "min_", "max_") for length in ("width", "height")),
)
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
SQUARE, SQUARE_AND_BARE = ((0, "px"), (0, "px")), {**dict.fromkeys(RADII, (0, 0)), "background": None}
SVG = "{http://www.w3.org/2000/svg}svg"


def used_lengths(long_way: Way, box: Any, containing_block: Any) -> None:  # noqa: ANN401
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


def is_fixed(length: Any) -> bool:  # noqa: ANN401
    """Whether a length is the same in a box of any size."""
    return length == "auto" or getattr(length, "unit", None) == "px"


def strut(long_way: Way, style: Any) -> tuple[float, float]:  # noqa: ANN401
    """How high a line is at least and where its letters stand, asked once for each style."""
    if not hasattr(style, "strut"):
        style.strut = long_way(style)
    found: tuple[float, float] = style.strut
    return found


def backgrounds(  # noqa: PLR0913 - as it is called
    long_way: Way, page: Any, box: Any, images: Any, layout_children: bool = True, style: Any = None  # noqa: ANN401
) -> None:
    """Nothing, for a box that has nothing behind it: it still goes through the boxes in it."""
    own = box.style
    if not hasattr(own, "is_bare"):
        own.is_bare = (
            all(own[radius] == SQUARE for radius in RADII)
            and own["border_image_source"][0] == own["mask_border_source"][0] == "none"
            and own["visibility"] == "visible"
            and not own["box_shadow"]
            and all(kind == "none" for kind, _ in own["background_image"])
            and get_color(own, "background_color").alpha == 0
        )
    if style is not None or box is page or not own.is_bare:
        long_way(page, box, images, layout_children, style)
        return
    # What stands for a box that is placed by itself has no values of its own.
    vars(getattr(box, "_box", box)).update(SQUARE_AND_BARE)
    for child in box.all_children():
        backgrounds(long_way, page, child, images)


def borders(long_way: Way, stream: Stream, box: Any) -> None:  # noqa: ANN401
    """Plain black rules as rectangles, all that follow one another at once."""
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
        match [bool(each) for each in widths]:
            case [True, False, False, False]:
                stream.rectangle(x, y, width, top)
            case [False, False, True, False]:
                stream.rectangle(x, y + height - bottom, width, bottom)
            case [False, False, False, True]:
                stream.rectangle(x, y, left, height)
            case _:
                stream.rectangle(x, y, width, height)
                stream.rectangle(x + left, y + top, width - left - right, height - top - bottom)
        stream.fill(even_odd=True)


def color_of_borders(style: Any) -> Any:  # noqa: ANN401
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


def keep_active(_layout: Layout) -> None:
    """Leave a line as it was laid out until it is drawn: a page has few enough of them."""


def active_again(layout: Layout, _style: object) -> None:
    """Free a line from the width that it was laid out for."""
    pango.pango_layout_set_width(layout.layout, -1)


class Picture:
    """A small picture that is drawn once in a process, and after that repeated: all answers together have a hundred."""

    drawn: ClassVar[dict[object, list[Any]]] = {}

    def __init__(self, element: Any, image: Callable[[], SVGImage]) -> None:  # noqa: ANN401
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


def picture(element: Any, box: Any, images: Any, base_url: object) -> list[Any]:  # noqa: ANN401 - as it is called
    """The box of a picture of ours: one path, of a size that it says itself."""
    del images, base_url
    return [make_replaced_box(element, box, Picture(element, partial(SVGImage, element, None, None, None)))]


TAKEN_FOR: dict[Way, Way] = {
    resolve_percentages: used_lengths,
    height_of_a_line: strut,
    layout_box_backgrounds: backgrounds,
    draw_border: borders,
}


def take() -> None:
    """Take the shorter ways in this process from now on."""
    for long_way, short_way in TAKEN_FOR.items():
        for module in [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]:
            if getattr(module, long_way.__name__, None) is long_way:
                setattr(module, long_way.__name__, partial(short_way, long_way))
    Layout.deactivate, Layout.reactivate = keep_active, active_again
    HTML_HANDLERS[SVG] = picture
