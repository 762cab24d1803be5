"""The shape of the list of medicines: frozen values, checked when they are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from screener.questionnaire.model import Source


class Country(StrEnum):
    """Where a brand is sold: ISO 3166-1 codes, `EU` for a name shared by several countries of the Union."""

    US = "US"
    CA = "CA"
    UK = "UK"
    IE = "IE"
    AU = "AU"
    NZ = "NZ"
    DE = "DE"
    FR = "FR"
    ES = "ES"
    EU = "EU"


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


@dataclass(frozen=True, kw_only=True)
class Medicine:
    """One generic, with every name it is sold under.

    `generic` is the international name (INN), `also` its other official names and spellings (USAN, older BAN), all in
    lower case. `brands` holds names as on the packet. `to_check` says what a pharmacist still has to confirm.
    """

    generic: str
    also: tuple[str, ...] = ()
    brands: Mapping[Country, tuple[str, ...]] = field(hash=False)
    group: str
    tier: Tier
    kind: Report
    without_prescription: bool = False
    sources: tuple[Source, ...] = ()
    checked_on: date
    to_check: str = ""

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
    """A brand that holds different medicines in different countries or packs: never resolved by guessing."""

    brand: str
    could_be: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Formulary:
    """Every medicine the form knows. Raises `ValueError` when a name could mean two things without saying so."""

    medicines: tuple[Medicine, ...]
    combinations: tuple[Combination, ...]
    ambiguous: tuple[AmbiguousBrand, ...]

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
        return sorted(names, key=str.casefold)

    def names_of(self, kind: Report) -> tuple[str, ...]:
        """Every name of the medicines of that kind, and of the brands that hold one of them among others."""
        medicines = [medicine for medicine in self.medicines if medicine.kind is kind]
        held = {medicine.generic for medicine in medicines}
        names = [name for medicine in medicines for name in medicine.names]
        return (*names, *(each.brand for each in self.combinations if held & set(each.generics)))

    def __post_init__(self) -> None:
        """Refuse names that clash and combinations of medicines that are not listed."""
        generics = [medicine.generic for medicine in self.medicines]
        official = generics + [name for medicine in self.medicines for name in medicine.also]
        brands = [
            brand
            for medicine in self.medicines
            for brand in {brand.casefold() for names in medicine.brands.values() for brand in names}
        ]
        special = [combination.brand.casefold() for combination in self.combinations]
        ambiguous = [entry.brand.casefold() for entry in self.ambiguous]
        _refuse_repeats([*official, *brands, *special, *ambiguous])
        for combination in self.combinations:
            if strangers := set(combination.generics) - set(generics):
                raise ValueError(f"{combination.brand} holds {strangers}, which the list does not know")


def _refuse_repeats(names: Iterable[str]) -> None:
    repeated = [name for name, times in Counter(names).items() if times > 1]
    if repeated:
        raise ValueError(f"a medicine's name stands for two things: {', '.join(repeated)}")
