"""A clinic's own pages: which clinic a request is for, how it looks, and how it shows the form on its website."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, abort, g, render_template, request

from screener.clinics.model import Clinic
from screener.clinics.theme import in_scheme, style_sheet
from screener.paths import STATIC
from screener.web.files import download, file_for_frames
from screener.web.i18n import language
from screener.web.origins import own_origin
from screener.web.security import log_refused, origin_of

# Before the names of the views that a clinic has too.
PREFIX = "embedded_"

of_clinic = Blueprint("of_clinic", __name__, url_prefix="/embed/<clinic>")


@of_clinic.get("/brand.css")
def brand() -> Response:
    """How the clinic looks."""
    return file_for_frames(style_sheet(g.clinic).encode(), "text/css")


@of_clinic.get("/style.css")
def style() -> Response:
    """How every page looks, in the scheme that the clinic has chosen."""
    sheet = (STATIC / "style.css").read_text("utf-8")
    return file_for_frames(in_scheme(sheet, g.clinic.scheme).encode(), "text/css")


@of_clinic.get("/logo")
def logo() -> Response:
    """The clinic's logo."""
    if g.clinic.logo is None:
        abort(HTTPStatus.NOT_FOUND)
    return file_for_frames(g.clinic.logo.content, g.clinic.logo.kind)


@of_clinic.get("/setup")
def setup() -> str:
    """How the clinic shows the form on its own page, and whether it works there."""
    return render_template("setup.html", is_own_origin=own_origin(request) in g.clinic.origins)


@of_clinic.post("/setup")
def trial_file() -> Response:
    """A small file, for a webmaster who wants to see whether a frame may send a form and save a file."""
    words = language().translated("The frame can send the form and save files.") + "\n"
    return download(words.encode(), "text/plain; charset=utf-8", 'attachment; filename="it-works.txt"')


def find_clinic(find: Callable[[str], Clinic | None]) -> None:
    """Remember whose page is asked for, by its address. Raises `NotFound` for a clinic that there is not.

    The address is looked at rather than the route, so that an error within a frame stays in the frame.
    """
    match request.path.split("/"):
        case ["", "embed", "v", _]:
            pass  # an edition of the script, which is the same for every clinic
        case ["", "embed", name, *_]:
            g.clinic = find(name) or abort(HTTPStatus.NOT_FOUND)
            log_refused_framing(g.clinic)


def log_refused_framing(clinic: Clinic) -> None:
    """Log, once, the origin of a page that tried to frame us and that a browser refuses.

    No browser tells us that it refused. It tells us which origin asked for a frame, unless that origin forbids it.
    """
    origin = origin_of(request.headers.get("Referer", ""))
    if request.headers.get("Sec-Fetch-Dest") == "iframe" and origin not in ("", own_origin(request), *clinic.origins):
        log_refused(f"frame for {clinic.id}", origin)
