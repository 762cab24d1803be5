"""A file from a stranger, read in a process that is there for it alone and can be stopped.

Not in the pool of PDF workers: whatever a hostile file makes of the process that reads it, nobody else's file comes to
the same one. Starting it takes a quarter of a second.
"""

from __future__ import annotations

import subprocess
import sys
from time import monotonic

from screener.exchange.data import NOT_A_FORM
from screener.exchange.process import FIRST_REASON, REASONS, SECONDS
from screener.exchange.reading import Unreadable
from screener.pdf.slot import Busy, Slots

# Few enough that many files take no processor from those who wait for a PDF.
SLOTS = Slots(at_once=2, waiting=6)
SECONDS_TO_WAIT = 10

COMMAND = (sys.executable, "-m", "screener.exchange.process")


def answers_by_process(content: bytes) -> bytes:
    """The answers inside a PDF, or in the square code on a picture, as JSON that nobody has checked.

    Raises `Unreadable` with the reason where there are none, also for a file that takes too long or ends the process
    that reads it, and `Busy` where too many are being read.
    """
    if not SLOTS.take(SECONDS_TO_WAIT):
        raise Busy
    began = monotonic()
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            COMMAND, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(NOT_A_FORM) from None
    finally:
        SLOTS.give_back(monotonic() - began)
    if done.returncode == 0:
        return done.stdout
    reasons = dict(enumerate(REASONS, FIRST_REASON))
    raise Unreadable(reasons.get(done.returncode, NOT_A_FORM))
