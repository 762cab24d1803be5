"""What stands on each page, as HTML, in one language."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from screener.clinics.model import Clinic
from screener.language import Language
from screener.medicines import statements as of_medicines
from screener.paths import TEMPLATES
from screener.pdf.characters import MISSING, direction_of, printable
from screener.questionnaire import statements
from screener.questionnaire.model import Place, options


@lru_cache(maxsize=32)
def templates(language: Language) -> Environment:
    """The templates, whose texts are in that language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined] # an extension's method
        language.translated, language.counted, newstyle=True
    )
    environment.globals.update(
        language=language,
        missing=MISSING,
        of_medicines=of_medicines,
        options=options,
        Place=Place,
        statements=statements,
    )
    environment.filters.update(
        direction_of=direction_of,
        in_words=language.in_words,
        long_date=language.long_date,
        printable=printable,
        translated=language.translated,
    )
    return environment


def html(template: str, language: Language, clinic: Clinic | None = None, **content: object) -> str:
    """The HTML of a template in templates/paper/ with that content, on the letterhead of a clinic if there is one."""
    return templates(language).get_template(f"paper/{template}.html").render(clinic=clinic, **content)
