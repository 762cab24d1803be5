"""The documents say what is so: what can be counted is counted here, and what they name is there."""

import gzip
import importlib
import os
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

import pytest
from flask import Flask

from screener.medicines import FORMULARY
from screener.medicines import sources as of_medicines
from screener.medicines.formulary import Report
from screener.paths import PACKAGE, STATIC
from screener.questionnaire import QUESTIONNAIRE, VERSION, sources, statements
from screener.questionnaire.model import Question, Reached, Source, Topic
from screener.questionnaire.urgent import URGENT_SIGNS
from screener.web import DEFAULTS

ROOT = PACKAGE.parent
DOCS = ROOT / "docs"
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / ".github").rglob("*.md"), *(ROOT / "templates").rglob("*.md")]
)
RECORDS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
SCRIPTS = sorted(path for path in (ROOT / "script").iterdir() if os.access(path, os.X_OK))
# What an older record names may be gone.
SUPERSEDED = re.compile(r"^Superseded by record (\d+)", re.MULTILINE)
CURRENT = [path for path in DOCUMENTS if not SUPERSEDED.search(path.read_text("utf-8"))]

TOPICS = [topic for section in QUESTIONNAIRE.sections for topic in section.topics]
SOURCES = [each for module in (sources, of_medicines) for each in vars(module).values() if isinstance(each, Source)]
MOST_HEADINGS = 24
MOST_LINES = 90
MOST_BYTES = 2048  # on the way, compressed: "at most 2 KB"

# These are made by whoever follows the document.
NOT_OURS = {"clinics.toml", "messages.pot", "review.csv", "it-works.txt"}
NAMED = re.compile(r"[\w.*-]+(/[\w.*-]+)*/?")
KNOWN_ENDING = re.compile(r"\.(py|md|toml|txt|css|js|html|yaml|csv|svg|json|png|sh)$")
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"), ("npmjs", "org"))
]
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|tmp|mnt|Users|private)/\w|\.\./shared\b")


def name_of(path: Path) -> str:
    """A document as a test names it."""
    return path.relative_to(ROOT).as_posix()


each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
each_current = pytest.mark.parametrize("document", CURRENT, ids=name_of)


def table_after(words: str, document: Path) -> list[list[str]]:
    """The cells of the table that follows `words`, row by row, without its head."""
    rows: list[list[str]] = []
    for line in document.read_text("utf-8").partition(words)[2].splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def in_code(names: Iterable[str]) -> str:
    """Names as the tables write them."""
    return ", ".join(f"`{name}`" for name in names) or "none"


def files() -> Iterator[str]:
    """The files and folders of the tree, as the documents could name them."""
    for folder, folders, inside in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in (".git", ".venv", "__pycache__") and "_cache" not in name]
        yield from (Path(folder, name).relative_to(ROOT).as_posix() for name in (*folders, *inside))


TREE = sorted(files())


