"""A clinic's page is made once before its settings count: one that cannot be made is refused, in plain words."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from screener.clinics.file import ClinicsError
from screener.pdf import pool
from screener.web import create_app, trial
from tests.deploy.server import children

CLINIC = '[riverside]\nname = "Riverside"\norigins = ["https://riverside.example"]\nlogo = "logo.svg"\n'
GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
# Every number of it is none, so the page gets no width; it has 136 bytes and nothing that repeats.
BREAKS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="nan nan inf inf"><path d="M0 0h9v9z"/></svg>'


def settings(folder: Path, logo: str) -> dict[str, str]:
    """The settings of an application with that clinic."""
    (folder / "clinics.toml").write_text(CLINIC, "utf-8")
    (folder / "logo.svg").write_text(logo, "utf-8")
    return {"CLINICS": str(folder / "clinics.toml")}


def test_a_logo_with_which_no_page_can_be_made_stops_the_start(tmp_path: Path) -> None:
    """With file, line and key; otherwise every page of that clinic would be an error."""
    with pytest.raises(ClinicsError, match=re.escape("clinics.toml, line 4, riverside.logo: no page can be made")):
        create_app(settings(tmp_path, BREAKS))
    assert create_app(settings(tmp_path, GOOD)).test_client().get("/embed/riverside/").status_code == 200


@pytest.mark.parametrize("does", ["import time; time.sleep(99)", "import os; os.abort()"])
def test_a_page_that_takes_long_or_ends_its_process_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    """Whatever does that to it; and no process is left behind."""

    def popen(command: list[str], **more: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - whatever a process takes
        *_, number = command
        return POPEN([sys.executable, "-c", READY + does, number], **more)

    monkeypatch.setattr(pool, "SECONDS", 0.5)
    monkeypatch.setattr(subprocess, "Popen", popen)
    before = children(os.getpid())
    with pytest.raises(ClinicsError, match="a page with this picture takes more than"):
        create_app(settings(tmp_path, GOOD.replace("M0", f"M{len(does)}")))
    assert children(os.getpid()) == before


POPEN = subprocess.Popen
READY = """
import sys
from multiprocessing.connection import Connection
line = Connection(int(sys.argv[1]))
line.send_bytes(b"ready")
"""


def test_a_clinic_whose_logo_breaks_later_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log says so, and its pages and papers go on."""
    client: FlaskClient = create_app(settings(tmp_path, GOOD)).test_client()
    monkeypatch.setattr("screener.clinics.file.SECONDS_BETWEEN_LOOKS", 0)
    settings(tmp_path, BREAKS)
    for _ in range(3):
        assert client.get("/embed/riverside/logo").data.count(b"nan") == 0
    assert client.post("/embed/riverside/summary.pdf", data={"words": "ants"}).status_code == 200


def test_a_page_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another application with the same clinic takes it as tried."""
    create_app(settings(tmp_path, GOOD))
    monkeypatch.setattr(trial, "Worker", lambda: pytest.fail("tried again"))
    create_app(settings(tmp_path, GOOD))
