"""No printed English escapes the catalogue: a language made of Greek letters shows what was not marked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from screener.answers import Answers, Measurement, Mistake
from screener.language import language_of
from screener.medicines import FORMULARY
from screener.paths import PACKAGE, TEMPLATES, TRANSLATIONS
from screener.questionnaire import QUESTIONNAIRE, sources
from screener.questionnaire.model import (
    NONE,
    Choice,
    Choices,
    MedicineList,
    Number,
    Quantity,
    Question,
    Source,
    Text,
    options,
)
from screener.web import create_app
from screener.web.form import fields_of
from tests.forms import bare, printed

# Greek stands in for any language: its letters are in every font we ask for, and its dates hold no Latin ones.
STAND_IN = "el"
LATIN = "abcdefghijklmnopqrstuvwxyz"
GREEK = "αβγδεζηθικλμνξοπρστυφχψωάέ"
FOREIGN = str.maketrans(LATIN + LATIN.upper(), GREEK + GREEK.upper())
PLACEHOLDER = re.compile(r"(%\(\w+\)[sd]|%%)")

TYPED = "ноги"


def foreign(text: str) -> str:
    """`text` in the stand-in language; what is filled in later stays."""
    return "".join(part if PLACEHOLDER.fullmatch(part) else part.translate(FOREIGN) for part in PLACEHOLDER.split(text))


@pytest.fixture(scope="session")
def catalogue() -> Catalog:
    """Every text that is marked for translation, extracted as translators will."""
    catalog = Catalog(locale=STAND_IN)
    keywords = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
    for folder, methods in ((PACKAGE, [("**.py", "python")]), (TEMPLATES, [("**.html", "jinja2")])):
        found = extract_from_dir(folder, methods, {"**.html": {"trimmed": "true"}}, keywords=keywords)
        for _, _, message, _, _ in found:
            translation = foreign(message) if isinstance(message, str) else tuple(map(foreign, message))
            catalog.add(message, translation)
    assert len(catalog) > 400
    return catalog


@pytest.fixture(scope="session")
def foreigner(catalogue: Catalog, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a service that speaks the stand-in language only."""
    folder = tmp_path_factory.mktemp("translations")
    place = folder / STAND_IN / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    return create_app({"LANGUAGES": [STAND_IN], "TRANSLATIONS": str(folder)}).test_client()


def reply(question: Question, turn: int) -> str | list[str] | int | Measurement:
    """A reply to `question`, another one each turn, so that all turns together say everything that can be said."""
    codes = [option.code for option in options(question)]
    match question.kind:
        case Choice():
            return codes[turn % len(codes)]
        case Choices():
            return [code for code in codes if code != NONE] if turn % 2 else codes[-2:-1]
        case Text():
            return TYPED
        case MedicineList():
            return f"mirtazapine\nBenadryl\nseroquill\n{TYPED}"
        case Number(least=least):
            return least
        case Quantity():
            return Measurement("14", ["", *codes][turn % (len(codes) + 1)], ["", "2026-03", "2026-03-15"][turn % 3])


TURNS = range(7)


def form_of(turn: int) -> dict[str, list[str]]:
    """A form with every question answered."""
    answers = Answers.of(QUESTIONNAIRE, {question.id: reply(question, turn) for question in QUESTIONNAIRE.questions})
    form: dict[str, list[str]] = {}
    for name, value in fields_of(answers):
        form.setdefault(name, []).append(value)
    return form


SOURCES = [value for value in vars(sources).values() if isinstance(value, Source)]
SOURCES += FORMULARY.sources
NOT_OURS = [text for source in SOURCES for text in (source.citation, source.link, f"doi {source.doi}") if text]
NOT_OURS += [source.link.removeprefix("https://") for source in SOURCES if source.link]
NOT_OURS += [name for medicine in FORMULARY.medicines for name in medicine.names]
NOT_OURS += [brand.brand for brand in FORMULARY.ambiguous]


