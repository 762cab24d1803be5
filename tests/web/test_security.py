"""Clinics' pages: who may frame what, whose forms are taken, and what a clinic can and cannot change."""

import gzip
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha384
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from pypdfium2 import PdfDocument

from screener.paths import PACKAGE, STATIC
from screener.questionnaire import statements
from screener.web import create_app, security
from tests.conftest import CheckedClient, parsed
from tests.forms import bare, printed, seen

CLINICS = """
[riverside]
name = "Riverside & Sons"
origins = ["https://www.riverside.example", "http://localhost:8249"]
accent = "#0b5c6b"
logo = "logo.svg"
contact = "Phone 01632 960 001"
booking = "https://www.riverside.example/book"
texts = ["Please bring this page."]

[closed]
name = "Closed"
origins = ["https://closed.example"]
sandboxed = true
isolated = true
languages = ["ar", "en"]
page_format = "letter"

[shared]
name = "Shared"
origins = ["https://shared.example"]
idle_minutes = 5

[plain]
name = "Plain"
origins = ["https://plain.example"]
scheme = "light"
compact = true
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
OWN = "http://localhost"
SENT = {"words": "ants crawling", "urge": "yes"}
PAGES = ("/", "/about", "/privacy", "/accessibility", "/setup")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application with two clinics."""
    folder = tmp_path_factory.mktemp("clinics")
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    (folder / "clinics.toml").write_text(CLINICS, "utf-8")
    app = create_app({"CLINICS": str(folder / "clinics.toml"), "LANGUAGES": ["en", "ar"]})
    app.test_client_class = CheckedClient
    return app


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Each test begins with nothing refused."""
    security.refused.clear()
    yield
    security.refused.clear()


def ancestors(policy: str) -> str:
    """Who may frame the page that came with `policy`."""
    (found,) = re.findall(r"frame-ancestors ([^;]*)", policy)
    return str(found)


@pytest.mark.parametrize("address", [*PAGES, "/nothing-here", "/brand.css"])
def test_a_clinics_page_is_framed_by_that_clinic_only(client: FlaskClient, address: str) -> None:
    """By its exact origins and by our own page that shows them what it looks like; errors too."""
    policy = client.get(f"/embed/riverside{address}").headers["Content-Security-Policy"]
    assert ancestors(policy) == "'self' https://www.riverside.example http://localhost:8249"
    assert "default-src 'none'" in policy
    assert f"style-src 'self' {OWN};" in policy, "WebKit knows no 'self' in a frame without an origin"


@pytest.mark.parametrize(
    "address",
    ["/", "/about", "/nothing-here", "/embed", "/embed/", "/embed/nobody/", "/embed/nobody/about", "/embed.js"],
)
def test_every_other_page_is_framed_by_nobody(client: FlaskClient, address: str) -> None:
    """Also the page that says that there is no such clinic."""
    assert ancestors(client.get(address, buffered=True).headers["Content-Security-Policy"]) == "'none'"


def test_an_unknown_clinic_is_not_found(client: FlaskClient) -> None:
    """Plainly, and whatever is asked of it."""
    for address in ("/embed/nobody/", "/embed/nobody/setup", "/embed/nobody/logo", "/embed/nobody"):
        assert client.get(address).status_code == 404
    assert client.post("/embed/nobody/summary", data=SENT).status_code == 404


def test_without_a_clinics_file_there_is_no_clinic() -> None:
    """The service works by itself."""
    assert create_app().test_client().get("/embed/riverside/").status_code == 404


@pytest.mark.parametrize("address", [*PAGES, "/nothing-here"])
def test_links_stay_in_the_frame(client: FlaskClient, address: str) -> None:
    """Every address of ours on a clinic's page is below the clinic's, or a file that is the same for everybody."""
    page = parsed(client.get(f"/embed/riverside{address}").text)
    found = [str(tag[name]) for name in ("href", "src", "action", "formaction") for tag in page.select(f"[{name}]")]
    ours = [link for link in found if link.startswith(("/", OWN))]
    assert len(ours) > 5
    for link in ours:
        assert re.match(rf"({OWN})?/(embed/riverside/|static/|embed/v/|embed\.js)", link)


def test_the_journey_stays_in_the_frame(client: FlaskClient) -> None:
    """From the form to the summary, back, and to the paper."""
    summary = parsed(client.post("/embed/riverside/summary", data=SENT).text)
    for tag in summary.select("[formaction], form[action]"):
        assert str(tag.get("formaction") or tag["action"]).startswith("/embed/riverside/")
    assert client.post("/embed/riverside/summary.pdf", data=SENT).mimetype == "application/pdf"
    assert client.post("/embed/riverside/", data=SENT).status_code == 200


@pytest.mark.parametrize(
    ("clinic", "headers", "expected"),
    [
        (None, {}, 200),
        (None, {"Origin": OWN}, 200),
        (None, {"Origin": OWN, "Sec-Fetch-Site": "cross-site"}, 200),
        (None, {"Sec-Fetch-Site": "same-origin"}, 200),
        (None, {"Sec-Fetch-Site": "none"}, 200),
        (None, {"Sec-Fetch-Site": "cross-site"}, 403),
        (None, {"Sec-Fetch-Site": "same-site"}, 403),
        (None, {"Origin": "null"}, 403),
        (None, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 403),
        (None, {"Origin": "https://elsewhere.example"}, 403),
        (None, {"Origin": f"{OWN}.elsewhere.example"}, 403),
        (None, {"Origin": "https://localhost"}, 403),
        (None, {"Origin": f"{OWN}:8080"}, 403),
        (None, {"Origin": ""}, 403),
        ("riverside", {"Origin": OWN}, 200),
        ("riverside", {"Origin": "null"}, 403),
        ("riverside", {"Origin": "https://www.riverside.example"}, 403),
        ("closed", {"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 200),
        ("closed", {"Origin": "null", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"}, 200),
        ("closed", {"Origin": "null", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}, 403),
        ("closed", {"Origin": "null", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "empty"}, 403),
        ("closed", {"Origin": "https://closed.example"}, 403),
        ("closed", {"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("address", ["/summary", "/summary.txt", "/"])
def test_a_form_is_taken_from_our_own_pages_only(
    client: FlaskClient, address: str, clinic: str | None, headers: dict[str, str], expected: int
) -> None:
    """`Origin` decides where there is one; a frame without an origin is let in where the clinic needs it."""
    prefix = f"/embed/{clinic}" if clinic else ""
    response = client.post(f"{prefix}{address}", data=SENT, headers=headers)
    assert response.status_code == expected
    assert {"Origin", "Sec-Fetch-Site"} <= response.vary.as_set(preserve_casing=True)


def test_a_refused_form_in_a_frame_says_how_to_go_on(client: FlaskClient) -> None:
    """A link to a tab of its own, and the address in words for a frame that may not open tabs."""
    response = client.post("/embed/riverside/summary", data=SENT, headers={"Origin": "null"})
    page = parsed(response.text)
    assert page.find("a", href=f"{OWN}/embed/riverside/", target="_blank")
    assert f"{OWN}/embed/riverside/" in seen(response.text)
    assert "ants crawling" not in response.text


def test_a_refused_origin_is_logged_once_and_nothing_else(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The origin, not the rest of its address, and nobody's browser or number."""
    strange = {"Sec-Fetch-Dest": "iframe", "Referer": "https://evil.example/patients/ann?q=1", "User-Agent": "Ann's"}
    for _ in range(3):
        client.get("/embed/riverside/", headers=strange)
        client.post(
            "/embed/riverside/summary", data=SENT, headers={"Origin": "https://bad.example", "User-Agent": "Ann's"}
        )
    assert [record.getMessage() for record in caplog.records] == [
        "refused a frame for riverside from https://evil.example",
        "refused a form from https://bad.example",
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Dest": "iframe", "Referer": "https://www.riverside.example/legs"},
        {"Sec-Fetch-Dest": "iframe", "Referer": f"{OWN}/embed/riverside/setup"},
        {"Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Dest": "document", "Referer": "https://search.example/"},
        {"Referer": "https://search.example/"},
    ],
)
def test_what_is_not_refused_is_not_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, headers: dict[str, str]
) -> None:
    """The clinic itself, our own pages, and links from anywhere."""
    client.get("/embed/riverside/", headers=headers)
    assert not caplog.records


