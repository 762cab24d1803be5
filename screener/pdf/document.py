"""A summary, or the blank form, as one file.

Its parts are typeset side by side: page one, under an overlay that is the same for everybody, and what goes on
overleaf. Behind them comes an appendix that is the same for everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache, partial

from screener.clinics.model import Clinic
from screener.language import Language
from screener.pdf.fit import UNLIMITED, Fit, fits, overleaf
from screener.pdf.merge import Attachment, PdfFile, merge, pages_in
from screener.pdf.options import Options
from screener.pdf.overlay import Overlay, overlay_of
from screener.pdf.pool import Job
from screener.pdf.slot import slot
from screener.pdf.templates import html
from screener.questionnaire import QUESTIONNAIRE
from screener.summary import Summary


def summary_pdf(
    summary: Summary,
    options: Options,
    language: Language,
    clinic: Clinic | None = None,
    attachments: Iterable[Attachment] = (),
) -> PdfFile:
    """Page one, and what was chosen to follow it; of the answers at least those that page one has no room for.

    The same summary, options and attachments give the same bytes. Raises `slot.Busy` when it is not made in time.
    """
    write = partial(
        html,
        language=language,
        clinic=clinic,
        summary=summary,
        questionnaire=summary.questionnaire,
        made_on=summary.made_on,
        options=options,
    )

    def page_one(fit: Fit) -> str:
        return write("page_one", fit=fit, overleaf=overleaf(summary, options, fit) if options.flows else ())

    def answers(fit: Fit) -> str:
        rest = () if options.flows else overleaf(summary, options, fit)
        return write("answers", overleaf=rest) if rest else ""

    overlay = None if options.flows else shared_overlay(language, options.page_format, clinic, summary.made_on)
    appendix = shared_appendix(language, options) if options.pages == "all" else b""
    parts = typeset(fits(options), page_one, answers, overlay.reserved if overlay else None)
    return merge([part for part in (*parts, appendix) if part], attachments, overlay)


@lru_cache(maxsize=8)
def blank_pdf(options: Options, language: Language) -> bytes:
    """The form to fill in with a pen: made once, because no answer is in it."""
    return whole(html("blank", language, questionnaire=QUESTIONNAIRE, options=options)).content


@lru_cache(maxsize=64)
def shared_overlay(language: Language, page_format: str, clinic: Clinic | None, day: date) -> Overlay:
    """What stands on page one of everybody on that day: made once, because no answer is in it."""
    options = Options.chosen({"page_format": page_format})
    page = html("overlay", language, clinic, questionnaire=QUESTIONNAIRE, made_on=day, options=options)
    return overlay_of(whole(page).content)


@lru_cache(maxsize=8)
def shared_appendix(language: Language, options: Options) -> bytes:
    """Tests to talk about, a diary and the sources: made once, because no answer is in them."""
    return whole(html("appendix", language, questionnaire=QUESTIONNAIRE, options=options)).content


def whole(page: str) -> PdfFile:
    """A file of pages that are typeset as they are."""
    return merge(typeset((UNLIMITED,), lambda _: page))


def typeset(
    tries: Sequence[Fit],
    page_one: Callable[[Fit], str],
    answers: Callable[[Fit], str] = lambda _: "",
    reserved: tuple[float, float] | None = None,
) -> list[bytes]:
    """Page one, from the first of `tries` with which it is one page, else from the last; then the pages of answers.

    Each function gives HTML, or nothing. `reserved` is how much of page one the overlay takes, in points at its head
    and its foot. Raises `slot.Busy`.
    """
    with slot() as submit:
        first, *others = tries
        pages = submit(Job(page_one(first), at_most=int(bool(others)), reserved=reserved))
        # What follows is typeset at the same time, in the hope that page one is one page at the first try.
        ahead = Job(answers(first), first_page=2)
        following = submit(ahead) if ahead.html and others else None
        fit, front = first, pages()
        while not front:
            fit, *others = others
            front = submit(Job(page_one(fit), at_most=int(bool(others)), reserved=reserved))()
        needed = Job(ahead.html if fit is first else answers(fit), first_page=pages_in(front) + 1)
        if needed != ahead or not following:
            following = submit(needed) if needed.html else None
        rest = following() if following else None
        return [part for part in (front, rest) if part]
