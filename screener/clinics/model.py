"""A clinic as a value, already checked. Needs the standard library only, so that every package may know it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that is safe to show: PNG, or SVG without anything that acts, fetches or takes long to draw."""

    content: bytes = field(repr=False)
    kind: str

    def within(self) -> str:
        """The picture as an address that holds all of it."""
        return f"data:{self.kind};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """What the clinics file says about one clinic, checked. deploy/clinics.example.toml explains every field.

    `country` is its ISO 3166-1 code, `page_format` "a4" or "letter", `time_zone` the IANA's name of one. `scheme` is
    "auto", as the person's device has it, "light" or "dark". `idle_minutes` is 0 where the form never clears itself.
    What the file does not say is None, or an empty text or tuple.
    """

    id: str
    name: str
    origins: tuple[str, ...]
    accent: str | None = None
    font: str | None = None
    corners: str | None = None
    scheme: str = "auto"
    transparent: bool = False
    compact: bool = False
    logo: Logo | None = None
    languages: tuple[str, ...] = ()
    country: str = ""
    page_format: str | None = None
    time_zone: str | None = None
    contact: str | None = None
    booking: str | None = None
    texts: tuple[str, ...] = ()
    idle_minutes: int = 0
    pdfs_per_address: int = 300
    sandboxed: bool = False
    isolated: bool = False
