"""What a person chose about the PDF: its page format, the size of print, and what else is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from screener.questionnaire.model import N_, Option


@dataclass(frozen=True)
class Offer:
    """Something to choose, in the field of that name. The first option is for whoever chose nothing that is offered."""

    name: str
    label: str
    options: tuple[Option, ...]

    def chosen(self, code: str) -> str:
        """`code` where it is offered, else that of the first option."""
        codes = [option.code for option in self.options]
        return code if code in codes else codes[0]


@dataclass(frozen=True)
class Tick:
    """Something to tick: the field of that name holds `YES` where it is wanted."""

    name: str
    label: str


YES = "yes"
PAGE_FORMAT = Offer("page_format", N_("Paper"), (Option("a4", N_("A4")), Option("letter", N_("US Letter"))))
SIZE = Offer("size", N_("Print"), (Option("normal", N_("Normal")), Option("large", N_("Large"))))
OFFERS = (PAGE_FORMAT, SIZE)
FULL = Tick("full", N_("Every answer in full"))
TESTS = Tick("tests", N_("Tests to discuss"))
DIARY = Tick("diary", N_("Seven-night diary"))
TICKS = (FULL, TESTS, DIARY)


@dataclass(frozen=True)
class Options:
    """A code of each of the `OFFERS`, and whether each of the `TICKS` is wanted."""

    page_format: str = "a4"
    size: str = "normal"
    full: bool = False
    tests: bool = False
    diary: bool = False

    @classmethod
    def chosen(cls, sent: Mapping[str, str]) -> Options:
        """The choices in the fields of a form or the query of an address."""
        chosen: dict[str, Any] = {offer.name: offer.chosen(sent.get(offer.name, "")) for offer in OFFERS}
        chosen |= {tick.name: sent.get(tick.name) == YES for tick in TICKS}
        return cls(**chosen)

    @property
    def flows(self) -> bool:
        """Whether the answers take the pages they need, one after another: there is no page one to fit in."""
        return self.size == "large"

    @property
    def of_sheets(self) -> Options:
        """The same without what concerns the answers alone: large print has all its notes with them."""
        return replace(self, full=self.full and not self.flows)

    @property
    def has_sheets(self) -> bool:
        """Whether pages that are the same for everybody are wanted."""
        return self.tests or self.diary or self.of_sheets.full
