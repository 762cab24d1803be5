"""The tables of medicines: refused as a whole with every fault named, written back byte for byte."""

import csv
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from difflib import ndiff
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest

from screener.medicines import CHECKED_ON, FORMULARY, export
from screener.medicines.contents import FOLDER, load, tables_of
from screener.medicines.formulary import Brand, Combination, Country, Report, Tier
from screener.medicines.sources import NHS_ANTIDEPRESSANTS, SCOTTISH_ANTIDEPRESSANTS
from screener.medicines.tables import OTHER_NAMES, FaultyTableError
from screener.questionnaire.sources import CPHA_RLS, HOQUE_2010, ROTTACH_2008

GENERICS = """\
generic,also,group,report,class,tier,without_prescription,sources,checked_on,reviewed_by,to_check
diphenhydramine,difenhidramina,sedating_antihistamine,class_effect,sedating,C,yes,,2026-11-20,,"Sold alone, and mixed."
paracetamol,acetaminophen; paracétamol,painkiller,not_flagged,,X,yes,,2026-11-20,,
sertraline,,ssri,trigger,,B,no,rottach_2008; hoque_2010,2026-11-21,,
"""
CLASSES = """\
class,label,sources,reported,checked_on,reviewed_by,to_check
sedating,sedating antihistamines,cpha_rls,A table names the class.,2026-11-20,,One source.
"""
REGISTERS = """\
register,extracted_on,name,official,found_at,remarks,checked_on,reviewed_by
bfarm,2026-11-01,BfArM: authorised medicines,yes,"github:a/b at 1234, list.csv",,2026-11-20,
shop,2026-10-01,A shop,no,shop.example,Not a register,2026-11-20,
"""
BRANDS = """\
brand,country,generics,register,extracted_on,checked_on,reviewed_by
Lustral,UK,sertraline,,,,
Tylenol PM,CA,paracetamol; diphenhydramine,,,,
Tylenol PM,US,paracetamol; diphenhydramine,,,,
Zoloft,DE,sertraline,bfarm,2026-11-01,2026-11-22,
Zoloft,US,sertraline,,,,
"""
AMBIGUOUS = """\
brand,could_be,reason,checked_on,reviewed_by
Nytol,diphenhydramine; herbs_only,some_packs_herbs,,
"""
TABLES = {
    "generics": GENERICS,
    "classes": CLASSES,
    "registers": REGISTERS,
    "brands": BRANDS,
    "ambiguous": AMBIGUOUS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with small tables without a fault."""
    folder = tmp_path / "medicines"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_bytes(text.encode())
    return folder


@pytest.fixture
def today(tmp_path: Path) -> Path:
    """A folder with a copy of the tables as they are."""
    folder = tmp_path / "today"
    folder.mkdir()
    for name in TABLES:
        shutil.copy(FOLDER / f"{name}.csv", folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    content = path.read_bytes().decode()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new).encode())


def faults(folder: Path) -> list[str]:
    """What is said of the tables in `folder`."""
    with pytest.raises(FaultyTableError) as refused:
        load(folder)
    return str(refused.value).split("\n")


def test_rows_become_medicines(folder: Path) -> None:
    """A generic with its sources and its brands by country, combinations apart, and the last day of a check."""
    formulary = load(folder)
    sertraline = formulary.medicines[2]
    assert [medicine.generic for medicine in formulary.medicines] == ["diphenhydramine", "paracetamol", "sertraline"]
    assert sertraline.group == "SSRI antidepressant"
    assert (sertraline.kind, sertraline.tier, sertraline.without_prescription) == (Report.TRIGGER, Tier.B, False)
    assert sertraline.sources == sertraline.own_sources == (ROTTACH_2008, HOQUE_2010)
    diphenhydramine = formulary.medicines[0]
    assert diphenhydramine.of_class == formulary.classes[0]
    assert (diphenhydramine.sources, diphenhydramine.own_sources) == ((CPHA_RLS,), ())
    assert list(sertraline.brands.items()) == [
        (Country.US, ("Zoloft",)),
        (Country.UK, ("Lustral",)),
        (Country.DE, ("Zoloft",)),
    ]
    assert formulary.medicines[1].names == ("paracetamol", "acetaminophen", "paracétamol")
    assert formulary.combinations == (
        Combination(
            brand="Tylenol PM", generics=("paracetamol", "diphenhydramine"), countries=(Country.US, Country.CA)
        ),
    )
    assert formulary.ambiguous[0].could_be == ("diphenhydramine", "herbs only")
    assert formulary.ambiguous[0].reason == "Some packs hold an allergy medicine and some only herbs."
    assert formulary.brands[3] == Brand(
        "Zoloft", Country.DE, ("sertraline",), "bfarm", date(2026, 11, 22), "", date(2026, 11, 1)
    )
    assert formulary.checked_on == date(2026, 11, 22)


CELLS = {
    "an unknown code": (
        ("generics", "sertraline,,ssri,trigger,,B", "sertraline,,ssri,triger,,B"),
        "generics.csv, row 4, column report: 'triger' is not one of trigger, leaflet, class_effect, association, "
        "single_report, treatment_that_can_worsen, not_flagged",
    ),
    "an unknown group": (
        ("generics", "sertraline,,ssri", "sertraline,,sris"),
        "generics.csv, row 4, column group: 'sris' is not a code in screener/medicines/groups.py",
    ),
    "an unknown tier": (
        ("generics", "trigger,,B,no", "trigger,,D,no"),
        "generics.csv, row 4, column tier: 'D' is not one of A, B, C, X, T",
    ),
    "neither yes nor no": (
        ("generics", "trigger,,B,no", "trigger,,B,No"),
        "generics.csv, row 4, column without_prescription: 'No' is not one of yes, no",
    ),
    "an unknown source": (
        ("generics", "hoque_2010", "hoque_2011"),
        "generics.csv, row 4, column sources: 'hoque_2011' is not an id in screener/questionnaire/sources.py "
        "or screener/medicines/sources.py",
    ),
    "a date that is none": (
        ("generics", "2026-11-21", "2026-11-31"),
        "generics.csv, row 4, column checked_on: '2026-11-31' is not a date like 2026-11-20",
    ),
    "a date written otherwise": (
        ("generics", "2026-11-21", "20261121"),
        "generics.csv, row 4, column checked_on: '20261121' is not a date like 2026-11-20",
    ),
    "a capital in a generic name": (
        ("generics", "sertraline,,", "Sertraline,,"),
        "generics.csv, row 4, column generic: 'Sertraline' is not in lower case",
    ),
    "nothing where something must be": (
        ("generics", "2026-11-21", ""),
        "generics.csv, row 4, column checked_on: is empty",
    ),
    "a space before a comma": (
        ("brands", "Lustral,", "Lustral ,"),
        "brands.csv, row 2, column brand: 'Lustral ' has stray spaces",
    ),
    "two spaces": (
        ("generics", "Sold alone", "Sold  alone"),
        "generics.csv, row 2, column to_check: 'Sold  alone, and mixed.' has stray spaces",
    ),
    "a zero-width space": (
        ("brands", "Lustral,", "Lus\u200btral,"),
        r"brands.csv, row 2, column brand: 'Lus\u200btral' holds a character that cannot be seen",
    ),
    "an unknown country": (
        ("brands", "Zoloft,DE", "Zoloft,DD"),
        "brands.csv, row 5, column country: 'DD' is not one of US, CA, UK, IE, AU, NZ, DE, FR, ES, EU, CH, BR, IN",
    ),
    "several things joined by commas": (
        ("generics", "acetaminophen; paracétamol", "acetaminophen;paracétamol"),
        "generics.csv, row 3, column also: 'acetaminophen;paracétamol' is not joined by '; '",
    ),
    "a thing named twice": (
        ("generics", "acetaminophen; paracétamol", "acetaminophen; acetaminophen"),
        "generics.csv, row 3, column also: 'acetaminophen; acetaminophen' names something twice",
    ),
    "a reason without words": (
        ("ambiguous", "some_packs_herbs", "some_herbs"),
        "ambiguous.csv, row 2, column reason: 'some_herbs' is not a code in screener/medicines/ambiguity.py",
    ),
    "a class that is not listed": (
        ("generics", "class_effect,sedating,C", "class_effect,sedative,C"),
        "generics.csv, row 2, column class: 'sedative' is not in classes.csv",
    ),
    "a report that rests on no class": (
        ("generics", "class_effect,sedating,C", "class_effect,,C"),
        "generics.csv, row 2, column class: is empty, and 'class_effect' rests on a class",
    ),
    "a report without a source": (
        ("generics", "rottach_2008; hoque_2010", ""),
        "generics.csv, row 4, column sources: is empty, and 'trigger' needs a source",
    ),
    "a source that stands there for the class too": (
        ("generics", "C,yes,,", "C,yes,cpha_rls,"),
        "generics.csv, row 2, column sources: 'cpha_rls' stands in classes.csv for its class",
    ),
    "a register of which there is no extract of that day": (
        ("brands", "bfarm,2026-11-01", "bfarm,2026-11-02"),
        "brands.csv, row 5, column register: 'bfarm' of '2026-11-02' is not in registers.csv",
    ),
    "a day without a register": (
        ("brands", "bfarm,2026-11-01", ",2026-11-01"),
        "brands.csv, row 5, column register: '' of '2026-11-01' is not in registers.csv",
    ),
    "a brand of a medicine that is not listed": (
        ("brands", "Lustral,UK,sertraline", "Lustral,UK,sertralin"),
        "brands.csv, row 2, column generics: 'sertralin' is not in generics.csv",
    ),
    "contents that are not listed": (
        ("ambiguous", "diphenhydramine; herbs_only", "promethazine; herbs"),
        "ambiguous.csv, row 2, column could_be: 'promethazine; herbs' is not in generics.csv",
    ),
    "a row twice": (
        ("brands", "Zoloft,US,", "Zoloft,DE,"),
        "brands.csv, row 6, column brand: 'Zoloft; DE' stands in row 5 too",
    ),
    "one brand for two medicines": (
        ("brands", "Zoloft,US,sertraline", "ZOLOFT,US,paracetamol"),
        "brands.csv, row 6, column brand: "
        "'ZOLOFT' is a brand of paracetamol here and a brand of sertraline in brands.csv, row 5",
    ),
    "a brand that is another medicine's name": (
        ("brands", "Lustral,UK,", "Acetaminophen,UK,"),
        "brands.csv, row 2, column brand: "
        "'Acetaminophen' is a brand of sertraline here and another name of paracetamol in generics.csv, row 3",
    ),
    "one name for two medicines": (
        ("generics", "difenhidramina", "paracetamol"),
        "generics.csv, row 3, column generic: "
        "'paracetamol' is the medicine paracetamol here and another name of diphenhydramine in generics.csv, row 2",
    ),
    "a brand both ambiguous and not": (
        ("ambiguous", "Nytol,", "Zoloft,"),
        "ambiguous.csv, row 2, column brand: "
        "'Zoloft' is a brand with different contents here and a brand of sertraline in brands.csv, row 5",
    ),
    "rows in the wrong order": (
        ("brands", "Lustral,UK", "Lustral,UK,sertraline,,,,\nLexapro,UK"),
        "brands.csv, row 3, column brand: "
        "'Lexapro; UK' stands below 'Lustral; UK': the order is that of brand, country",
    ),
    "a column that is missing, and another in its place": (
        ("ambiguous", "brand,could_be,", "brand,contents,"),
        "ambiguous.csv, row 1: 'contents' is no column of this table\n"
        "ambiguous.csv, row 1, column could_be: is missing",
    ),
    "columns in the wrong order": (
        ("ambiguous", "brand,could_be,reason", "brand,reason,could_be"),
        "ambiguous.csv, row 1: the columns do not stand in the order brand, could_be, reason, checked_on, reviewed_by",
    ),
    "a comma too many": (
        ("brands", "Lustral,UK,sertraline,,,,", "Lustral,UK,sertraline,,,,,"),
        "brands.csv, row 2: has 8 cells, not 7",
    ),
    "a quote that is not closed": (
        ("brands", "Zoloft,US,sertraline,,,,", 'Zoloft,US,"sertraline,,,,'),
        "brands.csv, row 6: is no CSV: unexpected end of data",
    ),
    "the mark of a spreadsheet": (
        ("ambiguous", "brand,could_be", "\ufeffbrand,could_be"),
        "ambiguous.csv, row 1: '\\ufeffbrand' is no column of this table\n"
        "ambiguous.csv, row 1, column brand: is missing",
    ),
}


@pytest.mark.parametrize(("broken", "message"), CELLS.values(), ids=CELLS)
def test_a_fault_is_named_with_its_place(folder: Path, broken: tuple[str, str, str], message: str) -> None:
    """File, row, column and value, in a sentence that says what would be right."""
    name, old, new = broken
    change(folder / f"{name}.csv", old, new)
    assert faults(folder) == message.split("\n")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_that_a_spreadsheet_would_run_is_refused(folder: Path, sign: str) -> None:
    """Whoever opens the sheet runs nothing."""
    change(folder / "brands.csv", "Lustral,", f"{sign}Lustral,")
    message = f"column brand: '{sign}Lustral' begins as a formula does, which a spreadsheet would run"
    assert faults(folder) == [f"brands.csv, row 2, {message}"]


def test_all_faults_are_named_at_once(folder: Path) -> None:
    """Of every table, so that one reading mends all."""
    change(folder / "generics.csv", "trigger,,B,no", "trigger,,D,no")
    change(folder / "generics.csv", "2026-11-21", "")
    change(folder / "brands.csv", "Zoloft,DE", "Zoloft,DD")
    assert faults(folder) == [
        "brands.csv, row 5, column country: 'DD' is not one of US, CA, UK, IE, AU, NZ, DE, FR, ES, EU, CH, BR, IN",
        "generics.csv, row 4, column checked_on: is empty",
        "generics.csv, row 4, column tier: 'D' is not one of A, B, C, X, T",
    ]


def test_a_file_that_is_not_utf_8_is_refused(folder: Path) -> None:
    """As a spreadsheet saves it in Western Europe."""
    path = folder / "generics.csv"
    path.write_bytes(path.read_bytes().decode().encode("cp1252"))
    assert faults(folder) == ["generics.csv, row 3: b'\\xe9' is not UTF-8"]


def test_an_empty_file_is_refused(folder: Path) -> None:
    """It lacks every column."""
    (folder / "ambiguous.csv").write_bytes(b"")
    assert faults(folder) == [
        "ambiguous.csv, row 1, column brand: is missing",
        "ambiguous.csv, row 1, column checked_on: is missing",
        "ambiguous.csv, row 1, column could_be: is missing",
        "ambiguous.csv, row 1, column reason: is missing",
        "ambiguous.csv, row 1, column reviewed_by: is missing",
    ]


WORDS = "in words (not read back)"
CITED = {
    "class": (CPHA_RLS,),
    "sertraline": (ROTTACH_2008, HOQUE_2010),
    "warnings": (SCOTTISH_ANTIDEPRESSANTS, NHS_ANTIDEPRESSANTS),
}


def sheet(folder: Path) -> str:
    """The reviewer's sheet of the tables in `folder`."""
    to = StringIO()
    export.write(load(folder), to)
    return to.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in `folder`."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def read_back(text: str | bytes, folder: Path) -> list[str]:
    """Read a sheet into the tables of `folder`."""
    reviewed = folder.parent / "reviewed.csv"
    reviewed.write_bytes(text if isinstance(text, bytes) else text.encode())
    return export.replace_tables(reviewed, folder)


FROM_MEMORY = "Brand from memory, in none of the extracts read: check it in its national register."
PM = {"table": "brands", "brand": "Tylenol PM", "generics": "paracetamol; diphenhydramine", WORDS: FROM_MEMORY}


def test_the_sheet_holds_every_row_once(folder: Path) -> None:
    """All tables, each row with what its codes stand for; only the cells that hold something are written out here."""
    text = sheet(folder)
    assert text.startswith("\ufefftable,generic,brand,country,generics,could_be,")
    assert text.count("\r\n") == text.count("\n")
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))
    cited = {name: "; ".join(source.citation for source in sources) for name, sources in CITED.items()}
    assert [{name: cell for name, cell in row.items() if cell} for row in rows] == [
        {
            "table": "generics",
            "generic": "diphenhydramine",
            "also": "difenhidramina",
            "group": "sedating_antihistamine",
            "report": "class_effect",
            "class": "sedating",
            "tier": "C",
            "without_prescription": "yes",
            "checked_on": "2026-11-20",
            "to_check": "Sold alone, and mixed.",
            WORDS: f"antihistamine that can cause sleepiness; {cited['class']}",
        },
        {
            "table": "generics",
            "generic": "paracetamol",
            "also": "acetaminophen; paracétamol",
            "group": "painkiller",
            "report": "not_flagged",
            "tier": "X",
            "without_prescription": "yes",
            "checked_on": "2026-11-20",
            WORDS: "painkiller",
        },
        {
            "table": "generics",
            "generic": "sertraline",
            "group": "ssri",
            "report": "trigger",
            "tier": "B",
            "without_prescription": "no",
            "sources": "rottach_2008; hoque_2010",
            "checked_on": "2026-11-21",
            WORDS: f"SSRI antidepressant; {cited['sertraline']}; Never stop it suddenly.; {cited['warnings']}",
        },
        {
            "table": "classes",
            "class": "sedating",
            "label": "sedating antihistamines",
            "reported": "A table names the class.",
            "sources": "cpha_rls",
            "checked_on": "2026-11-20",
            "to_check": "One source.",
            WORDS: cited["class"],
        },
        {
            "table": "registers",
            "register": "bfarm",
            "extracted_on": "2026-11-01",
            "name": "BfArM: authorised medicines",
            "official": "yes",
            "found_at": "github:a/b at 1234, list.csv",
            "checked_on": "2026-11-20",
        },
        {
            "table": "registers",
            "register": "shop",
            "extracted_on": "2026-10-01",
            "name": "A shop",
            "official": "no",
            "found_at": "shop.example",
            "remarks": "Not a register",
            "checked_on": "2026-11-20",
            WORDS: "No register: a list that somebody else made.",
        },
        {"table": "brands", "brand": "Lustral", "country": "UK", "generics": "sertraline", WORDS: FROM_MEMORY},
        PM | {"country": "CA"},
        PM | {"country": "US"},
        {
            "table": "brands",
            "brand": "Zoloft",
            "country": "DE",
            "generics": "sertraline",
            "register": "bfarm",
            "extracted_on": "2026-11-01",
            "checked_on": "2026-11-22",
            WORDS: "BfArM: authorised medicines",
        },
        {"table": "brands", "brand": "Zoloft", "country": "US", "generics": "sertraline", WORDS: FROM_MEMORY},
        {
            "table": "ambiguous",
            "brand": "Nytol",
            "could_be": "diphenhydramine; herbs_only",
            "reason": "some_packs_herbs",
            WORDS: "diphenhydramine or herbs only: Some packs hold an allergy medicine and some only herbs.",
        },
    ]


