"""The addresses that we are reached at, as the setting `ORIGINS` lists them: a request is placed at one of them.

What a client names as its host is not believed where there is such a list: origin, scheme, host and prefix of a
request are those of the address in the list that it fits, so that a form, a policy and a link always say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Request, request
from werkzeug.exceptions import SecurityError
from werkzeug.sansio.utils import get_host

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# What a machine asks, which names a host of its own.
ANY_HOST = ("/health", "/ready")
# As browsers send it: small letters, in which a name in another script begins with xn--.
LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
HOST = rf"({LABEL}(\.{LABEL})*|\[[0-9a-f:.]+\])(:[1-9][0-9]{{0,4}})?"
# Two slashes at its beginning would lead every link to another host.
PREFIX = r"(/[A-Za-z0-9._~-]+)*"
WRITTEN = re.compile(rf"(?P<scheme>https?)://(?P<host>{HOST})(?P<prefix>{PREFIX})")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}
PLACED = "screener.address"


@dataclass(frozen=True)
class Address:
    """Where we are reached: "http" or "https", a host with its port unless that is the scheme's own, and a path.

    `prefix` is what stands before every path of ours, such as "/legs", or nothing.
    """

    scheme: str
    host: str
    prefix: str = ""

    @property
    def origin(self) -> str:
        """What a browser sends as `Origin`."""
        return f"{self.scheme}://{self.host}"


def addresses_of(listed: str | Iterable[str]) -> tuple[Address, ...]:
    """The addresses of the setting, a list or a single one.

    Raises `ValueError` that says which one is wrong and how it is written.
    """
    return tuple(map(address_of, [listed] if isinstance(listed, str) else listed))


def address_of(written: str) -> Address:
    """An address such as https://form.example or https://clinic.example/legs. Raises `ValueError`."""
    found = WRITTEN.fullmatch(written)
    if not found or found["host"].endswith(DEFAULT_PORTS[found["scheme"]]):
        raise ValueError(
            f"SCREENER_ORIGINS: {written!r} is no address of a service. Write scheme and host as browsers send them, "
            "in small letters and without the scheme's own port (a name in another script begins with xn--), and the "
            'path before ours where there is one: ["https://form.example", "https://clinic.example/legs"]'
        )
    return Address(found["scheme"], found["host"], found["prefix"])


class AtOurAddress:
    """An application each of whose requests stands at one of our addresses, or at none and is then refused by `check`.

    Without a list any host that can be one is believed, which is for this machine only.
    """

    def __init__(self, application: WSGIApplication, addresses: Sequence[Address]) -> None:
        self.application, self.addresses = application, addresses

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, whose environment says from here on where it stands."""
        asked = asked_address(environ)
        found = fitting(asked, self.addresses, environ["PATH_INFO"]) if self.addresses else asked
        environ[PLACED] = found
        # A host that cannot be one never reaches the framework, which would fail before it could answer.
        place(environ, found or (*self.addresses, Address("http", "localhost"))[0])
        return self.application(environ, start_response)


def asked_address(environ: WSGIEnvironment) -> Address | None:
    """The address that a request names, with the path that a proxy says is before ours, where that can be one."""
    scheme = environ["wsgi.url_scheme"]
    host = get_host(scheme, environ.get("HTTP_HOST"), None).lower()
    prefix = environ.get("SCRIPT_NAME", "").rstrip("/")
    return Address(scheme, host, prefix) if re.fullmatch(HOST, host) and re.fullmatch(PREFIX, prefix) else None


def fitting(asked: Address | None, addresses: Sequence[Address], path: str) -> Address | None:
    """Which of our addresses a request stands at: its host's; of several, by its prefix and then by its scheme.

    A proxy may say http for what it took by https, and may send the prefix, say it, or leave it out.
    """
    if asked is None:
        return None

    def fits(ours: Address) -> tuple[bool, int, bool]:
        begins = ours.prefix == asked.prefix or f"{path}/".startswith(f"{ours.prefix}/")
        return begins, len(ours.prefix) if begins else 0, ours.scheme == asked.scheme

    return max((ours for ours in addresses if ours.host in hosts_of(asked)), key=fits, default=None)


def hosts_of(asked: Address) -> tuple[str, ...]:
    """The host that was named, and the same without a port that a proxy left on it."""
    return asked.host, *(asked.host.removesuffix(port) for port in DEFAULT_PORTS.values() if asked.host.endswith(port))


def place(environ: WSGIEnvironment, address: Address) -> None:
    """Let a request say that it came to `address`; a prefix that stands before its path is taken off."""
    path = environ["PATH_INFO"]
    if environ.get("SCRIPT_NAME") != address.prefix and f"{path}/".startswith(f"{address.prefix}/"):
        environ["PATH_INFO"] = path.removeprefix(address.prefix) or "/"
    environ["wsgi.url_scheme"], environ["HTTP_HOST"] = address.scheme, address.host
    environ["SCRIPT_NAME"] = address.prefix


def check_host() -> None:
    """Raise `SecurityError` for a request that stands at none of our addresses, unless a machine asks how we are."""
    if request.environ.get(PLACED, True) is None and request.path not in ANY_HOST:
        raise SecurityError


def own_origin(request: Request) -> str:
    """The origin that a request reached us at; empty for one that names no host of ours."""
    match request.environ.get(PLACED):
        case Address() as address:
            return address.origin
        case _:
            return ""
