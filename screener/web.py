"""The application: a request becomes a form, the form answers, the answers a summary, the summary a page or a paper.

The only file that composes the others, and the only one that nobody imports.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from traceback import walk_tb
from typing import Any

from flask import Blueprint, Flask, Response, current_app, make_response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, ServiceUnavailable
from werkzeug.middleware.proxy_fix import ProxyFix

from screener import embed, i18n, submission
from screener.answers import Answers
from screener.form import KNOWN, QuestionnaireForm, posted, unknown
from screener.paths import STATIC, TEMPLATES
from screener.pdf import MISSING, Busy, drawable, pdf, printable
from screener.questionnaire import QUESTIONNAIRE, causes, statements, urgent
from screener.questionnaire.model import options
from screener.summary import Summary, summarise
from screener.text import plain_text

PAPER_NAME = "leg-symptoms-for-my-visit"
SECONDS_TO_RETRY = 5
STILL_HOLDS_THE_ANSWERS = (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)

pages = Blueprint("pages", __name__)


def create_app(settings: dict[str, Any] | None = None) -> Flask:
    """The application: defaults, then `SCREENER_` variables of the environment, then `settings`."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.config.update(LANGUAGES=["en"], MAX_CONTENT_LENGTH=submission.LARGEST, PROXIES=0)
    app.config.from_prefixed_env("SCREENER")
    app.config.update(settings or {})
    if hops := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    i18n.speak(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        questionnaire=QUESTIONNAIRE,
        linked_conditions=causes.LINKED_CONDITIONS,
        options=options,
        statements=statements,
        urgent=urgent,
        missing=MISSING,
    )
    app.add_template_filter(printable)

    app.before_request(lambda: submission.refuse_unreadable(request))
    app.before_request(lambda: embed.refuse_stranger(request))
    app.after_request(lambda response: embed.protect(request, response))
    app.url_defaults(name_static_by_content)
    app.register_blueprint(pages)
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Busy, lambda _: show_error(ServiceUnavailable(retry_after=SECONDS_TO_RETRY)))
    app.log_exception = log_without_answers  # type: ignore[method-assign]
    return app


def answered(view: Callable[[Answers], Response]) -> Callable[[], Response]:
    """A view of checked answers; a form that does not validate comes back as it was sent, with what to do about it."""

    @wraps(view)
    def check() -> Response:
        form = QuestionnaireForm()
        if form.validate():
            return view(form.answers())
        return make_response(render_template("form.html", form=form), HTTPStatus.UNPROCESSABLE_ENTITY)

    return check


@pages.get("/")
def ask() -> str:
    """The form, empty."""
    return render_template("form.html", form=QuestionnaireForm())


@pages.post("/")
def change() -> str:
    """The form, filled with the answers that were sent."""
    return render_template("form.html", form=QuestionnaireForm())


@pages.post("/summary")
@answered
def show_summary(answers: Answers) -> Response:
    """The answers on screen, to check."""
    return make_response(
        render_template(
            "summary.html", summary=today(answers), sent=tuple(posted(answers)), left_out=unknown(request.form)
        )
    )


@pages.post("/summary.pdf")
@answered
def make_paper(answers: Answers) -> Response:
    """The answers on paper."""
    return download(pdf(render_template("paper.html", summary=today(answers))), "application/pdf", "attachment", "pdf")


@pages.post("/summary.txt")
@answered
def show_text(answers: Answers) -> Response:
    """The answers as plain text."""
    summary = today(answers)
    text = plain_text(summary, gettext, i18n.in_words, i18n.long_date(summary.made_on))
    return download(text.encode(), "text/plain; charset=utf-8", "inline", "txt")


@pages.get("/about")
def about() -> str:
    """What this is and is not, and what it rests on."""
    return render_template("about.html", summary=today(Answers({})))


@pages.get("/privacy")
def privacy() -> str:
    """What happens to answers."""
    return render_template("privacy.html")


@pages.get("/accessibility")
def accessibility() -> str:
    """What was done so that everybody can use the form, and what is missing."""
    return render_template("accessibility.html")


@pages.get("/health")
def health() -> Response:
    """Whether the process is alive. It does no work and depends on nothing."""
    return plain("alive")


@pages.get("/ready")
def ready() -> Response:
    """Whether a paper can be made; 503 where it cannot."""
    try:
        make_one_paper()
    except Exception as reason:  # noqa: BLE001 - whatever it is, the answer is "not ready"
        current_app.logger.error("no paper can be made: %s", type(reason).__name__)
        return plain("no paper can be made", HTTPStatus.SERVICE_UNAVAILABLE)
    return plain("ready")


@cache
def make_one_paper() -> None:
    """Make the paper of an empty form, once in the life of the process."""
    if not drawable():
        raise LookupError("no font is installed")
    pdf(render_template("paper.html", summary=today(Answers({}))))


def today(answers: Answers) -> Summary:
    """The summary of `answers`, dated today."""
    return summarise(QUESTIONNAIRE, answers, date.today())


def download(content: bytes, kind: str, disposition: str, ending: str) -> Response:
    """A file whose name holds nothing personal."""
    response = make_response(content)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'{disposition}; filename="{PAPER_NAME}.{ending}"'
    return response


def plain(word: str, status: int = HTTPStatus.OK) -> Response:
    """One line for a machine that asks how we are."""
    return Response(f"{word}\n", status, mimetype="text/plain", headers={"Cache-Control": embed.NOTHING_KEPT})


def show_error(error: HTTPException) -> Response:
    """The one error page: what happened, what was kept, what to do next. It repeats nothing that was sent."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    sent = request.form.items(multi=True) if status in STILL_HOLDS_THE_ANSWERS else ()
    response = make_response(
        render_template("error.html", status=status, sent=[(name, said) for name, said in sent if name in KNOWN]),
        status,
    )
    response.headers.extend(header for header in error.get_headers() if header[0] in ("Allow", "Retry-After"))
    return response


def name_static_by_content(endpoint: str, values: dict[str, Any]) -> None:
    """Give the address of a static file a part that changes when the file does."""
    if endpoint == "static":
        values["version"] = fingerprint(values["filename"])


@cache
def fingerprint(name: str) -> str:
    """A short name for the content of a static file."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def log_without_answers(error: Any) -> None:  # noqa: ANN401 - the signature of Flask.log_exception
    """Log where an error happened, never its words: they can hold what a person typed."""
    kind, _, trace = error
    *_, (frame, line) = walk_tb(trace)
    current_app.logger.error("%s in %s, line %d", kind.__name__, frame.f_code.co_name, line)