NOTHING_CHANGED = [
    "generics.csv: 0 rows out, 0 rows in",
    "classes.csv: 0 rows out, 0 rows in",
    "registers.csv: 0 rows out, 0 rows in",
    "brands.csv: 0 rows out, 0 rows in",
    "ambiguous.csv: 0 rows out, 0 rows in",
]


def test_a_round_trip_changes_no_byte(today: Path) -> None:
    """Of the tables as they are."""
    before = contents(today)
    assert sorted(before) == ["ambiguous.csv", "brands.csv", "classes.csv", "generics.csv", "registers.csv"]
    assert read_back(sheet(today), today) == NOTHING_CHANGED
    assert contents(today) == before


def test_the_tables_stand_as_they_are_written() -> None:
    """In order, with line feeds and no quotes but where they must be, so that git shows what changed and no more."""
    for table, rows in tables_of(FORMULARY).items():
        assert (FOLDER / table.file).read_bytes().decode() == rows.written()


@pytest.mark.parametrize(
    ("file", "key"),
    [("generics", ["generic"]), ("brands", ["brand", "country"]), ("ambiguous", ["brand"]), ("other_names", ["name"])],
)
def test_a_table_opens_as_csv_in_the_order_of_the_alphabet(file: str, key: list[str]) -> None:
    """Every row has a cell for each column, and capitals make no difference to the order."""
    names, *rows = csv.reader((FOLDER / f"{file}.csv").read_text("utf-8").splitlines())
    assert len(rows) > 20
    assert {len(row) for row in rows} == {len(names)}
    keys = [[row[names.index(name)].lower() for name in key] for row in rows]
    assert keys == sorted(keys)