def test_the_log_cannot_be_filled_with_origins(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    """Nor can a header put words into it."""
    for number in range(security.MOST_REMEMBERED + 20):
        client.post("/summary", data=SENT, headers={"Origin": f"https://{number}.example"})
        client.post("/summary", data=SENT, headers={"Origin": f"https://{number}.example words of a stranger"})
    assert len(caplog.records) == security.MOST_REMEMBERED
    assert "stranger" not in caplog.text


@pytest.mark.parametrize(
    "address", ["/static/style.css", "/embed.js", "/embed/riverside/brand.css", "/embed/riverside/logo"]
)
def test_what_a_page_looks_like_reaches_a_frame_without_an_origin(client: FlaskClient, address: str) -> None:
    """Otherwise the page in a sandbox is bare."""
    response = client.get(address, buffered=True)
    assert response.status_code == 200
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("address", ["/static/style.css", "/embed.js"])
def test_a_file_that_has_not_changed_reaches_it_too(client: FlaskClient, address: str) -> None:
    """A browser looks at the headers of the short answer as well."""
    first = client.get(address, buffered=True)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]}, buffered=True)
    assert again.status_code == 304
    for name in ("Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin", "Cache-Control"):
        assert again.headers[name] == first.headers[name]


def test_the_flags_of_a_clinic_change_its_headers_only(client: FlaskClient) -> None:
    """Isolated pages may load ours, and a shared computer keeps nothing."""
    closed, shared, riverside = (client.get(f"/embed/{name}/") for name in ("closed", "shared", "riverside"))
    assert closed.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert shared.headers["Cache-Control"] == "no-store"
    assert riverside.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert riverside.headers["Cache-Control"] == "no-cache"


