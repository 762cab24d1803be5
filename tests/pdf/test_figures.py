"""The pictures on paper: what each shows is written out here, and its box in the file lies where it is drawn."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pikepdf
import pytest
from flask import Flask
from pikepdf import Matrix
from pypdfium2 import PdfDocument

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import DayAndNight, Level, Picture, Shade, Week, options
from tests.pdf.layouts import elements, opened, paper

NONE, SOME, FULL = Shade
HOW_MUCH: dict[str, tuple[Picture, str]] = {
    "not_at_all": (Level(0), "X.."),
    "a_little": (Level(1), ".X."),
    "a_lot": (Level(2), "..X"),
}
# What each answer shows: as a value, and as it is drawn, part by part from the left; X is filled, / half, . empty.
# Of a day and the night after it the day comes first.
SHOWN: dict[str, dict[str, tuple[Picture, str]]] = {
    "time": {
        "only_evening": (DayAndNight(((NONE, FULL),)), ".X"),
        "worse_evening": (DayAndNight(((SOME, FULL),)), "/X"),
        "used_to_evening": (DayAndNight(((SOME, FULL), (FULL, FULL))), "/XXX"),
        "same": (DayAndNight(((FULL, FULL),)), "XX"),
        "worse_day": (DayAndNight(((FULL, SOME),)), "X/"),
    },
    "days": {
        "under_1": (Week(0, perhaps_one_more=True), "/......"),
        "1": (Week(1), "X......"),
        "2": (Week(2), "XX....."),
        "3_to_4": (Week(3, perhaps_one_more=True), "XXX/..."),
        "5_to_6": (Week(5, perhaps_one_more=True), "XXXXX/."),
        "7": (Week(7), "XXXXXXX"),
    },
    "sleep": HOW_MUCH,
    "day": HOW_MUCH,
    "mood": HOW_MUCH,
}
ANSWERS = [(question, code) for question, shown in SHOWN.items() for code in shown]
every_answer = pytest.mark.parametrize(("question", "code"), ANSWERS)

# Left, top, right and bottom of what each part has within its outline, in units of the picture, whose height is 12.
HEIGHT = 12
PARTS = {
    "day_and_night": [(left + bar, 3, left + bar + 12, 9) for left in (0, 62) for bar in (14, 28)],
    "week": [(12 * day + 2, 2, 12 * day + 10, 10) for day in range(7)],
    "level": [(12 * step + 2, 12 - height, 12 * step + 10, 10) for step, height in enumerate((4, 7, 10))],
}
SCALE = 12
# In points: how far a line may reach out of its box, and how much of a box may stay empty beside and above a drawing.
OUT, BESIDE, ABOVE = 0.5, 20, 4
Box = tuple[float, float, float, float]


def test_every_picture_is_written_out_here() -> None:
    """Of every option of every question."""
    pictured = {
        (question.id, option.code)
        for question in QUESTIONNAIRE.questions
        for option in options(question)
        if option.picture
    }
    assert pictured == set(ANSWERS)


@every_answer
def test_a_picture_means_what_the_answer_says(question: str, code: str) -> None:
    """Evening is dark at evening, three or four days are three and a half."""
    (option,) = (option for option in options(QUESTIONNAIRE.by_id[question]) if option.code == code)
    assert option.picture == SHOWN[question][code][0]


@every_answer
def test_a_picture_is_drawn_as_it_is_meant(app: Flask, question: str, code: str) -> None:
    """Seen on the page as it is rendered, within the box of the figure."""
    file = paper(app, {question: code}, pages="first").file
    ((_, box),) = figures(opened(file))
    picture, drawn = SHOWN[question][code]
    assert shades(file, box, PARTS[picture.name][: len(drawn)]) == drawn


@pytest.mark.parametrize("page_format", ["a4", "letter"])
@pytest.mark.parametrize("size", ["normal", "large"])
def test_the_box_of_a_figure_lies_where_it_is_drawn(app: Flask, page_format: str, size: str) -> None:
    """In points from the foot of the page: it holds all that is drawn, and hardly more."""
    answers = {question: next(reversed(shown)) for question, shown in SHOWN.items()}
    file = opened(paper(app, answers, page_format=page_format, size=size).file)
    seen = 0
    for page in file.pages:
        drawn = dict(drawings(page))
        for number, (left, bottom, right, top) in figures(file, page):
            drawn_left, drawn_bottom, drawn_right, drawn_top = drawn.pop(number)
            assert left - OUT <= drawn_left <= left + BESIDE
            assert bottom - OUT <= drawn_bottom <= bottom + ABOVE
            assert right - BESIDE <= drawn_right <= right + OUT
            assert top - ABOVE <= drawn_top <= top + OUT
            seen += 1
        assert not drawn, "every drawing is a figure"
    assert seen == len(SHOWN)


def figures(file: pikepdf.Pdf, page: pikepdf.Page | None = None) -> Iterator[tuple[int, Box]]:
    """The figures in the structure tree, on one page if it is given: number of content, and box."""
    for path, element in elements(file.Root.StructTreeRoot.K[0]):
        if path[-1] == "Figure" and (page is None or element.Pg.objgen == page.obj.objgen):
            (number,) = element.K
            left, bottom, right, top = map(float, element.A.BBox)
            yield int(number), (left, bottom, right, top)


def drawings(page: pikepdf.Page) -> Iterator[tuple[int, Box]]:
    """What is drawn as a figure: number of content, and the box around every line and curve of it."""
    at, kept, number = Matrix(), list[Matrix](), None
    points: list[tuple[float, float]] = []
    start: tuple[float, float] = (0, 0)
    instructions: Sequence[tuple[Sequence[object], object]] = pikepdf.parse_content_stream(page)  # type: ignore[assignment]
    for operands, operator in instructions:
        match str(operator), list(operands):
            case "q", _:
                kept.append(at)
            case "Q", _:
                at = kept.pop()
            case "cm", numbers:
                at = Matrix(*map(float, numbers)) @ at  # type: ignore[arg-type]
            case "BDC", [tag, properties] if str(tag) == "/Figure":
                number, points = int(properties.MCID), []  # type: ignore[attr-defined]
            case "EMC", _ if number is not None:
                across, up = zip(*points, strict=True)
                yield number, (min(across), min(up), max(across), max(up))
                number = None
            case "m", [x, y]:
                start = at.transform((float(x), float(y)))  # type: ignore[arg-type]
            case "l" | "c", numbers:
                corners = [float(each) for each in numbers]  # type: ignore[arg-type]
                points += [start, *(at.transform(pair) for pair in list(pairwise(corners))[::2])]
            case "re", numbers:
                left, bottom, width, height = (float(each) for each in numbers)  # type: ignore[arg-type]
                points += [at.transform((left, bottom)), at.transform((left + width, bottom + height))]


def shades(file: bytes, box: Box, parts: Sequence[Box]) -> str:
    """How dark each part of a picture is that lies in that box of page one: X filled, / half, . empty."""
    left, _, _, top = box
    unit = (box[3] - box[1]) / HEIGHT
    document = PdfDocument(file)
    height = document[0].get_height()
    seen = document[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    document.close()
    signs = ""
    for x, y, right, bottom in parts:
        area = (left + x * unit, height - top + y * unit, left + right * unit, height - top + bottom * unit)
        shade = seen.crop(tuple(round(SCALE * edge) for edge in area)).resize((1, 1), 4).getpixel((0, 0))
        dark = 1 - float(shade) / 255
        signs += "X" if dark > 0.8 else "/" if dark > 0.2 else "."
    return signs
