"""The shorter ways through WeasyPrint lead where the long ones do."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pypdfium2
import pytest
from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # published without types
from flask import Flask
from PIL import ImageChops, ImageFilter
from weasyprint import HTML, Document
from weasyprint.css import AnonymousStyle, ComputedStyle, StyleFor
from weasyprint.formatting_structure import boxes
from weasyprint.html import HTML_HANDLERS, handle_svg

from screener.pdf import blocks, fonts, shortcuts, slot, worker
from screener.pdf.merge import PdfFile
from screener.pdf.pool import AnyJob, Job, result_of
from screener.pdf.styles import PROPERTIES, KeptStyles
from tests.forms import CASES
from tests.pdf.layouts import TEXTS, fullest

# Of the functions that shorter ways take the place of, and of those that `worker` and `styles` are written after, in
# WeasyPrint 70.0. Where one differs, read what changed in it, and change ours or leave it out; then write it here.
KNOWN = {
    "AnonymousStyle.__missing__": "d39252707764",
    "ComputedStyle.__missing__": "b318d8efc8ac",
    "Document._build_layout_context": "2b072254ab89",
    "Document._render": "ebaceeb0fa8e",
    "HTML.render": "4e36af1660e9",
    "Font.clean": "794f0211f184",
    "Layout.deactivate": "bfec3ec8406e",
    "Layout.reactivate": "0b89ee097104",
    "StyleFor.__init__": "b1e725a75525",
    "block_container_layout": "65842ca53a83",
    "draw_border": "8ba918f30893",
    "draw_first_line": "1bb8eae6d88e",
    "element_to_box": "2d0a37e45b7f",
    "layout_box_backgrounds": "617a870678c8",
    "handle_svg": "7333e60dbdc9",
    "resolve_percentages": "71673078096f",
}
# At six times its size a page has no rule that is only grey; where it ends may differ by a dot.
DARK_OR_NOT = [0] * 160 + [255] * 96
# In pixels: what is laid out elsewhere and moved is not the same to the last digit.
MILLIONTH = 1e-6
EDGE = ImageFilter.MinFilter(3)
EVERYTHING = {"full": "yes", "tests": "yes", "diary": "yes", "square": "yes"}
FORMS: dict[str, dict[str, Any]] = {
    "typical": CASES[0]["answers"],
    "long": CASES[6]["answers"],
    "letter": {**CASES[0]["answers"], "page_format": "letter"},
    "large": {**CASES[0]["answers"], "size": "large"},
    "large and long": {**fullest("leg and arm "), "size": "large", "full": "yes"},
    "everything": {**CASES[6]["answers"], **EVERYTHING},
    **{name: fullest(text) for name, text in TEXTS.items()},
}
every_form = pytest.mark.parametrize("form", FORMS)
# What nothing is laid out by: names of places in a page, which our style sheet gives by itself.
NOT_COMPARED = ("anchor", "font_config")


def known_functions() -> dict[str, Any]:
    """The functions by their names."""
    styles = (StyleFor.__init__, ComputedStyle.__missing__, AnonymousStyle.__missing__)
    rendering = (HTML.render, Document._render, Document._build_layout_context, handle_svg)
    return {function.__qualname__: function for function in (*shortcuts.TAKEN_FOR, *styles, *rendering)}


def test_weasyprint_is_as_the_shorter_ways_know_it() -> None:
    """A new version that changes what one takes the place of is read before it is used."""
    sources = {name: inspect.getsource(function) for name, function in known_functions().items()}
    assert {name: sha256(source.encode()).hexdigest()[:12] for name, source in sources.items()} == KNOWN


@pytest.fixture(scope="module", autouse=True)
def usual_letters() -> Iterator[None]:
    """The usual letters, kept as each worker keeps them before its first job."""
    worker.make_first()
    yield
    fonts.PIECES.clear()
    fonts.PACKED.clear()


@pytest.fixture
def long_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint as it is without the shorter ways."""
    for long_way, short_way in shortcuts.TAKEN_FOR.items():
        name = long_way.__name__
        for place in [*weasyprint_modules(), *shortcuts.METHODS.values()]:
            if vars(place).get(name) is short_way:
                monkeypatch.setattr(place, name, long_way)
    monkeypatch.setitem(HTML_HANDLERS, shortcuts.SVG, handle_svg)


