"""The clinics file: read and checked as a whole at the start, and again whenever it changes."""

from __future__ import annotations

import json
import logging
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import Annotated, Required
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    StrictBool,
    StrictInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    with_config,
)
from pydantic_core import ErrorDetails
from typing_extensions import TypedDict

from screener.clinics.logo import KINDS, read_logo
from screener.clinics.model import Clinic, Logo
from screener.clinics.theme import DAY, LEAST_CONTRAST, contrast, readable

SECONDS_BETWEEN_LOOKS = 1
LONGEST_SHOWN = 80
# How long the way to a setting is: the clinic and the key. One that is longer leads to an entry of a list.
ENTRY = 2
SCHEMES = ("auto", "light", "dark")
PAGE_FORMATS = ("a4", "letter")
# /embed/v/ holds the editions of the script that clinics load.
SCRIPTS = "v"
PORTS = {"https": 443, "http": 80}
HOST = re.compile(r"[a-z0-9.-]+")
PICTURE = re.compile(r"[A-Za-z0-9_-]+\.(png|svg)")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")

# What is wrong with the pages of clinics when they are made, by id: known to whoever can make them.
Tried = Callable[[Iterable[Clinic]], Mapping[str, str]]

logger = logging.getLogger(__name__)


class ClinicsError(ValueError):
    """The clinics file cannot be used. Each line of the message names file, line, key and what to change."""


class Clinics:
    """The clinics of a file, by id. A change counts once it is left alone; one that is broken or loses all does not."""

    def __init__(self, path: Path, languages: Sequence[str], tried: Tried = lambda _: {}) -> None:
        self._read = partial(read, path, languages, tried)
        self._path = path
        self._stamp = self._seen = stamp(path)
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
            before, self._seen = self._seen, stamp(self._path)
            # A file in the middle of being written can be a whole file without what is still to come.
            if self._seen == self._stamp or self._seen != before:
                return
            self._stamp = self._seen
            clinics = self._read()
            if self._clinics and not clinics:
                # As found in the middle of being written. Who wants no clinic at all takes the setting away.
                raise ClinicsError(f"{self._path}: there is no clinic in it any more")
            self._clinics = clinics
        except (ClinicsError, OSError) as reason:
            logger.error("the clinics file changed and cannot be used, so the clinics stay as they were: %s", reason)
        else:
            logger.warning("the clinics file changed and was read again")


def stamp(path: Path) -> tuple[tuple[int, int, int], ...]:
    """Something that changes when the file does, or a picture beside it."""
    files = (path, *sorted(picture for picture in path.parent.iterdir() if picture.suffix in KINDS))
    return tuple((at.st_mtime_ns, at.st_size, at.st_ino) for at in map(Path.stat, filter(Path.exists, files)))


