"""Reads one file from the standard input and writes the answers in it to the standard output, in a process of its own.

Run as `python -m screener.exchange.process`, for one file, by `reader`. What the file does to this process it does to
nothing else. The exit code says why there are no answers: the place of the reason in `REASONS`, counted from
`FIRST_REASON`.
"""

from __future__ import annotations

import resource
import sys

from screener.exchange.data import NOT_A_FORM
from screener.exchange.embedded import LOCKED, MOST_BYTES, NO_ANSWERS, TOO_LARGE, answers_in
from screener.exchange.reading import Unreadable
from screener.exchange.square import NO_CODE, PICTURE_TOO_LARGE, answers_in_picture, is_picture

REASONS = (NOT_A_FORM, LOCKED, NO_ANSWERS, TOO_LARGE, NO_CODE, PICTURE_TOO_LARGE)
# Python itself ends with lower ones.
FIRST_REASON = 10

# In seconds and bytes. The worst file of the tests takes 1 s and 120 MB where the machine is idle.
SECONDS = 5
MOST_MEMORY = 512 * 1024 * 1024


def limit() -> None:
    """Give the process its bounds: it opens no file to write, keeps no memory on disk and ends by itself."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> int:
    """Read one file; the exit code."""
    limit()
    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
        answers = answers_in_picture(content) if is_picture(content) else answers_in(content)
    except Unreadable as reason:
        return FIRST_REASON + REASONS.index(reason.message)
    sys.stdout.buffer.write(answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
