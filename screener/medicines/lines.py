"""What the lines typed into the medicines box may name: told apart by `recognition`, never judged."""

from __future__ import annotations

from dataclasses import dataclass

from screener.medicines.formulary import AmbiguousBrand, Medicine, Report
from screener.questionnaire.model import Source


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
    brands with several contents.
    """

    typed: str
    named: tuple[Medicine, ...] = ()
    asked: tuple[Product, ...] = ()
    packets: tuple[AmbiguousBrand, ...] = ()

    @property
    def reported(self) -> tuple[Medicine, ...]:
        """The medicines named that published reports link with restless legs."""
        return tuple(medicine for medicine in self.named if medicine.kind is not Report.NOT_FLAGGED)


@dataclass(frozen=True)
class MedicineLines:
    """Every line, in three groups. A line may stand in more than one."""

    lines: tuple[MedicineLine, ...] = ()

    @property
    def reported(self) -> tuple[Medicine, ...]:
        """Every medicine named that published reports link with restless legs, once, in order of first mention."""
        return tuple(dict.fromkeys(medicine for line in self.lines for medicine in line.reported))

    @property
    def other(self) -> tuple[MedicineLine, ...]:
        """Lines that name none of those and ask nothing back: on no list here, or listed as not reported."""
        return tuple(line for line in self.lines if not (line.reported or line.asked or line.packets))

    @property
    def asked_back(self) -> tuple[MedicineLine, ...]:
        """Lines that only the packet can settle."""
        return tuple(line for line in self.lines if line.asked or line.packets)

    def naming(self, medicine: Medicine) -> tuple[str, ...]:
        """The lines that name `medicine`, as typed."""
        return tuple(line.typed for line in self.lines if medicine in line.named)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the reports were published in, once each."""
        return tuple(dict.fromkeys(source for medicine in self.reported for source in medicine.sources))
