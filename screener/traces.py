"""Where an error happened, without its words: those can be what a person typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb

from screener.paths import PACKAGE, TEMPLATES

OWN = (TEMPLATES, PACKAGE)


def located(error: BaseException) -> str:
    """The kind of the error and of those that led to it, last first, each with its frames, outermost first.

    A frame is named by file, function and line. All of our own are named, and of a library's the innermost.
    """
    return " from ".join(f"{type(each).__name__} at {', '.join(frames(each))}" for each in chain(error))


def chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then the one that it was raised from, and so on."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        yield following
        seen.add(id(following))
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def frames(error: BaseException) -> list[str]:
    """The frames that an error passed through."""
    passed = [
        (Path(frame.f_code.co_filename), frame.f_code.co_name, line) for frame, line in walk_tb(error.__traceback__)
    ]
    return [
        f"{name_of(file)} {function} {line}"
        for place, (file, function, line) in enumerate(passed, start=1)
        if place == len(passed) or is_own(file)
    ]


def is_own(file: Path) -> bool:
    """Whether a file is a module or a template of ours."""
    return any(file.is_relative_to(folder) for folder in OWN)


def name_of(file: Path) -> str:
    """A file by its place among ours, or by its folder and name."""
    for folder in OWN:
        if file.is_relative_to(folder):
            return f"{folder.name}/{file.relative_to(folder).as_posix()}"
    return "/".join(file.parts[-2:])
