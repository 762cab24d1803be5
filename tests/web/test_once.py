"""Pages that hold no answer are made once and compressed once, and are the same for nobody they should differ for."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import brotli
import pytest
from flask import Flask, Response, make_response
from flask.testing import FlaskClient

from screener.web import create_app
from tests.conftest import parsed

CLINICS = """
[riverside]
name = "Riverside"
origins = ["https://www.riverside.example"]

[vale]
name = "Vale"
country = "US"
origins = ["https://www.vale.example"]

[hill]
name = "Hill"
origins = ["https://www.hill.example"]
idle_minutes = 5
"""
PAGES = ("/", "/about", "/medicines", "/medicines.csv", "/medicines.json", "/privacy", "/accessibility")
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """An application with two clinics and two languages that has made nothing yet."""
    file = tmp_path / "clinics.toml"
    file.write_text(CLINICS, "utf-8")
    return create_app({"CLINICS": str(file), "LANGUAGES": ["en", "ar"]})


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_page_comes_in_the_encoding_that_is_asked_for(client: FlaskClient, page: str, encoding: str) -> None:
    """With the same content, and a name of its own, so that no cache takes one for the other."""
    plain = client.get(page)
    packed = client.get(page, headers={"Accept-Encoding": encoding})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == encoding
    assert UNPACK[encoding](packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert packed.headers["ETag"] != plain.headers["ETag"]
    for response in (plain, packed):
        assert "Accept-Encoding" in response.headers["Vary"]
        again = client.get(page, headers={"If-None-Match": response.headers["ETag"], "Accept-Encoding": encoding})
        assert again.status_code == (304 if response is packed else 200)


@pytest.mark.parametrize("file", ["style.css", "journey.js", "icon.svg"])
@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_file_comes_in_the_encoding_that_is_asked_for(client: FlaskClient, file: str, encoding: str) -> None:
    """And is known again, in whichever it came."""
    plain = client.get(f"/static/{file}", buffered=True)
    packed = client.get(f"/static/{file}", headers={"Accept-Encoding": encoding}, buffered=True)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == encoding
    assert UNPACK[encoding](packed.data) == plain.data
    assert len(packed.data) < len(plain.data) * 0.9
    assert packed.headers["Content-Length"] == str(len(packed.data))
    for response in (plain, packed):
        assert response.headers["Vary"] == "Accept-Encoding"
        again = client.get(
            f"/static/{file}",
            headers={"If-None-Match": response.headers["ETag"], "Accept-Encoding": encoding},
            buffered=True,
        )
        assert again.status_code == 304
        assert again.data == b""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_made_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """Whoever asks next gets what was made for the first, whatever encoding they want."""
    made = []

    def make(view: object) -> Response:
        made.append(page)
        return make_response(view)

    monkeypatch.setattr("screener.web.once.make_response", make)
    for encoding in ("br", "gzip", "identity", "br;q=0.5, gzip", ""):
        assert client.get(page, headers={"Accept-Encoding": encoding}).status_code == 200
    assert made == [page]


def test_those_who_come_together_get_one_that_is_made_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first visitors after a start do not make the longest page eight times at once."""
    made = []

    def make(view: object) -> Response:
        made.append(view)
        sleep(0.2)
        return make_response(view)

    monkeypatch.setattr("screener.web.once.make_response", make)
    with ThreadPoolExecutor(8) as people:
        came = [*people.map(lambda _: app.test_client().get("/privacy").data, range(8))]
    assert len(made) == 1
    assert len(set(came)) == 1


def test_each_language_and_each_clinic_has_its_own(client: FlaskClient) -> None:
    """Whoever was there before, and each address of ours too."""
    for _ in range(2):
        assert parsed(client.get("/").text).html["lang"] == "en-GB"  # type: ignore[index]
        assert parsed(client.get("/?lang=ar").text).html["lang"] == "ar"  # type: ignore[index]
        assert "/embed/riverside/" in client.get("/embed/riverside/").text
        assert "/embed/vale/" in client.get("/embed/vale/").text
        assert "/embed/riverside/" not in client.get("/embed/vale/").text
        assert "/embed/hill/" in client.get("/embed/hill/").text
        assert 'data-minutes="5"' in client.get("/embed/hill/").text
        assert "/embed/" not in client.get("/").text
        assert "http://form.example/embed/hill/" in client.get("/embed/hill/", headers={"Host": "form.example"}).text
        assert "http://form.example/" not in client.get("/embed/hill/").text


def test_what_a_summary_has_for_everybody_is_that_of_its_language_and_clinic(client: FlaskClient) -> None:
    """Words, links, and the help lines of the country first; whoever was there before, and under whatever name."""
    sent = {"words": "ants"}
    for _ in range(2):
        assert "Notes on the questions" in client.post("/summary", data=sent).text
        assert parsed(client.post("/summary?lang=ar", data=sent).text).html["lang"] == "ar"  # type: ignore[index]
        for clinic, first in (("vale", "United States and Canada"), ("riverside", "Australia")):
            page = parsed(client.post(f"/embed/{clinic}/summary", data=sent).text)
            assert page.select(".numbers dt")[0].text == first
            links = [str(link["href"]) for link in page.select(".menu a")]
            assert links
            assert all(f"/embed/{clinic}/" in link for link in links)
        for name in ("one.example", "another.example"):
            page = parsed(client.post("/embed/vale/summary", data=sent, headers={"Host": name}).text)
            assert [address.text for address in page.select(".address")] == [f"http://{name}/embed/vale/"] * 2


def test_a_form_that_holds_answers_is_made_for_whoever_sent_them(client: FlaskClient) -> None:
    """It is never packed with other people's, and the next blank one is blank."""
    filled = client.post("/", data={"words": "ants"}, headers={"Accept-Encoding": "gzip, br"})
    assert "ants" in filled.text
    assert "Content-Encoding" not in filled.headers
    assert "ants" not in client.get("/").text
    assert client.get("/?words=ants&urge=yes").data == client.get("/").data


def test_a_flood_of_different_requests_takes_no_more_memory(app: Flask, client: FlaskClient) -> None:
    """Only so many pages are kept, whatever host and query are named."""
    for number in range(120):
        client.get(f"/privacy?n={number}", headers={"Host": f"{number}.example"})
    assert app.extensions["made_once"].cache_info().currsize == 100
