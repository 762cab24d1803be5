"""The headers of every kind of response, each value written out here, and what is believed of a proxy's headers."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from screener.web import create_app
from tests.conftest import CheckedClient, parsed

CLINICS = """
[riverside]
name = "Riverside"
origins = ["https://www.riverside.example", "http://localhost:8249"]

[isolated]
name = "Isolated"
origins = ["https://isolated.example"]
isolated = true
"""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
POLICY_OF_A_CLINIC = (
    "default-src 'none'; script-src 'self' http://localhost; style-src 'self' http://localhost; "
    "img-src 'self' http://localhost; connect-src 'self' http://localhost; form-action 'self' http://localhost; "
    "base-uri 'none'; frame-ancestors 'self' https://www.riverside.example http://localhost:8249; frame-src 'self'"
)
POLICY_OF_AN_ISOLATED_CLINIC = (
    "default-src 'none'; script-src 'self' http://localhost; style-src 'self' http://localhost; "
    "img-src 'self' http://localhost; connect-src 'self' http://localhost; form-action 'self' http://localhost; "
    "base-uri 'none'; frame-ancestors 'self' https://isolated.example; frame-src 'self'"
)
OURS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cache-Control": "no-cache",
}
MADE_ONCE = OURS | {"Vary": "Accept-Encoding"}
SENT = OURS | {"Cache-Control": "no-store", "Vary": "Origin, Sec-Fetch-Site"}
FOR_EVERYBODY = OURS | {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
UNKNOWN = OURS | {"Cache-Control": "no-store"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
A_CLINICS = {"Content-Security-Policy": POLICY_OF_A_CLINIC, "X-Robots-Tag": "noindex", "Vary": "Sec-Fetch-Dest"}
AN_ISOLATED_CLINICS = {
    "Content-Security-Policy": POLICY_OF_AN_ISOLATED_CLINIC,
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Vary": "Sec-Fetch-Dest",
}
MADE_ONCE_IN_A_FRAME = {"Vary": "Accept-Encoding, Sec-Fetch-Dest"}
SENT_IN_A_FRAME = {"Cache-Control": "no-store", "Vary": "Sec-Fetch-Dest, Origin, Sec-Fetch-Site"}
NAMES = {*OURS, "Vary", "Access-Control-Allow-Origin", "X-Robots-Tag", "Strict-Transport-Security"}

# What is asked, the status that comes back, and every header of NAMES that comes with it.
RESPONSES: dict[str, tuple[str, dict[str, Any], int, dict[str, str]]] = {
    "a page": ("/", {}, 200, MADE_ONCE),
    "a page about us": ("/about", {}, 200, MADE_ONCE),
    "a table": ("/medicines.csv", {}, 200, MADE_ONCE),
    "names for a script": ("/medicines.json", {}, 200, MADE_ONCE),
    "a line for a machine": ("/health", {}, 200, OURS | {"Cache-Control": "no-store"}),
    "a blank form": ("/blank.pdf", {}, 200, OURS),
    "answers to change": ("/", {"data": {"urge": "yes"}}, 200, SENT),
    "a summary": ("/summary", {"data": {"urge": "yes"}}, 200, SENT),
    "a text": ("/summary.txt", {"data": {"urge": "yes"}}, 200, SENT),
    "a PDF": ("/summary.pdf", {"data": {"urge": "yes"}}, 200, SENT),
    "a PDF and its picture": ("/summary.pdf.png", {"data": {"urge": "yes"}}, 200, SENT),
    "a mistake": ("/summary", {"data": {"urge": "perhaps"}}, 422, SENT),
    "a form from elsewhere": ("/summary", {"data": {}, "headers": {"Origin": "https://evil.example"}}, 403, SENT),
    "no form": ("/summary", {"data": "urge=yes", "content_type": "text/plain"}, 415, SENT),
    "answers of a program": ("/summary", {"json": {"urge": "yes"}}, 200, SENT),
    "answers of a program that cannot be taken": ("/summary", {"json": {"urge": "perhaps"}}, 422, SENT),
    "the answers as data": ("/summary.json", {"data": {"urge": "yes"}}, 200, SENT),
    "the questionnaire": ("/questionnaire.json", {}, 200, OURS),
    "a description for programs": ("/openapi.json", {}, 200, OURS),
    "which file to open": ("/resume", {}, 200, OURS),
    "no file": ("/resume", {"data": b"--x--", "content_type": "multipart/form-data; boundary=x"}, 422, SENT),
    "a static file": ("/static/style.css", {}, 200, FOR_EVERYBODY | {"Vary": "Accept-Encoding"}),
    "a static file that it is not": ("/static/style.css?version=1", {}, 404, UNKNOWN),
    "a static file of no version": ("/static/style.css?version=", {}, 404, UNKNOWN),
    "the script for frames": ("/embed.js", {}, 200, FOR_EVERYBODY),
    "the script for frames, first edition": ("/embed.js?version=ec1e28629c7f", {}, 200, FOR_EVERYBODY | KEPT),
    "the same by its path": ("/embed/v/ec1e28629c7f.js", {}, 200, FOR_EVERYBODY | KEPT),
    "a script for frames that it is not": ("/embed.js?version=ec1e28629c7e", {}, 404, UNKNOWN),
    "a script for frames that there is not": ("/embed/v/ec1e28629c7e.js", {}, 404, UNKNOWN),
    "a static file that there is not": ("/static/nothing.css", {}, 404, UNKNOWN),
    "a version of a static file that there is not": ("/static/nothing.css?version=1", {}, 404, UNKNOWN),
    "nothing": ("/nothing", {}, 404, OURS),
    "a page that is only sent": ("/summary", {}, 405, OURS),
    "no clinic": ("/embed/nobody/", {}, 404, OURS),
    "a clinic's page": ("/embed/riverside/", {}, 200, OURS | A_CLINICS | MADE_ONCE_IN_A_FRAME),
    "a clinic's instructions": ("/embed/riverside/setup", {}, 200, OURS | A_CLINICS),
    "a clinic's summary": (
        "/embed/riverside/summary",
        {"data": {"urge": "yes"}},
        200,
        OURS | A_CLINICS | SENT_IN_A_FRAME,
    ),
    "a clinic's PDF": (
        "/embed/riverside/summary.pdf",
        {"data": {"urge": "yes"}},
        200,
        OURS | A_CLINICS | SENT_IN_A_FRAME,
    ),
    "a clinic's style": (
        "/embed/riverside/brand.css",
        {},
        200,
        OURS | A_CLINICS | {"Cross-Origin-Resource-Policy": "cross-origin"},
    ),
    "a clinic's mistake": (
        "/embed/riverside/summary",
        {"data": {"urge": "perhaps"}},
        422,
        OURS | A_CLINICS | SENT_IN_A_FRAME,
    ),
    "nothing at a clinic": ("/embed/riverside/nothing", {}, 404, OURS | A_CLINICS),
    "an isolated clinic's page": ("/embed/isolated/", {}, 200, OURS | AN_ISOLATED_CLINICS | MADE_ONCE_IN_A_FRAME),
    "an isolated clinic's summary": (
        "/embed/isolated/summary",
        {"data": {}},
        200,
        OURS | AN_ISOLATED_CLINICS | SENT_IN_A_FRAME,
    ),
}
every_response = pytest.mark.parametrize("kind", RESPONSES)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application with two clinics."""
    file = tmp_path_factory.mktemp("clinics") / "clinics.toml"
    file.write_text(CLINICS, "utf-8")
    app = create_app({"CLINICS": str(file)})
    app.test_client_class = CheckedClient
    return app


