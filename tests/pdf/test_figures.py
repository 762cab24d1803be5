"""The pictures on paper: what each shows is written out here, and its box in the file lies where it is drawn."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from pikepdf import Matrix
from PIL import Image
from pypdfium2 import PdfDocument

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import DayAndNight, Level, Picture, Shade, Week, options
from screener.web import create_app
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
# Top, bottom and left of what is drawn of each picture, in its units; a path begins at its corner.
EXTENTS = {"day_and_night": (0, 12, 0), "week": (0, 11, 0), "level": (0, 11, 0)}
CLINIC = """
[teal]
name = "Teal Clinic"
origins = ["https://clinic.example"]
logo = "logo.png"
"""
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
    """Seen on the page as it is rendered."""
    file = paper(app, {question: code}).file
    objects = opened(file)
    (drawn_in,) = drawings(objects.pages[0])
    picture, drawn = SHOWN[question][code]
    assert shades(file, drawn_in, picture.name, drawn) == drawn


@pytest.mark.parametrize("page_format", ["a4", "letter"])
def test_the_box_of_a_logo_lies_where_it_is_drawn(tmp_path: Path, page_format: str) -> None:
    """The only figure there is: in points from the foot of the page, with the clinic's name for its words."""
    Image.new("RGB", (300, 90), "teal").save(tmp_path / "logo.png")
    (tmp_path / "clinics.toml").write_text(CLINIC, "utf-8")
    client = create_app({"CLINICS": str(tmp_path / "clinics.toml")}).test_client()
    file = opened(client.post("/embed/teal/summary.pdf", data={"page_format": page_format}).data)
    ((_, figure),) = [each for each in elements(file.Root.StructTreeRoot.K[0]) if each[0][-1] == "Figure"]
    assert str(figure.Alt) == "Teal Clinic"
    left, bottom, right, top = map(float, figure.A.BBox)
    height = float(file.pages[0].mediabox[3])
    written = BytesIO()
    file.save(written)
    document = PdfDocument(written.getvalue())
    seen = document[0].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    middle = (round(SCALE * (left + right) / 2), round(SCALE * (height - (top + bottom) / 2)))
    outside = (round(SCALE * (left + right) / 2), round(SCALE * (height - top - 2)))
    assert seen.getpixel(middle) == (0, 128, 128)
    assert seen.getpixel(outside) == (255, 255, 255)


def drawings(page: pikepdf.Page) -> Iterator[Box]:
    """The box around every line and curve of each picture: what is drawn as one path with curves or many corners."""
    at, kept = Matrix(), list[Matrix]()
    points: list[tuple[float, float]] = []
    layout = False
    instructions: Sequence[tuple[Sequence[object], object]] = pikepdf.parse_content_stream(page)  # type: ignore[assignment]
    for operands, operator in instructions:
        match str(operator), list(operands):
            case "q", _:
                kept.append(at)
            case "Q", _:
                at = kept.pop()
            case "cm", numbers:
                at = Matrix(*map(float, numbers)) @ at  # type: ignore[arg-type]
            case "BDC", [tag, properties] if str(tag) == "/Artifact" and str(properties.get("/Type")) == "/Layout":  # type: ignore[attr-defined]
                layout, points = True, []
            case "EMC", _ if layout and points:
                across, up = zip(*points, strict=True)
                yield min(across), min(up), max(across), max(up)
                layout = False
            case "m" | "l" | "c", numbers:
                corners = [float(each) for each in numbers]  # type: ignore[arg-type]
                points += [at.transform(pair) for pair in list(pairwise(corners))[::2]]


def shades(file: bytes, box: Box, name: str, expected: str) -> str:
    """How dark each part of a picture is that is drawn in that box of page one: X filled, / half, . empty."""
    left, bottom, _, top = box
    extent = EXTENTS[name]
    unit = (top - bottom) / (extent[1] - extent[0])
    document = PdfDocument(file)
    height = document[0].get_height()
    seen = document[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    document.close()
    signs = ""
    for x, y, right, end in PARTS[name][: len(expected)]:
        across = (left + (x - extent[2]) * unit, left + (right - extent[2]) * unit)
        down = (height - top + (y - extent[0]) * unit, height - top + (end - extent[0]) * unit)
        area = (across[0], down[0], across[1], down[1])
        shade = seen.crop(tuple(round(SCALE * edge) for edge in area)).resize((1, 1), 4).getpixel((0, 0))
        dark = 1 - float(shade) / 255
        signs += "X" if dark > 0.8 else "/" if dark > 0.2 else "."
    return signs
