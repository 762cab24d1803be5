"""Plain language: what is asked and noted reads at US grade 7 or below, as Flesch and Kincaid measure it.

The formula is 0.39 * words / sentences + 11.8 * syllables / words - 15.59. Textstat, which is mostly used for it,
downloads its dictionary when it runs. Pyphen finds the places where a word may be broken, which is fewer than it has
syllables ("medicine" is one piece), so the groups of vowels are counted too and the larger number is taken.
"""

import re
from collections.abc import Iterator

import pyphen
import pytest

from screener.questionnaire import QUESTIONNAIRE, statements
from screener.questionnaire.model import Quantity, Question, options

HIGHEST_GRADE = 7

# Names that people have to find again on a packet or in a letter. Each counts as one syllable.
TERMS = {
    "cabergoline": "the name on the packet",
    "levodopa": "the name on the packet",
    "pramipexole": "the name on the packet",
    "ropinirole": "the name on the packet",
    "rotigotine": "the name on the packet",
    "dopamine": "what these medicines are called; the hint names all of them",
    "dialysis": "what the treatment is called; each kind of it is explained where it is offered",
    "haemodialysis": "the word in the letter, beside its explanation",
    "peritoneal": "the word in the letter, beside its explanation",
}
# Two texts are not for the person: one is for the clinician, one is the statement that regulators ask for.
FOR_OTHERS = {"CLINICIAN_BOX", "INTENDED_PURPOSE"}

DICTIONARY = pyphen.Pyphen(lang="en_GB")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
END_OF_SENTENCE = re.compile(r"[.!?:;](?:\s|$)")
SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])e[ds]$")


def texts() -> Iterator[tuple[str, str]]:
    """Each text with its name: a question with its hint, its options as sentences, its notes; and the statements."""
    for question in QUESTIONNAIRE.questions:
        yield question.id, f"{question.text}. {question.hint}"
        yield from option_sentences(question)
        for note in question.notes:
            yield f"note {note.id}", note.text
    for name, text in vars(statements).items():
        if name.isupper() and isinstance(text, str) and name not in FOR_OTHERS:
            yield name, text


def option_sentences(question: Question) -> Iterator[tuple[str, str]]:
    """The options of `question` but for units, read out one after the other."""
    if options(question) and not isinstance(question.kind, Quantity):
        yield f"options of {question.id}", " ".join(f"{option.label}." for option in options(question))


TEXTS = dict(texts())


def grade(text: str) -> float:
    """The school year, as counted in the United States, that can read `text`."""
    words = WORD.findall(text)
    sentences = sum(1 for sentence in END_OF_SENTENCE.split(text) if WORD.search(sentence))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables `word` has, at least one; a term on the list counts as one."""
    word = word.lower()
    if word in TERMS:
        return 1
    return max(1, len(DICTIONARY.positions(word)) + 1, len(re.findall("[aeiouy]+", SILENT.sub("", word))))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_can_be_read_by_most_people(text: str) -> None:
    """Tired, at night, and perhaps not in their first language."""
    assert grade(text) <= HIGHEST_GRADE


@pytest.mark.parametrize("term", TERMS)
def test_no_term_is_excused_that_is_not_used(term: str) -> None:
    """An exception that nobody needs would hide a new one."""
    assert any(term in text.lower() for text in TEXTS.values())


@pytest.mark.parametrize(
    ("word", "count"), {"medicine": 3, "iron": 2, "told": 1, "worse": 1, "anaemia": 3, "feelings": 2}.items()
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    """Give or take one: English does not spell as it speaks."""
    assert abs(syllables(word) - count) <= 1


def test_hard_texts_are_told_from_easy_ones() -> None:
    """The measure would otherwise pass anything."""
    assert grade("Do you feel it in your legs? It can hurt.") < 2
    assert (
        grade("Symptomatology necessitating pharmacological intervention demonstrates considerable heterogeneity.") > 15
    )
