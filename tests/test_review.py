"""The review sheets: nothing a patient or a clinician reads is left out, and what was not read is marked."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from bs4 import BeautifulSoup

from screener.medicines import FORMULARY
from screener.medicines.formulary import Brand, Country, Formulary, Medicine, Report, Tier
from screener.medicines.statements import REPORTED
from screener.paths import PACKAGE, TEMPLATES
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import (
    Choice,
    Gate,
    Note,
    Option,
    Place,
    Question,
    Questionnaire,
    Reached,
    Section,
    Source,
    Topic,
)
from screener.review import SHEETS, Line, Part, Row, Sheet, for_clinician, for_pharmacist, html, main

SCRIPT = PACKAGE.parent / "script" / "review"
# Fields that name things for the program; a note can stand beside several questions, so it is counted by itself.
NOT_READ = {"id", "code", "place", "question", "codes", "version", "sources", "gate", "picture", "notes"}

FULL = Source(id="full", citation="Ash A. On legs.", reached=Reached.FULL, checked_on=date(2026, 11, 25), seen="all")
QUOTED = Source(id="quoted", citation="Birch B. On <arms>.", reached=Reached.SECONDARY, seen="a quotation")
GONE = Source(
    id="gone", citation="Cedar C.", reached=Reached.NOT_REACHABLE, checked_on=date(2026, 11, 25), seen="nothing"
)
YES_NO = Choice((Option("yes", "Yes"), Option("no", "No")))
SMALL = Questionnaire(
    version="7",
    sections=(
        Section(
            id="one",
            title="Legs",
            introduction="Take your time.",
            topics=(
                Topic(
                    id="urge",
                    title="Urge",
                    place=Place.CRITERIA,
                    statement="An urge to move.",
                    sources=(FULL,),
                    questions=(
                        Question(
                            id="first", kind=YES_NO, text="Do you?", short="Does", hint="Or not.", sources=(QUOTED,)
                        ),
                        Question(
                            id="second",
                            kind=YES_NO,
                            text="And now?",
                            short="Now",
                            gate=Gate("first", ("yes",)),
                            notes=(
                                Note(id="beside", text="Rest a little.", sources=(GONE,)),
                                Note(id="bare", text="Sit."),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def part(title: str) -> Part:
    """The part of the small questionnaire's sheet under `title`."""
    return next(part for part in for_clinician(SMALL).parts if part.title == title)


def rows(reviewer: str) -> BeautifulSoup:
    """The page for that reviewer."""
    return BeautifulSoup(html(SHEETS[reviewer]()), "html5lib")


def texts_within(value: object) -> Iterator[str]:
    """Every text of a questionnaire that is read, found by walking its values."""
    match value:
        case Source():
            pass
        case str():
            if value:
                yield value
        case tuple():
            for each in value:
                yield from texts_within(each)
        case _ if is_dataclass(value):
            for field in fields(value):
                if field.name not in NOT_READ:
                    yield from texts_within(getattr(value, field.name))


def test_a_form_is_laid_out_in_its_own_order() -> None:
    """Each text after its id; when it is shown; what it rests on, the topic's sources where it has none of its own."""
    assert [
        ([(line.id, line.text) for line in row.lines], row.condition, row.sources)
        for row in part("The form: Legs").rows
    ] == [
        ([("one.title", "Legs"), ("one.introduction", "Take your time.")], "everybody", ()),
        ([("urge.title", "Urge"), ("urge.statement", "An urge to move.")], "everybody", (FULL,)),
        (
            [
                ("first", "Do you?"),
                ("first.hint", "Or not."),
                ("first.short", "Does"),
                ("first=yes", "Yes"),
                ("first=no", "No"),
            ],
            "everybody",
            (QUOTED,),
        ),
        (
            [("second", "And now?"), ("second.short", "Now"), ("second=yes", "Yes"), ("second=no", "No")],
            "after first: Yes",
            (FULL,),
        ),
        ([("note.beside", "Rest a little.")], "everybody on paper; on screen beside second", (GONE,)),
        ([("note.bare", "Sit.")], "everybody on paper; on screen beside second", ()),
    ]