def test_every_cell_of_the_sheet_is_safe_to_open() -> None:
    """Its words too: no spreadsheet runs any."""
    to = StringIO()
    export.write(FORMULARY, to)
    cells = {cell for row in csv.reader(StringIO(to.getvalue().removeprefix("\ufeff"), newline="")) for cell in row}
    assert len(cells) > 1000
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


Sheet = list[list[str]]


def cells_of(text: str) -> Sheet:
    """The cells of a sheet, names of columns first."""
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def saved(
    rows: Iterable[list[str]], delimiter: str = ",", ends: str = "\n", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL
) -> str:
    """The cells as a spreadsheet may save them."""
    to = StringIO()
    csv.writer(to, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)
    return to.getvalue()


def with_dates(rows: Sheet, form: str) -> Sheet:
    """The sheet with every date in another form."""
    return [
        [date.fromisoformat(cell).strftime(form) if cell[:2] == "20" and len(cell) == 10 else cell for cell in row]
        for row in rows
    ]


HABITS: dict[str, Callable[[Sheet], str]] = {
    "semicolons, as in Germany": lambda rows: "\ufeff" + saved(rows, delimiter=";", ends="\r\n"),
    "tabs": lambda rows: saved(rows, delimiter="\t"),
    "everything quoted": lambda rows: saved(rows, quoting=csv.QUOTE_ALL),
    "everything quoted, with semicolons": lambda rows: saved(rows, delimiter=";", quoting=csv.QUOTE_ALL),
    "line feeds and no mark": saved,
    "empty columns at the end": lambda rows: saved([*row, "", ""] for row in rows),
    "empty rows at the end": lambda rows: saved([*rows, [""] * len(rows[0]), []]),
    "empty cells at the end left out": lambda rows: saved(row if any(row[-2:]) else row[:-2] for row in rows),
    "without the words": lambda rows: saved(row[:-1] for row in rows),
    "columns moved": lambda rows: saved(row[::-1] for row in rows),
    "rows sorted by another column": lambda rows: saved([rows[0], *sorted(rows[1:], key=lambda row: row[::-1])]),
    "dates as in Germany": lambda rows: saved(with_dates(rows, "%d.%m.%Y"), delimiter=";"),
    "dates as in France": lambda rows: saved(with_dates(rows, "%d/%m/%Y"), delimiter=";"),
    "dates as in the US": lambda rows: saved(with_dates(rows, "%m/%d/%Y")),
}


