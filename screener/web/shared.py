"""A device that many people use: its browser writes what it sends for a page to a file, so no answers are taken so."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, redirect, request

from screener.web.context import idle_minutes
from screener.web.urls import url_within

# What a webmaster tries there holds no answer.
NO_ANSWERS = "of_clinic.trial_file"


def keep_out_of_history() -> Response | None:
    """The way to the form for whoever sends anything for a page, on such a device; None elsewhere.

    A browser that is led on forgets what it sent. Scripts fetch what they need, and a program sends no Sec-Fetch-Mode.
    """
    is_for_a_page = request.method == "POST" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    if idle_minutes() and is_for_a_page and request.endpoint != NO_ANSWERS:
        return redirect(url_within("pages.form"), HTTPStatus.SEE_OTHER)  # type: ignore[return-value] # a Response
    return None
