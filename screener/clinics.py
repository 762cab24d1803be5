"""Edge: the clinics file. Read and checked as a whole at the start, and again whenever it changes."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from py_svg_hush import filter_svg

from screener.clinic import DAY, HEX_COLOUR, LEAST_CONTRAST, Clinic, Logo, contrast, readable

SECONDS_BETWEEN_LOOKS = 1
LARGEST_LOGO = 64 * 1024
TALLEST_LOGO = 2000
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
IDENTIFIER = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")
FONT_NAME = r"(?:[A-Za-z][A-Za-z0-9-]*|\"[A-Za-z][A-Za-z0-9 -]*\")"
FONTS = re.compile(rf"{FONT_NAME}(?:, ?{FONT_NAME}){{0,7}}")
HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?")
CORNERS = re.compile(r"0|[0-9]{1,2}px|[0-2](\.[0-9]{1,2})?rem")
PAPERS = ("a4", "letter")

logger = logging.getLogger(__name__)


class ClinicsError(ValueError):
    """The clinics file cannot be used. The message names the file, the line, the key and what to change."""


class Clinics:
    """The clinics of a file, by id. A change of the file is picked up; a change that is broken is not."""

    def __init__(self, path: Path, languages: Sequence[str]) -> None:
        self._read = partial(read, path, languages)
        self._path = path
        self._stamp = stamp(path)
        self._clinics = self._read()
        self._looked = monotonic()

    def get(self, name: str) -> Clinic | None:
        """The clinic of that id, or None."""
        if monotonic() - self._looked >= SECONDS_BETWEEN_LOOKS:
            self._looked = monotonic()
            self._look_again()
        return self._clinics.get(name)

    def _look_again(self) -> None:
        try:
            if (now := stamp(self._path)) == self._stamp:
                return
            self._stamp = now
            self._clinics = self._read()
        except (ClinicsError, OSError) as reason:
            logger.error("the clinics file changed and cannot be used, so the clinics stay as they were: %s", reason)
        else:
            logger.warning("the clinics file changed and was read again")


def stamp(path: Path) -> tuple[tuple[int, int, int], ...]:
    """Something that changes when the file does, or a picture beside it."""
    files = (path, *sorted(picture for picture in path.parent.iterdir() if picture.suffix in LOGOS))
    return tuple((at.st_mtime_ns, at.st_size, at.st_ino) for at in map(Path.stat, filter(Path.exists, files)))


def read(path: Path, languages: Sequence[str]) -> Mapping[str, Clinic]:
    """The clinics of the file at `path`, which may use `languages`. Raises `ClinicsError`, or `OSError` without one."""
    try:
        source = path.read_text("utf-8")
        tables = tomllib.loads(source)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as reason:
        raise ClinicsError(f"{path}: {reason}") from None
    clinics = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            line = line_of(source, "", name)
            raise ClinicsError(f"{path}, line {line}, {name}: put this under a clinic’s id, such as [riverside]")
        try:
            clinics[name] = clinic(name, table, path.parent, languages)
        except KeyedError as reason:
            place = f"{path}, line {line_of(source, name, reason.key)}, {name}.{reason.key}".rstrip(".")
            raise ClinicsError(f"{place}: {reason}") from None
    return clinics


class KeyedError(ValueError):
    """What is wrong with the value of `key`."""

    def __init__(self, key: str, message: object) -> None:
        super().__init__(message)
        self.key = key


def line_of(source: str, table: str, key: str) -> int:
    """The number of the line where `key` of `table` stands, or the table's own line where it has no such key.

    What stands above all tables is in the table without a name.
    """
    found, inside = 1, not table
    for number, line in enumerate(source.splitlines(), start=1):
        if heading := re.match(r"\s*\[\s*[\"']?([^\"'\]]*?)[\"']?\s*\]", line):
            inside = heading[1] == table
            found = number if inside else found
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return found


def clinic(name: str, table: Mapping[str, object], folder: Path, languages: Sequence[str]) -> Clinic:
    """The clinic that `table` describes. Raises `KeyedError`."""
    if not IDENTIFIER.fullmatch(name):
        raise KeyedError("", "an id has up to 40 small letters, digits and hyphens, because it is part of an address")
    checks: Mapping[str, Callable[[Any], object]] = {
        **CHECKS,
        "logo": partial(logo, folder),
        "languages": partial(some_of, languages),
    }
    for key in ("name", "origins"):
        if key not in table:
            raise KeyedError(key, "this is missing, and every clinic needs it")
    checked: dict[str, Any] = {}
    for key, value in table.items():
        if key not in checks:
            raise KeyedError(key, f"there is no such setting; there are {', '.join(sorted(checks))}")
        try:
            checked[key] = checks[key](value)
        except ValueError as reason:
            raise KeyedError(key, reason) from None
    return Clinic(id=name, **checked)


def text(longest: int, value: object) -> str:
    """One line of text."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > longest:
        raise ValueError(f"write one line of text in quotation marks, at most {longest} characters")
    return value.strip()