@pytest.mark.parametrize("save", HABITS.values(), ids=HABITS)
def test_what_a_spreadsheet_does_to_a_file_changes_no_byte(folder: Path, save: Callable[[Sheet], str]) -> None:
    """Where nobody changed a cell."""
    before = contents(folder)
    text = save(cells_of(sheet(folder)))
    assert text != sheet(folder)
    read_back(text, folder)
    assert contents(folder) == before


def test_one_changed_cell_is_one_changed_line(today: Path) -> None:
    """Of its own table only."""
    before = contents(today)
    rows = cells_of(sheet(today))
    (sertraline,) = (row for row in rows if row[:2] == ["generics", "sertraline"])
    sertraline[rows[0].index("reviewed_by")] = "A. Pharmacist"
    assert read_back(saved(rows), today) == ["generics.csv: 1 rows out, 1 rows in", *NOTHING_CHANGED[1:]]
    after = contents(today)
    assert [name for name in before if before[name] != after[name]] == ["generics.csv"]
    old, new = (tables["generics.csv"].decode().splitlines() for tables in (before, after))
    changed = [line for line in ndiff(old, new) if line[0] in "+-"]
    assert [line[:13] for line in changed] == ["- sertraline,", "+ sertraline,"]


def test_a_new_row_finds_its_place(folder: Path) -> None:
    """Wherever in the sheet it was written."""
    cells = {"table": "brands", "brand": "Altruline", "country": "ES", "generics": "sertraline"}
    row = ",".join(cells.get(name, "") for name in cells_of(sheet(folder))[0])
    assert read_back(f"{sheet(folder)}{row}\r\n", folder)[3] == "brands.csv: 0 rows out, 1 rows in"
    assert (folder / "brands.csv").read_bytes().decode() == BRANDS.replace(
        "Lustral", "Altruline,ES,sertraline,,,,\nLustral"
    )


