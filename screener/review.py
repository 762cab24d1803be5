"""Review sheets: one page of HTML for a clinician and one for a pharmacist, to read, print and sign.

The clinician's holds every sentence a patient or a clinician reads, in the order of the form, each with its id, when it
is asked, its sources and how far each was read. The pharmacist's holds every medicine; of those that reports name every
brand that was written from memory; and a sample of the brands that registers show. A sheet needs nothing from elsewhere
and runs no script. It is in English, as the texts are written.
"""

from __future__ import annotations

import ast
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import ceil
from pathlib import Path
from types import ModuleType

from screener.medicines import FORMULARY, ambiguity
from screener.medicines import statements as of_medicines
from screener.medicines.formulary import Brand, Formulary, Medicine, MedicineClass, Register, Report
from screener.medicines.groups import GROUPS
from screener.paths import PACKAGE, TEMPLATES
from screener.questionnaire import QUESTIONNAIRE, statements, telephone, urgent
from screener.questionnaire.model import Number, Question, Questionnaire, Reached, Section, Source, Topic, options

# Slow enough to judge each sentence; a name is only compared. Both are assumptions, and the sheet says so.
WORDS_A_MINUTE = 100
NAMES_A_MINUTE = 60
# Were one brand in twenty wrong, so many would show it 95 times in 100.
SAMPLE = 60

READ = {
    Reached.FULL: "read in full",
    Reached.ABSTRACT: "abstract or part read",
    Reached.SECONDARY: "NOT READ, only quoted",
    Reached.NOT_REACHABLE: "NOT REACHED",
}
UNREAD = {Reached.SECONDARY, Reached.NOT_REACHABLE}
NOT_LOOKED_UP = "not looked up again"
NO_SOURCE = "NO SOURCE"
EVERYBODY = "everybody"

# A webmaster's page and messages, why a file cannot be read again, and what stands on the pharmacist's sheet.
ELSEWHERE = ("setup.html", "clinics", "exchange", "medicines")


@dataclass(frozen=True)
class Line:
    """A text with the id by which a reviewer names it; where it only lists names, how many."""

    id: str
    text: str
    names: int = 0


@dataclass(frozen=True)
class Row:
    """Texts that are judged and signed together, when they are shown, and what they rest on.

    A row that is `cited` should have a source, and says so where it has none.
    """

    lines: tuple[Line, ...]
    condition: str = ""
    sources: tuple[Source, ...] = ()
    cited: bool = False


@dataclass(frozen=True)
class Part:
    """Rows under one heading. A `compact` part is signed once, at its end."""

    title: str
    rows: tuple[Row, ...]
    compact: bool = False


