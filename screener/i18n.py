"""Edge: the language of a request, and our words in it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import assert_never

from babel.dates import format_skeleton
from flask import Flask, request
from flask_babel import Babel, format_date, get_locale, gettext

from screener.answers import Mistake
from screener.findings import Fixed, On, Typed, Words
from screener.paths import TRANSLATIONS

# The texts are written in British English; its dates put the day first.
SOURCE_LOCALE = "en_GB"


def speak(app: Flask, languages: Callable[[], Sequence[str]]) -> None:
    """Let `app` speak the `languages` of a request, the first unless it asks for another."""
    Babel(
        app,
        default_locale=SOURCE_LOCALE,
        default_translation_directories=app.config.get("TRANSLATIONS", str(TRANSLATIONS)),
        locale_selector=lambda: locale_of(asked_for(languages())),
    )
    app.add_template_filter(gettext, "translated")
    app.add_template_filter(in_words)
    app.add_template_filter(explained)
    app.add_template_filter(long_date)
    app.add_template_global(language)
    app.add_template_global(direction)


def asked_for(languages: Sequence[str]) -> str:
    """The language the form was sent in or the address asks for, where it is spoken; else the first."""
    wanted = request.values.get("lang", "")
    return wanted if wanted in languages else languages[0]


def locale_of(language: str) -> str:
    """The locale that a language is spoken in."""
    return SOURCE_LOCALE if language == "en" else language


def language() -> str:
    """The language being spoken, as HTML's `lang` writes it."""
    return str(get_locale() or SOURCE_LOCALE).replace("_", "-")


def direction() -> str:
    """The direction the language is written in, as HTML's `dir` writes it."""
    locale = get_locale()
    return str(locale.text_direction) if locale else "ltr"


def in_words(words: Words) -> str:
    """Our words translated, the person's own as they are, a date written out."""
    match words:
        case Fixed(text):
            return str(gettext(text))
        case Typed(text):
            return text
        case On(iso):
            return month_or_day(iso)
        case _:
            assert_never(words)


def month_or_day(iso: str) -> str:
    """An ISO year and month, or day, written out."""
    try:
        return long_date(date.fromisoformat(iso))
    except ValueError:
        return str(format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=get_locale()))


def long_date(day: date) -> str:
    """A day written out."""
    return str(format_date(day, "long"))


def explained(mistake: Mistake) -> str:
    """What to do about a mistake."""
    return str(gettext(mistake.message, **mistake.figures))
