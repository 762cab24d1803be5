"""The form: every question on it, and answers that come back as they went."""

from urllib.parse import urlencode

import pytest
from bs4 import Tag
from flask import Flask, Response
from flask.testing import FlaskClient
from hypothesis import assume, given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import StringField

from screener.answers import Answers, clean
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Question, Text, field_names, options
from screener.web import form as form_module
from screener.web.form import KNOWN, QuestionnaireForm, fields_of
from tests.conftest import examples, parsed
from tests.forms import ANSWERS, bare, printed, seen

every_question = pytest.mark.parametrize("question", QUESTIONNAIRE.questions, ids=lambda question: question.id)


@pytest.fixture(scope="module")
def blank(app: Flask) -> str:
    """The empty form's page."""
    return app.test_client().get("/").text


def filled_in(html: str) -> list[tuple[str, str]]:
    """What a browser would send if the form on the page were sent as it is, in the order of the page."""
    fields: list[tuple[str, str]] = []
    for control in parsed(html).select("form input, form textarea, form select"):
        name, value = str(control.get("name")), str(control.get("value", ""))
        match control.name, control.get("type"):
            case "textarea", _:
                fields.append((name, control.get_text()))
            case "select", _:
                chosen = control.select_one("option[selected]")
                fields.append((name, str(chosen["value"]) if chosen else ""))
            case _, "radio" | "checkbox":
                if control.has_attr("checked"):
                    fields.append((name, value))
            case _:
                fields.append((name, value))
    return fields


@every_question
def test_every_question_is_on_the_form_with_all_its_options(blank: str, question: Question) -> None:
    """With its words, its hint, and a control for each field name of the contract."""
    text = bare(seen(blank))
    for words in (question.text, question.hint, *(option.label for option in options(question))):
        assert bare(words) in text
    names = field_names(question)
    assert all(parsed(blank).select_one(f"[name={name}]") for name in names)
    control = parsed(blank).select_one(f"[name={names[min(1, len(names) - 1)]}]")
    assert isinstance(control, Tag)
    within = control.find_parent("fieldset") if options(question) else control
    assert isinstance(within, Tag)
    offered = {str(choice["value"]) for choice in within.select("option, input[type=radio], input[type=checkbox]")}
    assert offered - {""} == {option.code for option in options(question)}


@every_question
def test_questions_with_options_are_fieldsets_with_a_legend(blank: str, question: Question) -> None:
    """A screen reader says what is asked before it says what can be chosen."""
    control = parsed(blank).select_one(f"[name={question.id}]")
    assert isinstance(control, Tag)
    if options(question):
        fieldset = control.find_parent("fieldset")
        assert fieldset
        assert fieldset.legend
        assert bare(question.text) in bare(fieldset.legend.get_text())


@every_question
def test_a_chosen_radio_can_be_taken_back(blank: str, question: Question) -> None:
    """Each group of radios offers an empty value, which is no answer."""
    radios = parsed(blank).select(f"input[type=radio][name={question.id}]")
    assert not radios or "" in [radio["value"] for radio in radios]


def test_the_empty_form_is_fine(client: FlaskClient, blank: str) -> None:
    """Everything that is asked of everybody reads "Not answered", or "Nothing ticked"; the rest was not asked."""
    response = client.post("/summary", data=MultiDict(filled_in(blank)))
    assert response.status_code == 200
    assert response.text.count("Not answered") == 28
    assert response.text.count("Nothing ticked") == 5
    assert response.text.count("Not asked, because an earlier answer did not lead there:") == 1


@given(ANSWERS)
@examples(thorough=600)
def test_answers_survive_the_way_through_the_form(app: Flask, answers: Answers) -> None:
    """Answers, form, answers: unchanged; and the form shows them in its controls."""
    fields = list(fields_of(answers))
    with app.test_request_context("/summary", method="POST", data=MultiDict(fields)):
        form = QuestionnaireForm()
        assert form.validate(), list(form.mistakes())
        assert form.answers() == answers