def test_each_text_of_the_questionnaire_stands_on_the_sheet_once() -> None:
    """With an id of its own: as often as the questionnaire holds it, no more and no less."""
    form = [part for part in for_clinician().parts if part.title.startswith("The form: ")]
    listed = Counter(line.text for part in form for row in part.rows for line in row.lines)
    held = Counter((*texts_within(QUESTIONNAIRE), *texts_within(QUESTIONNAIRE.notes)))
    assert len(held) > 150
    assert len(QUESTIONNAIRE.notes) > 5
    assert listed == held


@pytest.mark.parametrize("make", [for_clinician, for_pharmacist])
def test_ids_of_a_part_are_unique(make: type) -> None:
    """So that a reviewer's remark leads to one text."""
    ids = Counter(
        (part.title, row.lines[0].id, line.id) for part in make().parts for row in part.rows for line in row.lines
    )
    assert not [id for id, times in ids.items() if times > 1]


def test_nothing_that_is_translated_is_left_out() -> None:
    """Every marked text but a webmaster's, and why a file cannot be read, is on one of the two sheets."""
    keywords = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
    marked = {
        text
        for folder, method in ((PACKAGE, [("**.py", "python")]), (TEMPLATES, [("**.html", "jinja2")]))
        for file, _, message, _, _ in extract_from_dir(folder, method, keywords=keywords)
        for text in ((message,) if isinstance(message, str) else message)
        if file != "setup.html" and not file.startswith(("clinics/", "exchange/"))
    }
    lines = [line.text for make in SHEETS.values() for line in make().lines]
    both = " ".join(lines)
    assert len(marked) > 500
    assert not [text for text in sorted(marked) if text not in both]


def test_what_was_not_read_stands_out() -> None:
    """A source known from others only, one that was not reached, one that was not looked up again, and none at all."""
    page = BeautifulSoup(html(for_clinician(SMALL)), "html5lib")
    beside = {
        row.select_one("code").get_text(): [cell.get_text() for cell in row.select("td:nth-of-type(3) p")]  # type: ignore[union-attr]
        for row in page.select("tbody tr")
    }
    assert {id: beside[id] for id in ("urge.title", "first", "note.beside", "note.bare")} == {
        "urge.title": ["full: read in full"],
        "first": ["quoted: NOT READ, only quoted, not looked up again"],
        "note.beside": ["gone: NOT REACHED"],
        "note.bare": ["NO SOURCE"],
    }
    unread = {mark.get_text() for mark in page.select("td .unread")}
    assert {"quoted: NOT READ, only quoted, not looked up again", "gone: NOT REACHED", "NO SOURCE"} <= unread
    assert "full: read in full" not in unread
    listed = {item.select_one("code").get_text(): item for item in page.select("ul > li")}  # type: ignore[union-attr]
    assert "Birch B. On <arms>." in listed["quoted"].get_text()
    assert listed["quoted"]["class"] == ["unread"]
    assert not listed["full"].has_attr("class")


def test_every_row_can_be_signed() -> None:
    """Agreed to, changed, initialled and dated; compact parts once."""
    for reviewer in SHEETS:
        page = rows(reviewer)
        signed = page.select("tbody tr > td:last-child")
        assert len(signed) > 60
        assert all("agree" in cell.get_text() and "initials, date:" in cell.get_text() for cell in signed)


def test_every_reported_medicine_is_on_the_pharmacists_sheet() -> None:
    """In full, with what is said of it, its sources, each brand from memory, and how many a register shows."""
    told = {row.lines[0].id: row for part in for_pharmacist().parts if not part.compact for row in part.rows}
    reported = [medicine for medicine in FORMULARY.medicines if medicine.kind is not Report.NOT_FLAGGED]
    assert len(reported) > 80
    for medicine in reported:
        row = told[medicine.generic]
        assert row.sources == medicine.sources
        assert REPORTED[medicine.kind] in next(line.text for line in row.lines if line.id == "said")
        lines = {line.id: line.text for line in row.lines}
        brands = [brand for brand in FORMULARY.brands if brand.generics == (medicine.generic,)]
        starred = [name for id, text in lines.items() if id.startswith("sold in ") for name in text.split(", ")]
        assert sorted(starred) == sorted(f"{brand.brand}*" for brand in brands if not brand.register)
        counted = sum(int(each.split()[1]) for each in lines.get("brands in registers", "").split(", ") if each)
        assert counted == len(brands) - len(starred)


