"""Papers as a person gets them, and what a machine can see of one: its boxes before and its objects after writing."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import get_ident
from typing import Any

import pikepdf
import pytest
from flask import Flask
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from screener.pdf import document, slot, worker
from screener.pdf.fit import Fit
from screener.pdf.pool import AnyJob, Failure, Job, Result, result_of, submit
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import (
    NONE,
    Choice,
    Choices,
    MedicineList,
    Number,
    Quantity,
    Question,
    Text,
    field_names,
    options,
)
from screener.summary import Summary

# In pixels, of which an inch has 96.
SLACK = 1.5

FORMATS = [(page_format, size) for page_format in ("a4", "letter") for size in ("normal", "large")]
TEXTS = {
    "words": "leg and arm ",
    "unbroken": "W" * 30,
    "right to left": "كلمات طويلة ",
    "mixed": "both שלום مرحبا नमस्ते ways ",
    "marks": "Z̷̢͎̈́a̵̛̺l̴̙̈ ",
    "no font": "\U0001f9b5\u4e2d ",
    "lines": "twenty-one letters a\n",
}


def fullest(text: str) -> dict[str, Any]:
    """A form in which every question has its longest answer, made of `text`."""
    return {name: value for question in QUESTIONNAIRE.questions for name, value in longest(question, text).items()}


def longest(question: Question, text: str) -> dict[str, Any]:
    """The fields of the longest answer to `question`."""
    match question.kind:
        case Choice():
            return {question.id: max(options(question), key=lambda option: len(option.label)).code}
        case Choices():
            return {question.id: [option.code for option in options(question) if option.code != NONE]}
        case Text(limit):
            return {question.id: (text * limit)[:limit]}
        case MedicineList(limit, lines):
            line = (text.replace("\n", " ") * limit)[: limit // lines - 1]
            return {question.id: "\n".join([line] * lines)}
        case Number(most=most):
            return {question.id: str(most)}
        case Quantity():
            value, unit, on = field_names(question)
            return {value: "<1234567,123", unit: options(question)[-1].code, on: "2025-12-30"}


@dataclass(frozen=True)
class Made:
    """A paper: the file, what was seen while it was laid out, how often page one was, and what stands on it.

    `front_pages` counts those with answers that were laid out together with page one.
    """

    file: bytes
    front_pages: int
    words: str
    faults: tuple[str, ...]
    layouts: int
    front: Document
    summary: Summary
    fit: Fit


def paper(app: Flask, answers: Mapping[str, Any], **chosen: str) -> Made:
    """The paper of these answers."""
    seen: list[tuple[Summary, Fit]] = []
    write = document.Paper.page_one

    def remember(paper: document.Paper, fit: Fit, **how: bool) -> str:
        seen.append((paper.summary, fit))
        return write(paper, fit, **how)

    with layouts() as made, pytest.MonkeyPatch.context() as patch:
        patch.setattr(document.Paper, "page_one", remember)
        response = app.test_client().post("/summary.pdf", data={**answers, **chosen})
    assert response.status_code == 200, response.text
    front, *_ = made
    faults = tuple(fault for document in made for fault in layout_faults(document))
    words = "".join(map(words_of, made))
    with_answers = [page for page in front.pages if not any(map(closes, all_boxes(page._page_box)))]
    return Made(response.data, len(with_answers), words, faults, len(seen), front, *seen[-1])


def closes(box: boxes.Box) -> bool:
    """Whether a box is what page one left unsaid, on the page that closes a paper."""
    return box.element is not None and box.element.get("class") == "closing"


@contextmanager
def layouts() -> Iterator[list[Document]]:
    """The layouts of the paper made meanwhile: its front as it was tried last, and what follows it if anything does.

    They are made here, rather than by a worker, so that their boxes can be looked at. A browser of another test may
    still ask for its own paper in another thread.
    """
    here = get_ident()
    made: list[Document] = []
    fronts: list[Document] = []
    others: list[Document] = []
    lay_out = worker.laid_out

    def remember(job: Job) -> Document:
        document = lay_out(job)
        for kind, kept in (("page-one", fronts), ("after", others)):
            if f' {kind}">' in job.html:
                kept.append(document)
        return document

    def make_here(job: AnyJob) -> Future[Result]:
        if get_ident() != here:
            return submit(job)
        future: Future[Result] = Future()
        result = result_of(worker.result(job))
        assert not isinstance(result, Failure)
        future.set_result(result)
        return future

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "laid_out", remember)
        patch.setattr(slot, "submit", make_here)
        yield made
    # Sheets and overlays are the same for everybody.
    made += [*fronts[-1:], *others[-1:]]


def all_boxes(box: boxes.Box) -> Iterator[boxes.Box]:
    """The box and every box in it, margins of the page left out."""
    yield box
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        if not isinstance(child, boxes.MarginBox):
            yield from all_boxes(getattr(child, "_box", child))


def layout_faults(document: Document) -> Iterator[str]:
    """What lies outside its page or over something else, and what row is split."""
    rows: set[object] = set()
    for page in document.pages:
        sheet = page._page_box
        left, top = sheet.content_box_x() - SLACK, sheet.content_box_y() - SLACK
        right, bottom = left + sheet.width + 2 * SLACK, page.height - sheet.margin_bottom + SLACK
        found = [*all_boxes(sheet)]
        # A picture within a line is a part of it, and counts with its line.
        solid = [
            box
            for box in found
            if isinstance(box, boxes.LineBox) or (isinstance(box, boxes.ReplacedBox) and box.is_floated())
        ]
        for box in solid:
            box_left, box_top, box_right, box_bottom = area(box)
            if box_left < left or box_top < top or box_right > right or box_bottom > bottom:
                yield f"{box} lies outside the page"
        yield from overlaps(solid)
        here = {
            box.element for box in found if isinstance(box, boxes.TableRowBox) and box.style["break_inside"] != "auto"
        }
        # The head of a table stands again on each page that it takes.
        # Typed words can be higher than a page.
        here = {row for row in here if row.find("th[@scope='row']") is not None and row.find(".//span[@dir]") is None}
        yield from (f"{row} is split" for row in rows & here)
        rows |= here


def overlaps(solid: list[boxes.Box]) -> Iterator[str]:
    """The lines and pictures that lie over other lines and pictures; a line counts as wide as its words are."""
    areas = sorted((area(box) for box in solid), key=lambda area: area[1])
    for at, (left, _, right, bottom) in enumerate(areas):
        for other_left, other_top, other_right, _ in areas[at + 1 :]:
            if other_top >= bottom - SLACK:
                break
            if other_left < right - SLACK and other_right > left + SLACK:
                yield f"two things lie over each other {other_top:.0f} pixels from the top"


def area(box: boxes.Box) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line's words or of a picture; a space at the end of a line hangs out unseen."""
    parts = [part for part in box.children if part.is_in_normal_flow()] if isinstance(box, boxes.LineBox) else [box]
    texts = [part for part in all_boxes(box) if isinstance(part, boxes.TextBox)]
    hanging = texts[-1].style["font_size"] / 3 if texts and texts[-1].text.endswith(" ") else 0
    from_right = bool(texts) and texts[-1].style["direction"] == "rtl"
    left = min((part.position_x for part in parts), default=box.position_x) + (hanging if from_right else 0)
    right = max((part.position_x + part.width for part in parts), default=left) - (0 if from_right else hanging)
    return (left, box.position_y, right, box.position_y + box.height)


def words_of(document: Document) -> str:
    """Every word of a layout, in order."""
    return "".join(
        box.text for page in document.pages for box in all_boxes(page._page_box) if isinstance(box, boxes.TextBox)
    )


def opened(paper: bytes) -> pikepdf.Pdf:
    """The objects of a paper."""
    return pikepdf.open(BytesIO(paper))


def elements(element: pikepdf.Object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], pikepdf.Object]]:
    """Every element of a structure tree with its tags from the top, in reading order."""
    path = (*path, str(element.S)[1:])
    yield path, element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from elements(kid, path)


def answer_on_page_one(made: Made, question: str) -> str:
    """What stands beside the name of a question on page one, as laid out."""
    found = (box for page in made.front.pages for box in all_boxes(page._page_box))
    (cell, *_) = [box for box in found if box.element is not None and box.element.get("id") == f"of-{question}"]
    return "".join(box.text for box in all_boxes(cell) if isinstance(box, boxes.TextBox))
