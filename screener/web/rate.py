"""How many PDFs one internet address may have made in a while: the one thing here that costs a second of work.

Addresses are not kept. What is counted for some minutes is a keyed hash of one, in the memory of this process or in
Redis or Valkey. The limit protects the service and no secret, so it goes on by memory when that store is down.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from time import time

from flask import Flask, current_app, request
from flask_limiter import Limiter
from limits.storage import MemoryStorage

from screener.pdf.options import YES
from screener.web.context import clinic
from screener.web.crowd import PDFS
from screener.web.form import BUNDLE

# What is limited: views that typeset. A page that shows its PDF has it made as well.
LIMITED = (*PDFS, "outputs.blank", "embedded_outputs.blank")
MINUTES = 10
# A store that hangs is given up after so many seconds.
PATIENCE = 0.2
# What a household with one connection is given of the new kind of address.
NETWORK_OF_A_HOME = 64


class InProcess(MemoryStorage):
    """Counts in the memory of this process, which a clock that is set back does not keep for as long as that."""

    STORAGE_SCHEME = ["process"]  # noqa: RUF012 - how the library finds it

    def get(self, key: str) -> int:
        """How many were counted under a key; the library asks for it each time before it counts."""
        if self.expirations.get(key, 0) > time() + 60 * MINUTES:
            self.clear(key)
        return super().get(key)


def init_app(app: Flask) -> None:
    """Count PDFs by address, once a form was found to be ours; not where no proxy says whose address it is."""
    if not app.config["PROXIES"]:
        return
    # A key that nobody knows, unless several instances are to count together.
    app.config["LIMIT_KEY"] = app.config["LIMIT_KEY"] or secrets.token_hex(32)
    patient = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    in_memory = app.config["LIMIT_STORE"].startswith("memory:")
    Limiter(
        who_asks,
        app=app,
        application_limits=[most],
        application_limits_per_method=False,
        application_limits_exempt_when=lambda: not typesets(),
        storage_uri="process://" if in_memory else app.config["LIMIT_STORE"],
        storage_options={} if in_memory else patient,  # type: ignore[arg-type] # parts of a second
        in_memory_fallback_enabled=not in_memory,
        swallow_errors=True,
    )


def typesets() -> bool:
    """Whether a request asks for what is typeset: by its address, its header, or a field."""
    if request.endpoint in LIMITED or "application/pdf" in request.headers.get("Accept", ""):
        return True
    return request.values.get(BUNDLE) == YES


def most() -> str:
    """How many PDFs an address may have made, as the library writes it: a hospital has one address for everybody."""
    here = clinic()
    number = here.pdfs_per_address if here else current_app.config["PDFS_PER_ADDRESS"]
    return f"{number} per {MINUTES} minutes"


def who_asks() -> str:
    """A keyed hash of the address that a request comes from, or of the home's network that it is in."""
    here = clinic()
    told = f"{here.id if here else ''} {network_of(request.remote_addr or '')}"
    return blake2b(told.encode(), key=str(current_app.config["LIMIT_KEY"]).encode()[:64], digest_size=16).hexdigest()


def network_of(address: str) -> str:
    """The address, or of a long one the part that is the same for a home. What is none is taken as it is."""
    try:
        match ip_address(address):
            case IPv6Address(ipv4_mapped=None) as long:
                return str(int(long) >> (128 - NETWORK_OF_A_HOME))
            case IPv6Address(ipv4_mapped=short) | short:
                return str(short)
    except ValueError:
        return address


def seconds_to_wait() -> int:
    """After how many seconds the address that was refused may try again."""
    (limiter,) = current_app.extensions["limiter"]
    return max(1, int(limiter.current_limit.reset_at - time()))
