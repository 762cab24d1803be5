"""What the lines typed into the medicines box may name: told apart by `recognition`, never judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from screener.medicines.formulary import REPORTED, AmbiguousBrand, Medicine, Report
from screener.questionnaire.model import Source

Thing = TypeVar("Thing")


class Mention(StrEnum):
    """How a line names its medicines: as taken now, which is what stands where nothing else is plain, or not."""

    NOW = "now"
    PAST = "past"
    AVOIDED = "avoided"


@dataclass(frozen=True)
class Product:
    """A name, as on the packet, and the medicines that it stands for."""

    name: str
    medicines: tuple[Medicine, ...]

    @property
    def in_words(self) -> str:
        """The name, with what is in it where the name does not say so."""
        contents = ", ".join(medicine.generic for medicine in self.medicines)
        return self.name if self.name == contents else f"{self.name} ({contents})"


@dataclass(frozen=True)
class MedicineLine:
    """One typed line.

    `named` medicines stand in it by name; `asked` is what a word that stands for none may have meant; `packets` are
    brands with several contents; `mention` is how the line speaks of them.
    """

    typed: str
    named: tuple[Medicine, ...] = ()
    asked: tuple[Product, ...] = ()
    packets: tuple[AmbiguousBrand, ...] = ()
    mention: Mention = Mention.NOW

    @property
    def reported(self) -> tuple[Medicine, ...]:
        """The medicines named, as taken now, that published reports link with restless legs."""
        if self.mention is not Mention.NOW:
            return ()
        return tuple(medicine for medicine in self.named if medicine.kind is not Report.NOT_FLAGGED)

    @property
    def asks_back(self) -> bool:
        """Whether only the packet can say what the line, of a medicine taken now, means."""
        return self.mention is Mention.NOW and bool(self.asked or self.packets)


@dataclass(frozen=True)
class MedicineLines:
    """Every line, in groups. A line of what is taken now may stand in more than one; another stands in one only."""

    lines: tuple[MedicineLine, ...] = ()

    @property
    def reported(self) -> tuple[Medicine, ...]:
        """Every medicine named that published reports link with restless legs, once, in order of first mention."""
        return unique(medicine for line in self.lines for medicine in line.reported)

    @property
    def by_report(self) -> tuple[tuple[Report, tuple[Medicine, ...]], ...]:
        """The medicines of `reported` by what is reported, in the order of `Report`; no kind without a medicine."""
        kinds = ((kind, tuple(each for each in self.reported if each.kind is kind)) for kind in REPORTED)
        return tuple((kind, medicines) for kind, medicines in kinds if medicines)

    @property
    def other(self) -> tuple[MedicineLine, ...]:
        """Lines of what is taken now that name none of those and ask nothing back."""
        now = (line for line in self.lines if line.mention is Mention.NOW)
        return tuple(line for line in now if not (line.reported or line.asks_back))

    @property
    def asked_back(self) -> tuple[MedicineLine, ...]:
        """Lines that only the packet can settle."""
        return tuple(line for line in self.lines if line.asks_back)

    @property
    def not_now(self) -> tuple[tuple[Mention, tuple[MedicineLine, ...]], ...]:
        """Lines of what is no longer taken, then of what is not taken or avoided; no kind without a line."""
        kinds = (
            (mention, tuple(line for line in self.lines if line.mention is mention))
            for mention in (Mention.PAST, Mention.AVOIDED)
        )
        return tuple((mention, lines) for mention, lines in kinds if lines)

    def naming(self, medicine: Medicine) -> tuple[str, ...]:
        """The lines that name `medicine` as taken now, as typed."""
        return tuple(line.typed for line in self.lines if medicine in line.named and line.mention is Mention.NOW)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the reports were published in, and what warns of a sudden end, once each."""
        named = unique(medicine for line in self.lines if line.mention is Mention.NOW for medicine in line.named)
        reports = (source for medicine in self.reported for source in medicine.sources)
        return unique((*reports, *(source for medicine in named for source in medicine.warned_by)))


def unique(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The same things in the same order, each once."""
    return tuple(dict.fromkeys(things))
