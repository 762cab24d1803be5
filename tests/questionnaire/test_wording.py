"""What is never said, in any text, template or page, and which instruments are never imitated."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from screener.answers import Answers
from screener.medicines import FORMULARY
from screener.medicines.recognition import RECOGNISER
from screener.paths import PACKAGE, TEMPLATES
from screener.questionnaire import QUESTIONNAIRE, sources
from screener.questionnaire.model import Choice, Choices, Number, Source, options
from screener.summary import summarise

DO_NOT_SAY = re.compile(
    r"\b(cure[sd]?|revers(e|ed|ible)|permanent(ly)? (fix|relief)|guarantee|proven|breakthrough|toxins?|detox|MTHFR|"
    r"DMSO|decompress\w*|MLS|laser|trigger points?|fascia\w*|basal gangli\w*|Huntington|you (probably|may) have|"
    r"you (do not )?have (RLS|restless legs|augmentation)|diagnos(e|es|ed) you|positive (result|test)|"
    r"negative (result|test)|screen(s|ing) (you|result)|likely|unlikely|probabilit\w*|risk score|your score|"
    r"(criteria|criterion) met|not met|consistent with|rule[sd]? out RLS|nothing to worry|not serious|harmless|"
    r"stop taking|switch to|start taking|increase your|reduce your|validated|clinically proven|doctor-approved|"
    r"AI-powered|test result|self-test|symptom checker)\b|% chance|\b\d of (5|five) (criteria|features)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"does not rule anything in or out|do not stop taking|^There is no single cure known\.|"
    r"^Some clinics advertise these for restless legs: nerve surgery \(decompression\), vein laser\. "
    r"The guidelines we read do not recommend either\.",
    re.IGNORECASE,
)

# Sold or copyrighted scales: their names may be cited, their items, bands and totals never stand here.
LICENSED = {
    "the 0 to 40 total": r"\b0\s*(-|–|to)\s*40\b|\bout of (40|forty)\b|\b40 points?\b",
    "bands of a severity total": r"\b(mild|moderate|severe|very severe)\s*[:=(]?\s*\(?\d+\s*(-|–|to)\s*\d+",
    "the item pattern of the IRLS": (
        r"(overall|on average),? how (would you rate|much|severe|often).{0,80}(RLS|restless legs)|"
        r"(in the past week|over the past week).{0,60}how (severe|often|much)"
    ),
    "graded answers from mild to very severe": r"\bvery severe\b.{0,40}\bsevere\b.{0,40}\bmoderate\b.{0,40}\bmild\b",
    "a quality of life total": r"\bsummary score\b|\bRLS[- ]?QoL (score|item)",
    "the adult ADHD self-report pattern": r"how often do you (have trouble|have difficulty|fidget|feel overly active)",
}


def texts() -> Iterator[tuple[str, str]]:
    """Every text that is marked for translation, with where it stands."""
    keywords = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
    for folder, method in ((PACKAGE, [("**.py", "python")]), (TEMPLATES, [("**.html", "jinja2")])):
        for file, line, message, _, _ in extract_from_dir(folder, method, keywords=keywords):
            for text in (message,) if isinstance(message, str) else message:
                yield f"{folder.name}/{file}:{line}", text


TEXTS = sorted(set(texts()))


def test_there_are_texts_to_look_at() -> None:
    """The tests below would pass on nothing."""
    assert len(TEXTS) > 400
    assert {place.split("/")[0] for place, _ in TEXTS} == {"screener", "templates"}


def test_nothing_is_said_that_must_not_be() -> None:
    """No diagnosis, no promise, no advice about a medicine, no judgement of a value."""
    said = [(place, found[0]) for place, text in TEXTS if (found := DO_NOT_SAY.search(ALLOWED.sub("", text)))]
    assert not said


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=str)
def test_no_template_says_it_outside_the_catalogue(template: Path) -> None:
    """Words that somebody forgot to mark are looked at too."""
    words = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", template.read_text("utf-8"), flags=re.DOTALL)
    assert not DO_NOT_SAY.search(words)


@pytest.mark.parametrize("what", LICENSED)
def test_no_licensed_instrument_is_imitated(what: str) -> None:
    """Neither its wording nor its way of counting."""
    found = [(place, text) for place, text in TEXTS if re.search(LICENSED[what], text, re.IGNORECASE | re.DOTALL)]
    assert not found


def test_no_question_is_graded_like_a_severity_scale() -> None:
    """No choice offers five grades or numbers to be added up; what is counted is days, weeks and times."""
    for question in QUESTIONNAIRE.questions:
        if isinstance(question.kind, Choice):
            labels = " ".join(option.label for option in options(question)).lower()
            assert not re.search(r"\b(mild|moderate|severe)\b", labels), question.id
        assert isinstance(question.kind, Number) == (question.id == "pregnancy_weeks")


SCALE = re.compile(
    r"\b(?:from\s+)?(?:0|1|zero|one)\s*(?:-|–|to|and)\s*(?:10|ten|5|five|100)\b(?!\s*(?:days|weeks|months|years))|"
    r"\bout of (?:5|10|100|five|ten)\b|\b(?:/10|/100)\b|\brate (?:your|the|how)\b|\bhow (?:would|do) you rate\b",
    re.IGNORECASE,
)


def test_no_question_asks_for_a_number_on_a_scale() -> None:
    """A scale from 0 to 10 is a score, whoever adds it up: in no text, as no range and as no row of options."""
    assert not [(place, found[0]) for place, text in TEXTS if (found := SCALE.search(text))]
    for question in QUESTIONNAIRE.questions:
        if isinstance(question.kind, Number):
            assert not (question.kind.least <= 1 and question.kind.most in (4, 5, 7, 10, 100)), question.id
        numbered = [option for option in options(question) if re.fullmatch(r"\W*\d+\W*.{0,25}", option.label)]
        counted = [option for option in numbered if re.search(r"\b(day|week|month|year)s?\b", option.label)]
        assert numbered == counted, question.id


@pytest.mark.parametrize(
    "wrong",
    [
        "On a scale from 0 to 10, how strong is it?",
        "How strong is it (0-10)?",
        "0 – 10",
        "a number between zero and ten",
        "from one to five",
        "7 out of 10",
        "How would you rate it?",
    ],
)
def test_the_guard_against_scales_can_fail(wrong: str) -> None:
    """It finds what it is meant to find, and leaves times and amounts alone."""
    assert SCALE.search(wrong)
    assert not SCALE.search("1 to 5 years. 3 or 4 days a week. at most 1000 characters")


def test_only_sources_that_were_seen_are_cited() -> None:
    """A citation written down from memory is not printed before it is checked."""
    every_medicine = RECOGNISER.recognise("\n".join(medicine.generic for medicine in FORMULARY.medicines))
    printed = summarise(QUESTIONNAIRE, Answers({}), every_medicine, date(2026, 11, 20)).sources
    assert len(printed) > 20
    assert not [source.id for source in printed if source.seen.startswith("from memory")]


def test_the_do_not_say_list_can_fail() -> None:
    """It finds what it is meant to find."""
    for wrong in ("You probably have RLS", "4 of 5 criteria", "a positive result", "stop taking it", "not met"):
        assert DO_NOT_SAY.search(wrong)


def test_the_licensed_patterns_can_fail() -> None:
    """They find what they are meant to find."""
    for wrong in ("a total of 0-40", "mild (1-10)", "In the past week, how severe was it"):
        assert any(re.search(pattern, wrong, re.IGNORECASE) for pattern in LICENSED.values())


def test_every_publication_is_named_once() -> None:
    """By its own name in the list of sources, with no detail twice."""
    listed = [value for value in vars(sources).values() if isinstance(value, Source)]
    assert len({source.id for source in listed}) == len(listed)
    dois = [source.doi for source in listed if source.doi]
    assert len(set(dois)) == len(dois)


def test_choices_end_with_the_answers_that_are_not_one() -> None:
    """“None of these” and “Not sure” come last, in that order, wherever they are offered."""
    for question in QUESTIONNAIRE.questions:
        codes = [option.code for option in options(question)]
        if isinstance(question.kind, Choices):
            assert codes[len(codes) - len({"none", "not_sure"} & set(codes)) :] == [
                code for code in ("none", "not_sure") if code in codes
            ]
