"""What a request is about beside its form: the clinic, the languages, the options; and what every template knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Flask, current_app, g, request
from flask.templating import Environment
from werkzeug.local import LocalProxy

from screener import __version__, answers
from screener.clinics.model import Clinic
from screener.exchange.attachment import HOLDS_DATA, NO_DATA
from screener.exchange.square import SQUARE
from screener.exchange.terminology import Canonical
from screener.medicines import statements as of_medicines
from screener.pdf.options import OFFERS, TICKS, YES, Options
from screener.pdf.templates import Settled
from screener.questionnaire import QUESTIONNAIRE, statements, telephone, urgent
from screener.web.screens import screens_of


class PageTemplates(Settled, Environment):
    """Templates as Flask has them, with all globals in one table."""


def init_app(app: Flask) -> None:
    """Give every template the content, and what it is told of the request."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        questionnaire=QUESTIONNAIRE,
        holds_data=HOLDS_DATA,
        data_ticks=(NO_DATA, SQUARE),
        longest_value=answers.LONGEST_VALUE,
        months=answers.MONTHS,
        no_such_number=answers.no_such_number,
        offers=OFFERS,
        reasons=answers,
        yes=YES,
        of_medicines=of_medicines,
        screens_of=screens_of,
        statements=statements,
        telephone=telephone,
        ticks=TICKS,
        urgent=urgent,
        version=__version__,
    )
    # Looked up where they are used: what a template takes from another one is then made once, not for each request.
    app.jinja_env.globals.update({each.__name__: LocalProxy(each) for each in (clinic, country, framed, idle_minutes)})


def clinic() -> Clinic | None:
    """The clinic on whose page we are shown, or None."""
    found: Clinic | None = g.get("clinic")
    return found


def framed() -> bool:
    """Whether we are shown in a frame on a clinic's page; also where the browser does not say so, as over http."""
    return clinic() is not None and request.headers.get("Sec-Fetch-Dest", "iframe") == "iframe"


def country() -> str:
    """The country of the clinic, as ISO 3166-1 code, or nothing: a language is not a place."""
    here = clinic()
    return here.country if here else ""


def idle_minutes() -> int:
    """After how many minutes without a touch a shared computer forgets the answers on its screen; 0 for never."""
    here = clinic()
    minutes: int = here.idle_minutes if here else current_app.config["IDLE_MINUTES"]
    return minutes


def languages() -> Sequence[str]:
    """The languages that are offered, the one to begin with first."""
    here = clinic()
    offered: Sequence[str] = (here and here.languages) or current_app.config["LANGUAGES"]
    return offered


def canonical() -> Canonical:
    """The address that our definitions go by."""
    published: Canonical = current_app.config["CANONICAL"]
    return published


def chosen_options(sent: Mapping[str, str]) -> Options:
    """The options that were sent; where none was, the page format of the clinic."""
    here = clinic()
    return Options.chosen({"page_format": (here and here.page_format) or "", **sent})
