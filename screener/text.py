"""Edge: a summary as plain text, to paste into a message or a record.

In page one's order and at most 80 columns wide. It holds what was said, and in one sentence what was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import assert_never

from screener.findings import Finding
from screener.language import Language
from screener.medicines import statements as of_medicines
from screener.medicines.lines import MedicineLine, MedicineLines
from screener.questionnaire import statements
from screener.questionnaire.model import N_, Choice, Choices, MedicineList, Number, Place, Quantity, Text
from screener.summary import Row, Summary

WIDTH = 80

# Page one's own headings; what stands at its head needs none.
HEADINGS = {
    Place.HEAD: "",
    Place.OWN_WORDS: "",
    Place.CRITERIA: N_("The published features (IRLSSG 2014), and my answers"),
    Place.PATTERN: N_("Pattern and effect"),
    Place.CONDITIONS: N_("Conditions linked with restless legs"),
    Place.RESULTS: "",
    Place.MEDICINES: N_("Medicines, as I typed them"),
    Place.QUESTIONS: N_("Questions I want to ask"),
}
NOT_ANSWERED = N_("Asked and not answered")
NOT_CHANGED = N_("No medicine should be stopped, skipped or changed because of this page.")


def plain_text(summary: Summary, language: Language) -> str:
    """The summary in lines of plain text."""
    return "\n".join(lines(summary, language)) + "\n"


def lines(summary: Summary, language: Language) -> Iterator[str]:
    """The lines of the text: what this is, the blocks of page one, what was not answered, what holds for everybody."""
    translated = language.translated
    yield from paragraph(translated(statements.TITLE))
    yield language.long_date(summary.made_on)
    yield from paragraph(translated(statements.WHAT_THIS_IS))
    for place, heading in HEADINGS.items():
        block = [*lines_of_block(summary, place, language)]
        if heading and block:
            yield ""
            yield from paragraph(translated(heading).upper())
        yield from block
    yield ""
    if unanswered := [translated(each.question.short) for each in summary.findings if each.unanswered]:
        yield from paragraph(f"{translated(NOT_ANSWERED)}: {'; '.join(unanswered)}.")
        yield ""
    yield from paragraph(translated(statements.URGENT_LINE))
    yield from paragraph(
        f"{translated(statements.NOT_A_DIAGNOSIS)} {translated(statements.NOT_TESTED)} {reviewed(language)}"
    )


def reviewed(language: Language) -> str:
    """Whether a clinician has read the texts."""
    if statements.REVIEWED_BY is None:
        return language.translated(statements.NOT_REVIEWED)
    return language.translated(statements.REVIEWED) % {"name": statements.REVIEWED_BY}


def lines_of_block(summary: Summary, place: Place, language: Language) -> Iterator[str]:
    """What was said in one block of page one; beside each published criterion its first answer, also where none is."""
    for number, row in enumerate(summary.at(place), start=1):
        found = [each for each in row.findings if each.words or (row.topic.statement and each is row.findings[0])]
        if row.topic.statement:
            yield from paragraph(f"{number}. {of_criterion(row, language)}")
        for finding in found:
            yield from answered(finding, summary.medicines, language)


def of_criterion(row: Row, language: Language) -> str:
    """A published criterion in our own words, and what its row says before any answer."""
    return " ".join(language.translated(each) for each in (row.topic.statement, row.topic.lead) if each)


def answered(finding: Finding, medicines: MedicineLines, language: Language) -> Iterator[str]:
    """A question and its answer; below a list of medicines what is known of each line."""
    short = language.translated(finding.question.short)
    if not isinstance(finding.question.kind, MedicineList):
        yield from entry(f"{short}: {answer_in_a_line(finding, language)}")
        return
    yield from entry(f"{short}:")
    typed = [line for line in language.in_words(finding.words[0]).split("\n") if line.strip()]
    known = {line.typed: line for line in medicines.lines}
    for each in typed:
        said = of_medicine(known[each.strip()], language) if each.strip() in known else ""
        yield from entry(f"{each.strip()}: {said}" if said else each.strip(), "  - ")
    yield from paragraph(language.translated(NOT_CHANGED))


def of_medicine(line: MedicineLine, language: Language) -> str:
    """What a line is recognised as, and what reports say or the packet answers: the same for everybody."""
    translated = language.translated
    reports = dict.fromkeys(translated(of_medicines.REPORT_HEADINGS[each.kind]) for each in line.reported)
    asked = [f"{product.in_words}?" for product in line.asked] + [translated(brand.reason) for brand in line.packets]
    said = [", ".join(each.generic for each in line.named), *reports]
    if line.asks_back:
        said.append(" ".join([*asked, translated(of_medicines.LOOK_AT_THE_PACKET)]))
    return "; ".join(filter(None, said))


def answer_in_a_line(finding: Finding, language: Language) -> str:
    """The answer in words."""
    words = [language.in_words(each) for each in finding.words]
    if not words:
        return language.translated(finding.question.kind.unanswered)
    match finding.question.kind:
        case Number() | Quantity():
            return f"{words[0]} {', '.join(words[1:])}"
        case Choice() | Choices() | Text() | MedicineList():
            return "; ".join(words)
        case _:
            assert_never(finding.question.kind)


def entry(text: str, mark: str = "- ") -> Iterator[str]:
    """An entry of a list, with what follows its first line under that."""
    return paragraph(text, mark)


def paragraph(text: str, mark: str = "") -> Iterator[str]:
    """A text in lines that are short enough; the lines in which it was typed stay apart."""
    return folded(text.split("\n"), mark)


def folded(typed: Iterable[str], mark: str) -> Iterator[str]:
    """Lines folded to the width, the first behind a mark and the others under what follows it."""
    below = " " * len(mark)
    for number, line in enumerate(typed):
        yield from wrap(line, WIDTH, initial_indent=below if number else mark, subsequent_indent=below) or [""]
