"""Answers as plain JSON: an object of the names under which the form posts them.

For example `{"urge": "yes", "lookalikes": ["cramp"], "ferritin": "14", "ferritin_unit": "ug/L"}`. What
was not answered is left out. A value is a text, a result too, because a number would not be what was typed; a whole
number for weeks; or a list of codes. `version` says which version of the questionnaire is answered, the present one if
missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from screener.answers import Answers, Measurement, Mistake
from screener.exchange.migration import MIGRATIONS
from screener.exchange.reading import ANSWERED_IN_ANOTHER_WAY, Reading, Said, SaidById, Unreadable, taken
from screener.exchange.response import OTHER_VERSION
from screener.questionnaire.model import N_, Choices, Quantity, Questionnaire, field_names

VERSION = "version"
UNIT_ALONE = N_("The file has a unit and no result to it.")


def plain_answers(asked: Questionnaire, answers: Answers) -> dict[str, object]:
    """Answers as plain JSON that `read_plain` takes."""
    plain: dict[str, object] = {VERSION: asked.version}
    for id in answers:
        match answers[id]:
            case Measurement(value, unit, on):
                names = field_names(asked.by_id[id])
                plain |= {name: part for name, part in zip(names, (value, unit, on), strict=True) if part}
            case answer:
                plain[id] = list(answer) if isinstance(answer, tuple) else answer
    return plain


def read_plain(asked: Questionnaire, plain: Mapping[str, object]) -> Reading:
    """The answers in plain JSON. Raises `Unreadable` for a version that there is no way from, or for too much."""
    version = plain.get(VERSION, asked.version)
    if not isinstance(version, str) or version not in (asked.version, *MIGRATIONS):
        raise Unreadable(OTHER_VERSION)
    lists = lists_of(asked) if version == asked.version else {}
    values = {
        name: listed(value, is_list=lists.get(name, isinstance(value, list)))
        for name, value in plain.items()
        if name != VERSION
    }
    said = with_units(asked, values)
    return taken(asked, said if version == asked.version else MIGRATIONS[version](said), {})


def lists_of(asked: Questionnaire) -> Mapping[str, bool]:
    """Of each name, whether its value is a list."""
    return {name: isinstance(question.kind, Choices) for question in asked.questions for name in field_names(question)}


def listed(value: object, *, is_list: bool) -> list[Said]:
    """What a value of plain JSON says, which is a list or is not."""
    if isinstance(value, list):
        return [one(each) for each in value] if is_list else [Said(Mistake(ANSWERED_IN_ANOTHER_WAY), "")]
    return [one(None if is_list else value)]


def one(value: object) -> Said:
    """What a text or a whole number says; nothing else says anything, and neither does an empty text."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if (isinstance(value, str) and value) or (isinstance(value, int) and not isinstance(value, bool)):
        return Said(value, str(value))
    return Said(Mistake(ANSWERED_IN_ANOTHER_WAY), "")


def with_units(asked: Questionnaire, said: Mapping[str, list[Said]]) -> SaidById:
    """The same with the value and the unit of each result as one."""
    joined = dict(said)
    for question in asked.questions:
        if isinstance(question.kind, Quantity):
            value, unit, _ = field_names(question)
            units = joined.pop(unit, [])
            if value in joined or units:
                joined[value] = [measured(joined.get(value, []), units)]
    return joined


def measured(values: list[Said], units: list[Said]) -> Said:
    """A value with its unit, or why it is none."""
    words = " ".join(each.words for each in (*values, *units))
    match [each.value for each in values], [each.value for each in units]:
        case [str(value)], []:
            return Said(Measurement(value), words)
        case [str(value)], [str(unit)]:
            return Said(Measurement(value, unit), words)
        case [], _:
            return Said(Mistake(UNIT_ALONE), words)
        case _:
            return Said(Mistake(ANSWERED_IN_ANOTHER_WAY), words)
