"""Edge: which medicines a typed line names. Matched exactly as fact, nearly as a question, and never by guessing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.findings import DIRECTION_OVERRIDES
from screener.medicines import FORMULARY
from screener.medicines.contents import FOLDER
from screener.medicines.formulary import AmbiguousBrand, Country, Formulary, Medicine
from screener.medicines.lines import MedicineLine, MedicineLines, Product, unique
from screener.medicines.mentions import NAME, mention
from screener.medicines.spelling import beginning, consonants, sound
from screener.medicines.tables import OTHER_NAMES

Name = tuple[str, ...]
Meaning = Product | AmbiguousBrand

# How near a word must be to a name to be offered as a question: how many letters may differ in names of at least so
# many letters, and how many of its consonants as they sound. Chosen on the misspelt names of the labelled lines in
# tests/medicines and on half of the names of other medicines in registers; the other half is kept for measuring.
LETTERS = {5: 1, 8: 2, 11: 3}
CONSONANTS = 1
LONG_NAME, LONG_NAME_CONSONANTS = 11, 2
# Those that are this much further than the nearest are not offered beside it.
SIMILAR, AS_SIMILAR = 0.72, 0.06
SHORTEST_GUESSED, LONGEST_GUESSED = min(LETTERS), 30
MOST_COMPARED, MOST_ASKED = 8, 3
# A brand in more countries than this is so well known that one written as it sounds is asked about, whatever it holds.
MANY_COUNTRIES = 2

# Words that are near to some name without meaning it. The first stand beside names in lists of medicines; the others
# are those of the most frequent words of five languages that are near to a name.
NOT_A_NAME = frozenset(
    """
        tablet tablets capsule capsules patch patches liquid drops syrup spray cream injection injections solution
    morning     evening night nightly bedtime daily weekly monthly twice times needed before after since about
    sometimes every other     another hayfever allergy allergies allergic alergica alergico allergisch allergique
    medicine medicines medication medications tablette tabletten comprime     comprimes comprimido comprimidos
    nothing anything everything something none unknown stopped started taking taken     january february march april
    august september october november december januar februar oktober dezember janvier     fevrier juillet septembre
    octobre novembre decembre enero febrero agosto septiembre octubre noviembre diciembre
    hydrochloride chloride hydrobromide bromide maleate oxalate succinate fumarate tartrate sulfate sulphate citrate
    acetate phosphate mesilate mesylate besilate besylate sodium potassium calcium magnesium

    aimee allegory aloof anvil apoya artemis aspirante aspiring avail avila avoine avril backofen bahnhofen buscaron
    carta certa circadian coffin conecta conta contact copine coral corral cuesta decentes destines emmett entrevue
    espirita falls fertigen flute freistil gravel gravou happy herein heroi heron herrin immense lanzo lexus litro
    localite maradona metadata methoden moderate moral neuro optimale optimize pantalon parie parite parmi perito
    proton querra raped rescue reserven salian sarten serenite serviram sheet solia sparing sturgeon surmonte
    surmonter sympa thrived trama travel trazidos trillion ultra valeria valid valls venez venia venis vertigo
    villano walls walsh
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
    def guessed(self) -> list[str]:
        """The names of one word that a misspelt word may stand for.

        Generics, brands of reported medicines that are sold in two countries or more, and brands with different
        contents: the others are so many that the name of some other medicine is always near to one of them.
        """
        official = {name for medicine in self.formulary.medicines for name in (medicine.generic, *medicine.also)}
        brands = (name for name, countries in self.countries.items() if len(countries) > 1)
        ambiguous = (brand.brand for brand in self.formulary.ambiguous)
        return sorted(set(single_words((*official, *brands, *ambiguous))))

    @cached_property
    def countries(self) -> dict[str, set[Country]]:
        """Where each brand that holds a reported medicine is sold."""
        reported = self.formulary.reported
        sold: dict[str, set[Country]] = defaultdict(set)
        for brand in self.formulary.brands:
            if not reported.isdisjoint(brand.generics):
                sold[brand.brand].add(brand.country)
        return sold

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Brands of one word by how they sound: those that hold a reported medicine, or may, and well-known others."""
        others = Counter(brand.brand for brand in self.formulary.brands)
        known = (name for name, countries in others.items() if countries > MANY_COUNTRIES)
        brands = (*self.countries, *known, *(brand.brand for brand in self.formulary.ambiguous))
        alike: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(single_words(brands))):
            alike[sound(name)].append(name)
        return alike

    @cached_property
    def never_guessed(self) -> frozenset[str]:
        """Words that are no misspelt name: words of the language, and of the names of other medicines."""
        rows = OTHER_NAMES.read((FOLDER / OTHER_NAMES.file).read_bytes())
        return NOT_A_NAME.union(*map(words, rows.columns["name"]))

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
        found = [(word, self.meanings.get(word)) for word in self.split(words(typed))]
        exact = [meaning for _, meaning in found if meaning]
        guessed = [(word, self.near(word[0])) for word, meaning in found if not meaning]
        near = [meaning for _, meanings in guessed for meaning in meanings]
        named = [medicine for meaning in exact if isinstance(meaning, Product) for medicine in meaning.medicines]
        names = {word for word, meanings in guessed if meanings} | {word for word, meaning in found if meaning}
        return MedicineLine(
            typed,
            named=unique(named),
            asked=unique(
                product for product in near if isinstance(product, Product) and not set(product.medicines) <= set(named)
            ),
            packets=unique(
                brand for brand in exact + near if isinstance(brand, AmbiguousBrand) and not is_settled(brand, named)
            ),
            mention=mention([NAME if word in names else word[0] for word, _ in found], date.today().year),
        )

    def split(self, line: Name) -> Iterator[Name]:
        """The names in a line, the longest first, and the words that are left over, in the order of the line."""
        start = 0
        while start < len(line):
            lengths = range(min(self.longest, len(line) - start), 0, -1)
            length = next((length for length in lengths if line[start : start + length] in self.meanings), 1)
            yield line[start : start + length]
            start += length

    def near(self, word: str) -> list[Meaning]:
        """What a misspelt word may stand for: the nearest names, if any is near enough."""
        if not SHORTEST_GUESSED <= len(word) <= LONGEST_GUESSED or word in self.never_guessed:
            return []
        similar = OSA.normalized_similarity
        found = process.extract(word, self.guessed, scorer=similar, score_cutoff=SIMILAR, limit=MOST_COMPARED)
        near = [(name, similarity) for name, similarity, _ in found if may_mean(word, name)]
        names = [name for name, similarity in near if similarity >= near[0][1] - AS_SIMILAR]
        return [self.meanings[(name,)] for name in (names or self.by_sound.get(sound(word), []))[:MOST_ASKED]]


def may_mean(word: str, name: str) -> bool:
    """Whether a misspelt `word` is near enough to `name`: it begins alike and has nearly the same consonants."""
    length = min(len(word), len(name))
    letters = max(allowed for least, allowed in LETTERS.items() if length >= least or least == SHORTEST_GUESSED)
    differ = OSA.distance(word, name)
    if differ > letters or beginning(word) != beginning(name):
        return False
    typed, meant = consonants(word), consonants(name)
    apart = OSA.distance(typed, meant)
    if letters == LETTERS[SHORTEST_GUESSED]:
        # In a short name another consonant makes another name; one that is missing or too many does not.
        return apart == 0 or (apart == CONSONANTS and len(typed) != len(meant))
    return apart <= CONSONANTS or (length >= LONG_NAME and differ < letters and apart <= LONG_NAME_CONSONANTS)


def single_words(names: Iterable[str]) -> Iterator[str]:
    """Those of the names that are one word, as `words` has it."""
    for name in names:
        found = words(name)
        if len(found) == 1:
            yield found[0]


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
