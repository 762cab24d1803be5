"""What of a summary stands on page one, and what goes on overleaf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import category

from screener.findings import Finding, Fixed, Typed, Words
from screener.medicines.lines import MedicineLine
from screener.pdf.medicines import NumberedLine, by_report, number_of
from screener.questionnaire.model import MedicineList, Number, Quantity, Text, options
from screener.summary import Row, Summary

# Letters that two lines of small print hold.
TWO_LINES = 200
MORE = "…"

Overleaf = tuple[tuple[Row, tuple[Finding, ...]], ...]


@dataclass(frozen=True)
class Fit:
    """What stands on page one: all of it, or no more of an answer than `most` says of its question.

    It counts ticks, lines of medicines, and characters of typed words; of any answer 0 leaves it out with its name.
    `notes` are lines to write on, `sources` what reports were published in, `box` is what is for the clinician,
    `unanswered` names what was not answered; each is there or not as a whole. Without `columns` no blocks stand
    side by side. Where the page `flows`, it is as many pages as it takes.
    """

    most: Mapping[str, int] = field(default_factory=dict)
    notes: bool = True
    sources: bool = True
    box: bool = True
    unanswered: bool = True
    columns: bool = True
    flows: bool = False

    def shown(self, finding: Finding) -> Finding:
        """The finding with as much of the answer as stands on page one."""
        most = self.most.get(finding.question.id)
        if most is None:
            return finding
        if most and isinstance(finding.question.kind, Text):
            return replace(finding, words=tuple(cut(words, most) for words in finding.words))
        stays = safety(finding)
        first = sorted(finding.words, key=lambda words: words not in stays)[:most]
        return replace(finding, words=tuple(words for words in finding.words if words in first))

    def moved(self, finding: Finding) -> Finding:
        """The finding with what stands overleaf of the answer: the other ticks, or typed words from their beginning."""
        shown = self.shown(finding)
        if shown == finding:
            return replace(finding, words=())
        if isinstance(finding.question.kind, Text):
            return finding
        return replace(finding, words=tuple(words for words in finding.words if words not in shown.words))

    def named(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Those of the findings that page one names, whether or not all of the answer stands beside the name."""
        return tuple(finding for finding in findings if not self.is_left_out(finding))

    def is_left_out(self, finding: Finding) -> bool:
        """Whether a finding stands overleaf with its name."""
        return self.most.get(finding.question.id) == 0 and not isinstance(finding.question.kind, MedicineList)

    def lines(self, finding: Finding, lines: Sequence[MedicineLine]) -> tuple[NumberedLine, ...]:
        """The lines of medicines that stand on page one: before others those that published reports name."""
        return tuple(sorted(by_report(lines)[: self.most.get(finding.question.id)], key=number_of))

    @property
    def rest(self) -> Rest:
        """What stands overleaf for this."""
        return Rest(before=self)


@dataclass(frozen=True)
class Rest(Fit):
    """What stands overleaf: all of the findings that are moved, and the lines of medicines that are not on page one."""

    before: Fit = field(default_factory=Fit)

    def lines(self, finding: Finding, lines: Sequence[MedicineLine]) -> tuple[NumberedLine, ...]:
        """The lines of medicines that do not stand on page one."""
        most = self.before.most.get(finding.question.id, len(lines))
        return tuple(sorted(by_report(lines)[most:], key=number_of))


def safety(finding: Finding) -> tuple[Words, ...]:
    """The words of an answer that are about safety: they never leave page one."""
    labels = {option.label for option in options(finding.question) if option.safety or finding.question.safety}
    return tuple(words for words in finding.words if isinstance(words, Fixed) and words.text in labels)


def overleaf(summary: Summary, fit: Fit) -> Overleaf:
    """The rows of which something stands overleaf, with the findings as they stand there, in order."""
    if not fit.most:
        return ()
    rows = ((row, tuple(moved(finding, summary, fit) for finding in row.answered)) for row in summary.rows)
    found = ((row, tuple(finding for finding in findings if finding.words)) for row, findings in rows)
    return tuple((row, findings) for row, findings in found if findings)


def moved(finding: Finding, summary: Summary, fit: Fit) -> Finding:
    """The finding as it stands overleaf: without words where nothing of it does."""
    if isinstance(finding.question.kind, MedicineList):
        return finding if fit.rest.lines(finding, summary.medicines.lines) else replace(finding, words=())
    return fit.moved(finding)


def unanswered(summary: Summary) -> tuple[str, ...]:
    """What was asked and not answered, beside what its block says that of.

    Each question by its name, but where all of a topic or of a section were not answered, that by its title.
    """
    names: list[str] = []
    for part in summary.parts:
        missing = [tuple(named_at_the_end(row)) for row in part.rows]
        if sum(map(len, missing)) == sum(len(row.to_show) for row in part.rows) > 1:
            names.append(part.section.title)
            continue
        for row, findings in zip(part.rows, missing, strict=True):
            whole = len(findings) == len(row.to_show) > 1
            names += [row.topic.title] if whole else [finding.question.short for finding in findings]
    return tuple(names)


def named_at_the_end(row: Row) -> Iterator[Finding]:
    """The findings of a row that were asked and not answered, without those that page one shows in their block.

    A box to type in is an offer: whoever leaves it empty has left nothing open that a clinician would ask about.
    """
    shown = row.findings[:1] if row.topic.statement else row.shown
    left_open = (finding for finding in row.findings if finding.unanswered and finding not in shown)
    return (finding for finding in left_open if not isinstance(finding.question.kind, Number | Quantity | Text))


def fits_in_two_lines(names: Iterable[str]) -> bool:
    """Whether the names of what was not answered take no more than two lines of page one."""
    return len("; ".join(names)) <= TWO_LINES


def cut(words: Words, most: int) -> Words:
    """The beginning of what was typed, up to the end of a word, with a sign that more follows."""
    if not isinstance(words, Typed) or len(words.text) <= most:
        return words
    text = words.text[:most]
    return Typed(f"{text[: last_break(text)].rstrip()} {MORE}")


def last_break(text: str) -> int:
    """Where to cut `text`: after its last whole word, or where that would lose much, before its last letter.

    What is written on that letter goes with it: more marks may follow, so it may not be whole.
    """
    space = max(text.rfind(" "), text.rfind("\n"))
    if space > max(0, len(text) - 25):
        return space
    end = len(text) - 1
    while end > 0 and category(text[end]).startswith("M"):
        end -= 1
    return max(end, 0)
