"""The reviewer's sheet: its columns, and how it is read as a spreadsheet may have saved it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from screener.medicines.contents import Tables, check
from screener.medicines.tables import TABLES, Fault, FaultyTableError, Rows, Table, cells, decoded

TABLE_OF = {table.file.removesuffix(".csv"): table for table in TABLES}
# One row a thing, as in the tables, so that what a reviewer changes is one cell there too. `table` says which of them a
# row belongs to; columns that its table does not have are empty.
COLUMNS = (
    "table",
    "generic",
    "brand",
    "country",
    "generics",
    "could_be",
    "also",
    "group",
    "report",
    "class",
    "label",
    "reported",
    "tier",
    "without_prescription",
    "reason",
    "sources",
    "register",
    "extracted_on",
    "name",
    "official",
    "found_at",
    "remarks",
    "checked_on",
    "reviewed_by",
    "to_check",
)
DAYS = ("extracted_on", "checked_on")
IN_WORDS = "in words (not read back)"
# Without this mark a spreadsheet may take the sheet for another encoding than UTF-8 and break every accent.
BYTE_ORDER_MARK = "\ufeff"


class Line(NamedTuple):
    """A row of the sheet, with its number there."""

    number: int
    cells: dict[str, str]


def read(content: bytes, file: str) -> Tables:
    """The tables in a sheet, whatever its separator, quotes, line ends and the order of its rows and columns.

    Raises `FaultyTableError`, which names `file`, with every fault.
    """
    text = decoded(file, content).removeprefix(BYTE_ORDER_MARK)
    names, *rows = cells(file, text, separator(text))
    # A spreadsheet may add columns, and rows, of which every cell is empty.
    numbered = [(number, row) for number, row in enumerate(rows, start=2) if any(row)]
    if faults := [*wrong_names(names, file), *too_long(numbered, names, file)]:
        raise FaultyTableError(faults)
    # A spreadsheet may also leave out what is empty at the end of a row.
    lines = [Line(number, dict.fromkeys(COLUMNS, "") | dict(zip(names, row, strict=False))) for number, row in numbered]
    if faults := [*misplaced(lines, file), *without_rows(lines, file)]:
        raise FaultyTableError(faults)
    days = iso_days(line.cells[column] for line in lines for column in DAYS)
    tables = {table: rows_of(name, table, lines, days, file) for name, table in TABLE_OF.items()}
    check(tables)
    return tables


def separator(text: str) -> str:
    """What stands between cells: a spreadsheet writes what its country uses. No name of a column holds one."""
    return max(",;\t", key=text.partition("\n")[0].count)


def wrong_names(names: list[str], file: str) -> Iterator[Fault]:
    """Columns that are missing, unknown or there twice."""
    yield from (Fault(file, 1, name, "is missing") for name in COLUMNS if name not in names)
    for index, name in enumerate(names):
        if name and name not in (*COLUMNS, IN_WORDS):
            yield Fault(file, 1, "", f"{name!r} is no column of this sheet")
        if name and name in names[:index]:
            yield Fault(file, 1, name, "stands there twice")


def too_long(rows: Iterable[tuple[int, list[str]]], names: list[str], file: str) -> Iterator[Fault]:
    """Cells that stand under no name."""
    for number, row in rows:
        for index, cell in enumerate(row):
            if cell and (index >= len(names) or not names[index]):
                yield Fault(file, number, "", f"{cell!r} stands under no name of a column")


def misplaced(lines: Iterable[Line], file: str) -> Iterator[Fault]:
    """Rows of no table, and cells that the table of their row does not have."""
    for line in lines:
        name = line.cells["table"]
        if name not in TABLE_OF:
            yield Fault(file, line.number, "table", f"{name!r} is not one of {', '.join(TABLE_OF)}")
            continue
        for column in COLUMNS[1:]:
            if line.cells[column] and column not in TABLE_OF[name].names:
                message = f"{line.cells[column]!r} stands in a column that {name} do not have"
                yield Fault(file, line.number, column, message)


def without_rows(lines: Iterable[Line], file: str) -> Iterator[Fault]:
    """Tables that the sheet would leave empty, as one that was saved while it showed only some of its rows would."""
    for name in TABLE_OF.keys() - {line.cells["table"] for line in lines}:
        yield Fault(file, 1, "table", f"no row is one of {name}")


def rows_of(name: str, table: Table, lines: Iterable[Line], days: dict[str, str], file: str) -> Rows:
    """The rows of one table, in the order of its file, with dates as the table writes them."""
    own = [line for line in lines if line.cells["table"] == name]
    rows = [line.cells | {column: days.get(line.cells[column], line.cells[column]) for column in DAYS} for line in own]
    in_order = [[row[column] for column in table.names] for row in rows]
    return Rows(table, file, [line.number for line in own], in_order)


LOCAL_DAY = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


def iso_days(cells: Iterable[str]) -> dict[str, str]:
    """The dates that a spreadsheet wrote its country's way, as in 20/11/2026 or 11/20/2026, by what it wrote.

    One program writes all dates of a sheet the same way, so that one that can be read in one order only settles all.
    Nothing is guessed: where both orders fit all, none is read, and what stands there is refused as no date.
    """
    local = {cell: match for cell in set(cells) if (match := LOCAL_DAY.fullmatch(cell))}
    readings = []
    for day, month in ((1, 3), (3, 1)):
        with suppress(ValueError):
            readings.append({cell: iso_day(each[4], each[month], each[day]) for cell, each in local.items()})
    return readings[0] if readings and readings[0] == readings[-1] else {}


def iso_day(year: str, month: str, day: str) -> str:
    """The date as in 2026-11-20; raises `ValueError` where there is no such day."""
    return date(int(year), int(month), int(day)).isoformat()
