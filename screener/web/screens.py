"""Screens: which questions stand together where the form is shown one thought at a time.

A topic is a screen. What departs from that is in the two tables below, by id. Without scripts the form is one page, in
the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import Question, Section, Topic

# Topics that stand on the screen of the topic before them, in the same section: each is short, and the two are one
# thought.
GOES_ON = frozenset({"words", "criterion_3", "tried", "treated"})
# Questions that begin a screen within their topic: what follows a gate and is long.
BEGINS = frozenset({"rls_treatment"})


@dataclass(frozen=True)
class Screen:
    """Tables, each a whole topic, and questions, in order. It is known by the id of its first question."""

    parts: tuple[Topic | Question, ...]

    @property
    def id(self) -> str:
        """The id of its first question."""
        first = self.parts[0]
        return first.questions[0].id if isinstance(first, Topic) else first.id


def screens_of(section: Section) -> tuple[Screen, ...]:
    """The screens of a section, in order; every question stands on one of them."""
    screens: list[list[Topic | Question]] = []
    for topic in section.topics:
        for number, part in enumerate(parts_of(topic)):
            begins = number == 0 and topic.id not in GOES_ON
            if begins or not screens or (isinstance(part, Question) and part.id in BEGINS):
                screens.append([])
            screens[-1].append(part)
    return tuple(Screen(tuple(parts)) for parts in screens)


def parts_of(topic: Topic) -> Iterator[Topic | Question]:
    """A topic that is asked as a table as a whole, otherwise its questions."""
    if topic.heading:
        yield topic
    else:
        yield from topic.questions


def _check() -> None:
    topics = {topic.id for section in QUESTIONNAIRE.sections for topic in section.topics}
    if unknown := (GOES_ON - topics) | (BEGINS - set(QUESTIONNAIRE.by_id)):
        raise ValueError(f"no topic or question has these ids: {', '.join(sorted(unknown))}")


_check()
