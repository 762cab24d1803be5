"""The language of a request."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flask import Flask, current_app, g, request

from screener.answers import Mistake
from screener.findings import Words
from screener.language import Language, language_of
from screener.paths import TRANSLATIONS
from screener.web.context import languages


def init_app(app: Flask) -> None:
    """Let pages speak the language of their request."""
    app.config.setdefault("TRANSLATIONS", str(TRANSLATIONS))
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # an extension's method
        translated, lambda singular, plural, number: language().counted(singular, plural, number), newstyle=True
    )
    app.add_template_global(language)
    app.add_template_filter(translated)
    app.add_template_filter(in_words)
    app.add_template_filter(explained)
    app.add_template_filter(long_date)


def language() -> Language:
    """The language that the form was sent in or the address asks for, where it is spoken; else the first."""
    if "language" not in g:
        offered, wanted = languages(), request.values.get("lang", "")
        g.language = spoken(wanted if wanted in offered else offered[0])
    chosen: Language = g.language
    return chosen


def spoken(code: str) -> Language:
    """A language by its code."""
    return language_of(code, Path(current_app.config["TRANSLATIONS"]))


def translated(text: str) -> str:
    """A text of ours in the language being spoken."""
    return language().translated(text)


def in_words(words: Words) -> str:
    """Words of an answer in the language being spoken."""
    return language().in_words(words)


def explained(mistake: Mistake) -> str:
    """What to do about a mistake, in the language being spoken."""
    return language().explained(mistake)


def long_date(day: date) -> str:
    """A day written out in the language being spoken."""
    return language().long_date(day)
