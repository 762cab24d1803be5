"""The application: a request becomes a form, the form answers, the answers a summary, the summary a page or a paper.

The only file that composes the others, and the only one that nobody imports.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache, lru_cache, wraps
from hashlib import sha256, sha384
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from traceback import walk_tb
from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    g,
    jsonify,
    make_response,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext
from werkzeug.exceptions import HTTPException, SecurityError, ServiceUnavailable
from werkzeug.middleware.proxy_fix import ProxyFix

from screener import embed, i18n, review, submission
from screener.answers import Answers
from screener.binding import Bound
from screener.clinic import Clinic, style_sheet
from screener.clinics import Clinics
from screener.form import KNOWN, QuestionnaireForm, posted, unknown
from screener.medicine_lines import MedicineLines
from screener.paper import UNLIMITED, Paper, Room, direction_of, rooms
from screener.paths import STATIC, TEMPLATES
from screener.pdf import MISSING, Busy, Shared, drawable, pdf, printable, stationery
from screener.press import Unprintable
from screener.questionnaire import QUESTIONNAIRE, causes, statements, urgent
from screener.questionnaire.formulary import Report
from screener.questionnaire.medicine_groups import CHECKED_ON
from screener.questionnaire.medicines import FORMULARY
from screener.questionnaire.model import options
from screener.recognition import RECOGNISER
from screener.stationery import Stationery
from screener.summary import Summary, summarise
from screener.text import plain_text

PAPER_NAME = "leg-symptoms-for-my-visit"
SECONDS_TO_RETRY = 5
STILL_HOLDS_THE_ANSWERS = (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)

EMBED_SCRIPT = "embed.js"

pages = Blueprint("pages", __name__)
of_clinic = Blueprint("of_clinic", __name__, url_prefix="/embed/<clinic>")


def create_app(settings: dict[str, Any] | None = None) -> Flask:
    """The application: defaults, then `SCREENER_` variables of the environment, then `settings`."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.config.update(CLINICS=None, IDLE_MINUTES=0, LANGUAGES=["en"], MAX_CONTENT_LENGTH=submission.LARGEST, PROXIES=0)
    app.config.from_prefixed_env("SCREENER")
    app.config.update(settings or {})
    if hops := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    i18n.speak(app, languages)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        questionnaire=QUESTIONNAIRE,
        linked_conditions=causes.LINKED_CONDITIONS,
        options=options,
        statements=statements,
        urgent=urgent,
        missing=MISSING,
    )
    app.add_template_filter(direction_of)
    app.add_template_filter(printable)

    path = app.config["CLINICS"]
    clinics: Mapping[str, Clinic] | Clinics = Clinics(Path(path), app.config["LANGUAGES"]) if path else {}
    app.before_request(lambda: find_clinic(clinics))
    app.before_request(lambda: submission.refuse_unreadable(request))
    app.before_request(lambda: embed.refuse_stranger(request, clinic()))
    app.after_request(lambda response: embed.protect(request, response, clinic(), shared=idle_minutes() > 0))
    app.context_processor(surroundings)
    app.jinja_env.globals.update(url_for=url_within, integrity=integrity)
    app.url_value_preprocessor(lambda _, values: values and values.pop("clinic", None))
    app.url_defaults(name_clinic)
    app.url_defaults(name_static_by_content)
    app.register_blueprint(pages)
    app.register_blueprint(pages, name="embedded", url_prefix=of_clinic.url_prefix)
    app.register_blueprint(of_clinic)
    app.add_url_rule(f"/{EMBED_SCRIPT}", "embed_script", lambda: app.send_static_file(EMBED_SCRIPT))
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Busy, lambda _: show_error(ServiceUnavailable(retry_after=SECONDS_TO_RETRY)))
    app.log_exception = log_without_answers  # type: ignore[method-assign,assignment]
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
            "summary.html",
            summary=today(answers),
            sent=tuple(posted(answers)),
            left_out=unknown(request.form),
            chosen=asdict(chosen(request.form)),
        )
    )


@pages.post("/summary.pdf")
@answered
def make_paper(answers: Answers) -> Response:
    """The answers on paper."""
    paper = paper_of(today(answers), chosen(request.form))
    response = download(paper.content, "application/pdf", f'attachment; filename="{PAPER_NAME}.pdf"')
    # For the page that waits for it to say.
    response.headers["Paper-Pages"] = str(paper.pages)
    return response


