"""Kinds of question: each is handled by every output. A new kind fails here until it is."""

from typing import get_args

import pytest
from flask import Flask
from jinja2 import Template

from screener.answers import Measurement, Raw, take
from screener.findings import Finding, in_words
from screener.language import language_of
from screener.paths import TRANSLATIONS
from screener.pdf.templates import templates
from screener.questionnaire.model import (
    Choice,
    Choices,
    Kind,
    MedicineList,
    Number,
    Option,
    Quantity,
    Question,
    Text,
    field_names,
    options,
)
from screener.text import answer_in_a_line
from screener.web.form import fields

# The name by which templates know a kind, its FHIR R4 type, a question of it, an answer as it is sent, and in words.
HANDLED: dict[type[Kind], tuple[str, str, Kind, Raw, str]] = {
    Choice: ("choice", "choice", Choice((Option("a", "Apple"), Option("b", "Bread"))), "b", "Bread"),
    Choices: (
        "choices",
        "choice",
        Choices((Option("a", "Apple"), Option("b", "Bread"), Option("none", "Nothing"))),
        ["b", "a"],
        "Apple; Bread",
    ),
    Text: ("text", "text", Text(limit=40), "it creeps", "it creeps"),
    MedicineList: ("medicine_list", "text", MedicineList(limit=40, lines=3), "iron\ntea", "iron\ntea"),
    Number: ("number", "integer", Number(least=1, most=45, unit="weeks"), "12", "12 weeks"),
    Quantity: (
        "quantity",
        "quantity",
        Quantity((Option("ug/L", "µg/L"),)),
        Measurement("14", "ug/L", "2026-03"),
        "14 µg/L, March 2026",
    ),
}
ENGLISH = language_of("en", TRANSLATIONS)
every_kind = pytest.mark.parametrize("kind", get_args(Kind), ids=lambda kind: kind.name)


def question(kind: type[Kind]) -> Question:
    """A question of that kind."""
    return Question(id="q", kind=HANDLED[kind][2], text="What?", short="What")


def test_every_kind_is_handled_here() -> None:
    """Each kind there is has its row above, and no other has."""
    assert set(HANDLED) == set(get_args(Kind))


@every_kind
def test_a_kind_is_known_by_one_name(kind: type[Kind]) -> None:
    """Its own, which templates go by, and HL7's for what it is in a FHIR questionnaire."""
    assert (kind.name, kind.fhir_type) == HANDLED[kind][:2]


@every_kind
def test_a_kind_has_form_fields(app: Flask, kind: type[Kind]) -> None:
    """One for each field name of a question."""
    asked = question(kind)
    with app.test_request_context("/"):
        assert tuple(fields(asked)) == field_names(asked)


@every_kind
def test_a_kind_has_answers_and_words(kind: type[Kind]) -> None:
    """What is sent is taken and comes out in words, and nothing but an answer of that kind does."""
    _, _, _, raw, words = HANDLED[kind]
    asked = question(kind)
    answer = take(asked.kind, raw)
    assert answer_in_a_line(Finding(asked, in_words(asked, answer)), ENGLISH) == words
    assert take(asked.kind, None) is None
    with pytest.raises(TypeError, match=f"not an answer of the kind {kind.name}"):
        take(asked.kind, 1.5)  # type: ignore[arg-type] # the mistake that is looked for
    with pytest.raises(TypeError, match=f"not an answer of the kind {kind.name}"):
        in_words(asked, b"")  # type: ignore[arg-type] # the mistake that is looked for


@every_kind
def test_a_kind_says_what_can_be_chosen(kind: type[Kind]) -> None:
    """Options or units, or nothing."""
    offered = {"choice": "a b", "choices": "a b none", "quantity": "ug/L"}.get(kind.name, "")
    assert [option.code for option in options(question(kind))] == offered.split()


@every_kind
def test_a_kind_is_asked_on_screen(app: Flask, kind: type[Kind]) -> None:
    """By a macro in a file of its name."""
    assert macros(app.jinja_env.get_template(f"macros/{kind.name}.html")) >= {"ask"}


@every_kind
def test_a_kind_is_printed(kind: type[Kind]) -> None:
    """Beside its name, in a list, and blank, by macros in a file of its name."""
    template = templates(ENGLISH).get_template(f"paper/kinds/{kind.name}.html")
    assert macros(template) >= {"value", "items", "blank"}


def macros(template: Template) -> set[str]:
    """The names that a template defines."""
    return set(vars(template.module))
