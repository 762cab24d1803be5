"""Edge: a summary as plain text, to paste into a message or a record."""

from collections.abc import Callable, Iterator

from screener.findings import Finding, Words
from screener.questionnaire import statements
from screener.questionnaire.causes import MEDICINES
from screener.questionnaire.model import N_, Number, Quantity
from screener.summary import Row, Summary

NOT_ANSWERED = N_("Not answered")
REPORTED = N_("Named in published reports")
OTHER = N_("Other medicines, as typed.")
ASKED_BACK = N_("Look at the packet.")


def plain_text(summary: Summary, translated: Callable[[str], str], in_words: Callable[[Words], str], day: str) -> str:
    """The summary in lines of plain text; `day` is its date, written out."""

    def said(finding: Finding) -> str:
        words = [in_words(words) for words in finding.said]
        match finding.question.kind:
            case Number() | Quantity() if words:
                return f"{words[0]} {', '.join(words[1:])}"
            case _:
                return ", ".join(words) or translated(NOT_ANSWERED)

    def row(row: Row) -> Iterator[str]:
        yield ""
        yield translated(row.topic.title)
        for statement in (row.topic.statement, row.topic.lead):
            if statement:
                yield f"  {translated(statement)}"
        for finding in row.findings:
            yield f"- {translated(finding.question.short)}: {said(finding)}"
            yield from (f"  ({translated(note.text)})" for note in finding.notes)

    def medicines() -> Iterator[str]:
        if summary.medicines.reported:
            yield translated(REPORTED)
        for medicine in summary.medicines.reported:
            yield f"- {medicine.generic}: {translated(statements.REPORTED[medicine.kind])}"
        if summary.medicines.other:
            yield f"{translated(OTHER)} {translated(statements.NOT_ON_THE_LIST)}"
        for line in summary.medicines.other:
            yield f"- {line.typed}"
        if summary.medicines.asked_back:
            yield f"{translated(ASKED_BACK)} {translated(statements.LOOK_AT_THE_PACKET)}"
        for line in summary.medicines.asked_back:
            suggested = [f"{product.in_words}?" for product in line.asked]
            yield f"- {line.typed}: {' '.join([*suggested, *(translated(brand.reason) for brand in line.packets)])}"

    def lines() -> Iterator[str]:
        yield translated(statements.TITLE)
        yield day
        yield translated(statements.WHAT_THIS_IS)
        for part in summary.parts:
            yield ""
            yield f"== {translated(part.section.title)} =="
            for each in part.rows:
                yield from row(each)
                if each.topic.id == MEDICINES.id:
                    yield from medicines()
        yield ""
        yield translated(statements.NOT_ADDED_UP)
        yield translated(statements.COURSE_FOOTNOTE)
        yield translated(statements.WHATEVER_THIS_SAYS)
        yield translated(statements.NOT_STORED)

    return "\n".join(lines()) + "\n"
