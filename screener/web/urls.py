"""Addresses: of a view within a clinic's frame, and of static files named by what is in them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256, sha384
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, abort, current_app, request, send_from_directory, url_for

from screener.paths import PUBLISHED, STATIC
from screener.web.context import clinic
from screener.web.embedding import PREFIX
from screener.web.origins import addresses_of, own_origin
from screener.web.security import PUBLIC

EMBED_SCRIPT = "embed.js"
MOUNTED_TWICE = ("pages", "outputs", "exchange", "resume")


def init_app(app: Flask) -> None:
    """Let templates name views, let each address say what it has to, and serve the script for clinics."""
    app.jinja_env.globals.update(url_for=url_within, published=published, service=service, integrity=integrity)
    app.url_value_preprocessor(lambda _, values: values and values.pop("clinic", None))
    app.url_defaults(add_clinic)
    app.url_defaults(add_version)
    app.before_request(check_version)
    app.add_url_rule(f"/{EMBED_SCRIPT}", "embed_script", embed_script)
    app.add_url_rule("/embed/v/<version>.js", "embed_version", embed_script)


def embed_script(version: str | None = None) -> Response:
    """The script for clinics as it is, or the edition whose hash is asked for. Raises `NotFound` for an unknown one.

    A clinic's page pins an edition, and lives for years: each that was published is served for good.
    """
    current = fingerprints()[EMBED_SCRIPT]
    version = version or request.args.get("version", current)
    if version == current:
        return send_from_directory(STATIC, EMBED_SCRIPT)
    return send_from_directory(PUBLISHED, f"{version}.js")


def check_version() -> None:
    """Raise `NotFound` for a version of a static file that there is not.

    Whoever keeps a file for good must not keep another one under its name, as after an update that was taken back.
    """
    if request.endpoint == "static" and "version" in request.args:
        filename = (request.view_args or {})["filename"]
        if request.args["version"] != fingerprints().get(filename):
            abort(HTTPStatus.NOT_FOUND)


def url_within(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - the parts of any address
    """The address of a view, in the frame when the page is in one. No value is a person's: addresses are kept."""
    here = clinic()
    root = f"{request.scheme}://{request.environ.get('HTTP_HOST')}{request.root_path}"
    return address(endpoint, here.id if here else None, root, **values)


# A page has thirty, mostly those that every page has.
@lru_cache(maxsize=1000)
def address(endpoint: str, clinic_id: str | None, _root: str, **values: Any) -> str:  # noqa: ANN401 - as above
    """The address of a view for a clinic, for whoever asks below that root."""
    if clinic_id and endpoint.split(".", maxsplit=1)[0] in MOUNTED_TWICE:
        endpoint = f"{PREFIX}{endpoint}"
    return url_for(endpoint, **values)


def published(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - the parts of any address
    """The whole address of a view as others are to write it down: below the first of ours that the setting lists."""
    below = url_within(endpoint, **values)
    listed = addresses_of(current_app.config["ORIGINS"])
    return service() + (listed[0].prefix + below.removeprefix(request.root_path) if listed else below)


def service() -> str:
    """The origin that others are to know us by."""
    listed = addresses_of(current_app.config["ORIGINS"])
    return listed[0].origin if listed else own_origin(request)


def add_clinic(endpoint: str, values: dict[str, Any]) -> None:
    """Give an address within a frame its clinic."""
    if (here := clinic()) and current_app.url_map.is_endpoint_expecting(endpoint, "clinic"):
        values.setdefault("clinic", here.id)


def add_version(endpoint: str, values: dict[str, Any]) -> None:
    """Give the address of a static file a part that changes when the file does."""
    if endpoint in PUBLIC:
        values["version"] = fingerprints()[values.get("filename", EMBED_SCRIPT)]


@cache
def integrity(name: str) -> str:
    """What a page elsewhere can check a static file by."""
    return "sha384-" + b64encode(sha384((STATIC / name).read_bytes()).digest()).decode()


@cache
def fingerprints() -> Mapping[str, str]:
    """A short name for the content of each static file, by its own name."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in STATIC.iterdir() if path.is_file()}
