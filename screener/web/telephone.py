"""Help lines as a page shows them: those of the reader's country first, and numbers that can be tapped."""

from __future__ import annotations

import re
from functools import cache

from flask import Flask
from markupsafe import Markup, escape

from screener.questionnaire.telephone import COUNTRIES, SEEN
from screener.questionnaire.urgent import HELP_LINES, HelpLine
from screener.web.i18n import translated


def init_app(app: Flask) -> None:
    """Let pages show help lines."""
    app.add_template_global(help_lines)
    app.add_template_filter(dialled)


def help_lines(country: str) -> tuple[HelpLine, ...]:
    """Every help line: that of the country (ISO 3166-1 code, or nothing) first, the others by name of their place."""
    by_name = sorted(HELP_LINES, key=lambda line: translated(line.place).casefold())
    return tuple(sorted(by_name, key=lambda line: country not in COUNTRIES.get(line.place, ())))


@cache
def dialled(text: str, place: str) -> Markup:
    """A text with a link that dials each number in it that was seen on an official page of that place."""
    numbers = sorted((seen.number for seen in SEEN if seen.place == place), key=len, reverse=True)
    if not numbers:
        return escape(text)
    parts = re.split(rf"(?<!\d)({'|'.join(map(re.escape, numbers))})(?!\d)", text)
    return Markup("").join(
        Markup('<a href="tel:{}">{}</a>').format(part.replace(" ", ""), part) if part in numbers else part
        for part in parts
    )
