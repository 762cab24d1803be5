"""The tables of medicines: their columns, what a cell may hold, how they are read and written.

Every table is UTF-8 with commas, line feeds and a row of column names; a cell is quoted only where it must be. Several
things in one cell are joined by "; ". Rows stand in the order of the table's `key`, by `str.casefold`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import StringIO
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from screener.medicines import sources as of_medicines
from screener.medicines.ambiguity import REASONS
from screener.medicines.formulary import Country, Report, Tier
from screener.medicines.groups import GROUPS
from screener.questionnaire import sources as of_the_questionnaire
from screener.questionnaire.model import Source

# What medicines alone rest on stands in their own module, which comes last here and so is what a row means.
SOURCES = {
    each.id: each
    for module in (of_the_questionnaire, of_medicines)
    for each in vars(module).values()
    if isinstance(each, Source)
}
SEPARATOR = "; "
# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@")
# What `unreadable` refuses, in cells that stand on a line each, but for what cannot be seen.
SUSPICIOUS = re.compile(r"^[=+\-@ ]|  | $", re.MULTILINE)


class Fault(NamedTuple):
    """What is wrong with a cell or, where no column is named, with a row."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """The place, as a spreadsheet counts it, and what is wrong there."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, row {self.row}{column}: {self.message}"


class FaultyTableError(ValueError):
    """A table that cannot be used, with all of its faults, one on each line of the message."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))


def decoded(file: str, content: bytes) -> str:
    """The text of a file; raises `FaultyTableError` where it is not UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        fault = Fault(file, row, "", f"{content[error.start : error.end]!r} is not UTF-8")
        raise FaultyTableError([fault]) from None


def cells(file: str, text: str, delimiter: str = ",") -> list[list[str]]:
    """The cells of a CSV file, row by row, of which there is at least one; raises `FaultyTableError` on open quotes."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader) or [[]]
    except csv.Error as error:
        raise FaultyTableError([Fault(file, reader.line_num, "", f"is no CSV: {error}")]) from None


def joined(things: Iterable[str]) -> str:
    """One cell for several things."""
    return SEPARATOR.join(things)


def parted(cell: str) -> tuple[str, ...]:
    """The things in a cell that may hold several."""
    return tuple(cell.split(SEPARATOR)) if cell else ()


Check = Callable[[str], str]


def anything(_part: str) -> str:
    """Refuses nothing."""
    return ""


def lower_case(part: str) -> str:
    """Refuses capitals: generic names have none."""
    return "" if part == part.lower() else f"{part!r} is not in lower case"


def a_day(part: str) -> str:
    """Refuses what is not a date as in 2026-11-20."""
    try:
        # fromisoformat takes other forms of ISO 8601 too.
        return "" if date.fromisoformat(part).isoformat() == part else f"{part!r} is not a date like 2026-11-20"
    except ValueError:
        return f"{part!r} is not a date like 2026-11-20"


def among(known: Iterable[str], description: str = "") -> Check:
    """Refuses what is not `known`, in words that list it unless a `description` says where it stands."""
    allowed = tuple(known)
    what = description or f"one of {', '.join(allowed)}"
    return lambda part: "" if part in allowed else f"{part!r} is not {what}"


def unreadable(cell: str) -> str:
    """Refuses what a reader cannot see and what a spreadsheet would run."""
    if cell != " ".join(cell.split()):
        return f"{cell!r} has stray spaces"
    if not cell.isprintable():
        return f"{cell!r} holds a character that cannot be seen"
    return f"{cell!r} begins as a formula does, which a spreadsheet would run" if cell.startswith(FORMULA) else ""


def badly_joined(cell: str) -> str:
    """Refuses several things that are not joined by `SEPARATOR`, or one of them twice."""
    if ";" not in cell:
        return ""
    parts = parted(cell)
    if not all(parts) or any(";" in part for part in parts):
        return f"{cell!r} is not joined by {SEPARATOR!r}"
    return f"{cell!r} names something twice" if len(set(parts)) < len(parts) else ""


@dataclass(frozen=True)
class Column:
    """A column: its name, whether a cell may be empty or hold several things, and what each thing is checked by."""

    name: str
    check: Check = anything
    required: bool = True
    several: bool = False

    def readable(self, cells: Collection[str]) -> bool:
        """Whether nothing `unreadable` stands in any of the cells: said of all at once, which is quick."""
        return "".join(cells).isprintable() and not SUSPICIOUS.search("\n".join(filter(None, cells)))

    def fault(self, cell: str) -> str:
        """What is wrong with `cell`, or an empty text."""
        return (unreadable(cell) if cell else "") or self.fault_of_readable(cell)

    def fault_of_readable(self, cell: str) -> str:
        """What is wrong with a cell in which nothing is `unreadable`, or an empty text."""
        if not cell:
            return "is empty" if self.required else ""
        if not self.several:
            return self.check(cell)
        return badly_joined(cell) or next(filter(None, map(self.check, parted(cell))), "")


@dataclass(frozen=True)
class Table:
    """A file of rows that are told apart, and ordered, by the columns named in `key`."""

    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The names of its columns, in order."""
        return [column.name for column in self.columns]

    def rows(self, lines: Iterable[Sequence[str]]) -> Rows:
        """Rows of the table from their cells, numbered as they stand in its file."""
        numbered = list(lines)
        return Rows(self, self.file, range(2, len(numbered) + 2), numbered)

    def read(self, content: bytes) -> Rows:
        """The rows in the table's file; raises `FaultyTableError` where it has other columns."""
        names, *lines = cells(self.file, decoded(self.file, content))
        faults = [Fault(self.file, 1, name, "is missing") for name in self.names if name not in names]
        unknown = [name for name in names if name not in self.names]
        faults += [Fault(self.file, 1, "", f"{name!r} is no column of this table") for name in unknown]
        if not faults and names != self.names:
            faults.append(Fault(self.file, 1, "", f"the columns do not stand in the order {', '.join(self.names)}"))
        faults += [
            Fault(self.file, number, "", f"has {len(line)} cells, not {len(names)}")
            for number, line in enumerate(lines, start=2)
            if len(line) != len(names)
        ]
        if faults:
            raise FaultyTableError(faults)
        return self.rows(lines)