def test_a_clinic_chooses_the_language_and_the_paper_to_begin_with(client: FlaskClient) -> None:
    """Where the person asks for nothing else."""
    assert parsed(client.get("/embed/closed/").text).html["lang"] == "ar"  # type: ignore[index]
    assert parsed(client.get("/embed/closed/?lang=en").text).html["lang"] == "en-GB"  # type: ignore[index]
    for said, width in (({}, 612), ({"page_format": "a4"}, 595), ({"page_format": "letter"}, 612)):
        paper = PdfDocument(client.post("/embed/closed/summary.pdf", data=SENT | said).data)
        assert round(paper[0].get_width()) == width
        paper.close()


def test_a_shared_computer_clears_itself_in_time(client: FlaskClient) -> None:
    """After as many minutes as the clinic says; elsewhere never."""
    assert 'data-minutes="5"' in client.get("/embed/shared/").text
    assert "data-minutes" not in client.get("/embed/riverside/").text


@pytest.mark.parametrize("address", ["/", "/summary", "/about", "/privacy"])
def test_a_clinic_shows_its_name_and_how_to_reach_it(client: FlaskClient, address: str) -> None:
    """On every page on screen; the logo carries the name for those who do not see it."""
    post = address == "/summary"
    response = client.post("/embed/riverside/summary", data=SENT) if post else client.get(f"/embed/riverside{address}")
    page = parsed(response.text)
    assert page.find("img", src="/embed/riverside/logo", alt="Riverside & Sons")
    assert "Phone 01632 960 001" in seen(response.text)
    assert page.find("a", href="https://www.riverside.example/book")
    assert page.find("link", href="/embed/riverside/brand.css")


def test_the_paper_carries_the_clinic(client: FlaskClient) -> None:
    """Name, contact, address to book at and the clinic's own words, on page one."""
    paper = bare(printed(client.post("/embed/riverside/summary.pdf", data=SENT).data))
    for words in ("Phone 01632 960 001", "www.riverside.example/book", "Please bring this page."):
        assert bare(words) in paper