def read(path: Path, languages: Sequence[str], tried: Tried = lambda _: {}) -> Mapping[str, Clinic]:
    """The clinics of the file at `path`, by id, which may use `languages`, once their pages were `tried`.

    Raises `ClinicsError` with all that is wrong with the settings, or `OSError` where there is no such file.
    """
    content = path.read_bytes()
    try:
        source = content.decode("utf-8-sig")
        tables = tomllib.loads(source)
    except UnicodeDecodeError as reason:
        line = content[: reason.start].count(b"\n") + 1
        raise ClinicsError(f"{path}, line {line}: a letter cannot be read; save the file as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as reason:
        raise ClinicsError(f"{path}: this is not TOML, or says something twice: {reason}") from None
    try:
        settings = FILE.validate_python(tables, context=Beside(path.parent, languages))
    except ValidationError as reason:
        raise ClinicsError("\n".join(faults(path, source, reason.errors()))) from None
    clinics = {name: Clinic(id=name, **setting) for name, setting in settings.items()}
    for clinic in clinics.values():
        if clinic.sandboxed and clinic.idle_minutes:
            # A form from a frame without an origin travels as a page does, which a browser keeps on the device.
            line = key_lines(source)[clinic.id, "sandboxed"]
            raise ClinicsError(
                f"{path}, line {line}, {clinic.id}.sandboxed: a shared computer keeps what is sent from a sandbox; "
                "take away idle_minutes, or let the site's frame have allow-same-origin"
            )
    if broken := tried(clinics.values()):
        lines = key_lines(source)
        raise ClinicsError(
            "\n".join(f"{path}, line {lines[id, 'logo']}, {id}.logo: {reason}" for id, reason in broken.items())
        )
    return clinics


def faults(path: Path, source: str, errors: Sequence[ErrorDetails]) -> list[str]:
    """Every fault of a file, by line: where it is, and what to change."""
    lines = key_lines(source)
    # A list with a faulty entry counts as one entry too short as well.
    lists = {error["loc"][:2] for error in errors if len(error["loc"]) > ENTRY}
    found = []
    for error in (error for error in errors if error["loc"] not in lists):
        keys = tuple(key for key in error["loc"] if isinstance(key, str) and key != "[key]")
        line = next(lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in lines)
        name = ".".join(key if BARE_KEY.fullmatch(key) else json.dumps(key) for key in keys)
        found.append((line, f"{path}, line {line}, {name}: {in_words(error)}"))
    return [fault for _, fault in sorted(found, key=itemgetter(0))]


def in_words(error: ErrorDetails) -> str:
    """What is wrong with a value and what to write instead."""
    match error:
        case {"type": "value_error", "ctx": {"error": reason}}:
            return str(reason)
        case {"type": "missing"}:
            return "this is missing, and every clinic needs it"
        case {"type": "extra_forbidden"}:
            return f"there is no such setting; there are {', '.join(sorted(Settings.__annotations__))}"
        case {"type": "dict_type"}:
            return "put this under a clinic’s id, such as [riverside]"
        case {"loc": (_, "[key]")}:
            return "an id has up to 40 small letters, digits and hyphens, because it is part of an address"
    setting = FILE.json_schema()["$defs"]["Settings"]["properties"][error["loc"][1]]
    wanted = setting["items"] if len(error["loc"]) > ENTRY else setting
    return f"{shown(error['input'])} is not {wanted['description']}"


def key_lines(source: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, where each key of a TOML file first stands, by its path. The file must be valid.

    The file is taken apart into its statements, which are the shortest runs of lines that are TOML by themselves.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    statement, start = "", 1
    for number, line in enumerate(source.split("\n"), start=1):
        start = start if statement else number
        statement += line + "\n"
        try:
            found = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        heading = statement.lstrip().startswith("[")
        paths = list(key_paths(found, () if heading else table))
        table = paths[-1] if heading else table
        for path in paths:
            lines.setdefault(path, start)
        statement = ""
    return lines


def key_paths(table: Mapping[str, object], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The path of every key in a table, and in the tables within it."""
    for key, value in table.items():
        yield (path := (*above, key))
        if isinstance(value, dict):
            yield from key_paths(value, path)


@dataclass(frozen=True)
class Beside:
    """What the checks need to know beside the file itself: where it lies, and the languages that there are."""

    folder: Path
    languages: Sequence[str]


def shown(value: object) -> str:
    """A value as Python writes it, cut short where it is long."""
    return text if len(text := repr(value)) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def one_of(known: Sequence[str], value: str) -> str:
    """One of the words that are known."""
    if value not in known:
        raise ValueError(f"{shown(value)} is not known; choose from {', '.join(known)}")
    return value


def clinic_id(value: str) -> str:
    """An id that is not the address of something else."""
    if value == SCRIPTS:
        raise ValueError(f"{value} is where the script for clinics lies; choose another id")
    return value


def time_zone(value: str) -> str:
    """The name of a time zone that this machine has."""
    if value not in available_timezones():
        raise ValueError(f"{shown(value)} is not a time zone that this machine knows, such as Europe/London")
    return value


def some_of(value: tuple[str, ...], info: ValidationInfo[Beside]) -> tuple[str, ...]:
    """Some of the languages that are known, the one to begin with first."""
    if len(set(value)) < len(value):
        raise ValueError("name each only once")
    return tuple(one_of(info.context.languages, word) for word in value)


def origin(value: str) -> str:
    """The origin of a page, as a browser sends it: scheme, host and port, with nothing after them."""
    url = address(value)
    own = f"{url.scheme}://{url.host}" + ("" if url.port == PORTS[url.scheme] else f":{url.port}")
    if value != own:
        raise ValueError(
            f"{shown(value)} is not an origin as a browser sends it; write {own!r}, without a path and in small letters"
        )
    return own


def link(value: str) -> str:
    """The address of a page, as it is written."""
    address(value)
    return value


def address(value: str) -> HttpUrl:
    """An address that starts with https, or with http on this machine."""
    try:
        url = HttpUrl(value)
    except ValidationError:
        url = None
    if url is None or not url.host or not HOST.fullmatch(url.host) or url.username or url.password:
        raise ValueError(f"{shown(value)} must name one host, such as https://www.clinic.example, without *")
    if url.host not in value.lower():
        raise ValueError(f"{shown(value)} must name its host as browsers send it, which is {url.host}")
    here = url.host == "127.0.0.1" or f".{url.host}".endswith(".localhost")
    if not value.startswith("https://") and not (here and value.startswith("http://")):
        raise ValueError(f"{shown(value)} must start with https://")
    return url


def accent(value: str) -> str:
    """A colour that can be read on the page."""
    colour = value.lower()
    if (ratio := contrast(colour, DAY)) < LEAST_CONTRAST:
        raise ValueError(
            f"{colour} has a contrast of {ratio:.1f} to 1 with the page, and people with weak sight need "
            f"{LEAST_CONTRAST} to 1; choose a darker colour, such as {readable(colour, DAY)}"
        )
    return colour


def logo(value: object, info: ValidationInfo[Beside]) -> Logo:
    """The picture in a file beside the clinics file."""
    if not isinstance(value, str) or not PICTURE.fullmatch(value):
        raise ValueError(f"{shown(value)} is not a PNG or SVG file beside this one")
    return read_logo(info.context.folder / value)


FONT_NAME = r"(?:[A-Za-z][A-Za-z0-9-]*|\"[A-Za-z][A-Za-z0-9 -]*\")"
FONTS = f"^{FONT_NAME}(?:, ?{FONT_NAME}){{0,7}}$"
CORNERS = r"^(0|[0-9]{1,2}px|[0-2](\.[0-9]{1,2})?rem)$"
# Letters that are seen, and spaces: no line break, no control or formatting character.
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\p{C}\p{Zl}\p{Zp}]*$")]
Address = Annotated[Line, Field(max_length=300, description="an address in quotation marks, at most 300 characters")]
Origin = Annotated[Address, AfterValidator(origin)]
Text = Annotated[Line, Field(max_length=200, description="one line of text in quotation marks, at most 200 characters")]
Language = Annotated[str, Field(description='the code of a language, such as "en"')]
Switch = Annotated[StrictBool, Field(description="true or false")]
ClinicId = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$"), AfterValidator(clinic_id)]


@with_config(extra="forbid")
class Settings(TypedDict, total=False):
    """The settings of one clinic. A description ends the sentence "this is not"."""

    name: Required[
        Annotated[Line, Field(max_length=80, description="one line of text in quotation marks, at most 80 characters")]
    ]
    origins: Required[
        Annotated[tuple[Origin, ...], Field(min_length=1, max_length=20, description="a list of one to 20 origins")]
    ]
    accent: Annotated[
        str, Field(pattern="^#[0-9a-fA-F]{6}$", description='a colour such as "#0b5c6b"'), AfterValidator(accent)
    ]
    font: Annotated[str, Field(pattern=FONTS, description='a list of font names such as "Georgia, serif"')]
    corners: Annotated[str, Field(pattern=CORNERS, description='a corner radius such as "6px" or "0.5rem"')]
    scheme: Annotated[str, Field(description='"auto", "light" or "dark"'), AfterValidator(partial(one_of, SCHEMES))]
    transparent: Switch
    compact: Switch
    logo: Annotated[Logo, BeforeValidator(logo)]
    languages: Annotated[
        tuple[Language, ...],
        Field(min_length=1, description='a list of one to all of the languages, such as ["en"]'),
        AfterValidator(some_of),
    ]
    country: Annotated[str, Field(pattern="^[A-Z]{2}$", description='a code of two letters, such as "GB"')]
    page_format: Annotated[str, Field(description='"a4" or "letter"'), AfterValidator(partial(one_of, PAGE_FORMATS))]
    time_zone: Annotated[str, Field(description='a time zone such as "Europe/London"'), AfterValidator(time_zone)]
    contact: Annotated[
        Line, Field(max_length=120, description="one line of text in quotation marks, at most 120 characters")
    ]
    booking: Annotated[Address, AfterValidator(link)]
    texts: Annotated[
        tuple[Text, ...], Field(min_length=1, max_length=3, description='a list of one to 3 lines, such as ["…"]')
    ]
    idle_minutes: Annotated[StrictInt, Field(ge=0, le=60, description="a whole number from 0 to 60")]
    pdfs_per_address: Annotated[StrictInt, Field(ge=1, le=100_000, description="a whole number from 1 to 100000")]
    sandboxed: Switch
    isolated: Switch


FILE = TypeAdapter(dict[ClinicId, Settings])