@given(ANSWERS)
@examples(thorough=200)
def test_answers_survive_the_way_through_the_pages(app: Flask, answers: Answers) -> None:
    """Summary, change, summary, as a browser goes: the same answers, unchanged."""
    client = FlaskClient(app, Response)
    summary = client.post("/summary", data=MultiDict(fields_of(answers))).text
    changed = client.post("/", data=MultiDict(hidden(summary))).text
    again = client.post("/summary", data=MultiDict(filled_in(changed))).text
    assert hidden(again) == hidden(summary) == list(fields_of(answers))


def hidden(html: str) -> list[tuple[str, str]]:
    """The answers that a page sends on, without the day beside them."""
    sent = parsed(html).select("input[type=hidden]:not([name=made_on])")
    return [(str(field["name"]), str(field["value"])) for field in sent]


MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "</textarea><img src=x onerror=alert(1)>",
        '" autofocus onfocus="alert(1)',
        "{{ 7*7 }}{% raw %}",
        "&lt;i&gt;&amp;",
        "%(length)d %s %n {0}",
        "<a href='file:///etc/passwd'>x</a>",
        "<!-- -->]]><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
    ]
)
TEXT_QUESTIONS = [question.id for question in QUESTIONNAIRE.questions if isinstance(question.kind, Text | MedicineList)]


@given(
    st.sampled_from(TEXT_QUESTIONS),
    MARKUP | st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=80),
)
@examples(thorough=300)
def test_typed_text_never_becomes_markup(app: Flask, question: str, typed: str) -> None:
    """On the summary and the filled form the same elements stand, whatever was typed; the text reads as typed."""
    assume(clean(typed).strip())
    client = FlaskClient(app, Response)
    for address in ("/summary", "/"):
        plain = client.post(address, data={question: "plain"})
        response = client.post(address, data={question: typed})
        assert shape(response.text) == shape(plain.text)
        assert bare(typed) in bare(seen(response.text))


@given(st.sampled_from(TEXT_QUESTIONS), MARKUP)
@examples(thorough=100)
def test_typed_markup_is_printed_as_text(app: Flask, question: str, typed: str) -> None:
    """On paper too."""
    response = app.test_client().post("/summary.pdf", data={question: typed})
    assert bare(typed) in bare(printed(response.data))


def shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page and the names of their attributes, without the fields and notes that an answer brings."""
    return [
        (tag.name, tuple(sorted(tag.attrs)))
        for tag in parsed(html).find_all(True)
        if tag.get("type") != "hidden" and "note" not in (tag.get("class") or ())
    ]


def test_an_id_that_hides_an_attribute_of_a_form_is_refused() -> None:
    """`data` and `errors` are the form's own; a question of that name would break it silently."""

    class Hiding(QuestionnaireForm):
        """A form on which the fields are already taken."""

    with pytest.raises(ValueError, match="already mean something else"):
        form_module._build(Hiding)


def test_every_known_field_is_sent_by_the_form_or_chooses_the_output(client: FlaskClient) -> None:
    """What counts as unknown is exactly what the form never sends."""
    names = {str(control["name"]) for control in parsed(client.get("/").text).select("form [name]")}
    assert names <= KNOWN
    assert KNOWN - names <= form_module.OTHER_FIELDS


def test_fields_are_made_by_flask_wtf(app: Flask) -> None:
    """The person's text is bound by the library, not by us."""
    with app.test_request_context("/", method="POST", data={"ferritin": "14"}):
        field = QuestionnaireForm()["ferritin"]
    assert isinstance(field, StringField)
    assert field.data == "14"


def test_a_form_is_sent_by_post_only(client: FlaskClient) -> None:
    """No answer ever stands in an address."""
    for form in parsed(client.post("/summary", data={"urge": "yes"}).text).find_all("form"):
        assert str(form["method"]).lower() == "post"
    assert client.get("/summary?" + urlencode({"urge": "yes"})).status_code == 405