def test_a_clinic_chooses_the_scheme(client: FlaskClient) -> None:
    """With a style sheet of its own, which a frame without an origin may load; elsewhere it is everybody's."""
    plain = parsed(client.get("/embed/plain/").text)
    assert plain.find("link", href="/embed/plain/style.css")
    assert plain.select("meta[name=color-scheme][content='only light']")
    served = client.get("/embed/plain/style.css")
    assert served.mimetype == "text/css"
    assert served.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "prefers-color-scheme" not in served.text
    for address in ("/embed/riverside/", "/"):
        page = parsed(client.get(address).text)
        assert str(page.select("link[rel=stylesheet]")[0]["href"]).startswith("/static/style.css?version=")
        assert page.select("meta[name=color-scheme][content='light dark']")


@pytest.mark.parametrize("address", ["/", "/about", "/summary"])
def test_a_compact_page_begins_with_the_clinics_own_name(client: FlaskClient, address: str) -> None:
    """The name of the form stands elsewhere on the page; a clinic that did not ask for that has both."""

    def page(clinic: str) -> BeautifulSoup:
        where = f"/embed/{clinic}{address}"
        sent = address == "/summary"
        return parsed((client.post(where, data=SENT) if sent else client.get(where)).text)

    compact, full = (page(clinic).select("header")[0].get_text(" ", strip=True) for clinic in ("plain", "closed"))
    assert compact.startswith("Plain")
    assert "visit summary" not in compact
    assert "visit summary" in full


@pytest.mark.parametrize("clinic", ["riverside", "closed", "plain"])
def test_what_we_say_about_ourselves_cannot_be_branded_away(client: FlaskClient, clinic: str) -> None:
    """Not a diagnosis, and nothing stored: word for word as on our own pages, on screen and on paper."""
    for text in (statements.WHAT_THIS_IS, statements.NOT_STORED, statements.NOT_A_DIAGNOSIS):
        for where in ("/", "/summary"):
            page = (
                client.get(f"/embed/{clinic}/") if where == "/" else client.post(f"/embed/{clinic}/summary", data=SENT)
            )
            assert bare(text) in bare(seen(page.text))
    paper = bare(printed(client.post(f"/embed/{clinic}/summary.pdf", data=SENT).data))
    for text in ("This is not a diagnosis", "Not stored"):
        assert bare(text) in paper


FILES = [("/blank.pdf", None), ("/summary.txt", SENT), ("/summary.pdf", SENT)]


@pytest.mark.parametrize(("address", "sent"), FILES)
@pytest.mark.parametrize("headers", [{"Sec-Fetch-Dest": "iframe"}, {}])
def test_no_file_is_ever_shown_in_the_frame(
    client: FlaskClient, address: str, sent: dict[str, str] | None, headers: dict[str, str]
) -> None:
    """It is saved, because a file that fills the frame has no way back; also where the browser does not say where."""
    response = client.open(f"/embed/riverside{address}", method="POST" if sent else "GET", data=sent, headers=headers)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert "Sec-Fetch-Dest" in response.headers["Vary"]


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Dest": "document"}, {"Sec-Fetch-Dest": "embed"}])
def test_in_a_window_of_its_own_the_empty_form_is_shown(client: FlaskClient, headers: dict[str, str]) -> None:
    """To look at and to print; as on our own pages, wherever those say they are."""
    assert (
        client.get("/embed/riverside/blank.pdf", headers=headers).headers["Content-Disposition"].startswith("inline;")
    )
    assert client.get("/blank.pdf").headers["Content-Disposition"].startswith("inline;")


