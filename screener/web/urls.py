"""Addresses: of a view within a clinic's frame, and of static files named by what is in them."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256, sha384
from typing import Any

from flask import Flask, current_app, request, url_for

from screener.paths import STATIC
from screener.web.context import clinic
from screener.web.embedding import PREFIX
from screener.web.origins import addresses_of, own_origin
from screener.web.security import PUBLIC

EMBED_SCRIPT = "embed.js"
MOUNTED_TWICE = ("pages", "outputs")


def init_app(app: Flask) -> None:
    """Let templates name views, and let each address say what it has to."""
    app.jinja_env.globals.update(url_for=url_within, published=published, service=service, integrity=integrity)
    app.url_value_preprocessor(lambda _, values: values and values.pop("clinic", None))
    app.url_defaults(add_clinic)
    app.url_defaults(add_version)


def url_within(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - the parts of any address
    """The address of a view, in the frame when the page is in one."""
    if clinic() and endpoint.split(".", maxsplit=1)[0] in MOUNTED_TWICE:
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
        values["version"] = fingerprint(values.get("filename", EMBED_SCRIPT))


def is_lasting() -> bool:
    """Whether a static file is asked for by the name of what is in it; an older or a made-up name is none."""
    asked, name = request.args.get("version"), (request.view_args or {}).get("filename", EMBED_SCRIPT)
    return request.endpoint in PUBLIC and (STATIC / name).is_file() and asked == fingerprint(name)


@cache
def integrity(name: str) -> str:
    """What a page elsewhere can check a static file by."""
    return "sha384-" + b64encode(sha384((STATIC / name).read_bytes()).digest()).decode()


@cache
def fingerprint(name: str) -> str:
    """A short name for the content of a static file."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]
