"""Plain language: whatever a patient reads is at US grade 7 or below, each sentence by itself.

Flesch and Kincaid's formula for one sentence is 0.39 * words + 11.8 * syllables / words - 15.59. As Flesch had it, a
colon and a semicolon end a sentence too. In a heading, a label or a short sentence one long word decides all, so below
six words it is the words that are looked at: none has more than three syllables. No word counts as shorter than it is
spoken; what stays above is listed with its reason.

Textstat, which is mostly used for the formula, downloads its dictionary when it runs. Pyphen finds the places where a
word may be broken, which is fewer than it has syllables ("medicine" is one piece), so the groups of vowels are counted
too and the larger number is taken.
"""

import re
from collections.abc import Iterator

import pyphen
import pytest
from babel.messages.extract import extract_from_dir

from screener.medicines.groups import GROUPS
from screener.paths import PACKAGE, TEMPLATES
from screener.questionnaire import QUESTIONNAIRE, statements, urgent
from screener.questionnaire.model import options

HIGHEST_GRADE = 7
# Below so many words a sentence is measured by its words.
FEW_WORDS = 6
MOST_SYLLABLES = 3

# Not for patients: the first two are for whoever looks after a clinic's page, the third is for clinicians.
FOR_OTHERS = ("templates/setup.html", "screener/clinics/")
NOT_FOR_PATIENTS = {
    statements.CLINICIAN_BOX: "stands under the heading “For the clinician”",
    statements.COURSE_FOOTNOTE: "stands under the heading “For the clinician”",
    statements.INTENDED_PURPOSE: "the statement that regulators ask for, in their words; plain words follow it",
}
# What kind of medicine each is, as packets, leaflets and pharmacists have it: people compare them letter by letter.
NAMES_OF_GROUPS = {group.label for group in GROUPS.values()}

# Words of more than three syllables that stand in short sentences.
LONG_WORDS = {
    "accessibility": "the name of the page, under which people who need it look for it",
    "augmentation": "the word doctors use, beside its explanation; people look it up",
    "decompression": "the name under which clinics advertise it, beside what it is",
    "emergency": "the name of the number",
    "fibromyalgia": "the word in the letter",
    "haemochromatosis": "the word in the letter, beside its explanation",
    "haemoglobin": "the word on the blood result",
    "maternity": "the name of the unit",
    "melatonin": "the word on the packet",
    "metoclopramide": "the word on the packet",
    "neuropathy": "the word in the letter, beside its explanation",
    "peritoneal": "the word in the letter, beside its explanation",
    "samaritans": "the name of a service",
    "saturation": "part of a name on the blood result",
    "ulcerative": "part of a name in the letter",
}
# Sentences above the grade.
HARD_SENTENCES: dict[str, str] = {}

DICTIONARY = pyphen.Pyphen(lang="en_GB")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
END_OF_SENTENCE = re.compile(r"[.!?:;](?=\W*(?:\s|$))")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])e[ds]$|(?<=^ev)e(?=ry)|(?<=^som)e(?=.)|(?<=[^aeiouy])e(?=ments?$)"
)


def texts() -> Iterator[tuple[str, str]]:
    """Every text that is marked for translation, with the file it stands in."""
    keywords = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
    for folder, method in ((PACKAGE, [("**.py", "python")]), (TEMPLATES, [("**.html", "jinja2")])):
        for file, _, message, _, _ in extract_from_dir(folder, method, keywords=keywords):
            for text in (message,) if isinstance(message, str) else message:
                yield text, f"{folder.name}/{file}"


def sentences(text: str) -> Iterator[str]:
    """The sentences of `text`, each without the sign that ends it; what is filled in later counts as one short word."""
    for sentence in END_OF_SENTENCE.split(PLACEHOLDER.sub("one", text)):
        if WORD.search(sentence):
            yield sentence.strip()


