"""A summary: the findings by section and topic, dated, with the questionnaire's version and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from screener.answers import Answers
from screener.findings import Finding, restate
from screener.medicines.lines import MedicineLines
from screener.questionnaire.model import Place, Questionnaire, Section, Source, Topic


@dataclass(frozen=True)
class Row:
    """A topic and what was said about it: one finding for each of its questions."""

    topic: Topic
    findings: tuple[Finding, ...]

    @property
    def answered(self) -> tuple[Finding, ...]:
        """The findings of the row that were answered."""
        return tuple(finding for finding in self.findings if finding.words)

    @property
    def to_show(self) -> tuple[Finding, ...]:
        """The findings that were asked or answered."""
        return tuple(finding for finding in self.findings if finding.asked or finding.words)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings for page one: those answered, and of a topic that is always shown those not answered too."""
        return tuple(
            finding for finding in self.findings if finding.words or (self.topic.always_shown and finding.asked)
        )


@dataclass(frozen=True)
class Part:
    """A section of the questionnaire and its rows."""

    section: Section
    rows: tuple[Row, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings for the screen: as for page one."""
        return tuple(finding for row in self.rows for finding in row.shown)

    @property
    def unanswered(self) -> tuple[Finding, ...]:
        """The findings that were asked and are not among those."""
        return tuple(finding for row in self.rows for finding in row.to_show if finding not in row.shown)

    @property
    def not_asked(self) -> tuple[Finding, ...]:
        """The findings that were neither asked nor answered."""
        return tuple(finding for row in self.rows for finding in row.findings if not (finding.asked or finding.words))


@dataclass(frozen=True)
class Summary:
    """What a person said, ready to be shown."""

    questionnaire: Questionnaire
    parts: tuple[Part, ...]
    medicines: MedicineLines
    made_on: date

    @property
    def rows(self) -> Iterator[Row]:
        """Every row, in order."""
        return (row for part in self.parts for row in part.rows)

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, in order."""
        return (finding for row in self.rows for finding in row.findings)

    def at(self, place: Place) -> tuple[Row, ...]:
        """The rows that stand in that block of page one, in order."""
        return tuple(row for row in self.rows if row.topic.place is place)

    def finding(self, question: str) -> Finding:
        """The finding of the question of that id."""
        return next(finding for finding in self.findings if finding.question.id == question)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source, once, in order of first mention."""
        return tuple(dict.fromkeys((*self.questionnaire.sources, *self.medicines.sources)))

    def number_of(self, source: Source) -> int:
        """The place of `source` in the list, counted from 1."""
        return self.sources.index(source) + 1


def summarise(questionnaire: Questionnaire, answers: Answers, medicines: MedicineLines, made_on: date) -> Summary:
    """The summary of `answers` and of the medicines they may name, dated `made_on`."""
    finding = {finding.question.id: finding for finding in restate(questionnaire, answers)}
    parts = tuple(
        Part(
            section,
            tuple(Row(topic, tuple(finding[question.id] for question in topic.questions)) for topic in section.topics),
        )
        for section in questionnaire.sections
    )
    return Summary(questionnaire, parts, medicines, made_on)
