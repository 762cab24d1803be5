"""Answers as plain JSON: an object of the names under which the form posts them.

For example `{"urge": "yes", "lookalikes": ["cramp"], "ferritin": "14", "ferritin_unit": "ug/L"}`. A value is a text, a
number or a list of codes; `version` says which version of the questionnaire is answered, the present one if missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from screener.answers import Answers, Measurement, Mistake
from screener.exchange.migration import MIGRATIONS
from screener.exchange.reading import ANSWERED_IN_ANOTHER_WAY, Reading, Said, SaidById, Unreadable, taken
from screener.exchange.response import OTHER_VERSION
from screener.questionnaire.model import Quantity, Questionnaire, field_names

VERSION = "version"


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
    values = {name: listed(value) for name, value in plain.items() if name != VERSION and value is not None}
    said = with_units(asked, values)
    return taken(asked, said if version == asked.version else MIGRATIONS[version](said), {})


def listed(value: object) -> list[Said]:
    """What a value of plain JSON says."""
    return [one(each) for each in (value if isinstance(value, list) else [value])]


def one(value: object) -> Said:
    """What a text or a number says; nothing else says anything."""
    if isinstance(value, str):
        return Said(value, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Said(value if isinstance(value, int) else str(value), str(value))
    return Said(Mistake(ANSWERED_IN_ANOTHER_WAY), "")


def with_units(asked: Questionnaire, said: Mapping[str, list[Said]]) -> SaidById:
    """The same with the value and the unit of each result as one."""
    joined = dict(said)
    for question in asked.questions:
        if isinstance(question.kind, Quantity):
            value, unit, _ = field_names(question)
            units = joined.pop(unit, [])
            if values := joined.get(value):
                joined[value] = [measured(values, units)]
    return joined


def measured(values: list[Said], units: list[Said]) -> Said:
    """A value with its unit, or why it is none."""
    words = " ".join(each.words for each in (*values, *units))
    match [each.value for each in (*values, *units)]:
        case [str() | int() as value]:
            return Said(Measurement(str(value)), words)
        case [str() | int() as value, str() as unit]:
            return Said(Measurement(str(value), unit), words)
        case _:
            return Said(Mistake(ANSWERED_IN_ANOTHER_WAY), words)
