"""The rows of the table of medicines, in groups, and what the reports were published in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from screener.medicines.formulary import Report
from screener.medicines.lines import MedicineLine, MedicineLines, Mention, unique
from screener.medicines.statements import MENTION_HEADINGS
from screener.questionnaire.model import N_, Source

TREATMENTS = N_("Sometimes given for restless legs")
NOT_LISTED = N_("Not on this form’s list of reported medicines")

NumberedLine = tuple[int, MedicineLine]
Group = tuple[str, list[NumberedLine]]


def by_report(lines: Sequence[MedicineLine]) -> list[NumberedLine]:
    """The lines, numbered as they were typed: those that name a medicine of published reports, then the others."""
    return sorted(enumerate(lines), key=lambda numbered: not numbered[1].reported)


def number_of(numbered: NumberedLine) -> int:
    """Which of the lines it is."""
    return numbered[0]


def groups(lines: Iterable[NumberedLine]) -> list[Group]:
    """The lines by heading, each in the order typed: what is reported or asked back, what is not, what is not taken."""
    headings = ("", TREATMENTS, NOT_LISTED, *MENTION_HEADINGS.values())
    found: dict[str, list[NumberedLine]] = {heading: [] for heading in headings}
    for numbered in lines:
        found[heading_of(numbered[1])].append(numbered)
    return [(heading, group) for heading, group in found.items() if group]


def heading_of(line: MedicineLine) -> str:
    """The heading of the group that a line belongs to; none for what each line says for itself."""
    if line.mention is not Mention.NOW:
        return MENTION_HEADINGS[line.mention]
    if not line.reported and not line.asks_back:
        return NOT_LISTED
    is_treatment = any(medicine.kind is Report.TREATMENT_THAT_CAN_WORSEN for medicine in line.reported)
    return TREATMENTS if is_treatment else ""


def cited(medicines: MedicineLines) -> tuple[Source, ...]:
    """For each medicine that is reported, the first of its sources; once each."""
    return unique(source for medicine in medicines.reported for source in medicine.sources[:1])


def numbers(line: MedicineLine, sources: Sequence[Source]) -> list[tuple[int, Source]]:
    """Which of the sources what is said of a line rests on, each with its number, counted from 1."""
    first = unique(source for medicine in line.reported for source in medicine.sources[:1])
    return [(sources.index(source) + 1, source) for source in first]
