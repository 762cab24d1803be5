"""Edge: our words in one language, by Babel: texts translated, dates written out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import assert_never

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.languages import get_official_languages
from babel.support import NullTranslations, Translations
from markupsafe import Markup

from screener.answers import Mistake
from screener.findings import Fixed, PartialDate, Typed, Words

# The texts are written in British English; its dates put the day first.
SOURCE_LOCALE = "en_GB"


@dataclass(frozen=True)
class Language:
    """One language: two of the same tag are equal. `tag` is a BCP 47 tag, as HTML writes it in `lang`."""

    tag: str
    locale: Locale = field(compare=False, repr=False)
    translations: NullTranslations = field(compare=False, repr=False)

    @property
    def direction(self) -> str:
        """The direction the language is written in, as HTML writes it in `dir`."""
        return str(self.locale.text_direction)

    def is_spoken_in(self, territory: str) -> bool:
        """Whether it is an official language of a territory, by its ISO 3166-1 code."""
        return self.locale.language in get_official_languages(territory, de_facto=True)

    def translated(self, text: str) -> str:
        """A text of ours in this language."""
        return str(self.translations.ugettext(text))

    def said(self, text: str, **figures: object) -> Markup:
        """A text of a template in this language, with the figures in it."""
        return Markup(self.translated(text)) % figures  # noqa: S704 - ours; what is put into it is escaped

    def counted(self, singular: str, plural: str, number: int, **figures: object) -> Markup:
        """A text of a template that depends on a number, in this language, with that and other figures in it."""
        text = self.translations.ungettext(singular, plural, number)
        return Markup(text) % {"num": number, **figures}  # noqa: S704 - ours; what is put into it is escaped

    def in_words(self, words: Words) -> str:
        """Our words translated, the person's own as they are, a date written out."""
        match words:
            case Fixed(text):
                return self.translated(text)
            case Typed(text):
                return text
            case PartialDate(iso):
                return self.month_or_day(iso)
            case _:
                assert_never(words)

    def month_or_day(self, iso: str) -> str:
        """An ISO year, month or day, written out."""
        match iso.split("-"):
            case [year]:
                return str(format_skeleton("y", date(int(year), 1, 1), locale=self.locale))
            case [year, month]:
                return str(format_skeleton("yMMMM", date(int(year), int(month), 1), locale=self.locale))
            case _:
                return self.long_date(date.fromisoformat(iso))

    def long_date(self, day: date) -> str:
        """A day written out."""
        return str(format_date(day, "long", locale=self.locale))

    def explained(self, mistake: Mistake) -> str:
        """What to do about a mistake."""
        message = self.translated(mistake.message)
        return message % mistake.figures if mistake.figures else message


@lru_cache(maxsize=32)
def language_of(code: str, catalogues: Path) -> Language:
    """The language of a code such as `en` or `pt_BR`, with its catalogue in that folder where there is one."""
    locale = Locale.parse(SOURCE_LOCALE if code == "en" else code)
    return Language(str(locale).replace("_", "-"), locale, Translations.load(str(catalogues), [str(locale)]))
