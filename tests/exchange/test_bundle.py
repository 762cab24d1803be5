"""The response and the PDF together."""

from base64 import b64decode, b64encode

from screener.answers import Answers
from screener.exchange.bundle import bundle
from screener.exchange.data import written
from screener.exchange.response import questionnaire_response
from screener.exchange.savefile import read_save_file
from screener.exchange.terminology import Canonical
from screener.questionnaire import QUESTIONNAIRE
from tests.exchange.examples import DAY, ENGLISH
from tests.exchange.standard import check

ANSWERS = Answers.of(QUESTIONNAIRE, {"urge": "yes"})
RESPONSE = questionnaire_response(QUESTIONNAIRE, ANSWERS, Canonical(), ENGLISH, DAY)
PDF = b"%PDF-1.7 ..."


def test_a_bundle_is_as_written_by_hand() -> None:
    """A response, and a document that holds the PDF and points to the response; nobody is named."""
    made = bundle(RESPONSE, PDF, ENGLISH, DAY)
    check(made)
    first, second = (entry["fullUrl"] for entry in made["entry"])
    assert first.startswith("urn:uuid:")
    assert first != second
    assert made == {
        "resourceType": "Bundle",
        "language": "en-GB",
        "type": "collection",
        "entry": [
            {"fullUrl": first, "resource": RESPONSE},
            {
                "fullUrl": second,
                "resource": {
                    "resourceType": "DocumentReference",
                    "language": "en-GB",
                    "status": "current",
                    "type": {
                        "coding": [
                            {
                                "system": "http://loinc.org",
                                "code": "74465-6",
                                "display": "Questionnaire response Document",
                            }
                        ]
                    },
                    "description": "Leg symptoms: notes for my appointment",
                    "content": [
                        {
                            "attachment": {
                                "contentType": "application/pdf",
                                "language": "en-GB",
                                "data": b64encode(PDF).decode(),
                                "size": 12,
                                "title": "Leg symptoms: notes for my appointment",
                                "creation": "2026-11-25",
                            }
                        }
                    ],
                    "context": {"related": [{"reference": first}]},
                },
            },
        ],
    }
    assert b64decode(made["entry"][1]["resource"]["content"][0]["attachment"]["data"]) == PDF


def test_the_same_answers_give_the_same_bundle() -> None:
    """The names within it are made from what is in it."""
    assert written(bundle(RESPONSE, PDF, ENGLISH, DAY)) == written(bundle(RESPONSE, PDF, ENGLISH, DAY))


def test_a_bundle_is_a_save_file_too() -> None:
    """Whoever kept this and not the PDF has kept the answers."""
    assert read_save_file(QUESTIONNAIRE, written(bundle(RESPONSE, PDF, ENGLISH, DAY))).answers == ANSWERS
