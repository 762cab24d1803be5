"""The day on which a person made a summary: theirs, not the server's, for whom it can be another one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import request

from screener.web.context import clinic

# The field in which a browser says what day it is where the person is.
DAY = "made_on"


def persons_day() -> date:
    """What the browser says, if that is a day somewhere on Earth now; else the clinic's day, else that of UTC."""
    now = datetime.now(UTC)
    here = clinic()
    otherwise = now.astimezone(ZoneInfo(here.time_zone) if here and here.time_zone else UTC).date()
    try:
        told = date.fromisoformat(request.values.get(DAY, ""))
    except ValueError:
        return otherwise
    return told if abs(told - now.date()) <= timedelta(days=1) else otherwise
