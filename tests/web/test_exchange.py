"""The answers as data: for the person, for a record, and for programs that ask."""

import json
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from screener.web import create_app
from tests.exchange.standard import check
from tests.forms import printed

ANSWERS = {"urge": "yes", "words": "like ants", "ferritin": "14", "ferritin_unit": "ug/L", "ferritin_date": "2026-03"}
BY_HAND = {
    "resourceType": "QuestionnaireResponse",
    "questionnaire": "https://elsewhere.example/fhir/Questionnaire/restless-legs-visit-summary|2.0",
    "status": "completed",
    "item": [
        {
            "linkId": "urge",
            "answer": [{"valueCoding": {"system": "http://terminology.hl7.org/CodeSystem/v2-0136", "code": "Y"}}],
        },
        {"linkId": "words", "answer": [{"valueString": "like ants"}]},
    ],
}
FHIR = "application/fhir+json"


def attached(pdf: bytes) -> dict[str, bytes]:
    """The files inside a PDF by name."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return {name: file.attachments[name].get_file().read_bytes() for name in file.attachments}


def ask(client: FlaskClient, accept: str, body: object, kind: str = "application/json", to: str = "/summary") -> Any:  # noqa: ANN401 - a response
    """What a program gets for answers."""
    return client.post(to, data=json.dumps(body), content_type=kind, headers={"Accept": accept})


def linked(response: dict[str, Any]) -> dict[str, Any]:
    """Every answer of a response by its linkId."""
    found, waiting = {}, [*response.get("item", [])]
    while waiting:
        item = waiting.pop()
        waiting += item.get("item", [])
        if "answer" in item:
            found[item["linkId"]] = item["answer"]
    return found


def test_the_questionnaire_is_fhir(client: FlaskClient) -> None:
    """Valid R4, under the address that nobody owns until one is set."""
    response = client.get("/questionnaire.json")
    assert response.content_type == FHIR
    questionnaire = json.loads(response.data)
    check(questionnaire)
    assert questionnaire["url"].startswith("https://restless-legs-visit-summary.example/fhir/Questionnaire/")


def test_a_service_publishes_under_its_own_address() -> None:
    """The questionnaire, and what the answers say they are to."""
    client = create_app({"CANONICAL": "https://legs.example/fhir"}).test_client()
    address = "https://legs.example/fhir/Questionnaire/restless-legs-visit-summary"
    assert json.loads(client.get("/questionnaire.json").data)["url"] == address
    assert json.loads(client.post("/summary.json", data=ANSWERS).data)["questionnaire"] == f"{address}|2.0"


def test_an_address_that_names_nothing_stops_the_start() -> None:
    """It would be in every file that people keep."""
    with pytest.raises(ValueError, match="not an address to publish under"):
        create_app({"CANONICAL": "legs"})


def test_the_answers_are_a_response_of_nobody(client: FlaskClient) -> None:
    """Valid R4, to download, with what was typed and no person in it."""
    response = client.post("/summary.json", data=ANSWERS)
    assert response.content_type == FHIR
    assert response.headers["Content-Disposition"] == 'attachment; filename="leg-symptoms-for-my-visit.json"'
    made = json.loads(response.data)
    check(made)
    assert not {"subject", "author", "source", "id", "identifier"} & set(made)
    assert linked(made)["words"] == [{"valueString": "like ants"}]
    assert linked(made)["ferritin"][0]["valueQuantity"]["value"] == 14


def test_a_bundle_has_the_pdf_beside_the_answers(client: FlaskClient) -> None:
    """Where it is asked for; the PDF in it does not hold them once more."""
    made = json.loads(client.post("/summary.json", data={**ANSWERS, "bundle": "yes"}).data)
    check(made)
    assert [entry["resource"]["resourceType"] for entry in made["entry"]] == [
        "QuestionnaireResponse",
        "DocumentReference",
    ]


def test_the_pdf_holds_the_answers_as_data(client: FlaskClient) -> None:
    """The same as the data alone."""
    pdf = client.post("/summary.pdf", data=ANSWERS).data
    assert attached(pdf) == {"leg-symptoms-answers.json": client.post("/summary.json", data=ANSWERS).data}


def test_a_tick_leaves_the_data_out(client: FlaskClient) -> None:
    """The pages stay as they are, and the page says what the tick is about."""
    without = client.post("/summary.pdf", data={**ANSWERS, "no_data": "yes"}).data
    assert attached(without) == {}
    assert printed(without) == printed(client.post("/summary.pdf", data=ANSWERS).data)
    page = client.post("/summary", data=ANSWERS).text
    assert '<input type="checkbox" name="no_data" value="yes">' in page
    assert "The PDF also holds your answers as data" in page


def test_the_square_code_is_there_where_it_is_ticked(client: FlaskClient) -> None:
    """On a page more, and on none otherwise."""
    with_code = printed(client.post("/summary.pdf", data={**ANSWERS, "square": "yes"}).data)
    assert "My answers as a square code" in with_code
    assert "square code" not in printed(client.post("/summary.pdf", data=ANSWERS).data)
    assert '<input type="checkbox" name="square" value="yes">' in client.post("/summary", data=ANSWERS).text


@pytest.mark.parametrize("kind", ["application/json", FHIR])
@pytest.mark.parametrize(
    ("accept", "content_type", "begins"),
    [
        ("application/pdf", "application/pdf", b"%PDF-1.7"),
        ("text/plain", "text/plain; charset=utf-8", b""),
        ("text/html", "text/html; charset=utf-8", b"<!doctype html>"),
        (FHIR, FHIR, b"{"),
        ("*/*", "text/html; charset=utf-8", b"<!doctype html>"),
        ("text/html;q=0.1, application/pdf", "application/pdf", b"%PDF-1.7"),
        ("image/png, text/*", "text/html; charset=utf-8", b"<!doctype html>"),
    ],
)
def test_a_program_gets_what_it_accepts(
    client: FlaskClient, kind: str, accept: str, content_type: str, begins: bytes
) -> None:
    """For plain JSON and for FHIR alike; a page if it takes anything."""
    body = BY_HAND if kind == FHIR else {"urge": "yes", "words": "like ants"}
    response: TestResponse = ask(client, accept, body, kind)
    assert (response.status_code, response.content_type) == (200, content_type)
    assert response.data.startswith(begins)
    shown = printed(response.data) if content_type == "application/pdf" else response.text
    assert "like ants" in shown


def test_a_form_is_answered_by_what_is_accepted_too(client: FlaskClient) -> None:
    """A browser's form accepts a page."""
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for accept, content_type in ((browser, "text/html; charset=utf-8"), ("text/plain", "text/plain; charset=utf-8")):
        response = client.post("/summary", data=ANSWERS, headers={"Accept": accept})
        assert response.content_type == content_type


