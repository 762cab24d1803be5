"""Edge: which medicines a typed line names. Matched exactly as fact, nearly as a question, and never by guessing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.findings import DIRECTION_OVERRIDES
from screener.medicines import FORMULARY
from screener.medicines.formulary import AmbiguousBrand, Formulary, Medicine
from screener.medicines.lines import MedicineLine, MedicineLines, Product

Thing = TypeVar("Thing")
Name = tuple[str, ...]
Meaning = Product | AmbiguousBrand

# How near a word must be to a name to be offered as a question, and how far behind the nearest another may be.
# Chosen on the labelled lines in tests/medicines/medicine_lines.yaml, where anything from 0.74 to 0.76 finds the same.
NEAR = 0.75
AS_NEAR = 0.06
SHORTEST_GUESSED, LONGEST_GUESSED = 5, 30
MOST_ASKED = 3

# Words that stand beside a name in prescriptions and are near to some name without meaning it.
NOT_A_NAME = frozenset(
    """
    tablet tablets capsule capsules patch patches liquid drops syrup spray cream injection injections solution morning
    evening night nightly bedtime daily weekly monthly twice times needed before after since about sometimes every other
    another hayfever allergy medicine medication tablette tabletten comprime comprimes comprimido comprimidos
    hydrochloride chloride hydrobromide bromide maleate oxalate succinate fumarate tartrate sulfate sulphate citrate
    acetate phosphate mesilate mesylate besilate besylate sodium potassium calcium magnesium
    """.split()  # noqa: SIM905 - a list would take a line for each word
)


@dataclass(frozen=True)
class Recogniser:
    """A formulary made ready to be looked up in."""

    formulary: Formulary

    @cached_property
    def meanings(self) -> dict[Name, Meaning]:
        """What each name stands for, by its words."""
        medicines = {medicine.generic: medicine for medicine in self.formulary.medicines}
        products = [Product(name, (medicine,)) for medicine in medicines.values() for name in medicine.names]
        for brand in self.formulary.combinations:
            products.append(Product(brand.brand, tuple(medicines[generic] for generic in brand.generics)))
        named: list[tuple[str, Meaning]] = [(product.name, product) for product in products]
        named += [(brand.brand, brand) for brand in self.formulary.ambiguous]
        return {words(name): meaning for name, meaning in named}

    @cached_property
    def single_words(self) -> list[str]:
        """The names of one word: a misspelt word can be near to one of these."""
        return [name[0] for name in self.meanings if len(name) == 1]

    @cached_property
    def longest(self) -> int:
        """The number of words in the longest name."""
        return max(map(len, self.meanings))

    def recognise(self, typed: str) -> MedicineLines:
        """Every line of `typed` that is not blank, with the medicines it names. Time grows with the text's length."""
        lines = typed.translate(DIRECTION_OVERRIDES).split("\n")
        return MedicineLines(tuple(self.line(line.strip()) for line in lines if line.strip()))

    def line(self, typed: str) -> MedicineLine:
        """What one line means."""
        exact, left_over = self.split(words(typed))
        near = [meaning for word in left_over for meaning in self.near(word)]
        named = [medicine for meaning in exact if isinstance(meaning, Product) for medicine in meaning.medicines]
        return MedicineLine(
            typed,
            named=unique(named),
            asked=unique(
                product for product in near if isinstance(product, Product) and not set(product.medicines) <= set(named)
            ),
            packets=unique(
                brand for brand in exact + near if isinstance(brand, AmbiguousBrand) and not is_settled(brand, named)
            ),
        )

    def split(self, line: Name) -> tuple[list[Meaning], list[str]]:
        """What the names in a line stand for, the longest name first, and the words that are left over."""
        exact: list[Meaning] = []
        left_over: list[str] = []
        start = 0
        while start < len(line):
            lengths = range(min(self.longest, len(line) - start), 0, -1)
            length = next((length for length in lengths if line[start : start + length] in self.meanings), 0)
            if length:
                exact.append(self.meanings[line[start : start + length]])
            else:
                left_over.append(line[start])
            start += length or 1
        return exact, left_over

    def near(self, word: str) -> list[Meaning]:
        """What a misspelt word may stand for: the nearest names, if any is near enough."""
        if not SHORTEST_GUESSED <= len(word) <= LONGEST_GUESSED or word in NOT_A_NAME:
            return []
        similar = OSA.normalized_similarity
        found = process.extract(word, self.single_words, scorer=similar, score_cutoff=NEAR, limit=MOST_ASKED)
        return [self.meanings[(name,)] for name, similarity, _ in found if similarity >= found[0][1] - AS_NEAR]


def unique(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """The same things in the same order, each once."""
    return tuple(dict.fromkeys(things))


def is_settled(brand: AmbiguousBrand, named: Iterable[Medicine]) -> bool:
    """Whether the line says itself which of the brand's contents it is."""
    return any(medicine.generic in brand.could_be for medicine in named)


# A dose is often glued to the name, on either side: "mirtazapine15mg", "50mgsertraline", "2xquetiapine".
GLUE = re.compile(r"(?<=\d)(?:x|mg|mcg|ml)(?=[a-z]{4})")
WORD = re.compile(r"[^\W\d_]+|\d+")


def words(text: str) -> Name:
    """The words and numbers of `text` without case and accents, names and doses apart."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(WORD.findall(GLUE.sub(" ", plain)))


RECOGNISER = Recogniser(FORMULARY)
