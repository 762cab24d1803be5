"""The names that a person is offered while typing, the most helpful first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from screener.medicines.formulary import Country, Formulary, Medicine


def offered_names(formulary: Formulary, is_at_home: Callable[[Country], bool]) -> tuple[tuple[str, str], ...]:
    """Every name with what it holds, once, the most helpful first.

    Generics come first, with nothing beside them and those with the most brands before others; then brands of the
    countries where the reader `is_at_home`; then everything else, such as generics as other languages spell them.
    What an ambiguous brand holds is left open.
    """
    generics = ((medicine.generic, "") for medicine in by_brands(formulary))
    spellings = ((also, medicine.generic) for medicine in by_brands(formulary) for also in medicine.also)
    brands = sorted(brands_of(formulary), key=lambda brand: (not is_at_home(brand[0]), brand[1].casefold()))
    at_home = [(name, holds) for country, name, holds in brands if is_at_home(country)]
    elsewhere = [(name, holds) for country, name, holds in brands if not is_at_home(country)]
    open_ones = ((brand.brand, "") for brand in formulary.ambiguous)
    # Of a name that stands in several lists the first place counts.
    first: dict[str, str] = {}
    for name, holds in (*generics, *at_home, *open_ones, *spellings, *elsewhere):
        first.setdefault(name, holds)
    return tuple(first.items())


def by_brands(formulary: Formulary) -> list[Medicine]:
    """The medicines, those sold under the most names first: they are the ones that many people take."""
    return sorted(formulary.medicines, key=lambda medicine: (-len(medicine.names), medicine.generic))


def brands_of(formulary: Formulary) -> Iterator[tuple[Country, str, str]]:
    """Every brand in each of its countries, with the generics in it."""
    for medicine in formulary.medicines:
        for country, brands in medicine.brands.items():
            yield from ((country, brand, medicine.generic) for brand in brands)
    for combination in formulary.combinations:
        yield from ((country, combination.brand, ", ".join(combination.generics)) for country in combination.countries)