def test_brands_of_registers_are_counted_and_a_sample_is_named() -> None:
    """By hand: of three brands one is from memory, two are in two registers."""
    day = date(2026, 11, 25)
    memory = Brand("Ash", Country.FR, ("alpha",), "", None, "")
    seen = Brand("Birch", Country.FR, ("alpha",), "fr_bdpm", day, "", date(2026, 4, 7))
    also_seen = Brand("Cedar", Country.US, ("alpha",), "us_ndc", day, "", date(2015, 12, 27))
    alpha = Medicine(brands={}, generic="alpha", group_code="ssri", tier=Tier.A, kind=Report.TRIGGER, checked_on=day)
    sheet = for_pharmacist(
        Formulary(medicines=(alpha,), combinations=(), ambiguous=(), brands=(memory, seen, also_seen))
    )
    lines = {line.id: line.text for line in sheet.lines}
    assert lines["sold in FR"] == "Ash*"
    assert lines["brands in registers"] == "fr_bdpm 1, us_ndc 1"
    assert lines["Birch, FR"] == "FR: alpha (fr_bdpm 2026-04-07)"
    sample = next(part for part in for_pharmacist().parts if part.title == "A sample of those brands")
    assert 50 <= len(sample.rows) <= 60


def test_a_warning_of_a_sudden_end_stands_with_its_source() -> None:
    """Beside its group; a class stands with what is reported of it."""
    told = {row.lines[0].id: row for part in for_pharmacist().parts if not part.compact for row in part.rows}
    assert [source.id for source in told["epilepsy"].sources] == [
        "australian_prescriber_epilepsy",
        "ni_formulary_epilepsy",
        "keppra_leaflet",
    ]
    assert [source.id for source in told["dopamine_blocking_antiemetic"].sources] == ["cpha_rls"]


def test_every_other_medicine_is_there_in_short() -> None:
    """By name and group."""
    short = {row.lines[0].id for part in for_pharmacist().parts if part.compact for row in part.rows}
    assert {medicine.generic for medicine in FORMULARY.medicines if medicine.kind is Report.NOT_FLAGGED} <= short


def test_a_sheet_can_be_read_in_an_hour_and_says_how_long() -> None:
    """100 words a minute, and 60 names."""
    for make in SHEETS.values():
        sheet = make()
        assert 20 < sheet.minutes <= 60
        assert f"about {sheet.minutes} minutes" in html(sheet)


def test_words_are_counted_once() -> None:
    """By hand: four words, which come again, and one; names are counted apart."""
    rows = (Row((Line("a", "An urge to move."),)), Row((Line("b", "An urge to move."), Line("c", "Sit."))))
    names = Part("Names", (Row((Line("d", "Ash, Birch", names=2),)),))
    sheet = Sheet("Sheet", "1", "Is it true?", "Shown to", (Part("One", rows), names))
    assert (sheet.words, sheet.names, sheet.minutes) == (5, 2, 1)


def test_a_sheet_needs_nothing_else() -> None:
    """No script, no style sheet, picture or font from elsewhere; addresses are printed, not followed."""
    for reviewer in SHEETS:
        page = rows(reviewer)
        assert not page.select("script, link, img, iframe, a, [src], [href]")
        assert "url(" not in page.style.get_text()  # type: ignore[union-attr]
        assert "@import" not in page.style.get_text()  # type: ignore[union-attr]


def test_the_command_writes_a_file_or_the_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same page in both."""
    main(["pharmacist", str(tmp_path / "sheet.html")])
    main(["pharmacist"])
    assert (tmp_path / "sheet.html").read_text("utf-8") == capsys.readouterr().out == html(for_pharmacist())


def test_an_unknown_reviewer_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Code 2, and who can be named."""
    with pytest.raises(SystemExit, match="2"):
        main(["nurse"])
    assert "clinician" in capsys.readouterr().err


def test_the_script_tells_its_usage() -> None:
    """Without installing anything."""
    told = subprocess.run([SCRIPT, "--help"], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own
    assert "usage: script/review clinician|pharmacist [FILE.html]" in told