@pages.get("/blank.pdf")
def show_blank() -> Response:
    """The form on paper, to fill in with a pen."""
    blank = blank_form(i18n.language(), chosen(request.args))
    return download(blank, "application/pdf", 'inline; filename="leg-symptoms-form.pdf"')


@pages.post("/summary.txt")
@answered
def show_text(answers: Answers) -> Response:
    """The answers as plain text."""
    summary = today(answers)
    text = plain_text(summary, gettext, i18n.in_words, i18n.long_date(summary.made_on))
    return download(text.encode(), "text/plain; charset=utf-8", f'inline; filename="{PAPER_NAME}.txt"')


@pages.get("/about")
def about() -> str:
    """What this is and is not, and what it rests on."""
    return render_template("about.html", summary=today(Answers({})))


@pages.get("/medicines")
def medicines() -> str:
    """The list of medicines, for whoever wants to look one up or to review it."""
    by_name = sorted(FORMULARY.medicines, key=lambda medicine: medicine.generic)
    return render_template(
        "medicines.html",
        formulary=FORMULARY,
        reports=[(report, [each for each in by_name if each.kind is report]) for report in Report],
        sources=FORMULARY.sources,
        checked_on=CHECKED_ON,
    )


@pages.get("/medicines.csv")
def medicines_csv() -> Response:
    """The list of medicines as a table."""
    table = StringIO()
    review.write(FORMULARY, table)
    return download(table.getvalue().encode(), "text/csv; charset=utf-8", 'attachment; filename="medicines.csv"')


@pages.get("/medicines.json")
def medicine_names() -> Response:
    """Every name on the list, for a browser to suggest while typing."""
    return jsonify(FORMULARY.every_name)


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
    except Exception as reason:
        current_app.logger.error("no paper can be made: %s", type(reason).__name__)
        return plain("no paper can be made", HTTPStatus.SERVICE_UNAVAILABLE)
    return plain("ready")


@of_clinic.get("/brand.css")
def brand() -> Response:
    """How the clinic looks."""
    return file_for_frames(style_sheet(g.clinic).encode(), "text/css")


@of_clinic.get("/logo")
def logo() -> Response:
    """The clinic's logo."""
    if g.clinic.logo is None:
        abort(HTTPStatus.NOT_FOUND)
    return file_for_frames(g.clinic.logo.content, g.clinic.logo.kind)


@of_clinic.get("/setup")
def set_up() -> str:
    """How the clinic shows the form on its own page, and whether it works there."""
    return render_template("setup.html")


@of_clinic.post("/setup")
def save_trial() -> Response:
    """A small file, for a webmaster who wants to see whether a frame may send a form and save a file."""
    words = gettext("The frame can send the form and save files.") + "\n"
    return download(words.encode(), "text/plain; charset=utf-8", 'attachment; filename="it-works.txt"')


@cache
def make_one_paper() -> None:
    """Make the paper of an empty form, once in the life of the process."""
    if not drawable():
        raise LookupError("no font is installed")
    paper_of(today(Answers({})), Paper.chosen({}))


def paper_of(summary: Summary, paper: Paper) -> Bound:
    """Page one, and what was chosen to follow it; of the answers at least those that page one has no room for."""

    def front(room: Room) -> str:
        overleaf = paper.overleaf(summary, room) if paper.flows else ()
        return render_template("paper.html", summary=summary, paper=paper, room=room, overleaf=overleaf)

    def rest(room: Room) -> str:
        overleaf = () if paper.flows else paper.overleaf(summary, room)
        if not overleaf:
            return ""
        return render_template("paper/answers.html", summary=summary, paper=paper, overleaf=overleaf)

    sheets = sheets_for_everybody(i18n.language(), paper) if paper.pages == "all" else b""
    on = None if paper.flows else stationery_for(i18n.language(), paper.paper, clinic(), summary.made_on)
    return pdf(rooms(paper.size), front, rest, Shared(on, sheets))


@lru_cache(maxsize=64)
def stationery_for(language: str, sheet: str, of: Clinic | None, day: date) -> Stationery:  # noqa: ARG001 - as below
    """What stands on page one of everybody on that day: made once, because no answer is in it."""
    empty = summarise(QUESTIONNAIRE, Answers({}), MedicineLines(()), day)
    return stationery(render_template("paper/stationery.html", summary=empty, paper=Paper.chosen({"paper": sheet})))


@lru_cache(maxsize=8)
def sheets_for_everybody(language: str, paper: Paper) -> bytes:  # noqa: ARG001 - the language is in the request too
    """Tests to talk about, a diary and the sources: made once, because no answer is in them."""
    empty = today(Answers({}))
    return pdf((UNLIMITED,), lambda _: render_template("paper/sheets.html", summary=empty, paper=paper)).content