def ask(client: FlaskClient, kind: str, **how: Any) -> TestResponse:  # noqa: ANN401 - whatever a request has
    """The response of that kind."""
    address, what, status, _ = RESPONSES[kind]
    method = "POST" if {"data", "json"} & what.keys() else "GET"
    response = client.open(address, method=method, buffered=True, **what, **how)
    assert response.status_code == status
    return response


def guarded(response: TestResponse) -> dict[str, str]:
    """The headers that guard a response."""
    return {name: value for name, value in response.headers.items() if name in NAMES}


@every_response
def test_every_response_has_its_headers_and_no_others(client: FlaskClient, kind: str) -> None:
    """Each value is the one written above."""
    assert guarded(ask(client, kind)) == RESPONSES[kind][3]


@every_response
def test_https_is_asked_for_by_https_only(client: FlaskClient, kind: str) -> None:
    """For two years, with every kind of response; over http a browser would not believe it."""
    secure = guarded(ask(client, kind, base_url="https://localhost"))
    assert secure["Strict-Transport-Security"] == "max-age=63072000"
    assert "Strict-Transport-Security" not in ask(client, kind).headers


@pytest.mark.parametrize(("name", "varies"), [("static/style.css", {"Vary": "Accept-Encoding"}), ("embed.js", {})])
def test_a_file_that_is_named_by_its_content_is_kept_for_good(
    client: FlaskClient, name: str, varies: dict[str, str]
) -> None:
    """By the beginning of its SHA-256, as every page of ours names it."""
    content = client.get(f"/{name}", buffered=True).data
    response = client.get(f"/{name}?version={sha256(content).hexdigest()[:12]}", buffered=True)
    assert guarded(response) == FOR_EVERYBODY | KEPT | varies


