"""The file a person kept, opened again: exact for every case; and files that are broken, wrong or made to do harm."""

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from time import monotonic
from typing import Any
from zlib import compress

import pikepdf
import pytest
from hypothesis import given
from pikepdf.settings import get_qpdf_limits

from screener.answers import Answers
from screener.exchange.attachment import DESCRIPTION, KIND, NAME, attachment
from screener.exchange.data import written
from screener.exchange.plain import plain_answers
from screener.exchange.reading import Unreadable
from screener.exchange.savefile import read_save_file
from screener.exchange.terminology import Canonical
from screener.findings import Typed
from screener.medicines.recognition import RECOGNISER
from screener.paths import PACKAGE
from screener.pdf.document import summary_pdf
from screener.pdf.merge import Attachment
from screener.pdf.options import Options
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import summarise
from tests.conftest import is_thorough
from tests.exchange.examples import DAY, ENGLISH
from tests.exchange.hostile import ANSWERS as KEPT
from tests.exchange.hostile import MEGABYTE, READABLE, UNREADABLE, good
from tests.forms import ANSWERS, CASES, answers_of

# Most is needed by a list of 900,000 numbers: 1 second and 120 MB where the machine is idle.
SECONDS = 10
MOST_MEGABYTES = 250

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


def paper(answers: Answers) -> bytes:
    """The PDF of some answers, with the answers in it."""
    medicines = RECOGNISER.recognise(answers.medicine_lines(QUESTIONNAIRE))
    summary = summarise(QUESTIONNAIRE, answers, medicines, DAY)
    inside = attachment(QUESTIONNAIRE, answers, Canonical(), ENGLISH, DAY)
    return summary_pdf(summary, Options.chosen({}), ENGLISH, attachments=[Attachment(**inside)]).content


@every_case
def test_the_paper_of_every_case_is_a_save_file(case: dict[str, Any]) -> None:
    """The same answers, the day they were given, and nothing left out."""
    answers = answers_of(case["answers"])
    read = read_save_file(QUESTIONNAIRE, paper(answers))
    assert (read.answers, read.left_out, read.made_on) == (answers, (), DAY)


def test_the_answers_in_a_paper_are_the_data_of_the_whole() -> None:
    """Their name, media type, day and words are those that a reader of PDF shows."""
    with pikepdf.open(BytesIO(paper(KEPT))) as file:
        (found,) = file.Root.AF
        assert (str(found.UF), str(found.Desc), str(found.AFRelationship)) == (NAME, DESCRIPTION, "/Data")
        assert str(found.EF.F.Subtype) == f"/{KIND}"
        assert str(found.EF.F.Params.ModDate) == "D:20261125000000Z"


def test_the_same_answers_give_the_same_paper() -> None:
    """With the answers in it as without."""
    assert paper(KEPT) == paper(KEPT)


@given(ANSWERS)
def test_any_answers_come_back_from_plain_json(answers: Answers) -> None:
    """As the form posts them."""
    read = read_save_file(QUESTIONNAIRE, json.dumps(plain_answers(QUESTIONNAIRE, answers)).encode())
    assert (read.answers, read.left_out) == (answers, ())


@every_case
def test_every_case_is_plain_json_as_it_stands(case: dict[str, Any]) -> None:
    """The names are those of the form's fields."""
    read = read_save_file(QUESTIONNAIRE, json.dumps(case["answers"]).encode())
    assert (read.answers, read.left_out) == (answers_of(case["answers"]), ())


