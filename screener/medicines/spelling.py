"""How a word sounds, for telling a misspelt name from the name of another medicine.

People who write a name from memory keep its sound: they change vowels, double letters, `y` and `i`, `ph` and `f`.
Names of two medicines differ in their consonants instead.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Spellings that are said alike, in this order, and what they are written as here.
SAID_ALIKE = (
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ch", "k"),
    ("ck", "k"),
    ("sh", "s"),
    ("x", "ks"),
    ("y", "i"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("v", "f"),
    ("w", "f"),
)
SILENT = re.compile(r"(?<=.)h")
TWICE = re.compile(r"(.)\1")
VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """`word`, in lower case and without accents, as it sounds: what is said alike is written alike."""
    for spelling, said in SAID_ALIKE:
        word = word.replace(spelling, said)
    return TWICE.sub(r"\1", SILENT.sub("", word))


@lru_cache(maxsize=8192)
def consonants(word: str) -> str:
    """The consonants of `word` as they sound."""
    return VOWELS.sub("", sound(word))


def beginning(word: str) -> str:
    """The first letter of `word` as it sounds; all vowels are one."""
    first = sound(word)[:1]
    return "a" if VOWELS.match(first) else first