def paths_named(text: str) -> Iterator[str]:
    """The paths in a document, which stand between backticks; capital letters stand for any name."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for name in re.findall(r"`([^`\n]+)`", text):
        if not NAMED.fullmatch(name) or name in NOT_OURS or name.startswith(".venv/"):
            continue
        if "/" in name or KNOWN_ENDING.search(name):
            yield re.sub(r"\b[A-Z]{4,}\b", "*", name).rstrip("/")


def is_there(path: str) -> bool:
    """Whether a path is in the tree, from its root or from some folder."""
    return any(fnmatch(found, path) or fnmatch(found, f"*/{path}") for found in TREE)


def asked_first(topic: Topic) -> list[Question]:
    """The questions of a topic that wait for no gate."""
    return [question for question in topic.questions if not question.gate]


def headings() -> int:
    """How many headings the form has for a person who opens no gate: a question, or a table of them, is one."""
    return sum(1 if topic.heading else len(asked_first(topic)) for topic in TOPICS if asked_first(topic))


def counted() -> dict[str, str]:
    """What docs/intended-use.md says of figures."""
    questions = QUESTIONNAIRE.questions
    unsourced = [each for topic in TOPICS for each in topic.questions if not (each.sources or topic.sources)]
    signs = [sign for urgency in URGENT_SIGNS for sign in urgency.signs]
    flagged = [medicine for medicine in FORMULARY.medicines if medicine.kind is not Report.NOT_FLAGGED]
    reached = Counter(source.reached for source in SOURCES)
    figures: dict[str, object] = {
        "Sections, topics, questions": f"{len(QUESTIONNAIRE.sections)}, {len(TOPICS)}, {len(questions)}",
        "Questions behind a gate": sum(1 for question in questions if question.gate),
        "Headings for a person who opens no gate": headings(),
        "Questions without a source, neither their own nor their topic's": in_code(each.id for each in unsourced),
        "Notes": len(QUESTIONNAIRE.notes),
        "Notes without a source": in_code(note.id for note in QUESTIONNAIRE.notes if not note.sources),
        "Urgent signs; with a source": f"{len(signs)}; {sum(1 for sign in signs if sign.sources)}",
        "Sources in the code": len(SOURCES),
        "Of these read in full": reached[Reached.FULL],
        "Of these read as an abstract or in part": reached[Reached.ABSTRACT],
        "Of these seen only as others tell them": reached[Reached.SECONDARY],
        "Of these not reachable": reached[Reached.NOT_REACHABLE],
        "Sources not looked up again": sum(1 for source in SOURCES if not source.checked_on),
        "Medicines": len(FORMULARY.medicines),
        "Medicines that reports name; of these without a source": (
            f"{len(flagged)}; {sum(1 for medicine in flagged if not medicine.sources)}"
        ),
        "Rows of brands; seen in a register": (
            f"{len(FORMULARY.brands)}; {sum(1 for brand in FORMULARY.brands if brand.register)}"
        ),
        "Medicines signed by a reviewer": sum(1 for medicine in FORMULARY.medicines if medicine.reviewed_by),
    }
    return {what: str(figure) for what, figure in figures.items()}


def test_the_figures_are_those_of_the_code() -> None:
    """Nobody counts by hand; where this fails, copy what it computed."""
    said = {row[0]: row[1] for row in table_after("Counted in the code", DOCS / "intended-use.md")}
    assert said == counted()


def test_every_topic_has_its_row_with_its_questions_and_sources() -> None:
    """Whoever judges the content sees all of it; an asterisk marks a question behind a gate."""
    rows = table_after("An asterisk marks a question behind a gate.", DOCS / "intended-use.md")
    said = [(topic, questions, cited) for topic, questions, _, cited in rows]
    expected = [
        (
            f"`{topic.id}`",
            ", ".join(f"`{question.id}`{'*' if question.gate else ''}" for question in topic.questions),
            in_code(source.id for source in dict.fromkeys(topic.cited)),
        )
        for topic in TOPICS
    ]
    signs = chain.from_iterable(sign.sources for urgency in URGENT_SIGNS for sign in urgency.signs)
    expected.append(("urgent signs", "not asked", in_code(source.id for source in dict.fromkeys(signs))))
    expected.append(("fixed texts", "not asked", in_code(source.id for source in dict.fromkeys(statements.SOURCES))))
    assert said[:-1] == expected
    assert all(written for _, _, written, _ in rows), "a row does not say what it was written from"


def test_a_person_who_opens_no_gate_meets_few_headings() -> None:
    """Five minutes: a table counts as one, and the values of a blood test would be one more."""
    assert 0 < headings() < MOST_HEADINGS
    assert f"at most {MOST_HEADINGS} questions" in (DOCS / "decisions" / "0017-questionnaire-2.md").read_text("utf-8")


@pytest.mark.parametrize("script", ["embed.js", "frame.js"])
def test_the_embed_scripts_are_as_short_as_record_31_says(script: str) -> None:
    """Short enough for a webmaster to read."""
    assert len((STATIC / script).read_text("utf-8").splitlines()) < MOST_LINES
    assert len(gzip.compress((STATIC / script).read_bytes())) <= MOST_BYTES


def test_the_questionnaire_has_the_version_that_is_said() -> None:
    """In the changelog, and where its topics are described."""
    assert f"a version of its own ({VERSION})" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"The table is that of questionnaire {VERSION};" in (DOCS / "intended-use.md").read_text("utf-8")


@each_current
def test_every_file_that_is_named_is_there(document: Path) -> None:
    """From the root of the tree, or as the end of a path in it."""
    assert not [path for path in paths_named(document.read_text("utf-8")) if not is_there(path)]


def test_a_file_that_is_not_there_is_noticed() -> None:
    """The test above looks at what it should."""
    text = "`screener/press.py`, `web/form.py`, `macros/NAME.html`, `gone.css`, `/blank.pdf`\n```\n`x.py`\n```\n"
    assert [path for path in paths_named(text) if not is_there(path)] == ["screener/press.py", "gone.css"]


@each_document
def test_every_link_within_the_tree_leads_somewhere(document: Path) -> None:
    """Relative to the document."""
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", document.read_text("utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


@each_current
def test_every_script_that_is_named_is_there(document: Path) -> None:
    """In blocks to copy too."""
    named = re.findall(r"\bscript/([a-z]+)\b", document.read_text("utf-8"))
    assert set(named) <= {script.name for script in SCRIPTS}


def test_the_readme_has_every_script() -> None:
    """With what it is for."""
    said = (ROOT / "README.md").read_text("utf-8")
    assert len(SCRIPTS) > 5
    assert not [script.name for script in SCRIPTS if f"| `script/{script.name}" not in said]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_explains_itself(script: Path) -> None:
    """What it does, how it is called, and what its exit says."""
    done = subprocess.run([script, "--help"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own
    assert (done.returncode, done.stderr) == (0, "")
    assert f"usage: script/{script.name}" in done.stdout
    assert "exit codes:" in done.stdout


def test_settings_are_documented_and_read() -> None:
    """Each that the code reads stands in the documents; each there is read, by our code or by Flask."""
    said = set(re.findall(r"\bSCREENER_([A-Z_]+)", "".join(path.read_text("utf-8") for path in DOCUMENTS))) - {"NAME"}
    code = "".join(path.read_text("utf-8") for path in (PACKAGE / "web").glob("*.py"))
    read = set(DEFAULTS) | set(re.findall(r"""config(?:\.setdefault\(|\[)["']([A-Z_]+)["']""", code))
    # The limit of a form does not grow with it: docs/operations.md says so.
    assert read - {"MAX_CONTENT_LENGTH"} <= said
    assert said <= read | set(Flask.default_config)


def test_the_index_has_every_decision() -> None:
    """By its title, once and in order."""
    index = (DOCS / "decisions" / "README.md").read_text("utf-8")
    titles = [path.read_text("utf-8").splitlines()[0].removeprefix("# ") for path in RECORDS]
    said = re.findall(r"^- \[([^\]]+)\]\(([^)]+)\)", index, flags=re.MULTILINE)
    assert said == [(title, path.name) for title, path in zip(titles, RECORDS, strict=True)]
    assert [title.split(".")[0] for title in titles] == [str(int(path.name[:4])) for path in RECORDS]


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_a_record_that_was_superseded_is_named_by_the_new_one(record: Path) -> None:
    """Both ways, so that neither is read alone."""
    for later in SUPERSEDED.findall(record.read_text("utf-8")):
        newer = next(path for path in RECORDS if int(path.name[:4]) == int(later))
        assert re.search(rf"\brecords? {int(record.name[:4])}\b", newer.read_text("utf-8"))


def test_the_glossary_names_what_is_in_the_code() -> None:
    """Each word is carried by a module, a class or a function, and stands there once."""
    text = (DOCS / "glossary.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if "`screener." in line]
    words = [word for word, *_ in rows]
    assert len(words) > 20
    assert len(set(words)) == len(words)
    for _, _, carried in rows:
        for name in re.findall(r"`(screener[\w.]+)`", carried):
            assert found(name), name


def found(name: str) -> bool:
    """Whether a dotted name is a module, or something in one."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, inside = name.rpartition(".")
        return hasattr(importlib.import_module(module), inside)
    return True


def test_the_readme_lists_the_package_as_it_is() -> None:
    """Each folder and module of the package stands in the layout, and no other."""
    block = re.search(r"^screener/\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    listed = {name for line in re.findall(r"^  (\S.*?)(?:  |$)", block[1], re.MULTILINE) for name in line.split()}
    there = {path.name + "/" * path.is_dir() for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    assert listed - {"translations/"} == there - {"translations/"}


def test_every_dependency_has_its_row() -> None:
    """With the version that is locked, and no row is left of one that went."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = chain.from_iterable(project["dependency-groups"].values())
    declared = {normal(line) for line in (*project["project"]["dependencies"], *groups) if isinstance(line, str)}
    locked = dict(
        re.findall(r"^([\w.-]+)==(\S+)", "".join(path.read_text() for path in ROOT.glob("requirements/*.txt")), re.M)
    )
    said: dict[str, str] = {}
    for name, _, _, release, _ in table_after("found is left out.", DOCS / "dependencies.md"):
        versions = [part for part in release.split(", ") if part and not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", part)]
        names = [] if name.startswith("**") else [normal(each) for each in name.split(", ")]
        said.update(zip(names, versions, strict=True))
    assert said == {name: locked[name] for name in declared}


def normal(requirement: str) -> str:
    """The name of a package as a lock writes it; in a document it may stand behind the usual name, in brackets."""
    name = re.search(r"\(([^)]+)\)", requirement)
    return re.split(r"[<>=~!\s]", name[1] if name else requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize(
    "file",
    [*DOCUMENTS, *SCRIPTS, *ROOT.glob("requirements/*.txt"), ROOT / "pyproject.toml", ROOT / "Dockerfile"],
    ids=name_of,
)
def test_no_registry_is_named(file: Path) -> None:
    """The program installs the same from any mirror."""
    text = file.read_text("utf-8").lower()
    assert not [host for host in REGISTRIES if host in text]


@each_document
def test_no_path_of_a_machine_is_named(document: Path) -> None:
    """Where somebody's checkout lay is of no use to others."""
    assert not MACHINE.search(document.read_text("utf-8"))
