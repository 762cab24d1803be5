"""The addresses of the setting ORIGINS: which host is answered, and what stands in a policy, a link and a snippet."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse, create_environ, run_wsgi_app

from screener.web import create_app
from tests.conftest import CheckedClient, parsed

SENT = {"words": "ants crawling", "urge": "yes"}
CLINICS = """
[riverside]
name = "Riverside"
origins = ["https://www.riverside.example"]
"""
LISTED = [
    "https://form.example",
    "https://xn--mnchen-3ya.example",
    "https://hospital.example/legs",
    "http://localhost:8000",
    "http://form.example:8080",
]
STRANGE = [
    ".",
    "xn--a.test",
    "..",
    "a..b",
    "evil.example",
    "form.example.evil.example",
    "form.example:81",
    "a b",
    "[",
    "é",
]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application with a list of addresses and a clinic."""
    file = tmp_path_factory.mktemp("clinics") / "clinics.toml"
    file.write_text(CLINICS, "utf-8")
    app = create_app({"ORIGINS": LISTED, "CLINICS": str(file)})
    app.test_client_class = CheckedClient
    return app


def asked(client: FlaskClient, path: str, host: str, **how: Any) -> TestResponse:  # noqa: ANN401 - whatever can be sent
    """The response to a request for that host."""
    headers = {"Host": host, **how.pop("headers", {})}
    return client.open(path, headers=headers, buffered=True, **how)


def raw(app: Flask, host: str) -> tuple[str, str, Headers]:
    """Status, body and headers of what comes back for a form to a host that a test client itself would not take."""
    environ = create_environ("/summary", query_string="q=ants", method="POST", data=SENT)
    body, status, headers = run_wsgi_app(app, {**environ, "HTTP_HOST": host}, buffered=True)
    return status, b"".join(body).decode(), headers


@pytest.mark.parametrize(
    ("host", "path", "origin"),
    [
        ("form.example", "/summary", "https://form.example"),
        ("FORM.example", "/summary", "https://form.example"),
        ("form.example:443", "/summary", "https://form.example"),
        ("form.example:8080", "/summary", "http://form.example:8080"),
        ("xn--mnchen-3ya.example", "/summary", "https://xn--mnchen-3ya.example"),
        ("hospital.example", "/legs/summary", "https://hospital.example"),
        ("hospital.example", "/summary", "https://hospital.example"),
        ("localhost:8000", "/summary", "http://localhost:8000"),
    ],
)
def test_a_form_is_taken_at_each_of_our_addresses(client: FlaskClient, host: str, path: str, origin: str) -> None:
    """With the origin of that address, though the proxy says http and may cut the prefix off, and with no other."""
    for sent in [
        *(listed.removesuffix("/legs") for listed in LISTED),
        "https://evil.example",
        f"{origin}.evil.example",
    ]:
        response = asked(client, path, host, method="POST", data=SENT, headers={"Origin": sent})
        assert response.status_code == (200 if sent == origin else 403)
        assert "ants crawling" in response.text or sent != origin


@pytest.mark.parametrize("host", STRANGE)
def test_a_host_that_is_not_listed_gets_one_plain_line(client: FlaskClient, host: str) -> None:
    """No form, no link that leads there, no word of what was sent; the headers are those of every response."""
    status, body, headers = raw(client.application, host)
    assert (status, body) == ("400 BAD REQUEST", "There is nothing at this address.\n")
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", [".", "xn--a.test", "a..b", "-a.example", "a b", ""])
def test_a_host_that_cannot_be_one_is_answered_without_a_list_too(host: str) -> None:
    """The framework itself would fail before it could answer."""
    status, body, headers = raw(create_app(), host)
    assert (status, "ants" in body) in (("200 OK", True), ("400 BAD REQUEST", False))
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/health", "/ready"])
@pytest.mark.parametrize("host", ["10.0.0.7:8000", "evil.example", ".", ""])
def test_a_machine_that_asks_how_we_are_names_whatever_it_likes(client: FlaskClient, path: str, host: str) -> None:
    """An orchestrator knows us by a number that changes."""
    assert asked(client, path, host).status_code == 200


@pytest.mark.parametrize("path", ["/legs/", "/legs/about", "/legs/embed/riverside/", "/legs/nothing"])
def test_every_link_has_the_prefix(client: FlaskClient, path: str) -> None:
    """Of pages, of files, and of a page that says that there is none."""
    page = parsed(asked(client, path, "hospital.example").text)
    found = [str(tag[name]) for name in ("href", "src", "action", "formaction") for tag in page.select(f"[{name}]")]
    ours = [link for link in found if link.startswith("/")]
    assert len(ours) > 5
    assert not [link for link in ours if not link.startswith("/legs/")]
    (style,) = (link for link in ours if "/style.css" in link)
    assert asked(client, style, "hospital.example").status_code == 200


def test_a_path_that_only_begins_like_the_prefix_is_not_below_it(client: FlaskClient) -> None:
    """`/legsabout` is nothing of ours."""
    assert asked(client, "/legsabout", "hospital.example").status_code == 404
    assert asked(client, "/legs", "hospital.example").status_code == 200


def test_a_policy_names_the_address_that_was_reached(client: FlaskClient) -> None:
    """As browsers send it."""
    response = asked(client, "/embed/riverside/", "xn--mnchen-3ya.example")
    assert "form-action 'self' https://xn--mnchen-3ya.example;" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("host", "path"), [("localhost:8000", ""), ("hospital.example", "/legs")])
def test_a_snippet_names_the_first_address(client: FlaskClient, host: str, path: str) -> None:
    """Whoever copies it may sit inside, where we have another name."""
    page = parsed(asked(client, f"{path}/embed/riverside/setup", host).text)
    (shown,) = page.select("#snippet")
    assert 'src="https://form.example/embed/riverside/"' in shown.get_text()
    assert 'src="https://form.example/embed/v/' in shown.get_text()
    assert "allow https://form.example in frame-src" in " ".join(page.get_text().split())


def test_a_first_address_with_a_prefix_is_in_the_snippet_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Also where the page itself was reached below it."""
    file = tmp_path_factory.mktemp("clinics") / "clinics.toml"
    file.write_text(CLINICS, "utf-8")
    client = create_app({"ORIGINS": ["https://hospital.example/legs"], "CLINICS": str(file)}).test_client()
    page = parsed(asked(client, "/legs/embed/riverside/setup", "hospital.example").text)
    (shown,) = page.select("#snippet")
    assert 'src="https://hospital.example/legs/embed/riverside/"' in shown.get_text()


def test_a_single_address_needs_no_list() -> None:
    """As one writes it who has only one."""
    client = create_app({"ORIGINS": "https://form.example"}).test_client()
    assert client.get("/", headers={"Host": "form.example"}).status_code == 200
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "written",
    [
        "form.example",
        "https://form.example/",
        "https://form.example:443",
        "http://form.example:80",
        "https://Form.example",
        "https://münchen.example",
        "https://form.example/?a=1",
        "https://form.example/a//b",
        "https://",
        "ftp://form.example",
        "https://ann@form.example",
        "*",
    ],
)
def test_an_address_that_no_browser_sends_stops_the_start(written: str) -> None:
    """And the message says how it is written."""
    with pytest.raises(ValueError, match=r"SCREENER_ORIGINS: .* is no address of a service"):
        create_app({"ORIGINS": [written]})