@dataclass(frozen=True)
class Rows:
    """Rows of a table, the file they were read from and the number of each there: row 1 names the columns."""

    table: Table
    file: str
    numbers: Sequence[int]
    lines: Sequence[Sequence[str]]

    @cached_property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The cells of each column, from the first row to the last."""
        cells = zip(*self.lines, strict=True) if self.lines else ((),) * len(self.table.columns)
        return dict(zip(self.table.names, cells, strict=True))

    @cached_property
    def keys(self) -> list[tuple[str, ...]]:
        """What each row is told apart and sorted by: capitals make no difference."""
        return list(zip(*(map(str.casefold, self.columns[name]) for name in self.table.key), strict=True))

    def fault(self, index: int, column: str, message: str) -> Fault:
        """What is wrong with the row at `index`."""
        return Fault(self.file, self.numbers[index], column, message)

    # Most values of a column repeat and nearly always all are right. So each is looked at once, and the rows that hold
    # it are looked for only when it is wrong: that keeps the import of the package short.
    def faults(self, column: str, check: Check) -> Iterator[Fault]:
        """What `check` says of the cells of a column."""
        cells = self.columns[column]
        wrong = {cell: message for cell in set(cells) if (message := check(cell))}
        if wrong:
            yield from (self.fault(index, column, wrong[cell]) for index, cell in enumerate(cells) if cell in wrong)

    def cell_faults(self) -> Iterator[Fault]:
        """What is wrong with single cells."""
        for column in self.table.columns:
            cells = set(self.columns[column.name])
            readable = column.readable(cells)
            if readable and column.check is anything and not column.several and not (column.required and "" in cells):
                continue
            yield from self.faults(column.name, column.fault_of_readable if readable else column.fault)

    def repeats(self) -> Iterator[Fault]:
        """Rows that stand in the table twice."""
        if len(set(self.keys)) < len(self.keys):
            for index, key in enumerate(self.keys):
                first = self.keys.index(key)
                if first < index:
                    message = f"{self.key_in_words(index)} stands in row {self.numbers[first]} too"
                    yield self.fault(index, self.table.key[0], message)

    def out_of_order(self) -> Iterator[Fault]:
        """The first row that stands below one that it should stand above."""
        if self.keys == sorted(self.keys):
            return
        for index, (above, key) in enumerate(pairwise(self.keys), start=1):
            if key < above:
                here, there = self.key_in_words(index), self.key_in_words(index - 1)
                message = f"{here} stands below {there}: the order is that of {', '.join(self.table.key)}"
                yield self.fault(index, self.table.key[0], message)
                return

    def key_in_words(self, index: int) -> str:
        """The cells that tell the row at `index` apart."""
        return repr(joined(self.columns[name][index] for name in self.table.key))

    def written(self) -> str:
        """The table as text, with its rows in order."""
        text = StringIO()
        sheet = csv.writer(text, lineterminator="\n")
        sheet.writerow(self.table.names)
        sheet.writerows(line for _, line in sorted(zip(self.keys, self.lines, strict=True), key=itemgetter(0)))
        return text.getvalue()


A_SOURCE = among(SOURCES, "an id in screener/questionnaire/sources.py or screener/medicines/sources.py")
YES_OR_NO = among(("yes", "no"))
CHECKED_ON = Column("checked_on", a_day)
REVIEWED_BY = Column("reviewed_by", required=False)
TO_CHECK = Column("to_check", required=False)

GENERICS = Table(
    file="generics.csv",
    columns=(
        Column("generic", lower_case),
        Column("also", lower_case, required=False, several=True),
        Column("group", among(GROUPS, "a code in screener/medicines/groups.py")),
        Column("report", among(Report)),
        Column("class", required=False),
        Column("tier", among(Tier)),
        Column("without_prescription", YES_OR_NO),
        Column("sources", A_SOURCE, required=False, several=True),
        CHECKED_ON,
        REVIEWED_BY,
        TO_CHECK,
    ),
    key=("generic",),
)
CLASSES = Table(
    file="classes.csv",
    columns=(
        Column("class", lower_case),
        Column("label"),
        Column("sources", A_SOURCE, several=True),
        Column("reported"),
        CHECKED_ON,
        REVIEWED_BY,
        TO_CHECK,
    ),
    key=("class",),
)
REGISTERS = Table(
    file="registers.csv",
    columns=(
        Column("register", lower_case),
        Column("extracted_on", a_day),
        Column("name"),
        Column("official", YES_OR_NO),
        Column("found_at"),
        Column("remarks", required=False),
        CHECKED_ON,
        REVIEWED_BY,
    ),
    key=("register", "extracted_on"),
)
BRANDS = Table(
    file="brands.csv",
    columns=(
        Column("brand"),
        Column("country", among(Country)),
        Column("generics", several=True),
        # Empty: written from memory, seen in no register.
        Column("register", required=False),
        Column("extracted_on", a_day, required=False),
        Column("checked_on", a_day, required=False),
        REVIEWED_BY,
    ),
    key=("brand", "country"),
)
AMBIGUOUS = Table(
    file="ambiguous.csv",
    columns=(
        Column("brand"),
        Column("could_be", several=True),
        Column("reason", among(REASONS, "a code in screener/medicines/ambiguity.py")),
        Column("checked_on", a_day, required=False),
        REVIEWED_BY,
    ),
    key=("brand",),
)
TABLES = (GENERICS, CLASSES, REGISTERS, BRANDS, AMBIGUOUS)
# Names of other medicines, which nothing is said of; only `recognition` reads them.
OTHER_NAMES = Table(
    file="other_names.csv",
    columns=(Column("name"), Column("register", required=False), CHECKED_ON, REVIEWED_BY),
    key=("name",),
)
