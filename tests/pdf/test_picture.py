"""Page one as a picture, behind the PDF in one answer."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from screener.pdf import slot
from screener.pdf.picture import picture_of


def test_the_paper_comes_first_and_its_picture_after_it(client: FlaskClient) -> None:
    """The same bytes as for the download, then A4 at 150 dots an inch, in greys and not blank."""
    paper = client.post("/summary.pdf", data={"words": "like ants"})
    both = client.post("/summary.pdf.png", data={"words": "like ants"})
    length = int(both.headers["PDF-Length"])
    assert both.data[:length] == paper.data
    assert both.headers["PDF-Pages"] == paper.headers["PDF-Pages"]
    assert both.headers["Content-Disposition"] == paper.headers["Content-Disposition"]
    with Image.open(BytesIO(both.data[length:])) as picture:
        assert picture.format == "PNG"
        assert picture.size == (1241, 1754)
        levels = picture.convert("L").histogram()
    assert sum(levels[:64]) > 5000
    assert sum(levels[192:]) > 1_000_000


def test_who_is_busy_makes_no_picture_and_says_so_at_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for what nobody asked for."""
    monkeypatch.setattr(slot.SLOTS, "free", 0)
    answer = app.test_client().post("/summary.pdf.png", data={"words": "like ants"})
    assert answer.status_code == 503
    assert picture_of(b"%PDF-1.7") == b""


def test_what_cannot_be_drawn_is_no_picture() -> None:
    """And no error: the paper is what matters."""
    assert picture_of(b"%PDF-1.7 cut off") == b""
