"""What the tables of medicines say together: checked as a whole, made into the formulary, and back into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from screener.medicines.ambiguity import OTHER_CONTENTS
from screener.medicines.formulary import (
    AmbiguousBrand,
    Brand,
    Combination,
    Country,
    Formulary,
    Medicine,
    MedicineClass,
    Register,
    Report,
    Tier,
)
from screener.medicines.tables import (
    AMBIGUOUS,
    BRANDS,
    CLASSES,
    GENERICS,
    REGISTERS,
    SOURCES,
    TABLES,
    Fault,
    FaultyTableError,
    Rows,
    Table,
    joined,
    parted,
)
from screener.questionnaire.model import Source

FOLDER = Path(__file__).parent
COUNTRIES = {country.value: country for country in Country}
PLACES = {country: place for place, country in enumerate(Country)}

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
    # Rows are compared once the cells are right: a wrong cell would bring a second fault that is none.
    if faults or (faults := [*unknown_rows(tables), *reports_without_source(tables), *names_of_two_things(tables)]):
        raise FaultyTableError(faults)


def unknown_rows(tables: Tables) -> Iterator[Fault]:
    """Rows that name what stands in no row of another table."""
    generics = frozenset(tables[GENERICS].columns["generic"])
    classes = frozenset(("", *tables[CLASSES].columns["class"]))
    yield from tables[GENERICS].faults("class", listed_in(classes, CLASSES))
    yield from tables[BRANDS].faults("generics", listed_in(generics, GENERICS))
    yield from tables[AMBIGUOUS].faults("could_be", listed_in(generics | OTHER_CONTENTS.keys(), GENERICS))
    yield from unknown_extracts(tables)


def listed_in(known: frozenset[str], table: Table) -> Callable[[str], str]:
    """Refuses a cell that names what is not `known` from `table`."""

    def check_cell(cell: str) -> str:
        unknown = [part for part in parted(cell) if part not in known]
        return f"{joined(unknown)!r} is not in {table.file}" if unknown else ""

    return check_cell


def unknown_extracts(tables: Tables) -> Iterator[Fault]:
    """Brands from a register and day of which there is no extract; one from no register has no day either."""
    extracts = {
        ("", ""),
        *zip(*(tables[REGISTERS].columns[name] for name in ("register", "extracted_on")), strict=True),
    }
    brands = tables[BRANDS]
    if unknown := set(zip(brands.columns["register"], brands.columns["extracted_on"], strict=True)) - extracts:
        named = zip(brands.columns["register"], brands.columns["extracted_on"], strict=True)
        for index, (register, day) in enumerate(named):
            if (register, day) in unknown:
                yield brands.fault(index, "register", f"{register!r} of {day!r} is not in {REGISTERS.file}")


def reports_without_source(tables: Tables) -> Iterator[Fault]:
    """Medicines of which something is said and that do not say, or say twice, where it was published."""
    rows = tables[GENERICS]
    of_class = dict(zip(tables[CLASSES].columns["class"], tables[CLASSES].columns["sources"], strict=True))
    cells = zip(*(rows.columns[name] for name in ("report", "class", "sources")), strict=True)
    for index, (report, medicine_class, sources) in enumerate(cells):
        if repeated := set(parted(sources)) & set(parted(of_class.get(medicine_class, ""))):
            yield rows.fault(index, "sources", f"{joined(sorted(repeated))!r} stands in {CLASSES.file} for its class")
        if report == Report.CLASS_EFFECT:
            if not medicine_class:
                yield rows.fault(index, "class", f"is empty, and {report!r} rests on a class")
        elif report != Report.NOT_FLAGGED and not (sources or medicine_class):
            yield rows.fault(index, "sources", f"is empty, and {report!r} needs a source")


def names_of_two_things(tables: Tables) -> Iterator[Fault]:
    """Names that could mean two things without saying so; capitals make no other name."""
    if names_are_told_apart(tables):
        return
    first: dict[str, tuple[str, Rows, int]] = {}
    for rows, index, column, name, meaning in meanings(tables):
        other, where, number = first.setdefault(name.casefold(), (meaning, rows, index))
        if other != meaning:
            place = f"{where.file}, row {where.numbers[number]}"
            yield rows.fault(index, column, f"{name!r} is {meaning} here and {other} in {place}")


def names_are_told_apart(tables: Tables) -> bool:
    """Whether every name means one thing. Said by counting, which is quick; where it is not so, the rows are read."""
    generics, brands, ambiguous = tables[GENERICS], tables[BRANDS], tables[AMBIGUOUS]
    names = [name for cell in generics.columns["also"] for name in parted(cell)]
    names += [*generics.columns["generic"], *ambiguous.columns["brand"]]
    sold = [name for name, _ in brands.keys]
    different = set(sold)
    names = [*map(str.casefold, names), *different]
    same_contents = len(set(zip(sold, brands.columns["generics"], strict=True))) == len(different)
    return same_contents and len(set(names)) == len(names)


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
    classes = {cells[0]: medicine_class(cells) for cells in tables[CLASSES].lines}
    brands = tuple(map(Brand._make, brand_fields(tables[BRANDS])))
    sold: dict[str, dict[Country, list[str]]] = defaultdict(lambda: defaultdict(list))
    combined: dict[tuple[str, tuple[str, ...]], set[Country]] = defaultdict(set)
    for brand in brands:
        generics = brand[2]
        if len(generics) == 1:
            sold[generics[0]][brand[1]].append(brand[0])
        else:
            combined[brand[0], generics].add(brand[1])
    return Formulary(
        medicines=tuple(medicine(cells, sold[cells[0]], classes) for cells in tables[GENERICS].lines),
        classes=tuple(classes.values()),
        registers=tuple(map(register, tables[REGISTERS].lines)),
        combinations=tuple(
            Combination(brand=name, generics=generics, countries=tuple(sorted(countries, key=PLACES.__getitem__)))
            for (name, generics), countries in combined.items()
        ),
        ambiguous=tuple(map(ambiguous_brand, tables[AMBIGUOUS].lines)),
        brands=brands,
    )


def brand_fields(rows: Rows) -> Iterator[tuple[object, ...]]:
    """The fields of every `Brand`; what repeats in a column is read once, because there are thousands of rows."""
    readers: dict[str, Callable[[str], object]] = {
        "country": COUNTRIES.__getitem__,
        "generics": parted,
        "extracted_on": day,
        "checked_on": day,
    }
    columns: dict[str, Iterable[object]] = dict(rows.columns)
    for name, read in readers.items():
        values = {cell: read(cell) for cell in set(rows.columns[name])}
        columns[name] = map(values.__getitem__, rows.columns[name])
    return zip(*(columns[name] for name in Brand._fields), strict=True)


def medicine_class(cells: Iterable[str]) -> MedicineClass:
    """The class in a row of `CLASSES`."""
    code, label, sources, reported, checked_on, reviewed_by, to_check = cells
    return MedicineClass(
        code=code,
        label=label,
        sources=sources_in(sources),
        reported=reported,
        checked_on=date.fromisoformat(checked_on),
        reviewed_by=reviewed_by,
        to_check=to_check,
    )


def register(cells: Iterable[str]) -> Register:
    """The extract in a row of `REGISTERS`."""
    code, extracted_on, name, official, found_at, remarks, checked_on, reviewed_by = cells
    return Register(
        code=code,
        extracted_on=date.fromisoformat(extracted_on),
        name=name,
        official=official == "yes",
        found_at=found_at,
        remarks=remarks,
        checked_on=date.fromisoformat(checked_on),
        reviewed_by=reviewed_by,
    )


def medicine(
    cells: Iterable[str], brands: Mapping[Country, list[str]], classes: Mapping[str, MedicineClass]
) -> Medicine:
    """The medicine in a row of `GENERICS`, with its brands in each country and its class."""
    generic, also, group, report, class_code, tier, without, own, checked_on, reviewed_by, to_check = cells
    of_class = classes[class_code] if class_code else None
    return Medicine(
        generic=generic,
        also=parted(also),
        brands={country: tuple(brands[country]) for country in sorted(brands, key=PLACES.__getitem__)},
        group_code=group,
        tier=Tier(tier),
        kind=Report(report),
        of_class=of_class,
        without_prescription=without == "yes",
        sources=(*sources_in(own), *(of_class.sources if of_class else ())),
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


def sources_in(cell: str) -> tuple[Source, ...]:
    """The sources in a cell."""
    return tuple(SOURCES[source] for source in parted(cell))


def day(cell: str) -> date | None:
    """The date in a cell that may be empty."""
    return date.fromisoformat(cell) if cell else None


def tables_of(formulary: Formulary) -> Tables:
    """The rows of the tables that hold `formulary`."""
    return {
        GENERICS: GENERICS.rows(map(medicine_cells, formulary.medicines)),
        CLASSES: CLASSES.rows(map(class_cells, formulary.classes)),
        REGISTERS: REGISTERS.rows(map(register_cells, formulary.registers)),
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
        medicine.of_class.code if medicine.of_class else "",
        medicine.tier,
        yes_or_no(medicine.without_prescription),
        ids(medicine.own_sources),
        written(medicine.checked_on),
        medicine.reviewed_by,
        medicine.to_check,
    )


def class_cells(each: MedicineClass) -> tuple[str, ...]:
    """A row of `CLASSES`."""
    return (
        each.code,
        each.label,
        ids(each.sources),
        each.reported,
        written(each.checked_on),
        each.reviewed_by,
        each.to_check,
    )


def register_cells(each: Register) -> tuple[str, ...]:
    """A row of `REGISTERS`."""
    return (
        each.code,
        written(each.extracted_on),
        each.name,
        yes_or_no(each.official),
        each.found_at,
        each.remarks,
        written(each.checked_on),
        each.reviewed_by,
    )


def brand_cells(brand: Brand) -> tuple[str, ...]:
    """A row of `BRANDS`."""
    days = written(brand.extracted_on), written(brand.checked_on)
    return brand.brand, brand.country, joined(brand.generics), brand.register, *days, brand.reviewed_by


def ambiguous_cells(brand: AmbiguousBrand) -> tuple[str, ...]:
    """A row of `AMBIGUOUS`."""
    return brand.brand, joined(brand.could_be_codes), brand.reason_code, written(brand.checked_on), brand.reviewed_by


def ids(sources: Iterable[Source]) -> str:
    """The cell that names `sources`."""
    return joined(source.id for source in sources)


def yes_or_no(said: bool) -> str:
    """The cell for whether something is so."""
    return "yes" if said else "no"


def written(day: date | None) -> str:
    """The cell for a date that may be missing."""
    return day.isoformat() if day else ""