def english_in(text: str) -> list[str]:
    """Latin words in what is left of `text` without names, citations and addresses."""
    left = bare(text)
    for name in sorted({bare(name) for name in NOT_OURS}, key=len, reverse=True):
        left = left.replace(name, " ")
    return re.findall(r"[A-Za-z]{2,}", left.replace("seroquill", " "))


def shown(html: str) -> Iterator[str]:
    """Every text of a page that a person sees or hears."""
    page = BeautifulSoup(html, "html5lib")
    for tag in page.select("[translate=no], script, style"):
        tag.decompose()
    yield re.sub(r"\{\w+\}", "", page.get_text(" "))
    for tag in page.find_all(True):
        for name, value in tag.attrs.items():
            spoken = name in ("aria-label", "title", "alt", "placeholder")
            told = name.startswith("data-") and " " in value and name not in ("data-codes", "data-months")
            if isinstance(value, str) and (spoken or told):
                yield re.sub(r"\{\w+\}", "", value)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("address", ["/", "/summary"])
def test_every_word_on_screen_can_be_translated(foreigner: FlaskClient, address: str, turn: int) -> None:
    """On the filled form and the summary, whatever was chosen."""
    response = foreigner.post(address, data=form_of(turn))
    assert response.status_code == 200
    for text in shown(response.text):
        assert not english_in(text)


@pytest.mark.parametrize("address", ["/", "/about", "/privacy", "/accessibility", "/medicines", "/resume", "/nowhere"])
def test_every_word_of_the_other_pages_can_be_translated(foreigner: FlaskClient, address: str) -> None:
    """The empty form, the pages about it, and the page for errors."""
    for text in shown(foreigner.get(address).text):
        assert not english_in(text)


def test_every_word_about_mistakes_can_be_translated(foreigner: FlaskClient) -> None:
    """Beside the fields and in the list at the top."""
    wrong = {"urge": "x", "tried": "x" * 401, "pregnancy_weeks": "99", "ferritin": "ж", "ferritin_date": "2999-01"}
    wrong |= {"medicines": "\n".join("я" * 31), "egfr_date": "ж", "tried": "я" * 500}
    response = foreigner.post("/summary", data=wrong | {"iron_signs": ["none", "plant_diet"]})
    assert response.status_code == 422
    for text in shown(response.text):
        assert not english_in(text)


@pytest.mark.parametrize("turn", TURNS)
def test_every_word_of_the_text_can_be_translated(foreigner: FlaskClient, turn: int) -> None:
    """The plain text that is pasted into a message."""
    assert not english_in(foreigner.post("/summary.txt", data=form_of(turn)).text)


@pytest.mark.parametrize("turn", TURNS)
def test_every_word_on_paper_can_be_translated(foreigner: FlaskClient, turn: int) -> None:
    """All pages of it."""
    response = foreigner.post("/summary.pdf", data=form_of(turn))
    assert response.status_code == 200
    assert not english_in(printed(response.data))


@pytest.mark.parametrize(("iso", "written"), [("2026-03", "March 2026"), ("2026-03-05", "5 March 2026")])
def test_dates_are_written_out_with_the_day_first(iso: str, written: str) -> None:
    """3/5 is March in one country and May in another."""
    assert language_of("en", TRANSLATIONS).month_or_day(iso) == written


def test_a_mistake_is_explained_in_the_readers_language(foreigner: FlaskClient) -> None:
    """With its figures filled in."""
    mistake = Mistake("Type a whole number from %(least)d to %(most)d, or leave it out.", least=1, most=45)
    language = language_of(STAND_IN, Path(foreigner.application.config["TRANSLATIONS"]))
    assert language.explained(mistake) == foreign("Type a whole number from 1 to 45, or leave it out.")


def test_no_catalogue_is_stale() -> None:
    """A catalogue that ships is compiled; none ships yet."""
    for po in Path(PACKAGE / "translations").glob("*/LC_MESSAGES/*.po"):
        assert po.with_suffix(".mo").exists()
