"""The application: a request becomes a form, the form answers, the answers a summary, the summary a page or a file.

This folder composes the edges for the web, as `cli` does for the command line, and neither is imported by another.
`create_app` reads from top to bottom: settings, language, clinics, what happens around a request, addresses, errors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from screener.clinics.model import Clinic
from screener.exchange.terminology import NO_ONES, Canonical
from screener.paths import STATIC, TEMPLATES
from screener.web import (
    context,
    crowd,
    embedding,
    errors,
    exchange,
    i18n,
    limits,
    log,
    once,
    origins,
    outputs,
    pages,
    rate,
    resume,
    security,
    served,
    shared,
    telephone,
    trial,
    urls,
    waiting,
)

DEFAULTS: dict[str, Any] = {
    "CANONICAL": NO_ONES,
    "CLINICS": None,
    "IDLE_MINUTES": 0,
    "LANGUAGES": ["en"],
    "LIMIT_KEY": None,
    "LIMIT_STORE": "memory://",
    "MAX_CONTENT_LENGTH": limits.LARGEST,
    "METRICS_PORT": None,
    "ORIGINS": [],
    "PDFS_PER_ADDRESS": 60,
    "PROXIES": 0,
}


def create_app(settings: dict[str, Any] | None = None) -> Flask:
    """The application: defaults, then `SCREENER_` variables of the environment, then `settings`."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.request_class = limits.InMemory
    app.jinja_environment = context.PageTemplates
    app.config.update(DEFAULTS)
    app.config.from_prefixed_env("SCREENER")
    app.config.update(settings or {})
    app.config["CANONICAL"] = Canonical(app.config["CANONICAL"])
    addresses = origins.addresses_of(app.config["ORIGINS"])
    app.wsgi_app = origins.AtOurAddress(app.wsgi_app, addresses)  # type: ignore[method-assign]
    if hops := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops, x_prefix=hops
        )

    served.init_app(app, *sinks_of(app.config["METRICS_PORT"]))
    i18n.init_app(app)
    context.init_app(app)
    urls.init_app(app)
    telephone.init_app(app)

    app.before_request(origins.check_host)
    find = clinics_of(app.config["CLINICS"], app.config["LANGUAGES"])
    app.before_request(lambda: embedding.find_clinic(find))
    app.before_request(limits.check_body)
    app.before_request(lambda: security.check_origin(context.clinic()))
    app.before_request(shared.keep_out_of_history)
    rate.init_app(app)
    waiting.init_app(app)
    crowd.init_app(app)
    app.after_request(
        lambda response: security.add_headers(response, context.clinic(), shared=context.idle_minutes() > 0)
    )

    for views in (pages.pages, outputs.outputs, exchange.exchange, resume.resume):
        app.register_blueprint(views)
        app.register_blueprint(views, name=f"{embedding.PREFIX}{views.name}", url_prefix=embedding.of_clinic.url_prefix)
    app.register_blueprint(embedding.of_clinic)
    once.init_app(app)
    errors.init_app(app)
    return app


def clinics_of(path: str | None, languages: Sequence[str]) -> Callable[[str], Clinic | None]:
    """How a clinic is found by its id: in the clinics file, or not at all where there is none."""
    if path is None:
        return lambda _: None
    # Only where it is used: it takes a tenth of a second and 20 MB.
    from screener.clinics.file import Clinics  # noqa: PLC0415

    return Clinics(Path(path), languages, trial.tried).get


def sinks_of(metrics_port: int | None) -> tuple[served.Sink, ...]:
    """Who is told of every request: the log, and where there is a port for it, what counts for Prometheus."""
    if not metrics_port:
        return (log.write,)
    from screener.web.metrics import count  # noqa: PLC0415 - files in a folder that only gunicorn makes

    return log.write, count
