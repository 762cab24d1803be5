"""How many PDFs one internet address may have made; nobody loses answers or is turned away by a broken store."""

import logging
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from screener.web import create_app, outputs, rate
from tests.conftest import CheckedClient, parsed
from tests.forms import seen
from tests.programs import program

CLINICS = """
[riverside]
name = "Riverside"
origins = ["https://www.riverside.example"]
pdfs_per_address = 3
"""
SENT = {"words": "ants crawling", "urge": "yes"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFs that take no time: they are counted here and not looked at."""
    monkeypatch.setattr(outputs, "summary_pdf", lambda *_, **__: type("Made", (), {"content": b"%PDF-", "pages": 1}))
    monkeypatch.setattr(outputs, "picture_of", lambda _: b"")


def limited(folder: Path, **settings: object) -> Flask:
    """An application behind one proxy that makes two PDFs for an address, and three for one at a clinic."""
    (folder / "clinics.toml").write_text(CLINICS, "utf-8")
    app = create_app({"PROXIES": 1, "PDFS_PER_ADDRESS": 2, "CLINICS": str(folder / "clinics.toml"), **settings})
    app.test_client_class = CheckedClient
    return app


def post(app: Flask, address: str, path: str = "/summary.pdf") -> TestResponse:
    """The response to a form from an internet address."""
    return app.test_client().post(path, data=SENT, headers={"X-Forwarded-For": f"203.0.113.9, {address}"})


@pytest.mark.parametrize("last", ["/summary.pdf", "/summary.pdf.png"])
def test_an_address_has_so_many_pdfs_made(tmp_path: Path, last: str) -> None:
    """The next is refused with a page that holds the answers and says when; other addresses and pages go on.

    A page that shows its PDF has had one made.
    """
    app = limited(tmp_path)
    paths = ("/summary.pdf.png", "/summary.pdf", last)
    assert [post(app, "192.0.2.7", path).status_code for path in paths] == [200, 200, 429]
    refused = post(app, "192.0.2.7")
    assert 1 <= int(refused.headers["Retry-After"]) <= 600
    assert "Many pages were made from your internet connection" in seen(refused.text)
    assert parsed(refused.text).select_one("input[name=words][value='ants crawling']")
    assert refused.headers["Cache-Control"] == "no-store"
    assert post(app, "192.0.2.8").status_code == 200
    for path in ("/summary", "/summary.txt", "/"):
        assert post(app, "192.0.2.7", path).status_code == 200


@pytest.mark.parametrize(
    ("path", "more", "headers"),
    [("/summary", {}, {"Accept": "application/pdf"}), ("/summary.json", {"bundle": "yes"}, {})],
    ids=["by a header", "in a bundle"],
)
def test_a_pdf_that_is_asked_for_otherwise_counts_too(
    tmp_path: Path, path: str, more: dict[str, str], headers: dict[str, str]
) -> None:
    """What the same takes to make cannot be had without end under another name."""
    client = limited(tmp_path).test_client()
    headers = {**headers, "X-Forwarded-For": "203.0.113.9, 192.0.2.7"}
    assert [client.post(path, data={**SENT, **more}, headers=headers).status_code for _ in range(3)] == [200, 200, 429]


def test_a_clinic_has_a_limit_of_its_own(tmp_path: Path) -> None:
    """Everybody in a hospital comes from one address."""
    app = limited(tmp_path)
    statuses = [post(app, "192.0.2.7", "/embed/riverside/summary.pdf").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert post(app, "192.0.2.7").status_code == 200


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_clock_that_is_set_refuses_nobody_for_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Back or forth by a day: whoever was refused begins to count anew."""
    app, now = limited(tmp_path), time.time
    assert [post(app, "192.0.2.7").status_code for _ in range(3)] == [200, 200, 429]
    monkeypatch.setattr(time, "time", lambda: now() + 3600 * hours)
    monkeypatch.setattr(rate, "time", time.time)
    assert [post(app, "192.0.2.7").status_code for _ in range(3)] == [200, 200, 429]
    assert 1 <= int(post(app, "192.0.2.7").headers["Retry-After"]) <= 600


def test_a_home_is_one_address(tmp_path: Path) -> None:
    """Whoever changes the last half of a long address is still the same; the next home is another."""
    app = limited(tmp_path)
    assert [post(app, f"2001:db8:0:7::{last}").status_code for last in ("1", "2", "ffff")] == [200, 200, 429]
    assert post(app, "2001:db8:0:8::1").status_code == 200
    assert [post(app, address).status_code for address in ("192.0.2.7", "::ffff:192.0.2.7", "192.0.2.7")][-1] == 429
    assert post(app, "no address").status_code == 200


def test_a_refused_form_is_not_counted(tmp_path: Path) -> None:
    """A page elsewhere cannot use up what a person may have."""
    app = limited(tmp_path)
    for _ in range(5):
        headers = {"X-Forwarded-For": "192.0.2.7", "Origin": "https://evil.example"}
        assert app.test_client().post("/summary.pdf", data=SENT, headers=headers).status_code == 403
    assert post(app, "192.0.2.7").status_code == 200


def test_without_a_proxy_nothing_is_counted() -> None:
    """Everybody would be the same address."""
    app = create_app({"PDFS_PER_ADDRESS": 1})
    assert {app.test_client().post("/summary.pdf", data=SENT).status_code for _ in range(4)} == {200}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A store of Debian's that keeps nothing on disk, and its process."""
    executable = program("valkey-server", "redis-server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [executable, "--port", str(port), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)  # noqa: S603 - a server for this test
    end = monotonic() + 10
    while monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            sleep(0.05)
    yield f"redis://127.0.0.1:{port}", process
    process.kill()
    process.wait()


def test_instances_count_together(tmp_path: Path, store: tuple[str, "subprocess.Popen[bytes]"]) -> None:
    """With one store and one key; and of an address and an answer the store holds nothing."""
    address, _ = store
    one, other = (limited(tmp_path, LIMIT_STORE=address, LIMIT_KEY="k" * 32) for _ in range(2))
    assert [post(app, "192.0.2.7").status_code for app in (one, other, one)] == [200, 200, 429]
    port = int(address.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(b"KEYS *\r\n")
        kept = line.recv(65536)
    assert b"LIMIT" in kept
    assert not [word for word in (b"192.0.2", b"ants", b"yes") if word in kept]


def test_a_store_that_is_down_turns_nobody_away(
    tmp_path: Path, store: tuple[str, "subprocess.Popen[bytes]"], caplog: pytest.LogCaptureFixture
) -> None:
    """The process counts by itself, soon and without a word of whoever asked."""
    address, process = store
    app = limited(tmp_path, LIMIT_STORE=address)
    assert post(app, "192.0.2.7").status_code == 200
    process.kill()
    process.wait()
    before = monotonic()
    with caplog.at_level(logging.DEBUG):
        assert [post(app, "192.0.2.7").status_code for _ in range(3)] == [200, 200, 429]
    assert monotonic() - before < 3
    assert "192.0.2.7" not in caplog.text
    assert "ants" not in caplog.text
