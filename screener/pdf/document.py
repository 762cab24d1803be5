"""A summary, or the blank form, as one file.

Its parts are typeset side by side: page one, under an overlay that is the same for everybody, and what goes on
overleaf. Behind them come sheets that are the same for everybody, where they are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial

from screener.clinics.model import Clinic
from screener.findings import Typed
from screener.language import Language
from screener.pdf.characters import loses_marks, undrawable
from screener.pdf.fit import Fit, fits_in_two_lines, overleaf, unanswered
from screener.pdf.medicines import cited
from screener.pdf.merge import Attachment, Merge, PdfFile
from screener.pdf.options import Options
from screener.pdf.overlay import Overlay, overlay_of
from screener.pdf.pool import Job, Parts, Result
from screener.pdf.slot import Submit, slot
from screener.pdf.templates import html
from screener.pdf.yielding import fitted
from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import MedicineList, Place
from screener.summary import Summary

# Page one with everything on it, then with what the heights of its parts say, and twice more with less.
LAYOUTS = 4
# In points.
LESS = 14.0
# Of HTML. The longest page one that fits has 9,000; for a longer one there is no hope, so what follows waits for it.
MOST_LETTERS = 12_000
# Between two blocks that can be measured one by one.
BLOCK = "<!-- block -->"
AS_TYPED = "as-typed.txt"


def summary_pdf(  # noqa: PLR0913 - one for each thing that is put together
    summary: Summary,
    options: Options,
    language: Language,
    clinic: Clinic | None = None,
    attachments: Iterable[Attachment] = (),
    *,
    code: str | None = None,
) -> PdfFile:
    """Page one, a page two where something has no room on it, and what was wished for behind them.

    `code` is the picture of a square code that holds the answers, as an address with its content; empty where they do
    not fit into one.

    The same summary, options and attachments give the same bytes. Raises `slot.Busy` when it is not made in time.
    """
    return Paper(summary, options, language, clinic, (*attachments, *as_typed(summary)), code).typeset()


@dataclass(frozen=True)
class Paper:
    """What a person's own pages are made from, and what comes with them."""

    summary: Summary
    options: Options
    language: Language
    clinic: Clinic | None
    attachments: tuple[Attachment, ...] = ()
    code: str | None = None

    def typeset(self) -> PdfFile:
        """The file of it. Raises `slot.Busy`.

        Where no answer goes on, the page that closes the paper is typeset with page one, and whoever typesets them
        makes the file as well. Otherwise what goes on is typeset at the same time, in the hope that page one is one
        page as it was tried.
        """
        fit, closes = self.first_fit, True
        with slot() as submit:
            overlays = {} if self.options.flows else {box: self.overlay(Foot(box)) for box in (True, False)}
            closings = {} if self.options.flows else {box: self.closing(box) for box in (True, False)}
            for attempt in range(1, LAYOUTS + 1):
                goes_on, is_last = self.goes_on(fit), attempt == LAYOUTS
                closed = closings.get(fit.box) if closes and goes_on and not is_last and self.is_closed(fit) else None
                after = partial(self.after, submit, fit) if goes_on and not closed else None
                page_one = self.front(fit, overlays.get(fit.box), closed, alone=not after, is_last=is_last)
                has_hope = len(page_one.html) <= MOST_LETTERS
                front = submit(page_one) if has_hope or page_one.room is None else measured(submit, page_one)
                behind = after() if after and has_hope else None
                match front():
                    case PdfFile() as file if page_one.into:
                        return file
                    case PdfFile() as made:
                        behind = behind or (after() if after else None)
                        return self.merged([made, *([file_of(behind)] if behind else [])], fit, closed)
                    case Mapping() as parts if parts:
                        room = overlays[False].room - (attempt - 1) * LESS
                        fit = fitted(self.summary, parts, fit, room, overlays[False].room - overlays[True].room)
                        # Columns are never broken over pages; should page one not fit by then, it goes on without them.
                        fit = replace(fit, columns=attempt + 1 < LAYOUTS)
                    case _:
                        closes = False
        raise AssertionError("the last layout has no limit")

    @cached_property
    def behind(self) -> int:
        """How many sheets come last, which are the same for everybody."""
        return shared_sheets(self.language, self.options.of_sheets).pages if self.options.has_sheets else 0

    @property
    def following(self) -> int:
        """How many pages come after those with answers."""
        return self.behind + (self.code is not None)

    def merged(self, own: list[PdfFile], fit: Fit, closing: Overlay | None) -> PdfFile:
        """The file of the person's own pages and what follows them. Raises `slot.Busy`."""
        number = sum(part.pages for part in own)
        parts = [*own, *([self.square_code(self.code, number + 1)] if self.code is not None else [])]
        with slot() as submit:
            return file_of(submit(self.file(tuple(part.content for part in parts), fit, number, closing)))

    def file(self, parts: tuple[bytes, ...], fit: Fit, own: int, closing: Overlay | None) -> Merge:
        """What becomes the file, if so many pages are the person's own."""
        number, wanted = own + self.following, self.options.of_sheets
        sheets = shared_sheets(self.language, wanted, number - self.behind + 1).content if self.behind else None
        return Merge(parts, tuple(self.overlays(fit, number, closing)), sheets, self.attachments)

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        """What was asked and not answered."""
        return unanswered(self.summary)

    @property
    def first_fit(self) -> Fit:
        """Everything on page one, but a list of what was not answered that takes more than two lines."""
        short = fits_in_two_lines(map(self.language.translated, self.unanswered))
        return Fit(unanswered=short and not self.options.flows, flows=self.options.flows)

    def front(self, fit: Fit, overlay: Overlay | None, closing: Overlay | None, *, alone: bool, is_last: bool) -> Job:
        """Page one; where it flows, or no other try comes after it, on as many pages as it takes.

        Where nothing else is typeset, it is made into the file at once.
        """
        if overlay is None:
            return Job(self.page_one(fit), following=self.following)
        room = None if is_last else overlay.room
        is_all = alone and not is_last and self.code is None
        return Job(
            self.page_one(fit, closes=closing is not None),
            reserved=overlay.reserved,
            room=room,
            closing=closing.room if closing else None,
            into=self.file((), fit, 2 if closing else 1, closing) if is_all else None,
        )

    def closing(self, box: bool) -> Overlay:
        """What stands on page two below what page one left unsaid, where that is no answer."""
        return shared_closing(self.language, self.options.page_format, box, self.following)

    def overlays(self, fit: Fit, number: int, closing: Overlay | None) -> Iterator[Overlay]:
        """What is laid over page one of so many, and over the page that closes the paper, where one does."""
        if not self.options.flows:
            yield self.overlay(Foot(fit.box, number))
        if closing:
            yield closing

    def overlay(self, foot: Foot) -> Overlay:
        """What is laid over page one."""
        return shared_overlay(self.language, self.options.page_format, self.clinic, self.summary.made_on, foot)

    def square_code(self, code: str, number: int) -> PdfFile:
        """The page of that number with a square code on it. Raises `slot.Busy`."""
        page = html(
            "square",
            self.language,
            questionnaire=QUESTIONNAIRE,
            made_on=self.summary.made_on,
            code=code,
            chosen=self.options,
        )
        with slot() as submit:
            return file_of(submit(Job(page, number, self.behind)))

    def goes_on(self, fit: Fit) -> bool:
        """Whether there are pages of the person's own after page one."""
        wanted = self.options.full or not (fit.box and fit.sources and fit.unanswered)
        return not self.options.flows and (wanted or bool(overleaf(self.summary, fit)))

    def is_closed(self, fit: Fit) -> bool:
        """Whether the pages after page one have no answer on them."""
        return not self.options.full and not overleaf(self.summary, fit)

    def page_one(self, fit: Fit, *, closes: bool = False) -> str:
        """The HTML of page one, and of the page that closes it; where it flows, of all pages."""
        return self.html("page_one", fit, moved=moved_entries(self.summary, fit), closes=closes)

    def after(self, submit: Submit, fit: Fit) -> Callable[[], Result]:
        """The pages after page one, once they are typeset."""
        return submit(Job(self.html("after", fit, overleaf=overleaf(self.summary, fit)), 2, self.following))

    def html(self, template: str, fit: Fit, **content: object) -> str:
        """The HTML of a template, with what every template of the person's own pages needs."""
        return html(
            template,
            self.language,
            self.clinic,
            summary=self.summary,
            made_on=self.summary.made_on,
            questionnaire=self.summary.questionnaire,
            chosen=self.options,
            fit=fit,
            everything=Fit(),
            **self.of_summary,
            **content,
        )

    @cached_property
    def of_summary(self) -> Mapping[str, object]:
        """What every template is told of the summary, worked out once."""
        return {
            "unanswered": self.unanswered,
            "missing": any(map(undrawable, typed_words(self.summary))),
            "cited": cited(self.summary.medicines),
        }


