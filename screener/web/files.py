"""Responses that are files, or a line for a machine."""

from http import HTTPStatus

from flask import Response

from screener.web.security import NOTHING_KEPT


def download(content: bytes, kind: str, disposition: str) -> Response:
    """A file of that media type. Its name holds nothing personal."""
    return Response(content, content_type=kind, headers={"Content-Disposition": disposition})


def plain(word: str, status: int = HTTPStatus.OK) -> Response:
    """One line for a machine that asks how we are."""
    return Response(f"{word}\n", status, mimetype="text/plain", headers={"Cache-Control": NOTHING_KEPT})


def file_for_frames(content: bytes, kind: str) -> Response:
    """A file that also a frame without an origin may load."""
    return Response(content, mimetype=kind, headers={"Cross-Origin-Resource-Policy": "cross-origin"})
