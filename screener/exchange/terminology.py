"""Codes: our own by address, and those of HL7, LOINC and UCUM where a code says neither more nor less than we ask.

HL7's codes for yes and no are those of the R4 value set `yesnodontknow`, which is made of table 0136 and of
`asked-unknown`. LOINC codes were looked up in public value sets of HL7 implementation guides. Left without a code:
eGFR, whose codes name a formula that a person need not know; haemoglobin and weeks of pregnancy, whose codes were not
looked up; and pregnancy, because our question takes in the six months after a birth.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from screener.questionnaire.model import Option, Question, options
from screener.questionnaire.replies import NO, NOT_SURE, YES

Json = dict[str, Any]

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
DATA_ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. "
    "and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the "
    "license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc."
)

# Replies that HL7 has codes for, where a question offers nothing else.
HL7_REPLIES: Mapping[Option, tuple[str, str]] = MappingProxyType(
    {YES: (YES_NO, "Y"), NO: (YES_NO, "N"), NOT_SURE: (DATA_ABSENT_REASON, "asked-unknown")}
)
BY_HL7_CODE = {coded: option.code for option, coded in HL7_REPLIES.items()}

# What LOINC calls the results we ask for, in its own words. HbA1c has a code for each of its units.
LOINC_CODES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "ferritin": (("2276-4", "Ferritin [Mass/volume] in Serum or Plasma"),),
        "tsat": (("2502-3", "Iron saturation [Mass Fraction] in Serum or Plasma"),),
        "hba1c": (
            ("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood"),
            ("59261-8", "Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol"),
        ),
    }
)
QUESTIONNAIRE_RESPONSE_DOCUMENT = ("74465-6", "Questionnaire response Document")

# Units as UCUM writes them: those of results by our code, those of whole numbers by our word.
UCUM_CODES: Mapping[str, str] = MappingProxyType(
    {
        "ng/mL": "ng/mL",
        "ug/L": "ug/L",
        "%": "%",
        "g/L": "g/L",
        "g/dL": "g/dL",
        "mmol/L": "mmol/L",
        "mL/min/1.73 m2": "mL/min/{1.73_m2}",
        "mmol/mol": "mmol/mol",
        "weeks": "wk",
    }
)
BY_UCUM_CODE = {ucum: ours for ours, ucum in UCUM_CODES.items()}

NAME = "restless-legs-visit-summary"
# No one can own a name that ends in .example (RFC 2606), so this stands until a service sets its own.
NO_ONES = "https://restless-legs-visit-summary.example/fhir"
ADDRESS = re.compile(r"https?://[^\s|#?]+", re.ASCII)


@dataclass(frozen=True)
class Canonical:
    """Under which address a service publishes its definitions. It names them; nothing has to answer there.

    Raises `ValueError` for what is not an absolute http address without query, fragment and version.
    """

    base: str = NO_ONES

    def __post_init__(self) -> None:
        """Refuse an address that could not be told from its version."""
        if not ADDRESS.fullmatch(self.base) or self.base.endswith("/"):
            raise ValueError(f"{self.base!r} is not an address to publish under, such as {NO_ONES}")

    @property
    def questionnaire(self) -> str:
        """The address of the questionnaire, in every version."""
        return f"{self.base}/Questionnaire/{NAME}"

    @property
    def codes(self) -> str:
        """The address of our own code system."""
        return f"{self.base}/CodeSystem/{NAME}"

    def coding(self, question: Question, option: Option) -> Json:
        """The code of one of the options of `question`, without its words."""
        if set(options(question)) <= set(HL7_REPLIES):
            system, code = HL7_REPLIES[option]
            return {"system": system, "code": code}
        return {"system": self.codes, "code": option.code}


def is_ours(system: str) -> bool:
    """Whether that is the address of our code system, whichever service published it."""
    return system.endswith(f"/CodeSystem/{NAME}")


def version_in(canonical: str) -> str | None:
    """The version in the address of our questionnaire, empty where it has none; None for another questionnaire."""
    address, _, version = canonical.partition("|")
    return version if address.endswith(f"/Questionnaire/{NAME}") else None


def unit_coding(unit: str) -> Json:
    """A unit by our code or word, as UCUM writes it. Raises `KeyError`."""
    return {"system": UCUM, "code": UCUM_CODES[unit]}
