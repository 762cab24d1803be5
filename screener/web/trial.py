"""A clinic's page, typeset once before its settings count: a logo that breaks it would break every page of that clinic.

What takes long to draw is refused by looking at it (`screener.clinics.logo`). This is for what nobody has thought of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from screener.clinics.model import Clinic
from screener.language import language_of
from screener.paths import TRANSLATIONS
from screener.pdf.document import Foot
from screener.pdf.options import Options
from screener.pdf.pool import SECONDS, Failure, Job, JobStopped, Worker
from screener.pdf.templates import html
from screener.questionnaire import QUESTIONNAIRE

# Its words are the same for every picture.
ENGLISH = language_of("en", TRANSLATIONS)
BROKEN = "no page can be made with this picture; save it anew, or as PNG"
SLOW = f"a page with this picture takes more than {SECONDS} seconds or too much memory; simplify it, or save it as PNG"


def tried(clinics: Iterable[Clinic]) -> Mapping[str, str]:
    """What is wrong with the pages of clinics that have a logo, by the id of the clinic."""
    found = {clinic.id: fault(clinic) for clinic in clinics if clinic.logo}
    return {id: reason for id, reason in found.items() if reason}


@lru_cache(maxsize=1000)
def fault(clinic: Clinic) -> str:
    """What is wrong with the page of a clinic; empty where nothing is.

    By a process of its own, because the pool's threads must not begin before the server's processes do.
    """
    options = Options(clinic.page_format or "a4")
    page = html(
        "overlay",
        ENGLISH,
        clinic,
        questionnaire=QUESTIONNAIRE,
        made_on=date(2026, 1, 1),
        chosen=options,
        foot=Foot(box=True),
    )
    worker = Worker()
    try:
        return BROKEN if isinstance(worker.make(Job(page)), Failure) else ""
    except (JobStopped, EOFError, OSError):
        return SLOW
    finally:
        worker.stop()