def test_what_is_for_frames_stands_in_frames_only(client: FlaskClient) -> None:
    """The way to a window of its own, with the answers, and the link to a PDF that opens there."""
    framed, alone = (
        [
            parsed(client.get("/embed/riverside/", headers=headers).text),
            parsed(client.post("/embed/riverside/summary", data=SENT, headers=headers | {"Origin": OWN}).text),
        ]
        for headers in ({"Sec-Fetch-Dest": "iframe"}, {"Sec-Fetch-Dest": "document"})
    )
    for page, action in zip(framed, ("/embed/riverside/", "/embed/riverside/summary"), strict=True):
        (button,) = page.select("form[method=post] button[data-own-window]")
        assert (button["formtarget"], button["formaction"]) == ("_blank", action)
        assert page.find("a", href="/embed/riverside/blank.pdf", target="_blank", rel="noopener")
    for page in alone:
        assert not page.select("[data-own-window]")
        links = page.select("a[href='/embed/riverside/blank.pdf']")
        assert links
        assert not [link for link in links if link.has_attr("target")]


def test_a_link_to_elsewhere_leaves_the_frame(client: FlaskClient) -> None:
    """Another site in the frame would mostly be an empty box, and the answers would be gone."""
    for page in (client.get("/embed/riverside/about"), client.post("/embed/riverside/summary", data=SENT)):
        links = [
            link for link in parsed(page.text).select("a[href]") if not str(link["href"]).startswith(("/", "#", OWN))
        ]
        outside = [link for link in links if not str(link["href"]).startswith("tel:")]
        assert len(outside) > 3
        assert not [link for link in outside if link.get("target") != "_blank"]


def test_the_snippet_names_the_script_that_is_served(client: FlaskClient) -> None:
    """A frame, a link and a script that can be checked by its hash and read from elsewhere."""
    page = parsed(client.get("/embed/riverside/setup").text)
    (shown,) = page.select("#snippet")
    snippet = BeautifulSoup(shown.get_text(), "html5lib")
    (frame,) = snippet.select("[data-rls-form] > iframe[title]")
    assert frame["src"] == f"{OWN}/embed/riverside/"
    assert snippet.select_one("[data-rls-form] a")["href"] == frame["src"]  # type: ignore[index]
    (script,) = snippet.select("script[crossorigin=anonymous]")
    served = client.get(str(script["src"]), buffered=True)
    assert script["integrity"] == "sha384-" + b64encode(sha384(served.data).digest()).decode()
    assert served.headers["Access-Control-Allow-Origin"] == "*"
    assert "immutable" in served.headers["Cache-Control"]
    assert re.fullmatch(r"http://localhost/embed/v/[0-9a-f]{12}\.js", str(script["src"]))


# What each line of the table leads to.
SYSTEMS = {
    "WordPress, as an administrator or an editor": ["#snippet"],
    "WordPress, as an author, or in a network of sites (multisite)": ["#plugin", "#link"],
    "WordPress with the classic editor": ["#plugin", "#snippet"],
    "Wix, Google Sites": ["#link"],
    "Squarespace": ["#snippet"],
    "Drupal": ["#snippet"],
    "Wagtail": ["#element"],
    "TYPO3": ["#snippet"],
    "A page of plain HTML": ["#snippet"],
    "A page written by a program": ["#element"],
    "Something else, or you are not sure": ["#snippet"],
}


def test_the_setup_page_has_a_way_for_each_system(client: FlaskClient) -> None:
    """And says what happens to whoever may not paste a frame."""
    page = parsed(client.get("/embed/riverside/setup").text)
    rows = page.select("table tbody tr")
    said = {row.select("th")[0].get_text(): [str(link["href"]) for link in row.select("td a")] for row in rows}
    assert said == SYSTEMS
    assert all(page.select(name) for names in SYSTEMS.values() for name in names)
    author = rows[1].get_text()
    assert "takes the frame and the script out" in author
    assert "Only the link is left" in author


def test_the_setup_page_warns_where_the_form_has_the_clinics_own_origin(client: FlaskClient) -> None:
    """Then browsers keep nothing apart; at any other address they do."""
    own = parsed(client.get("/embed/riverside/setup", base_url="http://localhost:8249").text)
    assert "every script on your pages can read what people type" in own.select("#own-origin")[0].get_text()
    assert not parsed(client.get("/embed/riverside/setup").text).select("#own-origin")


