"""The import direction, as pyproject.toml writes it down for import-linter, and that breaking it is noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from screener.paths import PACKAGE

ROOT = PACKAGE.parent
CORE = ["questionnaire", "answers", "findings", "medicines", "medicines.lines", "summary"]
BREACHES = [
    ("answers.py", "from screener.pdf.pool import Job"),
    ("answers.py", "from screener.findings import Finding"),
    ("findings.py", "import babel"),
    ("summary.py", "from screener.language import Language"),
    ("questionnaire/causes.py", "from screener.medicines import FORMULARY"),
    ("questionnaire/model.py", "import flask"),
    ("medicines/formulary.py", "import rapidfuzz"),
    ("clinics/model.py", "from screener.pdf.options import Options"),
    ("language.py", "import flask"),
    ("text.py", "from screener.pdf.options import Options"),
    ("text.py", "import wtforms"),
    ("pdf/document.py", "from screener.web.context import clinic"),
    ("pdf/merge.py", "import flask"),
    ("pdf/overlay.py", "import weasyprint"),
    ("web/outputs.py", "import pikepdf"),
    ("web/__init__.py", "import gunicorn"),
]


def loaded(statement: str) -> set[str]:
    """The modules in memory after `statement` in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return set(done.stdout.split())


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package in `folder`."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    environment = {"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(  # noqa: S603 - our own
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, to break."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(PACKAGE, folder / "screener", ignore=shutil.ignore_patterns("__pycache__", "static"))
    (folder / "screener" / "static").mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_core_brings_in_the_standard_library_only() -> None:
    """No web, no PDF, no translation: seen on what is really loaded."""
    outside = {name.split(".")[0] for name in loaded("\n".join(f"import screener.{name}" for name in CORE))}
    outside -= set(sys.stdlib_module_names) | {"screener"}
    assert not {name for name in outside if not name.startswith(("_", "sitecustomize"))}


def test_the_process_that_answers_pages_loads_no_typesetting() -> None:
    """Pango and what can happen in it stay in the workers."""
    there = loaded("import screener.web")
    assert "screener.pdf.pool" in there
    assert not {"weasyprint", "pydyf", "cffi", "screener.pdf.worker"} & there


def test_importing_the_package_imports_nothing_else() -> None:
    """A docstring and no more."""
    assert not {name for name in loaded("import screener") if name.startswith("screener.")}


def test_the_direction_is_kept(copied: Path) -> None:
    """Every contract, on the package as it is."""
    said = linted(copied)
    assert said.returncode == 0, said.stdout
    assert "0 broken" in said.stdout


@pytest.mark.parametrize(("file", "line"), BREACHES)
def test_a_breach_of_the_direction_is_noticed(copied: Path, file: str, line: str) -> None:
    """One import that should not be there fails a contract."""
    path = copied / "screener" / file
    kept = path.read_text("utf-8")
    path.write_text(f"{kept}\n{line}  # noqa\n", "utf-8")
    try:
        assert linted(copied).returncode != 0
    finally:
        path.write_text(kept, "utf-8")
