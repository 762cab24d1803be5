"""The list of medicines as one sheet, for the pharmacist who reviews it, and the sheet back into the tables.

script/medicines export FILE.csv, then script/medicines import FILE.csv
"""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from screener.medicines import FORMULARY, sheet, statements
from screener.medicines.contents import FOLDER, tables_of
from screener.medicines.formulary import (
    AmbiguousBrand,
    Formulary,
    Medicine,
    MedicineClass,
    Register,
)
from screener.medicines.sheet import BYTE_ORDER_MARK, COLUMNS, IN_WORDS, TABLE_OF
from screener.medicines.tables import FaultyTableError

FROM_MEMORY = "Brand from memory, in none of the extracts read: check it in its national register."


def write(formulary: Formulary, to: TextIO) -> None:
    """Write the list as CSV, table after table, each row with what its codes stand for."""
    to.write(BYTE_ORDER_MARK)
    rows = csv.DictWriter(to, (*COLUMNS, IN_WORDS))
    rows.writeheader()
    words = in_words(formulary)
    tables = tables_of(formulary)
    for name, table in TABLE_OF.items():
        for cells in tables[table].lines:
            rows.writerow({"table": name, **dict(zip(table.names, cells, strict=True)), IN_WORDS: next(words)})


def in_words(formulary: Formulary) -> Iterator[str]:
    """What the codes of each row stand for, in the order of the sheet."""
    registers = {(each.code, each.extracted_on): each for each in formulary.registers}
    yield from map(medicine_in_words, formulary.medicines)
    yield from map(class_in_words, formulary.classes)
    yield from map(register_in_words, formulary.registers)
    for brand in formulary.brands:
        yield brand_in_words(registers[brand.register, brand.extracted_on]) if brand.extracted_on else FROM_MEMORY
    yield from map(ambiguous_brand_in_words, formulary.ambiguous)


def medicine_in_words(medicine: Medicine) -> str:
    """Its group, its sources, whether it is never to be stopped suddenly, and what warns of that."""
    said = [medicine.group, *(source.citation for source in medicine.sources)]
    if medicine.never_suddenly:
        said += [statements.NEVER_SUDDENLY, *(source.citation for source in medicine.warned_by)]
    return "; ".join(said)


def class_in_words(each: MedicineClass) -> str:
    """Its sources."""
    return "; ".join(source.citation for source in each.sources)


def register_in_words(each: Register) -> str:
    """Whether it is a register."""
    return "" if each.official else "No register: a list that somebody else made."


def brand_in_words(register: Register) -> str:
    """The name of the register that shows it."""
    return register.name


def ambiguous_brand_in_words(brand: AmbiguousBrand) -> str:
    """What it may hold, and why that differs."""
    return f"{' or '.join(brand.could_be)}: {brand.reason}"


def replace_tables(reviewed: Path, folder: Path = FOLDER) -> list[str]:
    """Write what stands in the `reviewed` sheet into the tables of `folder`; returns what that did to each.

    Raises `FaultyTableError` where anything in the sheet is wrong, and then writes nothing.
    """
    tables = sheet.read(reviewed.read_bytes(), reviewed.name)
    changes = []
    for table, rows in tables.items():
        path, text = folder / table.file, rows.written()
        present = path.read_bytes().decode()
        before, after = Counter(present.splitlines()), Counter(text.splitlines())
        changes.append(f"{table.file}: {(before - after).total()} rows out, {(after - before).total()} rows in")
        if text != present:
            path.write_bytes(text.encode())
    return changes


def main(arguments: Sequence[str] | None = None) -> str | None:
    """Run the command line; returns what is wrong with a sheet, or nothing."""
    parser = ArgumentParser("script/medicines", description="The list of medicines as one sheet, and back.")
    commands = parser.add_subparsers(dest="command", required=True)
    out = commands.add_parser("export", help="write the sheet for a reviewer")
    out.add_argument("file", nargs="?", type=Path, help="a CSV file; without it the sheet goes to the standard output")
    back = commands.add_parser("import", help="write a reviewed sheet into the tables; the sheet is the whole list")
    back.add_argument("file", type=Path, help="the CSV file")
    given = parser.parse_args(arguments)
    if given.command == "export":
        with open(given.file or sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=bool(given.file)) as to:
            write(FORMULARY, to)
        return None
    try:
        print("\n".join(replace_tables(given.file)))
    except FaultyTableError as error:
        return f"{error}\nNothing was changed."
    return None


if __name__ == "__main__":
    sys.exit(main())