@pytest.mark.parametrize(("address", "kind"), [("/summary.pdf", "application/pdf"), ("/summary.json", FHIR)])
def test_every_output_takes_json(client: FlaskClient, address: str, kind: str) -> None:
    """At its own address, whatever is accepted."""
    response = ask(client, "*/*", {"urge": "yes"}, to=address)
    assert (response.status_code, response.content_type) == (200, kind)


def test_each_field_that_cannot_be_taken_is_named(client: FlaskClient) -> None:
    """In problem+json, with what to do about it; what was sent is not repeated."""
    response = ask(client, "application/pdf", {"urge": "secretly", "tea": "green", "ferritin_date": "2026-01"})
    assert (response.status_code, response.content_type) == (422, "application/problem+json")
    assert json.loads(response.data) == {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "Some of the answers cannot be taken, so none was.",
        "errors": [
            {"field": "tea", "detail": "This form does not ask this."},
            {"field": "urge", "detail": "This answer is not one of those offered."},
            {"field": "ferritin", "detail": "The file has a date and no result to it."},
        ],
    }


def test_a_form_of_a_program_is_answered_in_the_same_way(client: FlaskClient) -> None:
    """Where it would not take a page."""
    response = client.post("/summary", data={"urge": "often"}, headers={"Accept": "application/pdf"})
    assert (response.status_code, response.content_type) == (422, "application/problem+json")
    assert [each["field"] for each in json.loads(response.data)["errors"]] == ["urge"]


