"""The shape of the list of medicines: frozen values, made and checked by `tables`.

The fields that end in `_code` hold what the tables hold; the property of the same name without it holds the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from screener.medicines.ambiguity import OTHER_CONTENTS, REASONS
from screener.medicines.groups import GROUPS
from screener.questionnaire.model import Source


class Country(StrEnum):
    """Where a brand is sold: ISO 3166-1 codes, `EU` for a name shared by several countries of the Union."""

    US = "US"
    CA = "CA"
    UK = "UK"  # not ISO's GB: it is what people there write
    IE = "IE"
    AU = "AU"
    NZ = "NZ"
    DE = "DE"
    FR = "FR"
    ES = "ES"
    EU = "EU"
    CH = "CH"
    BR = "BR"
    IN = "IN"


class Tier(StrEnum):
    """How strong the published evidence is; clinicians read it, it is never shown as a grade of a person's risk."""

    A = "A"  # prospective or systematic-review support, or consistent signals across designs
    B = "B"  # several case reports or series, or a pharmacovigilance signal
    C = "C"  # isolated reports, class effect or expert consensus only
    X = "X"  # conflicting or no association: listed so that it is not flagged
    T = "T"  # a treatment of restless legs that can itself worsen them


class Report(StrEnum):
    """What published reports say of a medicine and restless legs, in the order in which the kinds are shown."""

    TRIGGER = "trigger"  # reports of people, of this medicine
    LEAFLET = "leaflet"  # its package leaflet names restless legs, and no report of people was read
    CLASS_EFFECT = "class_effect"  # its class is reported as such, it is not
    ASSOCIATION = "association"  # more people who took it, or its kind, had restless legs
    SINGLE_REPORT = "single_report"  # one report of one person
    TREATMENT_THAT_CAN_WORSEN = "treatment_that_can_worsen"
    NOT_FLAGGED = "not_flagged"


REPORTED = tuple(report for report in Report if report is not Report.NOT_FLAGGED)


@dataclass(frozen=True, kw_only=True)
class MedicineClass:
    """Medicines that work alike, of which a guideline, a reference work or a review says something as a class.

    `reported` is what it says, for reviewers; it is never printed beside what a person typed.
    """

    code: str
    label: str
    sources: tuple[Source, ...]
    reported: str
    checked_on: date
    reviewed_by: str = ""
    to_check: str = ""


class Register(NamedTuple):
    """An extract of a register of medicines: what it is called, where it was found, the day it shows."""

    code: str
    extracted_on: date
    name: str
    official: bool
    found_at: str
    remarks: str
    checked_on: date
    reviewed_by: str


class Brand(NamedTuple):
    """A name as on the packet in one country, and what it holds there, by generic names.

    `register` is the code of the register whose extract of the day `extracted_on` shows it; without one it was written
    from memory. A brand may hold more that is on no list.
    """

    brand: str
    country: Country
    generics: tuple[str, ...]
    register: str
    checked_on: date | None
    reviewed_by: str
    extracted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Medicine:
    """One generic, with every name it is sold under alone.

    `generic` is the international name (INN), `also` its other official names and spellings (USAN, older BAN), all in
    lower case. `brands` holds names as on the packet, in the order of the alphabet. `sources` are what is said of it
    was published in: of the medicine itself and, where it has one, of its class. `to_check` says what a pharmacist
    still has to confirm; `reviewed_by` is empty until a real person has signed.
    """

    generic: str
    also: tuple[str, ...] = ()
    brands: Mapping[Country, tuple[str, ...]] = field(hash=False)
    group_code: str
    tier: Tier
    kind: Report
    of_class: MedicineClass | None = None
    without_prescription: bool = False
    sources: tuple[Source, ...] = ()
    checked_on: date
    reviewed_by: str = ""
    to_check: str = ""

    @property
    def group(self) -> str:
        """The words for its group."""
        return GROUPS[self.group_code].label

    @property
    def own_sources(self) -> tuple[Source, ...]:
        """Those of its sources that name the medicine itself."""
        of_class = self.of_class.sources if self.of_class else ()
        return tuple(source for source in self.sources if source not in of_class)

    @property
    def never_suddenly(self) -> bool:
        """Whether the statement on stopping stands beside it."""
        return GROUPS[self.group_code].never_stopped_suddenly

    @property
    def warned_by(self) -> tuple[Source, ...]:
        """What warns of a sudden end, if anything was read."""
        return GROUPS[self.group_code].warned_by

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by: generic, other official names, brands."""
        brands = (brand for brands in self.brands.values() for brand in brands)
        return tuple(dict.fromkeys((self.generic, *self.also, *brands)))


@dataclass(frozen=True, kw_only=True)
class Combination:
    """A brand that always holds the same several medicines, by their generic names."""

    brand: str
    generics: tuple[str, ...]
    countries: tuple[Country, ...]


@dataclass(frozen=True, kw_only=True)
class AmbiguousBrand:
    """A brand that holds different medicines in different countries or packs: never resolved by guessing.

    `could_be_codes` are generic names and codes of other contents.
    """

    brand: str
    could_be_codes: tuple[str, ...]
    reason_code: str
    checked_on: date | None = None
    reviewed_by: str = ""

    @property
    def could_be(self) -> tuple[str, ...]:
        """What it may hold: generic names, and words for what is on no list."""
        return tuple(OTHER_CONTENTS.get(code, code) for code in self.could_be_codes)

    @property
    def reason(self) -> str:
        """The words for why its contents cannot be told from its name."""
        return REASONS[self.reason_code]


@dataclass(frozen=True, kw_only=True)
class Formulary:
    """Every medicine the form knows, and every row of the other tables, each in the order of its table.

    `medicines` and `combinations` name the brands too, by what they hold. No name stands for two things.
    """

    medicines: tuple[Medicine, ...]
    combinations: tuple[Combination, ...]
    ambiguous: tuple[AmbiguousBrand, ...]
    brands: tuple[Brand, ...]
    classes: tuple[MedicineClass, ...] = ()
    registers: tuple[Register, ...] = ()

    @property
    def checked_on(self) -> date:
        """The day of the last check of any row."""
        tables = (self.medicines, self.classes, self.registers, self.brands, self.ambiguous)
        return max(day for day in {row.checked_on for rows in tables for row in rows} if day)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of a medicine, then every one that warns of a sudden end, once."""
        of_medicines = (source for medicine in self.medicines for source in medicine.sources)
        warnings = (source for medicine in self.medicines for source in medicine.warned_by)
        return tuple(dict.fromkeys((*of_medicines, *warnings)))

    @property
    def reported(self) -> frozenset[str]:
        """The generic names of the medicines that published reports link with restless legs."""
        return frozenset(each.generic for each in self.medicines if each.kind is not Report.NOT_FLAGGED)

    @property
    def reported_combinations(self) -> tuple[Combination, ...]:
        """The brands that hold several medicines, one of which at least is reported."""
        reported = self.reported
        return tuple(each for each in self.combinations if not reported.isdisjoint(each.generics))