SHEETS = {
    "an unknown code": (
        ("paracétamol,painkiller", "paracétamol,pain"),
        "reviewed.csv, row 3, column group: 'pain' is not a code in screener/medicines/groups.py",
    ),
    "a date of which nothing tells day from month": (
        ("2026-11-22", "03/04/2026"),
        "reviewed.csv, row 11, column checked_on: '03/04/2026' is not a date like 2026-11-20",
    ),
    "a brand of a medicine that is not listed": (
        ("Lustral,UK,sertraline", "Lustral,UK,sertralin"),
        "reviewed.csv, row 8, column generics: 'sertralin' is not in generics.csv",
    ),
    "a formula": (
        ("Sold alone", "=1+1"),
        "reviewed.csv, row 2, column to_check: "
        "'=1+1, and mixed.' begins as a formula does, which a spreadsheet would run",
    ),
    "a row of no table": (
        ("brands,,Lustral", "brand,,Lustral"),
        "reviewed.csv, row 8, column table: 'brand' is not one of generics, classes, registers, brands, ambiguous",
    ),
    "a cell that its row does not have": (
        ("brands,,Lustral", "brands,sertraline,Lustral"),
        "reviewed.csv, row 8, column generic: 'sertraline' stands in a column that brands do not have",
    ),
    "a cell beside the sheet": (
        (
            "in words (not read back)\r\n",
            "in words (not read back),,\r\ngenerics,,,,,,,,,,,,,,,,,,,,,,,,,,,see below\r\n",
        ),
        "reviewed.csv, row 2: 'see below' stands under no name of a column",
    ),
    "a column renamed": (
        ("\ufefftable,generic,", "\ufefftable,substance,"),
        "reviewed.csv, row 1: 'substance' is no column of this sheet\nreviewed.csv, row 1, column generic: is missing",
    ),
    "a column twice": (
        ("\ufefftable,generic,brand", "\ufefftable,generic,brand,generic"),
        "reviewed.csv, row 1, column generic: stands there twice",
    ),
    "a quote that is not closed": (
        ("ambiguous,,Nytol", 'ambiguous,,"Nytol'),
        "reviewed.csv, row 13: is no CSV: unexpected end of data",
    ),
    "a row twice": (
        ("brands,,Zoloft,US", "brands,,Zoloft,DE"),
        "reviewed.csv, row 12, column brand: 'Zoloft; DE' stands in row 11 too",
    ),
}


