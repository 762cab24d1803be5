"""Every text that a clinician or a pharmacist has to look at again when it changes, by a name of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from types import ModuleType

from screener.medicines import ambiguity, groups
from screener.medicines import statements as of_medicines
from screener.questionnaire import QUESTIONNAIRE, statements, urgent
from screener.questionnaire.model import Question, Questionnaire, Source, options

# Who has read the texts, and what somebody still has to look up, changes none of them.
NOT_A_TEXT = "REVIEWED_BY"
NO_TEXT_OF_OURS = "to_check"
DIGITS = 12
SHOWN = 40


def texts() -> dict[str, str]:
    """Every text by its name: what is asked, offered, noted and stated, and whom to call."""
    found: dict[str, str] = {}
    for name, text in (
        *of_questionnaire(QUESTIONNAIRE),
        *of_module("statement", statements),
        *of_module("urgent", urgent),
        *of_module("medicines", of_medicines),
        *of_module("medicines", groups),
        *of_module("medicines", ambiguity),
    ):
        if found.setdefault(name, text) != text:
            raise ValueError(f"two texts are called {name}")
    return found


def of_questionnaire(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """The texts of the sections, topics, questions, options and notes, and what opens each gate."""
    for section in questionnaire.sections:
        yield f"section {section.id}", section.title
        yield f"section {section.id}: introduction", section.introduction
        for topic in section.topics:
            for part in ("title", "heading", "statement", "lead"):
                yield f"topic {topic.id}: {part}", getattr(topic, part)
            for question in topic.questions:
                yield from of_question(question)


def of_question(question: Question) -> Iterator[tuple[str, str]]:
    """The texts of a question."""
    for part in ("text", "short", "hint"):
        yield f"question {question.id}: {part}", getattr(question, part)
    yield f"question {question.id}: unit", getattr(question.kind, "unit", "")
    if question.gate:
        yield f"question {question.id}: gate", f"{question.gate.question} {' '.join(question.gate.codes)}"
    for option in options(question):
        yield f"question {question.id}: option {option.code}", option.label
    for note in question.notes:
        yield f"note {note.id}", note.text


def of_module(kind: str, module: ModuleType) -> Iterator[tuple[str, str]]:
    """The constants of a module that are texts, or hold some."""
    for name, value in vars(module).items():
        if name.isupper() and name != NOT_A_TEXT:
            yield from within(f"{kind} {name}", value)


def within(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The texts within a value, each named by where it stands; sources are looked at elsewhere, and left out."""
    match value:
        case Source():
            pass
        case str() | bool():
            yield name, str(value)
        case frozenset():
            yield name, ", ".join(sorted(map(str, value)))
        case Mapping():
            for key, part in value.items():
                yield from within(f"{name}: {key.value if isinstance(key, Enum) else key}", part)
        case tuple():
            for number, part in enumerate(value, start=1):
                yield from within(f"{name}: {getattr(part, 'id', getattr(part, 'place', number))}", part)
        case _ if is_dataclass(value):
            for field in fields(value):
                if field.name != NO_TEXT_OF_OURS:
                    yield from within(f"{name}, {field.name}", getattr(value, field.name))


def pin_of(text: str) -> str:
    """What is kept of a text: enough of it for a reader to know which one it is, and a digest of all of it."""
    return f"{sha256(text.encode()).hexdigest()[:DIGITS]} {text[:SHOWN]}"


def pins() -> dict[str, str]:
    """What is kept of every text that there is."""
    return {name: pin_of(text) for name, text in texts().items() if text}
