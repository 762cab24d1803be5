"""Answers to earlier versions of the questionnaire, as answers to this one: as much as means the same, and no more.

What would say more or less than the person said is not carried over, and comes with the reason. Version 1.0 asked the
same questions with other options; it was never written to a file by this program, so nothing but a test or another
program holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from screener.answers import Mistake
from screener.exchange.reading import Code, Said, SaidById
from screener.questionnaire.model import N_, NONE

Answered = tuple[str, str]
"""A question and the code of one of its options."""

ONE_LEG_OR_BOTH = N_("The earlier form did not ask whether it is one leg or both.")
MORE_OPTIONS = N_("There are more things to tick now, so “none of these” would say more than was said.")
OTHER_WORDS = N_("This answer has other words now. Read it again and tick it if it fits.")
OTHER_QUESTION = N_("This is asked in another way now. Look at the question and answer it again.")

# What an answer to version 1.0 is called in 2.0: one answer, or two where a question was taken apart.
MOVED_IN_2: Mapping[Answered, tuple[Answered, ...]] = MappingProxyType(
    {
        ("pregnancy", "now"): (("pregnancy", "yes"), ("pregnancy_when", "now")),
        ("pregnancy", "recent"): (("pregnancy", "yes"), ("pregnancy_when", "recent")),
        ("diabetes", "type_1"): (("diabetes", "yes"), ("diabetes_type", "type_1")),
        ("diabetes", "type_2"): (("diabetes", "yes"), ("diabetes_type", "type_2")),
        ("diabetes", "gestational"): (("diabetes", "yes"), ("diabetes_type", "gestational")),
        ("diabetes", "type_not_sure"): (("diabetes", "yes"), ("diabetes_type", "not_sure")),
        ("iron_taking", "yes"): (("iron_signs", "iron_tablets"),),
    }
)

# What has no place in 2.0, and why.
LEFT_IN_1: Mapping[Answered, str] = MappingProxyType(
    {
        ("site", "legs"): ONE_LEG_OR_BOTH,
        # It read "a certain way", and now reads "a certain distance".
        ("lookalikes", "artery"): OTHER_WORDS,
        ("iron_signs", NONE): MORE_OPTIONS,
        ("other_conditions", NONE): MORE_OPTIONS,
        ("iron_taking", "no"): OTHER_QUESTION,
        ("iron_taking", "not_sure"): OTHER_QUESTION,
        # Asked of everybody; now a look-alike, which is ticked by whoever feels it as their complaint.
        ("numb_feet", "yes"): OTHER_QUESTION,
        ("numb_feet", "no"): OTHER_QUESTION,
        ("numb_feet", "not_sure"): OTHER_QUESTION,
    }
)


def from_1_to_2(said: SaidById) -> SaidById:
    """Answers to version 1.0 as answers to 2.0."""
    moved: dict[str, list[Said]] = {}
    for question, several in said.items():
        for each in several:
            for place, value in places(question, each):
                moved.setdefault(place, []).append(value)
    return moved


def places(question: str, each: Said) -> Sequence[tuple[str, Said]]:
    """Where an answer stands now, and as what."""
    code = each.value.code if isinstance(each.value, Code) else each.value
    if not isinstance(code, str):
        return [(question, each)]
    if reason := LEFT_IN_1.get((question, code)):
        return [(question, replace(each, value=Mistake(reason)))]
    if to := MOVED_IN_2.get((question, code)):
        return [(place, replace(each, value=Code(now))) for place, now in to]
    return [(question, each)]


MIGRATIONS: Mapping[str, Callable[[SaidById], SaidById]] = MappingProxyType({"1.0": from_1_to_2})
"""By the version that answers were given to: what makes of them answers to the next one."""