def test_an_error_of_ours_has_the_same_headers(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows the answers again, so nobody keeps it."""
    monkeypatch.setattr("screener.web.outputs.summarise", lambda *_: 1 / 0)
    response = app.test_client().post("/summary", data={"urge": "yes"})
    assert response.status_code == 500
    assert guarded(response) == SENT


def test_a_host_that_is_not_ours_gets_the_same_headers() -> None:
    """There are no addresses of ours to name, and nothing else changes."""
    response = create_app({"ORIGINS": ["http://form.example"]}).test_client().get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert guarded(response) == OURS | {"Cache-Control": "no-store"}


TOLD = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "form.example",
    "X-Forwarded-Prefix": "/elsewhere",
    "X-Forwarded-For": "192.0.2.7",
}


def addresses(page: BeautifulSoup) -> list[str]:
    """Every address of ours on a page, as it stands there."""
    return [str(tag[name]) for name in ("href", "src", "action") for tag in page.select(f"[{name}]")]


def test_without_a_proxy_nothing_is_believed_of_one(client: FlaskClient) -> None:
    """Neither scheme nor host nor path: anybody can send these headers."""
    response = client.post("/summary", data={}, headers=TOLD | {"Origin": "http://localhost"})
    assert response.status_code == 200
    assert "Strict-Transport-Security" not in response.headers
    assert client.post("/summary", data={}, headers=TOLD | {"Origin": "https://form.example"}).status_code == 403
    assert not [address for address in addresses(parsed(response.text)) if "elsewhere" in address]


def behind(proxies: int, tmp_path: Path) -> FlaskClient:
    """A client of a service that is reached by so many proxies."""
    (tmp_path / "clinics.toml").write_text(CLINICS, "utf-8")
    app = create_app({"CLINICS": str(tmp_path / "clinics.toml"), "PROXIES": proxies})
    app.test_client_class = CheckedClient
    return app.test_client()


@pytest.mark.parametrize(
    ("proxies", "proto", "host"),
    [
        (1, "https", "form.example"),
        (1, "http, https", "evil.example, form.example"),
        (2, "https, http", "form.example, inner.example"),
        (2, "http, https, http", "evil.example, form.example, inner.example"),
    ],
)
def test_a_proxy_says_the_scheme_and_the_host(tmp_path: Path, proxies: int, proto: str, host: str) -> None:
    """Ours are the last ones; what came to them from outside stands before theirs and is not believed."""
    told = {"X-Forwarded-Proto": proto, "X-Forwarded-Host": host}
    client = behind(proxies, tmp_path)
    response = client.post("/summary", data={}, headers=told | {"Origin": "https://form.example"})
    assert response.status_code == 200
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000"
    for origin in ("http://form.example", "https://evil.example", "https://inner.example", "http://localhost"):
        assert client.post("/summary", data={}, headers=told | {"Origin": origin}).status_code == 403
    setup = parsed(client.get("/embed/riverside/setup", headers=told).text)
    (snippet,) = setup.select("#snippet")
    assert 'src="https://form.example/embed/riverside/"' in snippet.get_text()


def test_a_proxy_that_says_http_is_believed_too(tmp_path: Path) -> None:
    """A page over http has an origin of its own."""
    told = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "form.example"}
    response = behind(1, tmp_path).post("/summary", data={}, headers=told | {"Origin": "http://form.example"})
    assert response.status_code == 200
    assert "Strict-Transport-Security" not in response.headers


@pytest.mark.parametrize(
    ("proxies", "prefix", "expected"),
    [
        (1, "/legs", "/legs"),
        (1, "/elsewhere, /legs", "/legs"),
        (2, "/legs, /", "/legs"),
        (2, "/elsewhere, /legs, /inner", "/legs"),
        (1, "", ""),
        (1, "/", ""),
        (1, "/legs/", "/legs"),
        (1, "/on/our/legs", "/on/our/legs"),
    ],
)
def test_a_proxy_says_the_path_before_ours(tmp_path: Path, proxies: int, prefix: str, expected: str) -> None:
    """As for scheme and host, the last ones count; every address on a page begins with it."""
    for address in ("/", "/embed/riverside/", "/embed/riverside/setup", "/nothing", "/embed/riverside/nothing"):
        response = behind(proxies, tmp_path).get(address, headers={"X-Forwarded-Prefix": prefix})
        found = [each for each in addresses(parsed(response.text)) if each.startswith(("/", "http://localhost"))]
        assert len(found) > 5
        own = [each.removeprefix("http://localhost") for each in found]
        assert not [each for each in own if not each.startswith(f"{expected}/")]
        assert expected or not [each for each in own if each.startswith(("//", "/legs"))]


def test_a_page_of_an_error_leads_back_below_the_prefix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the answers."""
    monkeypatch.setattr("screener.web.outputs.summarise", lambda *_: 1 / 0)
    client = behind(1, tmp_path)
    response = client.post("/summary", data={"urge": "yes"}, headers={"X-Forwarded-Prefix": "/legs"})
    assert response.status_code == 500
    assert parsed(response.text).find("button", formaction="/legs/summary")


@pytest.mark.parametrize(
    "prefix", ["//evil.example", "/legs//evil", "legs", "https://evil.example", "/a?b", "/a b", "/a\\b", "/<b>", "/%2e"]
)
def test_a_prefix_that_leads_elsewhere_is_refused(tmp_path: Path, prefix: str) -> None:
    """One plain line, without an address."""
    response = behind(1, tmp_path).get("/", headers={"X-Forwarded-Prefix": prefix})
    assert response.status_code == 400
    assert response.mimetype == "text/plain"
    assert "evil" not in response.text
