"""Styles that are computed once in a process, where WeasyPrint computes them for each document.

The style sheet for print is the same for every page, so the same rules below the same parent give the same style. Which
rules match an element is still asked of each. Only what our templates use is known here: one style sheet that has rules
for elements, no attribute `style`, and of what HTML says of looks nothing but `lang`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from weasyprint import HTML
from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
from weasyprint.css.properties import INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.text.fonts import FontConfiguration

# A rule as its matcher gives it: how specific it is, its place in the sheet, of which part of an element, what it says.
Rule = tuple[tuple[int, int, int], int, str | None, tuple[Any, Any]]
# Properties that have values: not those that are said in terms of the direction of writing.
PROPERTIES = [name for name in INITIAL_VALUES if name in COMPUTER_FUNCTIONS or name not in INITIAL_NOT_COMPUTED]
Declared = dict[str, tuple[Any, tuple[Any, ...]]]


class KeptStyles(StyleFor):  # type: ignore[misc] # WeasyPrint is published without types
    """The style of each element of a document, taken from those of earlier documents where it was among them."""

    # By the style of the parent and the rules that matched, none of which goes away. Templates make some hundred.
    kept: ClassVar[dict[object, ComputedStyle]] = {}
    # Nothing is as wide or high as a part of the page.
    initial_page_sizes: ClassVar[dict[str, Any]] = {"box": None, "area": None}

    def __init__(
        self, html: HTML, sheets: Sequence[Any], _hints: bool, font_config: FontConfiguration, _targets: object
    ) -> None:
        self._cascaded_styles: dict[object, Declared] = {}
        self._computed_styles: dict[object, ComputedStyle] = {}
        self._sheets, self.font_config = sheets, font_config
        (matcher,) = [sheet.matcher for sheet, *_ in sheets if sheet.matcher.order]
        root = html.etree_element
        for element in html.wrapper_element.iter_subtree():
            parts: dict[str | None, list[Rule]] = {None: []}
            for rule in matcher.match(element):
                parts.setdefault(rule[2], []).append(rule)
            parent = element.parent.etree_element if element.parent else None
            for part, rules in parts.items():
                above = parent if part is None else element.etree_element
                self.keep(element.etree_element, part, above, root, rules)

    def keep(self, element: Any, part: str | None, above: Any, root: Any, rules: Sequence[Rule]) -> None:  # noqa: ANN401
        """Find or compute the style of an element, or of a part of it, that stands below another."""
        language = element.get("lang") if part is None else None
        key = (id(self._computed_styles.get((above, None))), part, language, tuple(rule[1] for rule in rules))
        if key not in self.kept:
            self._cascaded_styles[element, part] = declared(rules, language)
            self.set_computed_styles(element, above, root, part)
            self.kept[key] = filled(self._computed_styles[element, part])
            self._cascaded_styles.clear()
        self._computed_styles[element, part] = self.kept[key]


def declared(rules: Iterable[Rule], language: str | None) -> Declared:
    """What rules say, in their order, and of which language an element is."""
    said: Declared = {}
    for specificity, _, _, (declarations, _) in rules:
        for name, value, _ in declarations:
            said[name] = (value, (0, 0, specificity))
    if language is not None:
        said["lang"] = (("string", language), (0, 0, (0, 0, 0)))
    return said


def filled(style: ComputedStyle) -> ComputedStyle:
    """The style and that of boxes without an element in it, with all values: copies of them are not computed again."""
    for each in (style, style.anonymous_style):
        for name in PROPERTIES:
            each[name]
    return style
