"""What a person chose about the PDF: its page format, the size of print, and whether more than page one is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


PAGE_FORMAT = Offer("page_format", N_("Paper"), (Option("a4", N_("A4")), Option("letter", N_("US Letter"))))
SIZE = Offer("size", N_("Print"), (Option("normal", N_("Normal")), Option("large", N_("Large"))))
PAGES = Offer("pages", N_("Pages"), (Option("all", N_("Everything")), Option("first", N_("Page one only"))))
OFFERS = (PAGE_FORMAT, SIZE, PAGES)


@dataclass(frozen=True)
class Options:
    """One code of each of the `OFFERS`."""

    page_format: str
    size: str
    pages: str

    @classmethod
    def chosen(cls, sent: Mapping[str, str]) -> Options:
        """The choices in the fields of a form or the query of an address."""
        return cls(**{offer.name: offer.chosen(sent.get(offer.name, "")) for offer in OFFERS})

    @property
    def flows(self) -> bool:
        """Whether the answers take the pages they need, one after another: there is no page one to fit in."""
        return self.size == "large"