def test_who_asks_for_fhir_is_told_in_fhir(client: FlaskClient) -> None:
    """A valid OperationOutcome that leads to the item."""
    body = {**BY_HAND, "item": [{"linkId": "it's", "answer": [{"valueString": "x"}]}]}
    response = ask(client, FHIR, body, FHIR)
    assert (response.status_code, response.content_type) == (422, FHIR)
    outcome = json.loads(response.data)
    check(outcome)
    (issue,) = outcome["issue"]
    assert (issue["severity"], issue["details"]["text"]) == ("error", "This form does not ask this.")
    assert issue["expression"] == ["QuestionnaireResponse.descendants().where(linkId = 'it\\'s')"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": "{", "content_type": "application/json"}, 400),
        ({"data": "[]", "content_type": "application/json"}, 400),
        ({"data": b"\xff", "content_type": "application/json"}, 400),
        ({"data": '{"resourceType": "Patient"}', "content_type": FHIR}, 400),
        ({"data": "{}", "content_type": FHIR}, 400),
        ({"data": "{}", "content_type": "application/xml"}, 415),
        ({"data": b" " * 65_537, "content_type": "application/json"}, 413),
        ({"data": "{}", "content_type": "application/json", "headers": {"Transfer-Encoding": "chunked"}}, 411),
        ({"data": "{}", "content_type": "application/json", "headers": {"Accept": "image/png"}}, 406),
        ({"data": "{}", "content_type": "application/json", "headers": {"Origin": "https://evil.example"}}, 403),
    ],
)
@pytest.mark.parametrize(
    ("accept", "kind"), [("application/pdf", "application/problem+json"), (f"{FHIR}, application/pdf", FHIR)]
)
def test_every_error_is_one_that_a_program_reads(
    client: FlaskClient, sent: dict[str, Any], status: int, accept: str, kind: str
) -> None:
    """Whatever goes wrong, in the format that goes with what was asked for."""
    headers = {"Accept": accept, **sent.get("headers", {})}
    kind = kind if headers["Accept"] == accept else "application/problem+json"
    response = client.post("/summary", **{**sent, "headers": headers})
    assert (response.status_code, response.content_type) == (status, kind)


def test_an_error_of_ours_says_nothing_of_the_answers(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program is told that it was us, in its own format."""

    def broken(*_: object) -> None:
        raise RuntimeError("like ants")

    monkeypatch.setattr("screener.web.outputs.summary_of", broken)
    response = ask(client, "application/pdf", {"words": "like ants"})
    assert (response.status_code, response.content_type) == (500, "application/problem+json")
    assert "ants" not in response.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_a_program_needs_no_origin(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    """It sends neither Origin nor Sec-Fetch-Site; a page of another site, which sends one of them, is refused."""
    assert client.post("/summary", json={"urge": "yes"}, headers=headers).status_code == status


def test_a_program_chooses_the_paper_in_the_address(client: FlaskClient) -> None:
    """An address may hold a choice about the file, and no answer."""
    response = ask(client, "application/pdf", {"urge": "yes"}, to="/summary?page_format=letter&no_data=yes&urge=no")
    with pikepdf.open(BytesIO(response.data)) as file:
        assert [float(side) for side in file.pages[0].MediaBox] == [0, 0, 612, 792]
    assert attached(response.data) == {}
