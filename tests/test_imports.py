"""The import direction: the core knows no library, an edge knows no other edge, only `web` composes."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from screener.paths import PACKAGE

CORE = [f"screener.{name}" for name in ("questionnaire", "answers", "findings", "medicine_lines", "summary")]
COMPOSER = "screener.web"


def module(path: Path) -> str:
    """The dotted name of a file of the package."""
    return ".".join(("screener", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module(path): path for path in sorted(PACKAGE.rglob("*.py"))}
EDGES = [name for name in MODULES if (MODULES[name].read_text("utf-8")).startswith('"""Edge')]


def imported(path: Path) -> set[str]:
    """The dotted names that a file imports, type annotations included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def loaded(statement: str) -> set[str]:
    """The modules in memory after `statement` in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return set(done.stdout.split())


def test_the_core_brings_in_the_standard_library_only() -> None:
    """No web, no paper, no translation: seen on what is really loaded."""
    outside = {name.split(".")[0] for name in loaded("\n".join(f"import {name}" for name in CORE))}
    outside -= set(sys.stdlib_module_names) | {"screener"}
    assert not {name for name in outside if not name.startswith(("_", "sitecustomize"))}


def test_the_process_that_answers_pages_loads_no_typesetting() -> None:
    """Pango and what can happen in it stay in the presses."""
    assert "screener.press" in loaded("import screener.web")
    assert not {"weasyprint", "pydyf", "cffi", "screener.typesetting"} & loaded("import screener.web")


def test_importing_the_package_imports_nothing_else() -> None:
    """A docstring and no more."""
    assert not {name for name in loaded("import screener") if name.startswith("screener.")}


@pytest.mark.parametrize("edge", EDGES)
def test_an_edge_knows_no_other_edge(edge: str) -> None:
    """So that each can be deleted without touching another."""
    others = set(EDGES) - {edge}
    assert not imported(MODULES[edge]) & others


def test_there_are_edges() -> None:
    """The test above would pass on none."""
    assert len(EDGES) >= 7


@pytest.mark.parametrize("name", [name for name in MODULES if name != COMPOSER])
def test_nobody_imports_the_application(name: str) -> None:
    """`web` composes the others and is known to none."""
    assert COMPOSER not in imported(MODULES[name])


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("screener.questionnaire")])
def test_content_is_content(name: str) -> None:
    """The folder a clinician reviews imports nothing from the rest of the package."""
    inside = {other for other in imported(MODULES[name]) if other.startswith("screener")}
    assert all(other.startswith("screener.questionnaire") for other in inside)
