"""The headers of every response, and the check of where a form comes from."""

import logging
import re
from dataclasses import asdict
from http import HTTPStatus

from flask import Response, request
from werkzeug.exceptions import Forbidden

from screener import __version__
from screener.clinics.model import Clinic
from screener.questionnaire import QUESTIONNAIRE
from screener.web.origins import own_origin
from screener.web.served import asked

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # no-referrer would make every browser send "Origin: null" with a form.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Visit-Summary-Version": f"{__version__}; questionnaire={QUESTIONNAIRE.version}",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}

NOTHING_KEPT = "no-store"
# A browser that may keep the empty form brings the answers back with its Back button; Firefox forgets them otherwise.
ASKED_AGAIN = "no-cache"
KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
TWO_YEARS_OF_HTTPS = "max-age=63072000"

# Files that are the same for everybody, which any page may load.
PUBLIC = ("static", "embed_script", "embed_version")

MOST_REMEMBERED = 100
refused: set[tuple[str, str]] = set()
logger = logging.getLogger(__name__)


def policy(clinic: Clinic | None, own: str) -> str:
    """What a page may load, and who may frame it: the pages of `clinic` only, and our own that show it to them.

    `own` is our origin. WebKit does not take it for 'self' in a frame whose sandbox leaves it without an origin.
    """
    directives = POLICY
    if clinic:
        directives = {name: value.replace("'self'", f"'self' {own}") for name, value in POLICY.items()}
        directives |= {"frame-src": "'self'", "frame-ancestors": " ".join(("'self'", *clinic.origins))}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def add_headers(response: Response, clinic: Clinic | None = None, *, shared: bool = False) -> Response:
    """Add the headers that every response carries, and say who may keep it: nobody on a `shared` computer."""
    response.headers["Content-Security-Policy"] = policy(clinic, own_origin(request))
    if clinic:
        response.headers["X-Robots-Tag"] = "noindex"
        # In a frame a page says where its files go, and a file is never shown.
        response.vary.add("Sec-Fetch-Dest")
        if clinic.isolated:
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if shared:
        response.headers["Cache-Control"] = NOTHING_KEPT
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", TWO_YEARS_OF_HTTPS)
    if request.endpoint in PUBLIC and response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
        # A frame in a sandbox has no origin of its own and would otherwise stay without style.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        # A page elsewhere may only compare a script with its hash when it may read it.
        response.headers["Access-Control-Allow-Origin"] = "*"
        is_named = "version" in {**request.args, **(request.view_args or {})}
        response.headers["Cache-Control"] = KEPT_FOR_GOOD if is_named else ASKED_AGAIN
    elif request.endpoint in PUBLIC:
        # What is not there now may be there after the next update.
        response.headers["Cache-Control"] = NOTHING_KEPT
    elif request.method == "POST":
        response.headers["Cache-Control"] = NOTHING_KEPT
        response.vary.update(("Origin", "Sec-Fetch-Site"))
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = ASKED_AGAIN
        response.add_etag()
        response.make_conditional(request)
    return response


def check_origin(clinic: Clinic | None = None) -> None:
    """Raise `Forbidden` for a POST from a page that is not ours.

    `Origin` comes first: Safari's engine calls a form that opens a new tab cross-site in `Sec-Fetch-Site` although its
    origin is right. A frame in a sandbox may have no origin; its forms are taken for a clinic that says it needs that,
    and only where the answer is shown in a frame: a page of anybody's can post without an origin in a tab of its own.
    """
    if request.method != "POST":
        return
    match request.headers.get("Origin"):
        case None:
            ours = request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")
        case "null":
            framed = request.headers.get("Sec-Fetch-Dest", "iframe") == "iframe"
            ours = clinic is not None and clinic.sandboxed and framed
        case origin:
            ours = origin == own_origin(request)
    if not ours:
        log_refused("form", origin_of(request.headers.get("Origin", "")) or "a page without an origin")
        raise Forbidden


def log_refused(what: str, origin: str) -> None:
    """Log that `origin` was refused what it asked for, unless that was logged before by this process."""
    if (what, origin) not in refused and len(refused) < MOST_REMEMBERED:
        refused.add((what, origin))
        logger.warning("refused a %s from %s", what, origin, extra={"fields": asdict(asked())})


def origin_of(address: str) -> str:
    """The origin of an address, or nothing where it has none. The rest of an address can tell about a person."""
    found = re.match(r"https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(?=/|$)", address)
    return found[0] if found else ""