@pytest.mark.parametrize(("broken", "message"), SHEETS.values(), ids=SHEETS)
def test_a_faulty_sheet_changes_nothing(folder: Path, broken: tuple[str, str], message: str) -> None:
    """And the place named is the one in the sheet."""
    before = contents(folder)
    text = sheet(folder)
    assert text.count(broken[0]) == 1
    with pytest.raises(FaultyTableError) as refused:
        read_back(text.replace(*broken), folder)
    assert str(refused.value) == message
    assert contents(folder) == before


def test_a_sheet_that_is_not_utf_8_is_refused(folder: Path) -> None:
    """Its accents cannot be known."""
    with pytest.raises(FaultyTableError, match=r"^reviewed\.csv, row 3: b'\\xe9' is not UTF-8$"):
        read_back(sheet(folder).removeprefix("\ufeff").encode("cp1252"), folder)


@pytest.mark.parametrize("table", ["generics", "classes", "registers", "brands", "ambiguous"])
def test_a_sheet_without_rows_of_a_table_is_refused(folder: Path, table: str) -> None:
    """It was saved while it showed only some of its rows."""
    before = contents(folder)
    with pytest.raises(FaultyTableError, match=rf"^reviewed\.csv, row 1, column table: no row is one of {table}$"):
        read_back(saved(row for row in cells_of(sheet(folder)) if row[0] != table), folder)
    assert contents(folder) == before


