"""What the tables of medicines say together: checked as a whole, made into the formulary, and back into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from screener.medicines.ambiguity import OTHER_CONTENTS
from screener.medicines.formulary import AmbiguousBrand, Brand, Combination, Country, Formulary, Medicine, Report, Tier
from screener.medicines.tables import (
    AMBIGUOUS,
    BRANDS,
    GENERICS,
    SOURCES,
    TABLES,
    Fault,
    FaultyTableError,
    Rows,
    Table,
    joined,
    parted,
)

FOLDER = Path(__file__).parent
COUNTRIES = {country.value: country for country in Country}

Tables = Mapping[Table, Rows]


def load(folder: Path = FOLDER) -> Formulary:
    """The list of medicines in the tables of `folder`. Raises `FaultyTableError` with every fault of all of them."""
    tables = {table: table.read((folder / table.file).read_bytes()) for table in TABLES}
    check(tables, (fault for rows in tables.values() for fault in rows.out_of_order()))
    return formulary(tables)


def check(tables: Tables, others: Iterable[Fault] = ()) -> None:
    """Raise `FaultyTableError` with every fault of the rows, and with the `others` that the caller found."""
    faults = [fault for rows in tables.values() for fault in (*rows.cell_faults(), *rows.repeats())]
    faults += others
    # Names are compared once the cells are right: a wrong cell would bring a second fault that is none.
    if faults or (faults := [*unknown_contents(tables), *names_of_two_things(tables)]):
        raise FaultyTableError(faults)


def unknown_contents(tables: Tables) -> Iterator[Fault]:
    """Brands that hold what is on no list."""
    generics = frozenset(tables[GENERICS].columns["generic"])
    yield from tables[BRANDS].faults("generics", listed_in(generics))
    yield from tables[AMBIGUOUS].faults("could_be", listed_in(generics | OTHER_CONTENTS.keys()))


def listed_in(known: frozenset[str]) -> Callable[[str], str]:
    """Refuses a cell that names what is not `known`."""

    def check_cell(cell: str) -> str:
        unknown = [part for part in parted(cell) if part not in known]
        return f"{joined(unknown)!r} is not in {GENERICS.file}" if unknown else ""

    return check_cell


def names_of_two_things(tables: Tables) -> Iterator[Fault]:
    """Names that could mean two things without saying so; capitals make no other name."""
    first: dict[str, tuple[str, Rows, int]] = {}
    for rows, index, column, name, meaning in meanings(tables):
        other, where, number = first.setdefault(name.casefold(), (meaning, rows, index))
        if other != meaning:
            place = f"{where.file}, row {where.numbers[number]}"
            yield rows.fault(index, column, f"{name!r} is {meaning} here and {other} in {place}")


def meanings(tables: Tables) -> Iterator[tuple[Rows, int, str, str, str]]:
    """Every name on the list: its rows, index and column, itself, and what it means, which a brand may do often."""
    rows = tables[GENERICS]
    for index, (generic, also) in enumerate(zip(rows.columns["generic"], rows.columns["also"], strict=True)):
        yield rows, index, "generic", generic, f"the medicine {generic}"
        for name in parted(also):
            yield rows, index, "also", name, f"another name of {generic}"
    rows = tables[BRANDS]
    for index, (brand, generics) in enumerate(zip(rows.columns["brand"], rows.columns["generics"], strict=True)):
        yield rows, index, "brand", brand, f"a brand of {generics}"
    rows = tables[AMBIGUOUS]
    for index, brand in enumerate(rows.columns["brand"]):
        yield rows, index, "brand", brand, "a brand with different contents"


def formulary(tables: Tables) -> Formulary:
    """The list of medicines, from tables that were checked."""
    brands = tuple(map(Brand._make, brand_fields(tables[BRANDS])))
    sold: dict[tuple[str, ...], dict[Country, list[str]]] = defaultdict(lambda: defaultdict(list))
    combined: dict[tuple[str, tuple[str, ...]], set[Country]] = defaultdict(set)
    for name, country, generics, *_ in brands:
        if len(generics) == 1:
            sold[generics][country].append(name)
        else:
            combined[name, generics].add(country)
    return Formulary(
        medicines=tuple(medicine(cells, sold[cells[0],]) for cells in tables[GENERICS].lines),
        combinations=tuple(
            Combination(brand=name, generics=generics, countries=tuple(each for each in Country if each in countries))
            for (name, generics), countries in combined.items()
        ),
        ambiguous=tuple(map(ambiguous_brand, tables[AMBIGUOUS].lines)),
        brands=brands,
    )


def brand_fields(rows: Rows) -> Iterator[tuple[str, Country, tuple[str, ...], str, date | None, str]]:
    """The fields of every `Brand`; what repeats in a column is read once, because there are thousands of rows."""
    contents = {cell: parted(cell) for cell in set(rows.columns["generics"])}
    days = {cell: day(cell) for cell in set(rows.columns["checked_on"])}
    for brand, country, generics, register, checked_on, reviewed_by in rows.lines:
        yield brand, COUNTRIES[country], contents[generics], register, days[checked_on], reviewed_by


def medicine(cells: Iterable[str], brands: Mapping[Country, list[str]]) -> Medicine:
    """The medicine in a row of `GENERICS`, with its brands in each country."""
    generic, also, group, report, tier, without, sources, checked_on, reviewed_by, to_check = cells
    return Medicine(
        generic=generic,
        also=parted(also),
        brands={country: tuple(brands[country]) for country in Country if country in brands},
        group_code=group,
        tier=Tier(tier),
        kind=Report(report),
        without_prescription=without == "yes",
        sources=tuple(SOURCES[source] for source in parted(sources)),
        checked_on=date.fromisoformat(checked_on),
        reviewed_by=reviewed_by,
        to_check=to_check,
    )


def ambiguous_brand(cells: Iterable[str]) -> AmbiguousBrand:
    """The brand in a row of `AMBIGUOUS`."""
    brand, could_be, reason, checked_on, reviewed_by = cells
    return AmbiguousBrand(
        brand=brand,
        could_be_codes=parted(could_be),
        reason_code=reason,
        checked_on=day(checked_on),
        reviewed_by=reviewed_by,
    )


def day(cell: str) -> date | None:
    """The date in a cell that may be empty."""
    return date.fromisoformat(cell) if cell else None


def tables_of(formulary: Formulary) -> Tables:
    """The rows of the tables that hold `formulary`."""
    return {
        GENERICS: GENERICS.rows(map(medicine_cells, formulary.medicines)),
        BRANDS: BRANDS.rows(map(brand_cells, formulary.brands)),
        AMBIGUOUS: AMBIGUOUS.rows(map(ambiguous_cells, formulary.ambiguous)),
    }


def medicine_cells(medicine: Medicine) -> tuple[str, ...]:
    """A row of `GENERICS`."""
    return (
        medicine.generic,
        joined(medicine.also),
        medicine.group_code,
        medicine.kind,
        medicine.tier,
        "yes" if medicine.without_prescription else "no",
        joined(source.id for source in medicine.sources),
        medicine.checked_on.isoformat(),
        medicine.reviewed_by,
        medicine.to_check,
    )


def brand_cells(brand: Brand) -> tuple[str, ...]:
    """A row of `BRANDS`."""
    checked_on = brand.checked_on.isoformat() if brand.checked_on else ""
    return brand.brand, brand.country, joined(brand.generics), brand.register, checked_on, brand.reviewed_by


def ambiguous_cells(brand: AmbiguousBrand) -> tuple[str, ...]:
    """A row of `AMBIGUOUS`."""
    checked_on = brand.checked_on.isoformat() if brand.checked_on else ""
    return brand.brand, joined(brand.could_be_codes), brand.reason_code, checked_on, brand.reviewed_by
