"""Laboratory values as FHIR quantities: the typed text always, a number only where there is but one way to read it."""

from __future__ import annotations

import re

from screener.answers import LONGEST_VALUE, Measurement, Mistake
from screener.exchange.terminology import BY_UCUM_CODE, Json, unit_coding
from screener.language import Language
from screener.questionnaire.model import N_, Option

ORIGINAL_TEXT = "http://hl7.org/fhir/StructureDefinition/originalText"

VALUE = re.compile(r"(?P<sign>[<>]?)\s?(?P<whole>\d+)(?:[.,](?P<fraction>\d+))?")
THOUSAND = 3

OTHER_UNIT = N_("The unit in the file is not one of those offered.")
OTHER_SIGN = N_("The sign before the number is not one that the form takes.")
NO_NUMBER = N_("The file gives this result as something that is no number.")
TWO_VALUES = N_("The file gives this result as a number and as a text, and they differ.")


def quantity(measurement: Measurement, units: tuple[Option, ...], language: Language) -> Json:
    """A Quantity. Without a unit it holds no number: nobody could say of what."""
    typed: Json = {"extension": [{"url": ORIGINAL_TEXT, "valueString": measurement.value}]}
    unit = next((unit for unit in units if unit.code == measurement.unit), None)
    if unit is None:
        return typed
    read = number_in(measurement.value)
    number = {"value": read[1], **({"comparator": read[0]} if read[0] else {})} if read else {}
    return {**typed, **number, "unit": language.translated(unit.label), **unit_coding(unit.code)}


def number_in(typed: str) -> tuple[str, int | float] | None:
    """The sign before a typed value, or nothing, and its number. None where it can be read in two ways.

    One to three digits, a comma or a point and three more digits can be thousands or a fraction, as in 1,234.
    """
    read = VALUE.fullmatch(typed) if len(typed) <= LONGEST_VALUE else None
    if read is None:
        return None
    whole, fraction = read["whole"], read["fraction"]
    if fraction is None:
        return read["sign"], int(whole)
    if len(fraction) == THOUSAND and len(whole) <= THOUSAND and int(whole[0]) > 0:
        return None
    return read["sign"], float(f"{whole}.{fraction}")


def measurement_in(given: Json) -> Measurement:
    """The value and the unit of a Quantity from elsewhere; the typed text where it has one.

    Raises `Mistake` for a unit or a sign that is not ours, and where number and text differ.
    """
    typed, number, sign = typed_text(given), given.get("value"), given.get("comparator", "")
    if sign not in ("", "<", ">"):
        raise Mistake(OTHER_SIGN)
    if number is None and not typed:
        raise Mistake(NO_NUMBER)
    if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
        raise Mistake(NO_NUMBER)
    if typed and number is not None and number_in(typed) not in (None, (sign, number)):
        raise Mistake(TWO_VALUES)
    return Measurement(typed or (f"{sign}{number}" if number is not None else ""), unit_in(given))


def typed_text(given: Json) -> str:
    """What was typed, where a Quantity says so; else nothing."""
    extensions = given.get("extension")
    if not isinstance(extensions, list):
        return ""
    texts = (each.get("valueString") for each in extensions if is_typed_text(each))
    return next((text for text in texts if isinstance(text, str)), "")


def is_typed_text(extension: object) -> bool:
    """Whether that is the extension that holds what was typed."""
    return isinstance(extension, dict) and extension.get("url") == ORIGINAL_TEXT


def unit_in(given: Json) -> str:
    """Our code for the unit of a Quantity, by its code or else its words; nothing where it has none.

    Raises `Mistake` for a unit that is not ours.
    """
    unit = given.get("code", given.get("unit", ""))
    if unit == "":
        return ""
    if not isinstance(unit, str) or unit not in BY_UCUM_CODE:
        raise Mistake(OTHER_UNIT)
    return BY_UCUM_CODE[unit]