@lru_cache(maxsize=8)
def blank_form(language: str, paper: Paper) -> bytes:  # noqa: ARG001 - the language is in the request too
    """The form to fill in with a pen: made once, because no answer is in it."""
    return pdf((UNLIMITED,), lambda _: render_template("blank.html", paper=paper)).content


def today(answers: Answers) -> Summary:
    """The summary of `answers`, dated today."""
    medicines = RECOGNISER.recognise(str(answers.given.get("medicines", "")))
    return summarise(QUESTIONNAIRE, answers, medicines, date.today())


def download(content: bytes, kind: str, disposition: str) -> Response:
    """A file. Its name holds nothing personal."""
    return Response(content, content_type=kind, headers={"Content-Disposition": disposition})


def plain(word: str, status: int = HTTPStatus.OK) -> Response:
    """One line for a machine that asks how we are."""
    return Response(f"{word}\n", status, mimetype="text/plain", headers={"Cache-Control": embed.NOTHING_KEPT})


def show_error(error: HTTPException) -> Response:
    """The one error page: what happened, what was kept, what to do next. It repeats nothing that was sent."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if isinstance(error, SecurityError):
        # The request names a host that is not ours: there are no addresses to lead to.
        return plain("There is nothing at this address.", status)
    sent = request.form.items(multi=True) if status in STILL_HOLDS_THE_ANSWERS else ()
    response = make_response(
        render_template("error.html", status=status, sent=[(name, said) for name, said in sent if name in KNOWN]),
        status,
    )
    response.headers.extend(header for header in error.get_headers() if header[0] in ("Allow", "Retry-After"))
    return response


def file_for_frames(content: bytes, kind: str) -> Response:
    """A file that also a frame without an origin may load."""
    return Response(content, content_type=kind, headers={"Cross-Origin-Resource-Policy": "cross-origin"})


def find_clinic(clinics: Mapping[str, Clinic] | Clinics) -> None:
    """Remember whose page is asked for, by its address. Raises `NotFound` for a clinic that there is not.

    The address is looked at rather than the route, so that an error within a frame stays in the frame.
    """
    match request.path.split("/"):
        case ["", "embed", name, *_]:
            g.clinic = clinics.get(name) or abort(HTTPStatus.NOT_FOUND)
            embed.notice_stranger(request, g.clinic)


def clinic() -> Clinic | None:
    """The clinic on whose page we are shown, or None."""
    found: Clinic | None = g.get("clinic")
    return found


def surroundings() -> dict[str, Any]:
    """What every template knows of the page it is on."""
    return {"clinic": clinic(), "idle_minutes": idle_minutes()}


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


def chosen(sent: Mapping[str, str]) -> Paper:
    """How the paper is to be, where nothing was said as the clinic likes it."""
    here = clinic()
    return Paper.chosen({"paper": (here and here.paper) or "", **sent})


def url_within(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - the parts of any address
    """The address of a view, in the frame when the page is in one."""
    if clinic() and endpoint.startswith("pages."):
        endpoint = endpoint.replace("pages", "embedded", 1)
    return url_for(endpoint, **values)


def name_clinic(endpoint: str, values: dict[str, Any]) -> None:
    """Give an address within a frame its clinic."""
    if (here := clinic()) and current_app.url_map.is_endpoint_expecting(endpoint, "clinic"):
        values.setdefault("clinic", here.id)


def name_static_by_content(endpoint: str, values: dict[str, Any]) -> None:
    """Give the address of a static file a part that changes when the file does."""
    if endpoint in embed.PUBLIC:
        values["version"] = fingerprint(values.get("filename", EMBED_SCRIPT))


@cache
def integrity(name: str) -> str:
    """What a page elsewhere can check a static file by."""
    return "sha384-" + b64encode(sha384((STATIC / name).read_bytes()).digest()).decode()


@cache
def fingerprint(name: str) -> str:
    """A short name for the content of a static file."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def log_without_answers(error: Any) -> None:  # noqa: ANN401 - the signature of Flask.log_exception
    """Log where an error happened, never its words: they can hold what a person typed."""
    kind, raised, trace = error
    *_, (frame, line) = walk_tb(trace)
    place = (
        raised.place if isinstance(raised, Unprintable) else f"{kind.__name__} in {frame.f_code.co_name}, line {line}"
    )
    current_app.logger.error("%s", place)