def test_the_setup_page_has_what_the_plugin_needs(client: FlaskClient) -> None:
    """The service's address for wp-config.php, below a path too, and the shortcode."""
    page = parsed(client.get("/embed/riverside/setup").text)
    assert page.select("#plugin-service")[0].get_text() == "define( 'RLS_FORM_SERVICE', 'http://localhost' );"
    assert page.select("#plugin-shortcode")[0].get_text() == '[restless_legs_form clinic="riverside"]'
    plugin = (
        PACKAGE.parent / "integrations" / "wordpress" / "restless-legs-form" / "restless-legs-form.php"
    ).read_text()
    assert "add_shortcode( 'restless_legs_form'" in plugin
    assert "RLS_FORM_SERVICE" in plugin


def test_the_snippet_holds_in_a_theme_that_knows_better(client: FlaskClient) -> None:
    """Sizes are style: a theme reads width and height as a film's. What is loaded late forgets answers on Back."""
    page = parsed(client.get("/embed/riverside/setup").text)
    snippet = BeautifulSoup(page.select("#snippet")[0].get_text(), "html5lib")
    (frame,) = snippet.select("iframe")
    assert frame.attrs == {
        "src": f"{OWN}/embed/riverside/",
        "title": "Restless legs form",
        "style": "width:100%; height:900px; max-height:none; border:0",
        "allow": "clipboard-write; web-share",
        "referrerpolicy": "strict-origin",
    }
    assert not page.select("[loading]")


def test_the_script_for_clinics_is_small(client: FlaskClient) -> None:
    """At most 2 KB on the way."""
    assert len(gzip.compress(client.get("/embed.js", buffered=True).data)) <= 2048


def test_the_trial_file_is_a_download(client: FlaskClient) -> None:
    """So that a webmaster sees whether the frame may save files."""
    response = client.post("/embed/riverside/setup", data=SENT, headers={"Origin": OWN})
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_no_script_for_frames_reads_an_answer() -> None:
    """Neither side of the frame touches the form, and what is sent is two numbers and two names."""
    for name in ("embed.js", "frame.js"):
        script = (STATIC / name).read_text("utf-8")
        assert not re.search(r"\bvalue\b|FormData|elements|cookie|localStorage|fetch\(", script)
    assert re.findall(r"tell\((\{.*?\})\)", Path(STATIC / "frame.js").read_text("utf-8")) == [
        '{ type: "rls:height", height }',
        '{ type: "rls:step", step: steps.indexOf(seen) + 1, name: seen ? nameOf(seen) : page }',
        '{ type: "rls:done", what: "summary" }',
        '{ type: "rls:done", what: detail.what }',
    ]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/.git/config", 404),
        ("GET", "/static/", 404),
        ("GET", "/static/../web/security.py", 404),
        ("GET", "/static/%2e%2e/web/security.py", 404),
        ("GET", "/console", 404),
        ("GET", "/metrics", 404),
        ("GET", "/embed/../../etc/passwd", 404),
        ("TRACE", "/", 405),
        ("GET", "/about?__debugger__=yes&cmd=resource&f=debugger.js", 200),
    ],
)
def test_nothing_of_the_inside_is_shown(client: FlaskClient, method: str, address: str, status: int) -> None:
    """No history of the code, no file, no list of files, no debugger, no figures."""
    response = client.open(address, method=method, headers={"Cookie": "secret=ofann"})
    assert response.status_code == status
    assert "ofann" not in response.text
    assert "debugger" not in response.text
    assert "def " not in response.text


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/health", "text/plain; charset=utf-8"),
        ("/medicines.csv", "text/csv; charset=utf-8"),
        ("/medicines.json", "application/json"),
        ("/nothing", "text/html; charset=utf-8"),
        ("/static/style.css", "text/css; charset=utf-8"),
        ("/embed/riverside/brand.css", "text/css; charset=utf-8"),
        ("/embed/riverside/logo", "image/svg+xml; charset=utf-8"),
    ],
)
def test_every_text_names_its_letters(client: FlaskClient, address: str, kind: str) -> None:
    """So that no browser guesses them; JSON has only one kind."""
    assert client.get(address, buffered=True).headers["Content-Type"] == kind