def grade(sentence: str) -> float:
    """The school year, as counted in the United States, that can read `sentence`."""
    words = WORD.findall(sentence)
    return 0.39 * len(words) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables `word` has, at least one."""
    word = word.lower()
    return max(1, len(DICTIONARY.positions(word)) + 1, len(re.findall("[aeiouy]+", SILENT.sub("", word))))


def long_words(sentence: str) -> set[str]:
    """The words of a short sentence that have too many syllables, in lower case."""
    return {word.lower() for word in WORD.findall(sentence) if syllables(word) > MOST_SYLLABLES}


def is_short(sentence: str) -> bool:
    """Whether it has too few words for the formula."""
    return len(WORD.findall(sentence)) < FEW_WORDS


PLACES = {
    text: file
    for text, file in texts()
    if not file.startswith(FOR_OTHERS) and text not in NOT_FOR_PATIENTS and text not in NAMES_OF_GROUPS
}
SENTENCES = sorted({(file, sentence) for text, file in PLACES.items() for sentence in sentences(text)})
SHORT = [(file, sentence) for file, sentence in SENTENCES if is_short(sentence)]
LONG = [(file, sentence) for file, sentence in SENTENCES if not is_short(sentence)]


def test_everything_a_patient_reads_is_measured() -> None:
    """All of the questionnaire, the urgent signs and the fixed texts are among what was found in the files."""
    asked = {
        text
        for question in QUESTIONNAIRE.questions
        for text in (question.text, question.short, question.hint, *(option.label for option in options(question)))
    }
    beside = {note.text for note in QUESTIONNAIRE.notes}
    signs = {text for urgency in urgent.URGENT_SIGNS for sign in urgency.signs for text in (sign.sign, sign.do)}
    fixed = {text for name, text in vars(statements).items() if name.isupper() and isinstance(text, str)}
    assert not (asked | beside | signs | fixed) - {""} - PLACES.keys() - NOT_FOR_PATIENTS.keys()
    assert len(LONG) > 300
    assert {"form", "summary", "about", "privacy", "accessibility", "error"} <= {
        file.removeprefix("templates/").removesuffix(".html") for file, _ in LONG
    }


def test_a_sentence_can_be_read_by_most_people() -> None:
    """Tired, at night, and perhaps not in their first language."""
    hard = [
        f"{grade(sentence):.1f} {file}: {sentence}"
        for file, sentence in LONG
        if grade(sentence) > HIGHEST_GRADE and sentence not in HARD_SENTENCES
    ]
    assert not hard, "\n".join(hard)


def test_a_short_sentence_has_no_long_word() -> None:
    """But names that are looked for on a packet or in a letter."""
    hard = [f"{file}: {sentence}" for file, sentence in SHORT if long_words(sentence) - LONG_WORDS.keys()]
    assert not hard, "\n".join(hard)


def test_nothing_is_excused_that_is_easy_or_gone() -> None:
    """An exception that nobody needs would hide a new one."""
    needed = {sentence for _, sentence in LONG if grade(sentence) > HIGHEST_GRADE}
    assert not HARD_SENTENCES.keys() - needed
    assert not LONG_WORDS.keys() - {word for _, sentence in SHORT for word in long_words(sentence)}


def test_the_exceptions_are_few() -> None:
    """Each has a reason, and the list does not grow unnoticed."""
    assert len(HARD_SENTENCES) + len(LONG_WORDS) <= 25
    assert all([*HARD_SENTENCES.values(), *LONG_WORDS.values(), *NOT_FOR_PATIENTS.values()])


@pytest.mark.parametrize(
    ("word", "count"),
    {
        "medicine": 3,
        "iron": 2,
        "told": 1,
        "worse": 1,
        "anaemia": 3,
        "feelings": 2,
        "everything": 3,
        "something": 2,
        "movement": 2,
    }.items(),
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    """Give or take one: English does not spell as it speaks."""
    assert abs(syllables(word) - count) <= 1


def test_long_words_count_as_long() -> None:
    """No name is taken for one syllable."""
    assert [syllables(word) for word in ("haemodialysis", "metoclopramide", "antihistamine")] == [5, 6, 5]


def test_hard_sentences_are_told_from_easy_ones() -> None:
    """The measure would otherwise pass anything. The first has 7 words and 7 syllables."""
    assert grade("Do you feel it in your legs") == pytest.approx(0.39 * 7 + 11.8 - 15.59)
    assert grade("Symptomatology necessitating pharmacological intervention demonstrates heterogeneity") > 15
    assert long_words("Haemoglobin or iron") == {"haemoglobin"}


def test_sentences_are_told_apart() -> None:
    """Where a stop, a question mark, a colon or a semicolon stands before a gap, quoted or not; not within a number."""
    assert list(sentences("Why? “It hurts.” See %(name)s: 7.5 mg; then go.")) == [
        "Why",
        "“It hurts",
        "” See one",
        "7.5 mg",
        "then go",
    ]