@pytest.mark.parametrize(
    ("plain", "asked", "reason"),
    [
        ({"tea": "yes"}, "tea", "does not ask"),
        ({"urge": "often"}, None, "not one of those offered"),
        ({"urge": True}, None, "in another way"),
        ({"urge": {"yes": 1}}, None, "in another way"),
        ({"urge": ["yes", "no"]}, None, "in another way"),
        ({"urge": None}, None, "in another way"),
        ({"words": ""}, None, "in another way"),
        ({"words": 7}, None, "in another way"),
        ({"lookalikes": "cramp"}, None, "in another way"),
        ({"ferritin": 14}, None, "in another way"),
        ({"ferritin_unit": "ug/L"}, None, "unit and no result"),
        ({"ferritin": "14", "ferritin_unit": "mg"}, None, "not one of those offered"),
        ({"ferritin": "14", "ferritin_unit": ["ug/L", "ng/mL"]}, None, "in another way"),
        ({"ferritin_date": "2026-01"}, None, "no result to it"),
        ({"ferritin": "a lot"}, None, "number from your result"),
    ],
)
def test_what_plain_json_says_and_the_form_does_not_take_is_listed(
    plain: Mapping[str, object], asked: str | None, reason: str
) -> None:
    """With the reason; nothing is guessed."""
    read = read_save_file(QUESTIONNAIRE, json.dumps(plain).encode())
    assert not read.answers.given
    (left_out,) = read.left_out
    assert reason in ENGLISH.explained(left_out.reason)
    assert asked is None or left_out.asked == Typed(asked)


def test_what_a_file_says_comes_without_control_characters() -> None:
    """Neither a terminal nor a page can be steered by it, and halves of letters do not stop a page."""
    (left_out,) = read_save_file(QUESTIONNAIRE, b'{"tea\\u001b[2J": "\\ud800\\u001b[31mred"}').left_out
    assert (left_out.asked, left_out.words) == (Typed("tea[2J"), "[31mred")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_holds_no_answers_is_refused_with_a_reason(name: str) -> None:
    """In a sentence or two, quickly, whatever is wrong with it."""
    content = UNREADABLE[name]()
    assert len(content) <= 2 * MEGABYTE or name == "too large"
    began = monotonic()
    with pytest.raises(Unreadable) as refused:
        read_save_file(QUESTIONNAIRE, content)
    assert monotonic() - began < SECONDS
    assert ENGLISH.explained(refused.value).endswith(".")


@pytest.mark.parametrize("name", READABLE)
def test_a_file_that_holds_answers_is_read_whatever_else_is_in_it(name: str) -> None:
    """Scripts are not run, other attachments are not opened."""
    read = read_save_file(QUESTIONNAIRE, READABLE[name]())
    assert (read.answers, read.left_out) == (KEPT, ())


def test_no_file_needs_much_memory() -> None:
    """Each is read in a process that has so much more than it needs to start, and no more."""
    code = """
import resource
from screener.exchange.reading import Unreadable
from screener.exchange.savefile import read_save_file
from screener.questionnaire import QUESTIONNAIRE
from tests.exchange.hostile import READABLE, UNREADABLE

files = {name: build() for name, build in {**UNREADABLE, **READABLE}.items()}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name, content in files.items():
    try:
        read_save_file(QUESTIONNAIRE, content)
    except Unreadable:
        pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert int(done.stdout) < MOST_MEGABYTES


def test_a_damaged_file_is_read_or_refused() -> None:
    """Bytes changed here and there, and pieces cut out: no other error comes out of it."""
    drawn = random.Random(15)  # noqa: S311 - the same every time
    whole = paper(answers_of(CASES[0]["answers"]))
    for _ in range(2000 if is_thorough() else 200):
        damaged = bytearray(drawn.choice((whole, good())))
        for _ in range(drawn.randint(1, 20)):
            damaged[drawn.randrange(len(damaged))] = drawn.randrange(256)
        if drawn.random() < 0.3:
            start = drawn.randrange(len(damaged))
            del damaged[start : start + drawn.randint(1, 300)]
        with suppress(Unreadable):
            read_save_file(QUESTIONNAIRE, bytes(damaged))


def test_the_limits_of_qpdf_are_put_back() -> None:
    """They are those of the whole process, and the paper is made in it."""
    before = get_qpdf_limits()
    for build in (good, UNREADABLE["cut in half"]):
        with suppress(Unreadable):
            read_save_file(QUESTIONNAIRE, build())
        assert get_qpdf_limits() == before


def test_no_data_ends_in_a_carriage_return_once_it_is_compressed() -> None:
    """One in 256 would, and a validator would take it for the line end behind it."""
    assert not [number for number in range(1_000) if compress(written({"number": number})).endswith(b"\r")]
