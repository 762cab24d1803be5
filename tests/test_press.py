"""The presses: what happens to one order happens to no other, and nothing typed leaves a press but in pages."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from time import monotonic, sleep

import pytest
from flask import Flask

from screener import press
from screener.press import OWN, Order, Press, Stopped, Unprintable, ordered, set_pages

PAGE = '<html lang="en"><head><title>A</title></head><body><h1>A</h1>{}</body></html>'
SHORT, LONG = (Order(PAGE.format("<p>legs</p>" * times)) for times in (1, 4000))


@pytest.fixture
def own() -> Iterator[Press]:
    """The press of this thread."""
    assert set_pages(SHORT)
    yield OWN.press
    OWN.press.stop()
    del OWN.press


def test_an_order_comes_back_as_pages() -> None:
    """The same pages from whichever press is free."""
    first, second, third = (ordered(SHORT).result() for _ in range(3))
    assert first is not None
    assert first.startswith(b"%PDF")
    assert first == second == third


def test_pages_that_are_too_many_do_not_come() -> None:
    """So that nothing is drawn for a page one that needs another try."""
    assert set_pages(Order(SHORT.html, at_most=1))
    assert set_pages(Order(LONG.html, at_most=1)) is None


def test_a_press_that_dies_is_replaced_and_the_pages_come(own: Press) -> None:
    """Whoever waits for them notices nothing."""
    Timer(0.2, os.kill, (own.process.pid, signal.SIGKILL)).start()
    assert set_pages(LONG)
    assert OWN.press is not own
    assert own.process.returncode == -signal.SIGKILL


def test_a_press_that_hangs_is_stopped(own: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits hears so, and the next order is set by another."""
    os.kill(own.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(press, "SECONDS", 0.2)
    with pytest.raises(Stopped):
        set_pages(SHORT)
    assert own.process.poll() is not None
    monkeypatch.undo()
    assert set_pages(SHORT)


def test_a_press_that_does_not_read_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even with an order that is larger than what a connection holds."""
    monkeypatch.setattr(press, "SECONDS", 0.2)
    deaf = Press()
    os.kill(deaf.process.pid, signal.SIGSTOP)
    with pytest.raises(OSError, match="unavailable"):
        deaf.set(Order(PAGE.format("<p>legs</p>" * 100_000)))
    deaf.stop()


def test_an_order_that_always_kills_its_press_is_given_up(own: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the second time; the next order is set."""

    def die(press: Press, _: Order) -> None:
        press.process.kill()
        raise EOFError

    monkeypatch.setattr(Press, "set", die)
    with pytest.raises(Stopped):
        set_pages(SHORT)
    monkeypatch.undo()
    assert set_pages(SHORT)
    assert OWN.press is not own


def test_what_fails_says_where_and_not_what_was_typed(own: Press) -> None:
    """An error's own words can hold those of a person. The press goes on."""
    with pytest.raises(Unprintable, match=r"^ParseError in \w+, line \d+, on a press$") as raised:
        set_pages(Order("<p>ZEBRA</q>"))
    assert "ZEBRA" not in str(raised.value)
    assert set_pages(SHORT)
    assert OWN.press is own


def test_a_paper_that_cannot_be_set_leaves_a_place_in_the_log(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The person gets the error page with the answers, whoever mends it the place, and neither what was typed."""
    monkeypatch.setattr("screener.web.paper_of", lambda *_: set_pages(Order("<p>ZEBRA</q>")))
    response = app.test_client().post("/summary.pdf", data={"words": "ZEBRA"})
    assert response.status_code == 500
    assert 'value="ZEBRA"' in response.text
    assert "ParseError in XML, line" in caplog.text
    assert "on a press" in caplog.text
    assert "ZEBRA" not in caplog.text


def test_presses_end_with_whoever_ordered() -> None:
    """However that ends."""
    program = (
        "import os; from screener.press import OWN, Order, set_pages\n"
        f"set_pages(Order({SHORT.html!r}))\n"
        "print(OWN.press.process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == -signal.SIGKILL
    assert ends_within(10, int(done.stdout))


def ends_within(seconds: int, process: int) -> bool:
    """Whether a process ends in time; one that nobody has asked about yet still has an entry, as a zombie."""
    end = monotonic() + seconds
    while monotonic() < end:
        try:
            state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        sleep(0.05)
    return False