def file_of(awaited: Callable[[], Result]) -> PdfFile:
    """The file that becomes of a job which may have as many pages as it takes."""
    made = awaited()
    if not isinstance(made, PdfFile):
        raise TypeError("a job without a limit has no parts")
    return made


def measured(submit: Submit, page: Job) -> Callable[[], Parts]:
    """The parts of a page for which there is no hope, once both halves of it are measured, side by side."""
    awaited = [submit(Job(half, reserved=page.reserved, room=0)) for half in halves(page.html)]
    return lambda: {name: part for half in awaited for name, part in parts_of(half).items()}


def parts_of(awaited: Callable[[], Result]) -> Parts:
    """The parts of a page that has no room."""
    made = awaited()
    if not isinstance(made, Mapping):
        raise TypeError("a page without room is only measured")
    return made


def halves(page: str) -> list[str]:
    """The HTML of a page in two, with whole blocks in each."""
    head, _, rest = page.partition("<body>")
    body, _, _ = rest.partition("</body>")
    first, *others = body.split(BLOCK)
    while len(others) > 1 and len(first) < len(body) / 2:
        first += others.pop(0)
    return [f"{head}<body>{half}</body></html>" for half in (first, "".join(others))]


def moved_entries(summary: Summary, fit: Fit) -> dict[Place, int]:
    """How many entries of each block stand overleaf: lines of medicines, questions to ask, and whole answers."""
    moved = dict.fromkeys(Place, 0)
    for row, findings in overleaf(summary, fit):
        for finding in findings:
            if isinstance(finding.question.kind, MedicineList):
                moved[row.topic.place] += len(fit.rest.lines(finding, summary.medicines.lines))
            elif row.topic.place is Place.QUESTIONS:
                moved[row.topic.place] += len(finding.words)
            else:
                moved[row.topic.place] += fit.is_left_out(finding) and not row.topic.statement
    return moved