def test_an_empty_sheet_is_refused(folder: Path) -> None:
    """It would empty the tables."""
    before = contents(folder)
    with pytest.raises(FaultyTableError, match=r"reviewed\.csv, row 1, column table: is missing"):
        read_back("", folder)
    assert contents(folder) == before


def test_the_command_line_writes_the_sheet_and_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a file or to the standard output; a faulty sheet ends it with what is wrong."""
    file = tmp_path / "sheet.csv"
    assert export.main(["export", str(file)]) is None
    assert export.main(["import", str(file)]) is None
    assert capsys.readouterr().out.splitlines() == NOTHING_CHANGED
    file.write_text("table;generic\n", "utf-8")
    refused = export.main(["import", str(file)])
    assert refused is not None
    assert refused.startswith("sheet.csv, row 1, column also: is missing\n")
    assert refused.endswith("\nNothing was changed.")


def test_the_names_of_other_medicines_have_no_fault() -> None:
    """Their table is read when the first word is guessed at, and looked at here only."""
    rows = OTHER_NAMES.read((FOLDER / OTHER_NAMES.file).read_bytes())
    assert not [*rows.cell_faults(), *rows.repeats(), *rows.out_of_order()]
    assert 2000 < len(rows.lines) <= 4000


def test_brands_that_were_left_out_stay_out() -> None:
    """Ordinary words and the like: each with its reason, so that the next extract does not bring them back."""
    _, *rows = csv.reader((FOLDER / "left_out.csv").read_text("utf-8").splitlines())
    left_out = {brand.casefold() for brand, reason, _, _ in rows if reason}
    assert {"mind", "next", "exit", "label", "essential", "dep", "clo"} <= left_out
    assert len(left_out) == len(rows)
    assert not left_out & {brand.brand.casefold() for brand in FORMULARY.brands}


def test_every_brand_is_marked_by_where_it_was_seen() -> None:
    """In an extract of a register, or from memory; what is unofficial says so in its name."""
    seen = Counter(bool(brand.register) for brand in FORMULARY.brands)
    assert seen[True] > 4000
    assert seen[False] < 900
    assert {each.code for each in FORMULARY.registers if not each.official} == {"in_1mg_unofficial", "us_cms_partd"}
    indian = {brand.register for brand in FORMULARY.brands if brand.country is Country.IN}
    assert indian == {"in_1mg_unofficial"}
    assert not [brand for brand in FORMULARY.brands if brand.reviewed_by]


def test_the_page_says_when_the_list_was_checked() -> None:
    """The day of the last check of any row."""
    assert date(2026, 11, 25) == CHECKED_ON
