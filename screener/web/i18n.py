"""The language of a request."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flask import Flask, current_app, g, request
from markupsafe import Markup

from screener.answers import Mistake
from screener.findings import Words
from screener.language import Language, language_of
from screener.paths import TRANSLATIONS
from screener.web.context import languages


def init_app(app: Flask) -> None:
    """Let pages speak the language of their request."""
    app.config.setdefault("TRANSLATIONS", str(TRANSLATIONS))
    app.add_template_global(said, "_")
    app.add_template_global(counted, "ngettext")
    app.add_template_global(language)
    app.add_template_filter(translated)
    app.add_template_filter(in_words)
    app.add_template_filter(explained)
    app.add_template_filter(long_date)


def language() -> Language:
    """The language that the form was sent in or the address asks for, where it is spoken; else the first."""
    chosen: Language | None = g.get("language")
    if not chosen:
        offered, wanted = languages(), request.values.get("lang", "")
        chosen = g.language = spoken(wanted if wanted in offered else offered[0])
    return chosen


def spoken(code: str) -> Language:
    """A language by its code."""
    return language_of(code, Path(current_app.config["TRANSLATIONS"]))


def translated(text: str) -> str:
    """A text of ours in the language being spoken."""
    return language().translated(text)


def said(text: str, **figures: object) -> Markup:
    """A text of a template in the language being spoken, with the figures in it."""
    return language().said(text, **figures)


def counted(singular: str, plural: str, number: int, **figures: object) -> Markup:
    """A text of a template that depends on a number, in the language being spoken, with the figures in it."""
    return language().counted(singular, plural, number, **figures)


def in_words(words: Words) -> str:
    """Words of an answer in the language being spoken."""
    return language().in_words(words)


def explained(mistake: Mistake) -> str:
    """What to do about a mistake, in the language being spoken."""
    return language().explained(mistake)


def long_date(day: date) -> str:
    """A day written out in the language being spoken."""
    return language().long_date(day)