def weasyprint_modules() -> list[Any]:
    """The modules of WeasyPrint."""
    return [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]


@pytest.fixture(scope="module")
def jobs(app: Flask) -> dict[str, list[Job]]:
    """What is typeset for each form: page one as it was tried first, and everything else of the paper."""
    made: dict[str, list[Job]] = {}
    for name, answers in FORMS.items():
        submitted: list[Job] = []

        def remember(job: AnyJob, submitted: list[Job] = submitted) -> Any:  # noqa: ANN401 - a future
            if isinstance(job, Job):
                submitted.append(job)
            return SimpleNamespace(result=partial(made_here, job), cancel=lambda: True)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(slot, "submit", remember)
            assert app.test_client().post("/summary.pdf", data=answers).status_code == 200
        made[name] = submitted
    return made


def made_here(job: AnyJob, _seconds: float) -> Any:  # noqa: ANN401 - a file or parts of a page
    """What a worker makes of a job."""
    return result_of(worker.result(job))


@every_form
def test_boxes_stand_where_they_stand_without(
    jobs: dict[str, list[Job]], form: str, request: pytest.FixtureRequest
) -> None:
    """Every box of every page: its kind, its place, its size, its words."""
    ours = [[*placed(worker.laid_out(job))] for job in jobs[form]]
    request.getfixturevalue("long_ways")
    theirs = [[*placed(worker.laid_out(job))] for job in jobs[form]]
    for mine, other in zip(ours, theirs, strict=True):
        assert [kind for kind, _ in mine] == [kind for kind, _ in other]
        for (kind, place), (_, other_place) in zip(mine, other, strict=True):
            assert place == pytest.approx(other_place, abs=MILLIONTH), kind


def placed(document: Document) -> Iterator[tuple[tuple[object, ...], list[float]]]:
    """The boxes of a document, in order: what each is and says, and where it stands and how large it is, in pixels."""
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants(placeholders=True):
            lengths = [getattr(box, name, None) for name in ("position_x", "position_y", "width", "height", "baseline")]
            words = box.text if isinstance(box, boxes.TextBox) else ""
            unknown = [None if isinstance(length, int | float) else str(length) for length in lengths]
            kind = (number, type(getattr(box, "_box", box)).__name__, box.element_tag, words, *unknown)
            yield kind, [length for length in lengths if isinstance(length, int | float)]


@pytest.mark.parametrize("form", ["typical", "letter", "large", "mixed"])
def test_pages_look_as_they_look_without(jobs: dict[str, list[Job]], form: str, request: pytest.FixtureRequest) -> None:
    """The same letters at the same places, and the same rules: WeasyPrint's own are paler, because they are clipped."""
    ours = [worker.pages(job) for job in jobs[form]]
    request.getfixturevalue("long_ways")
    theirs = [worker.pages(job) for job in jobs[form]]
    for mine, other in zip(ours, theirs, strict=True):
        if isinstance(mine, PdfFile):
            assert isinstance(other, PdfFile)
            assert_look_the_same(mine.content, other.content)


def assert_look_the_same(mine: bytes, other: bytes) -> None:
    """Fail where two files differ in a letter, its place, or in how dark a page is."""
    for one, two in zip(pypdfium2.PdfDocument(mine), pypdfium2.PdfDocument(other), strict=True):
        letters, others = one.get_textpage(), two.get_textpage()
        assert letters.get_text_range() == others.get_text_range()
        for at in range(letters.count_chars()):
            assert letters.get_charbox(at) == pytest.approx(others.get_charbox(at), abs=0.05)
        first, second = (page.render(scale=6, grayscale=True).to_pil().point(DARK_OR_NOT) for page in (one, two))
        for dark, wider in ((first, second.filter(EDGE)), (second, first.filter(EDGE))):
            assert ImageChops.subtract(wider, dark).getbbox() is None, "something is drawn by one of them alone"


