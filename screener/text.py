"""Edge: a summary as plain text, to paste into a message or a record."""

from collections.abc import Iterator
from typing import assert_never

from screener.findings import Finding
from screener.language import Language
from screener.medicines import statements as of_medicines
from screener.medicines.lines import MedicineLines
from screener.questionnaire import statements
from screener.questionnaire.model import N_, Choice, Choices, MedicineList, Number, Quantity, Text
from screener.summary import Row, Summary

NOT_ASKED = N_("Not asked, because an earlier answer did not lead there")
REPORTED = N_("Named in published reports")
OTHER = N_("Other medicines, as typed.")
ASKED_BACK = N_("Look at the packet.")


def plain_text(summary: Summary, language: Language) -> str:
    """The summary in lines of plain text."""
    return "\n".join(lines(summary, language)) + "\n"


def lines(summary: Summary, language: Language) -> Iterator[str]:
    """The lines of the text: what this is, the rows by section, and what holds for everybody."""
    translated = language.translated
    yield translated(statements.TITLE)
    yield language.long_date(summary.made_on)
    yield translated(statements.WHAT_THIS_IS)
    for part in summary.parts:
        yield ""
        yield f"== {translated(part.section.title)} =="
        for row in part.rows:
            if row.to_show:
                yield from lines_of_row(row, summary.medicines, language)
        if part.not_asked:
            shorts = "; ".join(translated(finding.question.short) for finding in part.not_asked)
            yield f"\n{translated(NOT_ASKED)}: {shorts}."
    yield ""
    yield f"== {translated(statements.NOTES_TITLE)} =="
    yield from (f"- {translated(note.text)}" for note in summary.questionnaire.notes)
    yield ""
    for statement in (
        statements.NOT_ADDED_UP,
        statements.NOT_TESTED,
        statements.COURSE_FOOTNOTE,
        statements.WHATEVER_THIS_SAYS,
        statements.NOT_STORED,
    ):
        yield translated(statement)
    yield reviewed(language)


def reviewed(language: Language) -> str:
    """Whether a clinician has read the texts."""
    if statements.REVIEWED_BY is None:
        return language.translated(statements.NOT_REVIEWED)
    return language.translated(statements.REVIEWED) % {"name": statements.REVIEWED_BY}


def lines_of_row(row: Row, medicines: MedicineLines, language: Language) -> Iterator[str]:
    """A topic, what is published about it, and each of its questions with the answer."""
    translated = language.translated
    yield ""
    yield translated(row.topic.title)
    for statement in (row.topic.statement, row.topic.lead):
        if statement:
            yield f"  {translated(statement)}"
    for finding in row.to_show:
        yield f"- {translated(finding.question.short)}: {answer_in_a_line(finding, language)}"
        if isinstance(finding.question.kind, MedicineList):
            yield from lines_of_medicines(medicines, language)


def answer_in_a_line(finding: Finding, language: Language) -> str:
    """The answer in words."""
    words = [language.in_words(each) for each in finding.words]
    if not words:
        return language.translated(finding.question.kind.unanswered)
    match finding.question.kind:
        case Number() | Quantity():
            return f"{words[0]} {', '.join(words[1:])}"
        case Choice() | Choices() | Text() | MedicineList():
            return ", ".join(words)
        case _:
            assert_never(finding.question.kind)


def lines_of_medicines(medicines: MedicineLines, language: Language) -> Iterator[str]:
    """The medicines that reports name, by what is reported; the others; those to look up; those not taken now."""
    translated = language.translated
    for report, reported in medicines.by_report:
        yield f"{translated(of_medicines.REPORT_HEADINGS[report])}. {translated(of_medicines.REPORTED[report])}"
        yield from (f"- {medicine.generic}" for medicine in reported)
    if medicines.other:
        yield f"{translated(OTHER)} {translated(of_medicines.NOT_ON_THE_LIST)}"
    for line in medicines.other:
        yield f"- {line.typed}"
    if medicines.asked_back:
        yield f"{translated(ASKED_BACK)} {translated(of_medicines.LOOK_AT_THE_PACKET)}"
    for line in medicines.asked_back:
        suggested = [f"{product.in_words}?" for product in line.asked]
        yield f"- {line.typed}: {' '.join([*suggested, *(translated(brand.reason) for brand in line.packets)])}"
    for mention, not_now in medicines.not_now:
        yield translated(of_medicines.MENTION_HEADINGS[mention])
        yield from (f"- {line.typed}" for line in not_now)
