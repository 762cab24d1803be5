"""Edge: who may frame a page, where a form may come from, and what a browser may do with an answer."""

from http import HTTPStatus

from flask import Request, Response
from werkzeug.exceptions import Forbidden

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    # no-referrer would make every browser send "Origin: null" with a form.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}

NOTHING_KEPT = "no-store"
# A browser that may keep the empty form brings the answers back with its Back button; Firefox forgets them otherwise.
ASKED_AGAIN = "no-cache"
KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
TWO_YEARS_OF_HTTPS = "max-age=63072000"


def protect(request: Request, response: Response) -> Response:
    """Put on the headers that every response carries, and say who may keep it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", TWO_YEARS_OF_HTTPS)
    if request.endpoint == "static" and response.status_code == HTTPStatus.OK:
        # A frame in a sandbox has no origin of its own and would otherwise stay without style.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Cache-Control"] = KEPT_FOR_GOOD if "version" in request.args else ASKED_AGAIN
    elif request.method == "POST":
        response.headers["Cache-Control"] = NOTHING_KEPT
        response.vary.update(("Origin", "Sec-Fetch-Site"))
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = ASKED_AGAIN
        response.add_etag()
        response.make_conditional(request)
    return response


def refuse_stranger(request: Request) -> None:
    """Raise `Forbidden` for a POST from a page that is not ours.

    `Origin` comes first: Safari's engine calls a form that opens a new tab cross-site in `Sec-Fetch-Site` although its
    origin is right.
    """
    if request.method != "POST":
        return
    origin = request.headers.get("Origin")
    if origin is None:
        ours = request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")
    else:
        ours = origin == request.host_url.rstrip("/")
    if not ours:
        raise Forbidden