@every_form
def test_styles_are_those_of_every_rule(jobs: dict[str, list[Job]], form: str) -> None:
    """What was found by the look of an element is what asking every rule gives, property by property."""
    for job in jobs[form]:
        root = fromstring(worker.BETWEEN_TAGS.sub("><", job.html))  # noqa: S314 - our own templates
        page_rules = worker.of_pages(*worker.place_of(job))
        kept = KeptStyles(root, worker.style(), page_rules, worker.FONTS)
        for element in root.iter():
            kept(element)
        page = SimpleNamespace(
            etree_element=root,
            wrapper_element=ElementWrapper.from_html_root(root, content_language=None),
            base_url=None,
        )
        asked = StyleFor(page, [(worker.style(), "user", None)], False, worker.FONTS, None)
        assert asked.get_computed_styles().keys() == kept.get_computed_styles().keys()
        for key, style in asked.get_computed_styles().items():
            found = kept.get_computed_styles()[key]
            differ = [name for name in PROPERTIES if name not in NOT_COMPARED and style[name] != found[name]]
            assert differ == [], key


@every_form
def test_pages_are_the_same_bytes_whatever_came_before(
    jobs: dict[str, list[Job]], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks, pictures and styles that are kept from other papers leave no trace in one."""
    after_others = [worker.pages(job) for job in jobs[form]]
    forget(monkeypatch)
    assert [worker.pages(job) for job in jobs[form]] == after_others


@every_form
@pytest.mark.parametrize("most", [1, 4])
def test_pages_are_the_same_bytes_when_few_blocks_are_kept(
    jobs: dict[str, list[Job]], form: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is forgotten before it is laid out is built then, and no more is kept than that."""
    with_many = [worker.pages(job) for job in jobs[form]]
    monkeypatch.setattr(blocks, "KEPT", {})
    monkeypatch.setattr(blocks, "MOST_BLOCKS", most)
    for job, page in zip(jobs[form], with_many, strict=True):
        assert worker.pages(job) == page
        assert 1 <= len(blocks.KEPT) <= most


@pytest.mark.parametrize("form", sorted({*FORMS} - {"typical", "letter", "large"}))
def test_nothing_typed_is_kept(jobs: dict[str, list[Job]], form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the blocks that are kept none has a word that only this person wrote, and no letter is kept for one.

    Nor is a picture that came with a paper, such as a square code with the answers.
    """
    forget(monkeypatch)
    before = {**fonts.PIECES}
    for job in jobs[form]:
        worker.pages(job)
    in_blocks = [box for kept in blocks.KEPT.values() for box in kept.box.descendants()]
    assert not [box for box in in_blocks if box.element_tag == "img"]
    kept = " ".join([*(box.text for box in in_blocks if isinstance(box, boxes.TextBox)), *map(str, blocks.KEPT)])
    typed = [
        element for job in jobs[form] for element in elements_of(job) if element.get("class") in ("typed", "unbroken")
    ]
    assert kept
    assert typed
    assert not [words for element in typed if (words := (element.text or "").strip()) and words in kept]
    assert before == fonts.PIECES


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process begin as one that has made no page yet."""
    monkeypatch.setattr(KeptStyles, "by_look", {})
    monkeypatch.setattr(KeptStyles, "numbers", {})
    monkeypatch.setattr(KeptStyles, "by_rules", {})
    monkeypatch.setattr(KeptStyles, "of_pages", {})
    monkeypatch.setattr(shortcuts.Picture, "drawn", {})
    monkeypatch.setattr(blocks, "KEPT", {})


def elements_of(job: Job) -> Iterator[Element]:
    """The elements of a page."""
    return fromstring(worker.BETWEEN_TAGS.sub("><", job.html)).iter()  # noqa: S314 - our own templates
