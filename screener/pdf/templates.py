"""What stands on each page, as HTML, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from functools import lru_cache
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from screener.clinics.model import Clinic
from screener.findings import Finding
from screener.language import Language
from screener.medicines import statements as of_medicines
from screener.paths import TEMPLATES
from screener.pdf.characters import direction_of, printable, together
from screener.pdf.medicines import groups, numbers
from screener.questionnaire import statements
from screener.questionnaire.model import MedicineList, Place, Quantity

# WeasyPrint breaks a line at its first word where it fits without the space at its end and not with it.
AT_THE_END = re.compile(r"\s+(?=</(?:p|h\d|li|td|th)>)")

# In letters.
SHORT, LONG = 13, 21


class Settled(Environment):
    """Templates whose globals are all there before the first is loaded."""

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """The globals of a template as one table: of two Jinja would compare every name at each import."""
        return {**self.globals, **(d or {})}


@lru_cache(maxsize=32)
def templates(language: Language) -> Environment:
    """The templates, whose texts are in that language."""
    environment = Settled(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        # They change with a release only, and each import of one would ask for the time of its file.
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        _=language.said,
        ngettext=language.counted,
        language=language,
        of_medicines=of_medicines,
        numbers=numbers,
        Place=Place,
        statements=statements,
    )
    environment.filters.update(
        are_short=lambda findings: are_short(findings, language),
        as_tuple=tuple,
        direction_of=direction_of,
        in_groups=groups,
        in_words=language.in_words,
        long_date=language.long_date,
        printable=printable,
        tables=tables,
        together=together,
        translated=language.translated,
    )
    return environment


def tables(findings: Iterable[Finding], flows: bool) -> list[tuple[str, list[Finding]]]:
    """Findings that follow one another in tables: each with the name of the kind that prints it, or none for pairs.

    Values make a table of their own unless the page `flows`, and so do lines of medicines.
    """

    def kind_of_table(finding: Finding) -> str:
        kind = finding.question.kind
        own = isinstance(kind, MedicineList) or (isinstance(kind, Quantity) and not flows)
        return kind.name if own and finding.words else ""

    return [(name, list(found)) for name, found in groupby(findings, kind_of_table)]


def are_short(findings: list[Finding], language: Language) -> bool:
    """Whether all answers are short and without a picture, and stand beside a name that is long."""
    answers = (language.in_words(words) for finding in findings for words in finding.words)
    names = (language.translated(finding.question.short) for finding in findings)
    pictures = any(finding.picture for finding in findings)
    return not pictures and max(map(len, answers), default=0) <= SHORT and max(map(len, names)) > LONG


def html(template: str, language: Language, clinic: Clinic | None = None, **content: object) -> str:
    """The HTML of a template in templates/paper/ with that content, on the letterhead of a clinic if there is one."""
    return AT_THE_END.sub(
        "", templates(language).get_template(f"paper/{template}.html").render(clinic=clinic, **content)
    )
