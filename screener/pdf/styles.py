# ruff: noqa: ANN401 - WeasyPrint is published without types, and its functions take what they take
"""Styles that are found and computed once in a process, where WeasyPrint does so for each document.

The style sheet for print is the same for every page, so what is written the same way in the same place looks the same.
Only what our templates use is known here: one style sheet that has rules for elements; no attribute `style`; of what
HTML says of looks nothing but `lang`; and selectors that ask of an element nothing but what `Look` holds, and the same
of those that it is in. A test compares pages with those of which every rule was asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple
from xml.etree.ElementTree import Element

from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # published without types
from weasyprint import CSS
from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS
from weasyprint.css.properties import INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.text.fonts import FontConfiguration

# A rule as its matcher gives it: how specific it is, its place in the sheet, of which part of an element, what it says.
Rule = tuple[tuple[int, int, int], int, str | None, tuple[Any, Any]]
Declared = dict[str, tuple[Any, tuple[Any, ...]]]
# Of an element and of its parts, such as what stands before it: the style of each.
Styles = Mapping[str | None, ComputedStyle]
# Clinics have pages of their own.
MOST_KINDS_OF_PAGES = 256
# Properties that have values: not those that are said in terms of the direction of writing.
PROPERTIES = [name for name in INITIAL_VALUES if name in COMPUTER_FUNCTIONS or name not in INITIAL_NOT_COMPUTED]


class Look(NamedTuple):
    """All that selectors may ask of an element: what it is, the look of what it stands in, and beside what it stands.

    Beside what it stands they ask of the element that they are for, and of none that this is in.
    """

    within: int
    tag: str
    classes: str | None
    id: str | None
    language: str | None
    direction: str | None
    leads_on: bool
    is_first: bool
    is_last: bool
    tag_before: str | None
    classes_before: str | None


class Looks(NamedTuple):
    """How an element and its parts look, and what stands for that and for all that looks depend on in it.

    `within` is the number of what can be asked of it by what is in it.
    """

    styles: Styles
    within: int
    key: tuple[int, int]


class KeptStyles(StyleFor):  # type: ignore[misc] # WeasyPrint is published without types
    """The style of each element of a document, taken from those of earlier documents where it was among them."""

    # They know no more than our templates can write, which is some hundred.
    by_look: ClassVar[dict[Look, Looks]] = {}
    numbers: ClassVar[dict[tuple[object, ...], int]] = {}
    by_rules: ClassVar[dict[object, ComputedStyle]] = {}
    of_pages: ClassVar[dict[object, ComputedStyle]] = {}
    # Nothing is as wide or high as a part of the page.
    initial_page_sizes: ClassVar[dict[str, Any]] = {"box": None, "area": None}

    def __init__(self, root: Element, sheet: CSS, of_pages: CSS, fonts: FontConfiguration) -> None:
        self._cascaded_styles: dict[object, Declared] = {}
        self._computed_styles: dict[object, ComputedStyle] = {}
        # WeasyPrint takes the rules for pages from here: those of the style sheet, then those of a job.
        self._sheets = [(each, "user", None) for each in (sheet, of_pages)]
        self.font_config = fonts
        self.root, self.matcher = root, sheet.matcher
        self.wrappers: dict[Element, ElementWrapper] = {}
        # How elements look, and those of them of which nothing asked yet what is in them.
        self.looks: dict[Element, Looks] = {}
        self.unasked: set[Element] = set()
        self.add(root, None, Look(0, root.tag, root.get("class"), None, root.get("lang"), *NOWHERE))

    def __call__(self, element: Any, part: str | None = None) -> ComputedStyle | None:
        """The style of an element, or of a part of it; whoever asks for it is about to ask for what is in it."""
        if part is None and element in self.unasked:
            self.unasked.remove(element)
            self.add_inner(element, self.looks[element].within)
        return super().__call__(element, part)

    def add(self, element: Element, parent: Element | None, look: Look) -> None:
        """Give an element its styles."""
        if look not in self.by_look:
            within = self.numbers.setdefault(look[:BESIDE], len(self.numbers) + 1)
            styles = self.found(element, parent, look.language)
            self.by_look[look] = Looks(styles, within, (within, id(styles[None])))
        self.looks[element] = looks = self.by_look[look]
        self.unasked.add(element)
        for part, style in looks.styles.items():
            self._computed_styles[element, part] = style

    def add_inner(self, element: Element, within: int) -> None:
        """Give the elements in an element their styles."""
        before: tuple[str | None, str | None] = (None, None)
        last = len(element) - 1
        for at, child in enumerate(element):
            get, tag = child.get, child.tag
            classes, name = get("class"), get("id")
            known = name if name in self.matcher.id_selectors else None
            leads_on = get("href") is not None
            place = (leads_on, at == 0, at == last, *before)
            self.add(child, element, Look(within, tag, classes, known, get("lang"), get("dir"), *place))
            before = (tag, classes)

    def found(self, element: Element, parent: Element | None, language: str | None) -> Styles:
        """The styles of an element and of its parts, by the rules that match it."""
        self.wrappers = self.wrappers or dict(wrapped(self.root))
        parts: dict[str | None, list[Rule]] = {None: []}
        for rule in self.matcher.match(self.wrappers[element]):
            parts.setdefault(rule[2], []).append(rule)
        own = self.computed(element, None, parent, parts.pop(None), language)
        return {None: own} | {part: self.computed(element, part, element, rules) for part, rules in parts.items()}

    def computed(
        self,
        element: Element,
        part: str | None,
        above: Element | None,
        rules: Sequence[Rule],
        language: str | None = None,
    ) -> ComputedStyle:
        """The style that such rules make of an element, or of a part of it, below another."""
        key = (id(self._computed_styles.get((above, None))), part, language, tuple(rule[1] for rule in rules))
        if key not in self.by_rules:
            self._cascaded_styles[element, part] = declared(rules, language)
            self.set_computed_styles(element, above, self.root, part)
            self._cascaded_styles.clear()
            self.by_rules[key] = filled(self._computed_styles[element, part])
        self._computed_styles[element, part] = self.by_rules[key]
        return self.by_rules[key]

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        **others: Any,
    ) -> None:
        """Compute the style of an element, or find that of a kind of page or its margin."""
        if isinstance(element, Element):
            super().set_computed_styles(element, parent, root, pseudo_type, **others)
            return
        said = self._cascaded_styles.get((element, pseudo_type), {})
        # What is said stays as long as the style that was made of it.
        above = self._computed_styles[parent, None]
        key = (id(above), pseudo_type, *((name, id(value)) for name, (value, _) in said.items()))
        if key not in self.of_pages:
            if len(self.of_pages) >= MOST_KINDS_OF_PAGES:
                self.of_pages.clear()
            super().set_computed_styles(element, parent, root, pseudo_type, **others)
            self.of_pages[key] = self._computed_styles[element, pseudo_type]
        self._computed_styles[element, pseudo_type] = self.of_pages[key]


NOWHERE = (None, False, True, True, None, None)
# Where in a look it begins what an element stands beside.
BESIDE = Look._fields.index("is_first")


def wrapped(root: Element) -> Iterator[tuple[Element, ElementWrapper]]:
    """Each element with what selectors are asked of."""
    for wrapper in ElementWrapper.from_html_root(root, content_language=None).iter_subtree():
        yield wrapper.etree_element, wrapper


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
