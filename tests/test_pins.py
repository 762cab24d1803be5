"""No text changes without the version of the questionnaire: a summary names the version that it was made with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from screener.questionnaire import QUESTIONNAIRE
from tests.pins import pins

FILE = Path(__file__).parent / "pins.json"
MOST_TOLD = 20


def pinned() -> dict[str, Any]:
    """The version and the texts as they were pinned last."""
    read: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return read


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What was changed, added and taken away, by name."""
    return [
        *(f"changed: {name}" for name in before if name in after and before[name] != after[name]),
        *(f"new: {name}" for name in after if name not in before),
        *(f"gone: {name}" for name in before if name not in after),
    ]


def test_no_text_changes_without_the_version(request: pytest.FixtureRequest) -> None:
    """Neither a word nor a number nor a code; `--repin` writes them down for a new version."""
    last = pinned()
    found = changes(last["texts"], pins())
    if request.config.getoption("repin"):
        if last["version"] == QUESTIONNAIRE.version:
            pytest.fail(f"version {last['version']} is pinned already: give the questionnaire another version first")
        kept = {"version": QUESTIONNAIRE.version, "texts": pins()}
        FILE.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
        return
    if last["version"] != QUESTIONNAIRE.version:
        pytest.fail(
            f"the questionnaire is version {QUESTIONNAIRE.version} and the texts of {last['version']} are pinned. "
            "When they are as they should be: pytest tests/test_pins.py --repin"
        )
    if found:
        more = [f"and {len(found) - MOST_TOLD} more"] if len(found) > MOST_TOLD else []
        pytest.fail(
            "\n".join(
                (
                    f"texts were changed, and the questionnaire is still version {QUESTIONNAIRE.version}:",
                    *found[:MOST_TOLD],
                    *more,
                    "If that was meant: raise VERSION in screener/questionnaire/__init__.py and note the change in",
                    "CHANGELOG.md, let a clinician see it, then run pytest tests/test_pins.py --repin",
                )
            )
        )


def test_a_change_is_noticed() -> None:
    """Of one letter, and of a name."""
    before = pins()
    name, *_ = before
    assert changes(before, before | {name: before[name] + "."}) == [f"changed: {name}"]
    assert changes(before, before | {"question zebra: text": "0 Zebra"}) == ["new: question zebra: text"]
    assert changes(before | {"note zebra": "0 Zebra"}, before) == ["gone: note zebra"]


@pytest.mark.parametrize(
    "name",
    [
        "question urge: text",
        "question urge: option not_sure",
        "question time: option worse_day",
        "statement NOT_ADDED_UP",
        "statement TESTS_TO_DISCUSS: 1",
        "medicines NEVER_SUDDENLY",
        "medicines REPORTED: trigger",
        "medicines GROUPS: ssri, never_stopped_suddenly",
        "urgent HELP_LINES: United Kingdom, emergency",
        "urgent EMERGENCY, signs: 1, sign",
    ],
)
def test_every_kind_of_text_is_pinned(name: str) -> None:
    """One of each."""
    assert name in pins()
