"""The questionnaire in a renderer that is not ours: lforms, of the US National Library of Medicine, asks it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, send_from_directory
from flask.testing import FlaskClient
from playwright.sync_api import Page

from tests.browser.conftest import served
from tests.exchange.standard import check
from tests.forms import bare, printed
from tests.programs import npm_package

LFORMS = "lforms@40.1.3"
PUBLISHED = "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ=="

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>lforms</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/lforms/webcomponent/styles.css"></head><body><div id="form"></div>
<script src="/lforms/webcomponent/assets/lib/zone.min.js"></script>
<script src="/lforms/webcomponent/lhc-forms.js"></script>
<script src="/lforms/fhir/R4/lformsFHIR.min.js"></script></body></html>
"""
ADD = "questionnaire => LForms.Util.addFormToPage(questionnaire, 'form', {prepopulate: false})"
FILLED = "() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')"


@pytest.fixture(scope="session")
def lforms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the renderer."""
    return npm_package(tmp_path_factory.mktemp("lforms"), LFORMS, PUBLISHED) / "dist" / "lforms"


@pytest.fixture(scope="session")
def elsewhere(lforms: Path) -> Iterator[str]:
    """The address of a service that knows nothing of ours but the standard."""
    app = Flask("elsewhere", static_folder=None)
    app.add_url_rule("/", "page", lambda: PAGE)
    app.add_url_rule("/lforms/<path:name>", "file", lambda name: send_from_directory(lforms, name))
    with served(app) as address:
        yield address


@pytest.fixture
def form(page: Page, elsewhere: str, client: FlaskClient) -> Page:
    """Our questionnaire as the renderer shows it."""
    page.goto(elsewhere)
    page.evaluate(ADD, json.loads(client.get("/questionnaire.json").data))
    page.locator("lhc-item").first.wait_for()
    return page


def choose(form: Page, link: str, code: str) -> None:
    """Choose an answer to the question of that linkId, by its code."""
    form.locator(f"label[id^='{link}/'][id$='|{code}']").click()


def test_a_form_filled_in_elsewhere_becomes_our_pdf(form: Page, client: FlaskClient) -> None:
    """Choices, ticks, words, a quantity behind a gate: what was filled in there stands on the page that we make."""
    ferritin = form.locator("input[id^='ferritin/']")
    assert ferritin.count() == 0
    choose(form, "urge", "Y")
    choose(form, "lookalikes", "cramp")
    form.locator("textarea[id^='words/']").fill("like fizzy water")
    choose(form, "results", "Y")
    ferritin.first.fill("14")
    unit = form.locator("input[id^='unit_ferritin/']")
    unit.fill("ng/mL")
    unit.press("Tab")
    response = form.evaluate(FILLED)
    check(response)
    made = client.post(
        "/summary",
        data=json.dumps(response),
        content_type="application/fhir+json",
        headers={"Accept": "application/pdf"},
    )
    assert (made.status_code, made.mimetype) == (200, "application/pdf"), made.text
    words = bare(printed(made.data))
    for said in ("like fizzy water", "Sudden cramp", "14 ng/mL"):
        assert bare(said) in words