def texts(value: object) -> tuple[str, ...]:
    """A few lines of text."""
    return tuple(text(200, line) for line in listed(value, most=3))


def listed(value: object, most: int) -> list[object]:
    """A list with at least one value."""
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        raise ValueError(f'write a list of one to {most}, such as ["…"]')
    return value


def some_of(known: Sequence[str], value: object) -> tuple[str, ...]:
    """Some of the words that are known, the one to begin with first."""
    chosen = tuple(one_of(known, word) for word in listed(value, most=len(known)))
    if len(set(chosen)) < len(chosen):
        raise ValueError("name each only once")
    return chosen


def one_of(known: Sequence[str], value: object) -> str:
    """One of the words that are known."""
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"{value!r} is not known; choose from {', '.join(known)}")
    return value


def origins(value: object) -> tuple[str, ...]:
    """The origins of a clinic's pages."""
    return tuple(origin(address) for address in listed(value, most=20))


def origin(value: object) -> str:
    """The origin of a page, as a browser names it: scheme, host and port, with nothing after them."""
    given = address(value)
    own = f"{given.scheme}://{given.netloc}"
    if value != own or own != own.lower():
        raise ValueError(
            f"{value!r} is more than an origin; write {own.lower()!r}, without a path and in small letters"
        )
    return own


def link(value: object) -> str:
    """The address of a page."""
    return address(value).geturl()


def address(value: object) -> SplitResult:
    """An address that starts with https, or with http on this machine."""
    given = urlsplit(text(300, value))
    if not HOST.fullmatch(given.netloc):
        raise ValueError(f"{value!r} must name one host, such as https://www.clinic.example, without *")
    here = given.hostname == "127.0.0.1" or f".{given.hostname}".endswith(".localhost")
    if given.scheme != "https" and not (here and given.scheme == "http"):
        raise ValueError(f"{value!r} must start with https://")
    return given


def accent(value: object) -> str:
    """A colour that can be read on the page."""
    colour = matching(HEX_COLOUR, 'a colour such as "#0b5c6b"', value).lower()
    if (ratio := contrast(colour, DAY)) < LEAST_CONTRAST:
        raise ValueError(
            f"{colour} has a contrast of {ratio:.1f} to 1 with the page, and people with weak sight need "
            f"{LEAST_CONTRAST} to 1; choose a darker colour, such as {readable(colour, DAY)}"
        )
    return colour


def matching(pattern: re.Pattern[str], wanted: str, value: object) -> str:
    """Text of a certain form."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"{value!r} is not {wanted}")
    return value


def whole(most: int, value: object) -> int:
    """A whole number from 0."""
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(f"write a whole number from 0 to {most}")
    return value


def yes_or_no(value: object) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise ValueError("write true or false")
    return value


def logo(folder: Path, value: object) -> Logo:
    """The picture in a file beside the clinics file."""
    name = matching(re.compile(r"[A-Za-z0-9_-]+\.(png|svg)"), "a PNG or SVG file beside this one", value)
    try:
        content = (folder / name).read_bytes()
    except OSError as reason:
        raise ValueError(f"the file {name} cannot be read: {reason.strerror}") from None
    if len(content) > LARGEST_LOGO:
        raise ValueError(f"{name} has {len(content)} bytes; make it at most {LARGEST_LOGO}")
    return LOGOS[Path(name).suffix](content)


def png(content: bytes) -> Logo:
    """A PNG picture that is complete and not too large to unpack."""
    if not content.startswith(PNG_START) or not content.rstrip().endswith(PNG_END):
        raise ValueError("the file is not a whole PNG picture")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if max(width, height) > TALLEST_LOGO:
        raise ValueError(f"the picture is {width} by {height} dots; make it at most {TALLEST_LOGO} each way")
    return Logo(content, "image/png")


def svg(content: bytes) -> Logo:
    """An SVG picture without scripts, foreign content and links to elsewhere."""
    try:
        return Logo(filter_svg(content), "image/svg+xml")
    except ValueError:
        raise ValueError("the file is not an SVG picture") from None


LOGOS: Mapping[str, Callable[[bytes], Logo]] = {".png": png, ".svg": svg}
CHECKS: Mapping[str, Callable[[Any], object]] = {
    "name": partial(text, 80),
    "origins": origins,
    "accent": accent,
    "font": partial(matching, FONTS, 'a list of font names such as "Georgia, serif"'),
    "corners": partial(matching, CORNERS, 'a corner radius such as "6px" or "0.5rem"'),
    "paper": partial(one_of, PAPERS),
    "contact": partial(text, 120),
    "booking": link,
    "texts": texts,
    "idle_minutes": partial(whole, 60),
    "sandboxed": yes_or_no,
    "isolated": yes_or_no,
}
