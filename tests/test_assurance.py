"""The threat model and the list of requirements name tests, and each of them is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("docs/threat-model.md", "docs/asvs.md")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_that_is_named_is_there(document: str) -> None:
    """By its file and its name: one that was renamed shows nothing any more."""
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / document).read_text("utf-8"))
    assert len(named) > 20
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        there = {part.name for part in tree.body if isinstance(part, ast.FunctionDef)}
        assert not name or name in there, f"{file}::{name}"


def test_every_requirement_stands_once() -> None:
    """A number in two rows would be met and not met."""
    rows = re.findall(r"^\| ([\d., to]+) \|", (ROOT / "docs/asvs.md").read_text("utf-8"), re.MULTILINE)
    numbers = [number for row in rows for number in re.findall(r"\d+\.\d+\.\d+", row)]
    assert len(numbers) > 60
    assert len(set(numbers)) == len(numbers)
