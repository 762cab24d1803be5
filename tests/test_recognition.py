"""Medicines as people type them: found where they are named, asked about where they may be, never mistaken."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process

from screener.medicine_lines import MedicineLine
from screener.questionnaire.formulary import Report
from screener.questionnaire.medicines import FORMULARY
from screener.recognition import LONGEST_GUESSED, RECOGNISER, words

LINES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "medicine_lines.yaml").read_text("utf-8"))
UNSEEN: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "medicine_lines_unseen.yaml").read_text("utf-8"))
GENERIC = {words(name): medicine.generic for medicine in FORMULARY.medicines for name in medicine.names}
FLAGGED = {medicine.generic for medicine in FORMULARY.medicines if medicine.kind is not Report.NOT_FLAGGED}


def generics(line: MedicineLine) -> tuple[set[str], set[str], set[str]]:
    """The generics named, the generics asked about, and the ambiguous brands of a line."""
    return (
        {medicine.generic for medicine in line.named},
        {medicine.generic for product in line.asked for medicine in product.medicines},
        {brand.brand for brand in line.packets},
    )


def test_there_are_lines_enough() -> None:
    """The figures below mean something only on many lines of every kind."""
    assert len(LINES) >= 400
    assert min(Counter(line["kind"] for line in LINES).values()) >= 8


@pytest.mark.parametrize("label", LINES, ids=lambda label: label["line"])
def test_a_line_is_read_as_a_pharmacist_would(label: dict[str, Any]) -> None:
    """What is named is found, what is misspelt is asked about, and nothing else is said to be reported."""
    named, asked, packets = generics(RECOGNISER.line(label["line"]))
    assert set(label.get("named", ())) <= named
    assert named & FLAGGED <= set(label.get("named", ()))
    assert set(label.get("asked", ())) <= asked
    assert bool(asked) == bool(label.get("asked"))
    assert packets == set(label.get("packet", ()))


@pytest.mark.parametrize("label", [line for line in LINES if "never" in line], ids=lambda label: label["line"])
def test_look_alike_names_are_never_confused(label: dict[str, Any]) -> None:
    """Neither as fact nor as a question: hydroxyzine is not hydralazine."""
    named, asked, _ = generics(RECOGNISER.line(label["line"]))
    assert not set(label["never"]) & (named | asked)


@pytest.mark.parametrize("lines", [LINES, UNSEEN], ids=["chosen on", "unseen"])
def test_precision_and_recall(
    lines: list[dict[str, Any]],
    record_testsuite_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of flagged medicines named as fact and of questions asked, on all lines together; printed for the next to choose.

    The thresholds were chosen on the first list. Nobody who wrote the second had seen the program.
    """
    right = wrong = missed = 0
    for label in lines:
        named, asked, _ = generics(RECOGNISER.line(label["line"]))
        for found, expected in ((named, set(label.get("named", ()))), (asked, set(label.get("asked", ())))):
            right += len(found & expected)
            wrong += len((found - expected) & FLAGGED)
            missed += len(expected - found)
    precision, recall = right / (right + wrong), right / (right + missed)
    record_testsuite_property("medicine precision", precision)
    record_testsuite_property("medicine recall", recall)
    with capsys.disabled():
        print(f"\nmedicines on {len(lines)} lines: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.98
    assert recall >= 0.98


def official() -> Iterator[Any]:
    """Every name on the list with the generics it stands for."""
    for medicine in FORMULARY.medicines:
        for name in medicine.names:
            yield pytest.param(name, {medicine.generic}, id=name)
    for combination in FORMULARY.combinations:
        yield pytest.param(combination.brand, set(combination.generics), id=combination.brand)


@pytest.mark.parametrize(("name", "stands_for"), list(official()))
def test_every_name_on_the_list_is_found(name: str, stands_for: set[str]) -> None:
    """As written, in capitals and with a dose glued to it; so no two names on the list are the same once folded."""
    glued = f"{name}15mg at night" if name[-1].isalpha() else f"{name} 15mg at night"
    for typed in (name, name.upper(), glued):
        named, asked, packets = generics(RECOGNISER.line(typed))
        assert named == stands_for
        assert not asked | packets


@pytest.mark.parametrize("brand", FORMULARY.ambiguous, ids=lambda brand: brand.brand)
def test_an_ambiguous_brand_is_never_guessed(brand: Any) -> None:  # noqa: ANN401 - pytest's own parameter
    """The line asks what the packet says; a generic beside it settles the matter."""
    assert generics(RECOGNISER.line(brand.brand)) == (set(), set(), {brand.brand})
    for generic in set(brand.could_be) & {medicine.generic for medicine in FORMULARY.medicines}:
        assert generics(RECOGNISER.line(f"{brand.brand} ({generic})")) == ({generic}, set(), set())


def test_the_list_is_long_enough() -> None:
    """At least 120 generics and 300 brand names, each reported medicine with a source or a remark on what to check."""
    brands = {brand for medicine in FORMULARY.medicines for names in medicine.brands.values() for brand in names}
    assert len(FORMULARY.medicines) >= 120
    assert len(brands) >= 300
    for medicine in FORMULARY.medicines:
        assert medicine.kind is Report.NOT_FLAGGED or medicine.sources or medicine.to_check


def test_lines_fall_into_three_groups() -> None:
    """Each line stands somewhere, and a medicine named twice is listed once with both lines."""
    typed = "sertraline 50\nZoloft 50\n\n ramipril \nBenadryl\nmy blue pill\nsertralyne"
    lines = RECOGNISER.recognise(typed)
    assert [medicine.generic for medicine in lines.reported] == ["sertraline"]
    assert lines.naming(lines.reported[0]) == ("sertraline 50", "Zoloft 50")
    assert [line.typed for line in lines.other] == ["ramipril", "my blue pill"]
    assert [line.typed for line in lines.asked_back] == ["Benadryl", "sertralyne"]


@given(st.text(max_size=300))
def test_any_text_is_read_without_harm(typed: str) -> None:
    """Each line that is not blank is kept as typed, whatever is in it."""
    lines = RECOGNISER.recognise(typed).lines
    assert all(line.typed == line.typed.strip() != "" for line in lines)


@pytest.mark.parametrize("unit", ["sertralin ", "a", "x" * 40 + " ", "tylenol pm day ", "\u0301", "1mg", "zzzzzzz "])
def test_work_grows_with_length_and_no_faster(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each word is compared with the list at most once, and only if it is no longer than a name can be."""
    compared: list[str] = []
    extract = process.extract

    def count(word: str, *args: Any, **kwargs: Any) -> list[Any]:  # noqa: ANN401 - handed on as it comes
        compared.append(word)
        return list(extract(word, *args, **kwargs))

    monkeypatch.setattr("screener.recognition.process.extract", count)
    text = (unit * 20_000)[:20_000]
    RECOGNISER.recognise(text)
    assert len(compared) <= len(words(text))
    assert all(len(word) <= LONGEST_GUESSED for word in compared)
