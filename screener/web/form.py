"""The questionnaire as a WTForms class, built once, and a form that was sent as answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, assert_never

from flask_wtf import FlaskForm
from wtforms import Field, Form, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined] # newer than the published types
from wtforms.validators import StopValidation

from screener.answers import (
    DATE_ALONE,
    Answers,
    Measurement,
    Mistake,
    Raw,
    clean,
    one_of,
    own_words,
    past_date,
    some_of,
    value_and_unit,
    whole_number,
)
from screener.exchange.attachment import NO_DATA
from screener.exchange.square import SQUARE
from screener.pdf.options import OFFERS, TICKS
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    MedicineList,
    Number,
    Option,
    Quantity,
    Question,
    Text,
    field_names,
)
from screener.web.day import DAY

# Asks for the PDF beside the answers as data.
BUNDLE = "bundle"
# What else comes with a form: its language, the person's day, and the options of the PDF and of the data.
OTHER_FIELDS = frozenset({"lang", DAY, BUNDLE, *(each.name for each in (*OFFERS, *TICKS, NO_DATA, SQUARE))})

Validator = Callable[[Form, Field], None]


class QuestionnaireForm(FlaskForm):  # type: ignore[misc] # Flask-WTF is published without types
    """The questionnaire to fill in. Its fields carry the public field names; each of them may be left empty."""

    class Meta:
        """Binding without a token: there is no session to protect, and `security` looks at where a form comes from."""

        csrf = False

    def answers(self) -> Answers:
        """The answers. Raises `Mistake` for a form that does not validate."""
        return Answers.of(QUESTIONNAIRE, {question.id: self._raw(question) for question in QUESTIONNAIRE.questions})

    def _raw(self, question: Question) -> Raw:
        if isinstance(question.kind, Quantity):
            return Measurement(*(self[name].data or "" for name in field_names(question)))
        raw: Raw = self[question.id].data
        return raw

    def mistakes(self) -> Iterator[tuple[Question, str, Mistake]]:
        """Every mistake with its question and the name of its field, in the questionnaire's order."""
        for question in QUESTIONNAIRE.questions:
            for name in field_names(question):
                for mistake in self[name].errors:
                    yield question, name, mistake


def fields(question: Question) -> dict[str, Field]:
    """The form fields of `question` by name."""
    match question.kind:
        case Choice(offered):
            return {question.id: RadioField(**offering(offered), validators=one(partial(one_of, offered)))}
        case Choices(offered):
            return {
                question.id: SelectMultipleField(**offering(offered), validators=[taken_by(partial(some_of, offered))])
            }
        case Text() | MedicineList():
            return {question.id: TextAreaField(**typed(partial(own_words, question.kind)))}
        case Number():
            return {question.id: StringField(**typed(partial(whole_number, question.kind)))}
        case Quantity(units):
            value, unit, on = field_names(question)
            return {
                value: StringField(filters=[shown], validators=[sent_once, measured_in(units, unit, on)]),
                unit: SelectField(**offering(units), validators=one(partial(one_of, units))),
                on: StringField(**typed(past_date)),
            }
        case _:
            assert_never(question.kind)


def offering(options: tuple[Option, ...]) -> dict[str, Any]:
    """The settings of a field that offers `options`; whether one of them came back is for `Answers` to say."""
    return {"choices": [SelectChoice(option.code, option.label) for option in options], "validate_choice": False}


def typed(take: Callable[[str], object]) -> dict[str, Any]:
    """The settings of a field that is typed into: it shows what was typed as it would be taken."""
    return {"filters": [shown], "validators": one(take)}


def shown(text: str | None) -> str | None:
    """What was typed, as the form shows it again."""
    return text and clean(text)


def measured_in(units: tuple[Option, ...], unit: str, on: str) -> Validator:
    """A validator of a value that looks at the fields of its unit and its date too."""

    def check(form: Form, field: Field) -> None:
        try:
            value, _ = value_and_unit(units, field.data or "", chosen_of(units, form[unit].data or ""))
        except Mistake as mistake:
            raise stop(mistake) from None
        if not value and (form[on].data or "").strip():
            raise stop(Mistake(DATE_ALONE))

    return check


def chosen_of(units: tuple[Option, ...], code: str) -> str:
    """The code of a unit where it is offered; whether it is, is for the field of the unit to say."""
    return code if code in {unit.code for unit in units} else ""


def one(take: Callable[[str], object]) -> list[Validator]:
    """The checks of a field that holds one value."""
    return [sent_once, taken_by(take)]


def sent_once(form: Form, field: Field) -> None:  # noqa: ARG001 - the signature of a WTForms validator
    """Refuse a field that came twice: there is no telling which one was meant."""
    if len(field.raw_data or ()) > 1:
        raise stop(Mistake(N_("This was sent twice with one form. Look at what it says now and send it again.")))


def stop(mistake: Mistake) -> StopValidation:
    """What puts `mistake` itself among a field's errors, so that its words can be translated where they are shown."""
    return StopValidation(mistake)  # type: ignore[arg-type] # WTForms hands on whatever it is given


def taken_by(take: Callable[[Any], object]) -> Validator:
    """A validator that asks `take` whether the field holds an answer."""

    def check(form: Form, field: Field) -> None:  # noqa: ARG001 - the signature of a WTForms validator
        try:
            take(field.data or type(field.data or "")())
        except Mistake as mistake:
            raise stop(mistake) from None

    return check


def fields_of(answers: Answers) -> Iterator[tuple[str, str]]:
    """The fields and values with which a browser would send `answers` again."""
    for question in QUESTIONNAIRE.questions:
        match answers.given.get(question.id):
            case None:
                pass
            case Measurement(value, unit, on):
                yield from zip(field_names(question), (value, unit, on), strict=True)
            case tuple(codes):
                yield from ((question.id, code) for code in codes)
            case answer:
                yield question.id, str(answer)


def unknown(names: Iterable[str]) -> int:
    """How many of the field names belong to no question and no option."""
    return len(set(names) - KNOWN)


def _build(form: type[QuestionnaireForm]) -> frozenset[str]:
    """Put the questionnaire's fields on `form`. Raises `ValueError` for an id that would hide a form's attribute."""
    made = {name: field for question in QUESTIONNAIRE.questions for name, field in fields(question).items()}
    hidden = [name for name in made if hasattr(Form(), name) or hasattr(form, name) or name in OTHER_FIELDS]
    if hidden:
        raise ValueError(f"these ids already mean something else on a form: {', '.join(hidden)}")
    for name, field in made.items():
        setattr(form, name, field)
    return frozenset(made) | OTHER_FIELDS


KNOWN = _build(QuestionnaireForm)
