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
    """What published reports say of a medicine and restless legs."""

    TRIGGER = "trigger"
    ASSOCIATION = "association"
    TREATMENT_THAT_CAN_WORSEN = "treatment_that_can_worsen"
    NOT_FLAGGED = "not_flagged"


class Brand(NamedTuple):
    """A name as on the packet in one country, and what it holds there, by generic names.

    `register` is the national register that it was seen in on `checked_on`; without one it was written from memory.
    """

    brand: str
    country: Country
    generics: tuple[str, ...]
    register: str
    checked_on: date | None
    reviewed_by: str


@dataclass(frozen=True, kw_only=True)
class Medicine:
    """One generic, with every name it is sold under alone.

    `generic` is the international name (INN), `also` its other official names and spellings (USAN, older BAN), all in
    lower case. `brands` holds names as on the packet, in the order of the alphabet. `to_check` says what a pharmacist
    still has to confirm; `reviewed_by` is empty until a real person has signed.
    """

    generic: str
    also: tuple[str, ...] = ()
    brands: Mapping[Country, tuple[str, ...]] = field(hash=False)
    group_code: str
    tier: Tier
    kind: Report
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
    """Every medicine the form knows, and every row of the table of brands, each in the order of its table.

    `medicines` and `combinations` name those brands too, by what they hold. No name stands for two things.
    """

    medicines: tuple[Medicine, ...]
    combinations: tuple[Combination, ...]
    ambiguous: tuple[AmbiguousBrand, ...]
    brands: tuple[Brand, ...]

    @property
    def checked_on(self) -> date:
        """The day of the last check of any row."""
        days = (row.checked_on for rows in (self.medicines, self.brands, self.ambiguous) for row in rows)
        return max(day for day in days if day)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of a medicine, once."""
        return tuple(dict.fromkeys(source for medicine in self.medicines for source in medicine.sources))

    @property
    def every_name(self) -> list[str]:
        """Every name on the list, in the order of the alphabet."""
        names = {name for medicine in self.medicines for name in medicine.names}
        names |= {combination.brand for combination in self.combinations}
        names |= {brand.brand for brand in self.ambiguous}
        return sorted(names, key=lambda name: (name.casefold(), name))

    def names_of(self, kind: Report) -> tuple[str, ...]:
        """Every name of the medicines of that kind, and of the brands that hold one of them among others."""
        medicines = [medicine for medicine in self.medicines if medicine.kind is kind]
        held = {medicine.generic for medicine in medicines}
        names = [name for medicine in medicines for name in medicine.names]
        return (*names, *(each.brand for each in self.combinations if held & set(each.generics)))