def typed_words(summary: Summary) -> list[str]:
    """Everything that was typed, as it was."""
    return [words.text for finding in summary.findings for words in finding.words if isinstance(words, Typed)]


def as_typed(summary: Summary) -> list[Attachment]:
    """A file of the words that cannot all be drawn, or be read back letter by letter; where there are such."""
    words = [text for text in typed_words(summary) if undrawable(text) or loses_marks(text)]
    content = "\n\n".join(words).encode()
    return [Attachment(AS_TYPED, content, "text/plain", "Words as they were typed", summary.made_on)] if words else []


@lru_cache(maxsize=8)
def blank_pdf(options: Options, language: Language, clinic: Clinic | None = None) -> bytes:
    """The form to fill in with a pen, on the letterhead of a clinic if there is one: made once, without answers."""
    page = html("blank", language, clinic, questionnaire=QUESTIONNAIRE, chosen=options)
    return whole(page).content


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of page one: the clinician's box or not, and how many pages there are."""

    box: bool
    pages: int = 1


@lru_cache(maxsize=64)
def shared_overlay(language: Language, page_format: str, clinic: Clinic | None, day: date, foot: Foot) -> Overlay:
    """What stands on page one of everybody on that day: made once, because no answer is in it."""
    options = Options(page_format)
    page = html("overlay", language, clinic, questionnaire=QUESTIONNAIRE, made_on=day, chosen=options, foot=foot)
    return overlay_of(whole(page).content)


@lru_cache(maxsize=64)
def shared_closing(language: Language, page_format: str, box: bool, following: int) -> Overlay:
    """What stands on page two of everybody, if page one has the clinician's `box` or not: made once.

    So many pages come after it.
    """
    page = html("closing", language, questionnaire=QUESTIONNAIRE, chosen=Options(page_format), with_box=not box)
    return overlay_of(whole(page, following=following).content, follows=True)


@lru_cache(maxsize=64)
def shared_sheets(language: Language, options: Options, first_page: int = 2) -> PdfFile:
    """Notes and sources, tests to talk about, a diary, numbered from that page: made once, as no answer is in them."""
    return whole(html("sheets", language, questionnaire=QUESTIONNAIRE, chosen=options), first_page)


def whole(page: str, first_page: int = 1, following: int = 0) -> PdfFile:
    """A file of pages that are typeset as they are, before so many others. Raises `slot.Busy`."""
    with slot() as submit:
        part = file_of(submit(Job(page, first_page, following)))
        return file_of(submit(Merge((part.content,))))