@dataclass(frozen=True)
class Sheet:
    """What one reviewer reads."""

    title: str
    version: str
    ask: str
    column: str
    parts: tuple[Part, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every text, in order."""
        return (line for part in self.parts for row in part.rows for line in row.lines)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, once, in order of first mention."""
        return tuple(dict.fromkeys(source for part in self.parts for row in part.rows for source in row.sources))

    @property
    def words(self) -> int:
        """How many words there are to read. A text that comes again is read once."""
        return sum(len(text.split()) for text in {line.text for line in self.lines if not line.names})

    @property
    def names(self) -> int:
        """How many names there are to compare."""
        return sum(line.names for line in self.lines)

    @property
    def minutes(self) -> int:
        """How long it takes, about."""
        return ceil(self.words / WORDS_A_MINUTE + self.names / NAMES_A_MINUTE)


def for_clinician(questionnaire: Questionnaire = QUESTIONNAIRE) -> Sheet:
    """Every sentence a patient or a clinician reads, each text that stands in several places where it comes first."""
    parts = [
        Part("Urgent signs, before the first question and on every summary", tuple(urgent_rows())),
        *(part_of(section, questionnaire) for section in questionnaire.sections),
    ]
    for title, rows in (
        ("Fixed sentences on screen and paper, the same for everybody", fixed_rows(statements)),
        ("Words around the questions, by file", other_words()),
    ):
        known = {line.text for part in parts for row in part.rows for line in row.lines}
        parts.append(Part(title, tuple(new_rows(rows, known))))
    return Sheet(
        "Review sheet for a clinician",
        questionnaire.version,
        "Is each sentence true, safe and clear, and does its source say so?",
        "Shown to",
        tuple(parts),
    )


def new_rows(rows: Iterable[Row], known: set[str]) -> Iterator[Row]:
    """The rows without lines whose text is `known`, to which their own are added."""
    for row in rows:
        lines = []
        for line in row.lines:
            if line.text not in known:
                known.add(line.text)
                lines.append(line)
        if lines:
            yield replace(row, lines=tuple(lines))


def urgent_rows() -> Iterator[Row]:
    """Each urgent sign with what to do about it, under the heading of its urgency, then the numbers to call."""
    for urgency in urgent.URGENT_SIGNS:
        yield Row((Line(f"urgent.{urgency.id}", urgency.title),), EVERYBODY)
        for number, sign in enumerate(urgency.signs, start=1):
            id = f"urgent.{urgency.id}.{number}"
            yield Row((Line(f"{id}.sign", sign.sign), Line(f"{id}.do", sign.do)), EVERYBODY, sign.sources, cited=True)
    numbers = (". ".join(filter(None, (line.place, line.emergency, line.talk))) for line in urgent.HELP_LINES)
    lines = (Line(f"urgent.numbers.{number}", words) for number, words in enumerate(numbers, start=1))
    yield Row(tuple(lines), EVERYBODY)
    seen = (f"{number.place}: {number.number}, seen on {number.page}, {number.seen_on}" for number in telephone.SEEN)
    missing = (f"{place}: {number}, NOT SEEN on an official page; no link" for place, number in telephone.NOT_SEEN)
    evidence = (Line(f"urgent.numbers.seen.{number}", words) for number, words in enumerate((*seen, *missing), start=1))
    yield Row(tuple(evidence), "looked up for reviewers")


def part_of(section: Section, questionnaire: Questionnaire) -> Part:
    """A step of the form. A note that stands beside several questions is listed at the first."""
    opening = given((f"{section.id}.title", section.title), (f"{section.id}.introduction", section.introduction))
    rows = {opening: Row(opening, EVERYBODY)}
    for topic in section.topics:
        for row in topic_rows(topic, questionnaire):
            rows.setdefault(row.lines, row)
    return Part(f"The form: {section.title}", tuple(rows.values()))


def topic_rows(topic: Topic, questionnaire: Questionnaire) -> Iterator[Row]:
    """The words of a topic, then each question with its answers, then the notes beside it."""
    names = ("title", "heading", "statement", "lead")
    yield Row(
        given(*((f"{topic.id}.{name}", getattr(topic, name)) for name in names)),
        EVERYBODY,
        topic.sources,
        cited=bool(topic.statement),
    )
    for question in topic.questions:
        condition = condition_of(question, questionnaire)
        yield Row(question_lines(question), condition, question.sources or topic.sources, cited=True)
        for note in question.notes:
            beside = f"{EVERYBODY} on paper; on screen beside {question.id}"
            yield Row((Line(f"note.{note.id}", note.text),), beside, note.sources, cited=True)


def question_lines(question: Question) -> tuple[Line, ...]:
    """A question as it is asked, its hint, how the summary names it, what can be chosen, the unit it is counted in."""
    unit = question.kind.unit if isinstance(question.kind, Number) else ""
    return given(
        (question.id, question.text),
        (f"{question.id}.hint", question.hint),
        (f"{question.id}.short", question.short),
        *((f"{question.id}={option.code}", option.label) for option in options(question)),
        (f"{question.id}.unit", unit),
    )


def condition_of(question: Question, questionnaire: Questionnaire) -> str:
    """After which answers to an earlier question it is asked."""
    if question.gate is None:
        return EVERYBODY
    labels = {option.code: option.label for option in options(questionnaire.by_id[question.gate.question])}
    return f"after {question.gate.question}: {'; '.join(labels[code] for code in question.gate.codes)}"


def fixed_rows(module: ModuleType) -> Iterator[Row]:
    """Each fixed text of `module`, by its name there.

    What `FURTHER` lists stands row by row with its own sources. Those of another text are in the constant of the same
    name, or of its first word, with `_SOURCES`.
    """
    names = vars(module)
    for name, value in names.items():
        if name == "FURTHER":
            for number, (text, sources) in enumerate(value, start=1):
                yield Row((Line(f"{name}.{number}", text),), EVERYBODY, sources, cited=True)
        elif name.isupper():
            beside = names.get(f"{name}_SOURCES", names.get(f"{name.split('_')[0]}_SOURCES", ()))
            if lines := tuple(lines_within(name, value)):
                yield Row(lines, EVERYBODY, beside)


def lines_within(id: str, value: object) -> Iterator[Line]:
    """The texts in a constant: itself, or what a tuple or a table of it holds, counted from 1 or by key."""
    match value:
        case str():
            yield Line(id, value)
        case dict():
            for key, each in value.items():
                yield from lines_within(f"{id}.{key}", each)
        case tuple():
            for number, each in enumerate(value, start=1):
                yield from lines_within(f"{id}.{number}", each)


def other_words() -> Iterator[Row]:
    """The words that each file of pages and outputs has of its own."""
    for folder, pattern, words_in in ((TEMPLATES, "*.html", words_of_template), (PACKAGE, "*.py", words_of_module)):
        for path in sorted(folder.rglob(pattern)):
            place = path.relative_to(folder)
            if place.parts[0] not in ELSEWHERE:
                words = dict.fromkeys(words_in(path.read_text("utf-8")))
                lines = (Line(f"{place.as_posix()}.{number}", text) for number, text in enumerate(words, start=1))
                yield Row(tuple(lines), "who gets there")


def words_of_template(template: str) -> Iterator[str]:
    """The texts that a template marks for translation."""
    string = r'"((?:[^"\\]|\\.)*)"'
    for found in re.finditer(rf"\b(?:_|ngettext)\(\s*{string}(?:,\s*{string})?", template):
        yield from (text.replace('\\"', '"') for text in found.groups() if text)


def words_of_module(code: str) -> Iterator[str]:
    """The texts that a module marks for translation."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Name(id="N_"), args=[ast.Constant(value=str(text))]):
                yield text


def given(*lines: tuple[str, str]) -> tuple[Line, ...]:
    """The lines that have a text."""
    return tuple(Line(id, text) for id, text in lines if text)


def for_pharmacist(formulary: Formulary = FORMULARY, version: str = QUESTIONNAIRE.version) -> Sheet:
    """Every medicine: those that reports name in full, the others in short; the groups; the sentences beside them.

    Brands from memory are named one by one, because nothing but a reader's knowledge stands behind them. Those that a
    register shows are counted, and a sample is named: `script/medicines export` has them all.
    """
    by_report = {report: [each for each in formulary.medicines if each.kind is report] for report in Report}
    others = by_report.pop(Report.NOT_FLAGGED)
    return Sheet(
        "Review sheet for a pharmacist",
        version,
        "Is each medicine in the right group, do reports say this of it, and is each brand that medicine there?",
        "Evidence, review",
        (
            Part("Sentences beside medicines", tuple(fixed_rows(of_medicines))),
            Part("Groups, and which are never to be stopped suddenly", tuple(map(group_row, GROUPS))),
            Part("Classes of which something is reported", tuple(map(class_row, formulary.classes))),
            *(
                Part(of_medicines.REPORT_HEADINGS[report], tuple(medicine_row(each, formulary) for each in medicines))
                for report, medicines in by_report.items()
            ),
            Part("Known by name only", tuple(short_row(each, formulary) for each in others), compact=True),
            Part("From memory: brands that hold several medicines", tuple(combination_rows(formulary)), compact=True),
            Part("Brands that differ by country or pack", tuple(ambiguous_rows(formulary)), compact=True),
            Part("Why they differ, and what else they may hold", tuple(fixed_rows(ambiguity))),
            Part("Registers that brands were taken from", tuple(map(register_row, formulary.registers)), compact=True),
            Part("A sample of those brands", tuple(sample_rows(formulary)), compact=True),
        ),
    )


def group_row(code: str) -> Row:
    """A group, whether its medicines are never to be stopped suddenly, and what warns of that."""
    group = GROUPS[code]
    said = of_medicines.NEVER_SUDDENLY if group.never_stopped_suddenly else "Nothing is said of stopping."
    lines = given((code, group.label), (f"{code}.stopping", said), (f"{code}.to check", group.to_check))
    return Row(lines, reviewed(group.reviewed_by), group.warned_by, cited=group.never_stopped_suddenly)


def class_row(each: MedicineClass) -> Row:
    """A class, and what is reported of it as such."""
    lines = given((each.code, each.label), (f"{each.code}.reported", each.reported), ("to check", each.to_check))
    return Row(lines, reviewed(each.reviewed_by), each.sources, cited=True)


def reviewed(by: str) -> str:
    """Who has signed."""
    return f"reviewed by: {by or 'nobody'}"


def medicine_row(medicine: Medicine, formulary: Formulary) -> Row:
    """A medicine that reports name: its names, group, what is said of it, what is to be checked, and its brands."""
    never = of_medicines.NEVER_SUDDENLY if medicine.never_suddenly else ""
    bought = of_medicines.SOLD_WITHOUT_PRESCRIPTION if medicine.without_prescription else ""
    said = f"{of_medicines.REPORTED[medicine.kind]} {never} {bought}"
    return Row(
        (
            *names_of(medicine),
            *given(("group", medicine.group), ("said", " ".join(said.split())), ("to check", medicine.to_check)),
            *brand_lines(medicine, formulary),
        ),
        f"evidence {medicine.tier}; {reviewed(medicine.reviewed_by)}",
        medicine.sources,
        cited=True,
    )


def names_of(medicine: Medicine) -> Iterator[Line]:
    """The names of a medicine that are no brands."""
    yield Line(medicine.generic, ", ".join((medicine.generic, *medicine.also)), names=1 + len(medicine.also))


def brand_lines(medicine: Medicine, formulary: Formulary) -> Iterator[Line]:
    """The brands that hold this medicine alone: those from memory by country, with a star; of the others how many."""
    brands = [brand for brand in formulary.brands if brand.generics == (medicine.generic,)]
    from_memory: dict[str, list[str]] = {}
    for brand in brands:
        if not brand.register:
            from_memory.setdefault(brand.country, []).append(f"{brand.brand}*")
    for country, names in from_memory.items():
        yield Line(f"sold in {country}", ", ".join(names), names=len(names))
    if counts := in_registers(brands):
        yield Line("brands in registers", counts, names=1)


def in_registers(brands: Iterable[Brand]) -> str:
    """How many of the brands each register shows."""
    counts = Counter(brand.register for brand in brands if brand.register)
    return ", ".join(f"{register} {count}" for register, count in sorted(counts.items()))


def short_row(medicine: Medicine, formulary: Formulary) -> Row:
    """A medicine that no report names: its names, its group, and how many brands it has."""
    never = f" {of_medicines.NEVER_SUDDENLY}" if medicine.never_suddenly else ""
    brands = Counter(bool(brand.register) for brand in formulary.brands if brand.generics == (medicine.generic,))
    counted = f"{brands[True]} brands seen in a register, {brands[False]} from memory"
    return Row((*names_of(medicine), Line("group", f"{medicine.group}.{never}"), Line("brands", counted, names=1)))


def combination_rows(formulary: Formulary) -> Iterator[Row]:
    """A brand that holds several medicines and was seen in no register, and where it is sold."""
    from_memory: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for brand in formulary.brands:
        if len(brand.generics) > 1 and not brand.register:
            from_memory.setdefault((brand.brand, brand.generics), []).append(brand.country)
    for (name, generics), countries in from_memory.items():
        yield Row((Line(f"{name}*", f"{' + '.join(generics)} ({', '.join(countries)})", names=1),))


def ambiguous_rows(formulary: Formulary) -> Iterator[Row]:
    """A brand whose contents its name does not tell, and what it may hold."""
    for each in formulary.ambiguous:
        yield Row((Line(each.brand, f"{' or '.join(each.could_be)} ({each.reason_code})", names=1),))


def register_row(register: Register) -> Row:
    """A register, the day of the extract, where that was found and what is known of it."""
    official = "official" if register.official else "NOT official"
    day = register.extracted_on.isoformat()
    return Row((Line(f"{register.code} {day}", f"{register.name}; {official}. {register.remarks}"),))


def sample_rows(formulary: Formulary) -> Iterator[Row]:
    """Brands of reported medicines that a register shows, taken at even distances, and what each is said to hold."""
    brands = [each for each in formulary.brands if each.register and not formulary.reported.isdisjoint(each.generics)]
    for each in brands[:: ceil(len(brands) / SAMPLE)]:
        told = f"{each.country}: {' + '.join(each.generics)} ({each.register} {each.extracted_on})"
        yield Row((Line(f"{each.brand}, {each.country}", told, names=1),))


STYLE = """
@page { size: A4; margin: 12mm 10mm; }
body { font: 9.5pt/1.3 sans-serif; color: #000; background: #fff; max-width: 60em; margin: 1em auto; padding: 0 1em; }
h1 { font-size: 16pt; } h2 { font-size: 12pt; margin: 1.4em 0 .3em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #777; padding: .25em .4em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
tr { break-inside: avoid; } thead { display: table-header-group; }
.texts { width: 50%; } .when { width: 12%; } .rests { width: 18%; } .sign { width: 20%; }
p { margin: 0 0 .15em; } code { font-size: 8pt; color: #444; } small { font-size: 8.5pt; }
.compact { columns: 2; font-size: 9pt; }
.unread { font-weight: bold; border-inline-start: 3px solid #000; padding-inline-start: .3em; }
"""
SIGN = "<p>☐ agree ☐ change to:</p><p>&#160;</p><p><small>initials, date:</small></p>"


def html(sheet: Sheet) -> str:
    """The sheet as one page that needs nothing else."""
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f"<title>{escape(sheet.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            *opening(sheet),
            *(lines for part in sheet.parts for lines in html_of_part(part, sheet.column)),
            *html_of_sources(sheet),
            "</body>\n</html>\n",
        )
    )


def opening(sheet: Sheet) -> Iterator[str]:
    """What the sheet is, how long it takes, and how to fill it in."""
    yield f"<h1>{escape(sheet.title)}</h1>"
    amount = f"{sheet.words} words" + (f" and {sheet.names} names" if sheet.names else "")
    yield (
        f"<p><strong>{amount}, about {sheet.minutes} minutes</strong> at {WORDS_A_MINUTE} words"
        f"{f' and {NAMES_A_MINUTE} names' if sheet.names else ''} a minute. Questionnaire version "
        f"{escape(sheet.version)}, texts of {statements.WRITTEN_ON}.</p>"
    )
    yield f"<p>{escape(sheet.ask)} Tick “agree”, or write what it should say. Sign each box, and the whole at the end."
    yield "A text that stands in several places is listed where it comes first.</p>"
    yield (
        "<p>A star after a brand: written down from memory, seen in no register. Of the others a sample is listed.</p>"
        if sheet.names
        else ""
    )
    unread = [source for source in sheet.sources if source.reached in UNREAD]
    yield f'<p class="unread">{len(unread)} of {len(sheet.sources)} sources were not read; each is marked.</p>'


def html_of_part(part: Part, column: str) -> Iterator[str]:
    """A heading and its rows; a compact part has one box to sign."""
    yield f"<h2>{escape(part.title)}</h2>"
    if part.compact:
        yield '<div class="compact">'
        yield from (f"<p>{texts(row, ' ')}</p>" for row in part.rows)
        yield f"</div>\n<table><tbody><tr><td>{SIGN}</td></tr></tbody></table>"
        return
    yield f'<table><thead><tr><th class="texts">Texts</th><th class="when">{escape(column)}</th>'
    yield '<th class="rests">Rests on</th><th class="sign">Sign</th></tr></thead><tbody>'
    for row in part.rows:
        shown = f"<td>{texts(row, '<br>')}</td><td>{escape(row.condition)}</td>"
        yield f"<tr>{shown}<td>{rests_on(row)}</td><td>{SIGN}</td></tr>"
    yield "</tbody></table>"


def texts(row: Row, between: str) -> str:
    """The texts of a row, each after its id."""
    return between.join(f"<code>{escape(line.id)}</code> {escape(line.text)}" for line in row.lines)


def rests_on(row: Row) -> str:
    """The sources of a row, each with how far it was read; that there is none, where there should be one."""
    if row.cited and not row.sources:
        return f'<p class="unread">{NO_SOURCE}</p>'
    return "".join(
        f"<p{marked(source)}><small>{escape(source.id)}: {how_far(source)}</small></p>"
        for source in dict.fromkeys(row.sources)
    )


def marked(source: Source) -> str:
    """What makes a source that was not read stand out."""
    return ' class="unread"' if source.reached in UNREAD else ""


def how_far(source: Source) -> str:
    """How far a source was read, and whether it was looked up again."""
    return READ[source.reached] + ("" if source.checked_on else f", {NOT_LOOKED_UP}")


def html_of_sources(sheet: Sheet) -> Iterator[str]:
    """Every source with what was seen of it and when, and the place to sign for the whole."""
    yield "<h2>Sources, and what was read of each</h2>\n<ul>"
    for source in sheet.sources:
        when = f"looked up on {source.checked_on}" if source.checked_on else NOT_LOOKED_UP
        link = f" {escape(source.link)}" if source.link else ""
        yield (
            f"<li{marked(source)}><code>{escape(source.id)}</code> {escape(source.citation)}{link} "
            f"<small>({READ[source.reached]}, {when}: {escape(source.seen)})</small></li>"
        )
    yield "</ul>\n<h2>The whole</h2>\n<p>Name, profession, registration number:</p><p>&#160;</p>"
    yield "<p>☐ may be shown to patients as it is</p><p>☐ after the changes above</p><p>☐ not</p>"
    yield "<p>Signature, date:</p><p>&#160;</p>"


SHEETS: dict[str, Callable[[], Sheet]] = {"clinician": for_clinician, "pharmacist": for_pharmacist}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = ArgumentParser("script/review", description="The review sheet for a clinician or a pharmacist.")
    parser.add_argument("reviewer", choices=SHEETS, help="who reads it")
    parser.add_argument("file", nargs="?", type=Path, help="an HTML file; without it to the standard output")
    wanted = parser.parse_args(arguments)
    page = html(SHEETS[wanted.reviewer]())
    if wanted.file:
        wanted.file.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


if __name__ == "__main__":
    main()
