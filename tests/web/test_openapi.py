"""The description for programs says what is so: a tester that knows nothing else finds nothing."""

import json
import re
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import Phase, given, settings
from schemathesis.config import SchemathesisConfig

from screener.answers import Answers
from screener.exchange.plain import plain_answers
from screener.exchange.response import questionnaire_response
from screener.exchange.schema import up_to
from screener.exchange.terminology import Canonical
from screener.questionnaire import QUESTIONNAIRE
from screener.web import create_app
from tests.conftest import examples, is_thorough
from tests.exchange.examples import DAY, ENGLISH
from tests.forms import ANSWERS

# An application of its own, because the tester reads the description before any fixture is made.
# Some seven thousand requests that each break one rule take two minutes, so they are made in a thorough run only.
EVERY_RULE = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": is_thorough()}}})
DESCRIBED = schemathesis.openapi.from_wsgi("/openapi.json", create_app(), config=EVERY_RULE)


@DESCRIBED.parametrize()
# Making a shorter example of one that fails would take minutes.
@settings(examples(thorough=500), phases=[Phase.explicit, Phase.generate])
def test_a_tester_that_knows_only_the_description_finds_nothing(case: schemathesis.Case[Any]) -> None:
    """What it allows is taken, what it forbids is refused, and what comes back is what it says."""
    case.call_and_validate()


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    """What a body of that media type may be, as it is described."""
    described = create_app().test_client().get("/openapi.json").get_json()
    content = described["paths"]["/summary"]["post"]["requestBody"]["content"]
    return jsonschema.Draft202012Validator(content[kind]["schema"])


@given(ANSWERS)
@examples(thorough=300)
def test_all_answers_are_allowed_by_the_description(answers: Answers) -> None:
    """As plain JSON, and as the QuestionnaireResponse that we write."""
    response = questionnaire_response(QUESTIONNAIRE, answers, Canonical(), ENGLISH, DAY)
    for kind, body in (
        ("application/json", plain_answers(QUESTIONNAIRE, answers)),
        ("application/fhir+json", response),
    ):
        validator(kind).validate(json.loads(json.dumps(body)))


@pytest.mark.parametrize(
    ("today", "named"),
    [
        (date(2026, 11, 26), {"2026-11": True, "2026-12": False, "2026-11-26": True, "2026-11-27": False}),
        (date(2028, 2, 29), {"2028-02-29": True, "2027-02-29": False, "2028-03": False, "2024-02-29": True}),
        (date(2026, 1, 1), {"2026-01": True, "2026-01-01": True, "2026-01-02": False, "2025-12-31": True}),
        (date(2026, 1, 1), {"1999-04-31": False, "1999-04-30": True, "2026": False, "1875-07": True}),
    ],
)
def test_a_date_is_allowed_up_to_today(today: date, named: dict[str, bool]) -> None:
    """A month or a day that there was."""
    assert {day: bool(re.search(up_to(today), day)) for day in named} == named
