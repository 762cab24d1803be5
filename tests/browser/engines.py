"""The form in a clinic's page, in the two other engines: Firefox and WebKit, as Debian has them.

Run by script/frames, not by the test suite: each line it prints is a fact that was seen. Both browsers take the
commands of WebDriver, WebKit over HTTP and Firefox over a socket of its own, so no driver has to be downloaded.
"""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.browser.hosts import OPEN, Hosts, hosts
from tests.deploy.server import free_port

PATIENCE = 15
PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.helperApps.neverAsk.saveToDisk": "application/pdf",
    "pdfjs.disabled": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Engine(ABC):
    """A browser that obeys."""

    downloads: Path

    @abstractmethod
    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script returns
        """What `script` returns in the page or frame that was entered last."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to an address."""

    @abstractmethod
    def enter(self, frame: int | None) -> None:
        """Enter a frame of the page, by number, or the page itself."""

    def inside(self, script: str, frame: int = 0) -> Any:  # noqa: ANN401 - whatever the script returns
        """What `script` returns in a frame."""
        self.enter(None)
        self.enter(frame)
        try:
            return self.run(script)
        finally:
            self.enter(None)


class WebKit(Engine):
    """WebKitGTK's small browser."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._session = self._send("POST", "/session", {"capabilities": {}})["sessionId"]

    def _send(self, method: str, path: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        self._connection.request(method, path, json.dumps(parameters), {"Content-Type": "application/json"})
        value = json.load(self._connection.getresponse())["value"]
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(value["message"])
        return value

    def run(self, script: str) -> Any:  # noqa: D102, ANN401
        return self._send("POST", f"/session/{self._session}/execute/sync", {"script": script, "args": []})

    def open(self, address: str) -> None:  # noqa: D102
        self._send("POST", f"/session/{self._session}/url", {"url": address})

    def enter(self, frame: int | None) -> None:  # noqa: D102
        self._send("POST", f"/session/{self._session}/frame", {"id": frame})


class Firefox(Engine):
    """Firefox over Marionette: a message is its length, a colon and JSON."""

    def __init__(self, port: int) -> None:
        self._stream = socket.create_connection(("127.0.0.1", port), timeout=60).makefile("rwb")
        self._receive()
        self._number = 0
        self._send("WebDriver:NewSession", {})

    def _receive(self) -> Any:  # noqa: ANN401 - any JSON
        length = b"".join(iter(lambda: self._stream.read(1), b":"))
        return json.loads(self._stream.read(int(length)))

    def _send(self, name: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _, _, error, value = self._receive()
        if error:
            raise RuntimeError(error["message"])
        return value

    def run(self, script: str) -> Any:  # noqa: D102, ANN401
        return self._send("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def open(self, address: str) -> None:  # noqa: D102
        self._send("WebDriver:Navigate", {"url": address})

    def enter(self, frame: int | None) -> None:  # noqa: D102
        self._send("WebDriver:SwitchToFrame", {"id": frame})


@contextmanager
def running(*command: str, **environment: str) -> Iterator[None]:
    """Run a program, and what it starts, as long as it is needed."""
    program = subprocess.Popen(  # noqa: S603 - a browser of the system's packages
        command,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(10)


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Firefox with a profile of its own in `folder`."""
    port = free_port()
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    preferences = PREFERENCES | {"marionette.port": port, "browser.download.dir": str(downloads)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = ("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(profile))
    with running(*command, HOME=str(folder)):
        engine = when_ready(lambda: Firefox(port))
        engine.downloads = downloads
        yield engine


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """WebKitGTK's small browser on a screen that nobody sees, with its home in `folder`."""
    port = free_port()
    downloads = folder / "downloads"
    downloads.mkdir()
    (folder / ".config").mkdir()
    (folder / ".config" / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', "utf-8")
    command = ("xvfb-run", "-a", "WebKitWebDriver", f"--port={port}")
    # Its own sandbox does not start for root within a container.
    with running(*command, HOME=str(folder), WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1"):
        engine = when_ready(lambda: WebKit(port))
        engine.downloads = downloads
        yield engine


def when_ready(connect: Callable[[], Engine]) -> Engine:
    """The engine, once it answers."""
    end = monotonic() + PATIENCE
    while True:
        try:
            return connect()
        except OSError:
            if monotonic() > end:
                raise
            sleep(0.2)


def comes(seen: Callable[[], object]) -> bool:
    """Whether something is seen before patience ends. A page that is just being left cannot be asked."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            if seen():
                return True
        except RuntimeError:
            pass
        sleep(0.2)
    return False


def fits(engine: Engine) -> bool:
    """Whether the frame becomes as tall as what is in it."""
    wanted = "return innerHeight - Math.ceil(document.documentElement.getBoundingClientRect().height)"
    return comes(lambda: abs(engine.inside(wanted)) <= 1)


def heading(engine: Engine) -> str:
    """The heading of what is in the frame, or nothing."""
    return str(engine.inside("return document.querySelector('h1')?.textContent ?? ''"))


def send(engine: Engine) -> None:
    """Send the form in the frame."""
    engine.inside("document.querySelector('#questions').submit()")


def save(engine: Engine, seconds: float) -> bool:
    """Whether a PDF comes for the button on the summary within some seconds."""
    for old in engine.downloads.iterdir():
        old.unlink()
    engine.inside("document.querySelector('[data-download]').click()")
    end = monotonic() + seconds
    while monotonic() < end:
        if any(file.read_bytes().startswith(b"%PDF-") for file in engine.downloads.glob("*.pdf")):
            return True
        sleep(0.2)
    return False


def facts(engine: Engine, net: Hosts, refused: list[str]) -> Iterator[tuple[str, object]]:
    """What is seen in an engine, each with its name. Every one should be true."""
    engine.open(net.page(net.frame()))
    yield "the frame is as tall as the form", fits(engine)
    send(engine)
    yield "a form in a frame is taken", comes(lambda: "summary" in heading(engine))
    yield "the frame is as tall as the summary", fits(engine)
    yield "the PDF is saved from a frame", save(engine, 8)
    engine.open(net.page(net.frame(more=f'sandbox="{OPEN}"')))
    send(engine)
    yield "a form in the recommended sandbox is taken", comes(lambda: "summary" in heading(engine))
    yield "the PDF is saved from the recommended sandbox", save(engine, 8)
    engine.open(net.page(net.frame(more=f'sandbox="{OPEN.replace("allow-downloads ", "")}"')))
    send(engine)
    comes(lambda: "summary" in heading(engine))
    yield "without allow-downloads no PDF is saved", not save(engine, 4)
    yield "and the way out is on the page", engine.inside("return !!document.querySelector('.no-file')")
    engine.open(net.page(net.frame(more='sandbox="allow-forms allow-scripts"')))
    shown = "return document.querySelector('#closed-frame')?.hidden === false"
    yield "a frame without an origin says so", comes(lambda: engine.inside(shown))
    yield "and is styled", engine.inside("return getComputedStyle(document.body).margin") == "0px"
    yield "and is as tall as the form", fits(engine)
    send(engine)
    yield "and its form is refused with a page", comes(lambda: heading(engine) == "That did not work")
    engine.open(net.page(net.frame("closed", more='sandbox="allow-forms allow-scripts allow-downloads"')))
    send(engine)
    yield "but taken for a clinic that needs it", comes(lambda: "summary" in heading(engine))
    yield "and its PDF is saved", save(engine, 8)
    engine.open(net.page(net.frame()).replace(net.clinic, net.stranger))
    yield "a site that is not allowed sees nothing", not comes_soon(lambda: "page for your visit" in heading(engine))
    yield "and is named in the log", f"refused a frame for riverside from {net.stranger}" in refused
    form = (
        f'<form method="post" action="{net.service}/summary"><input name="words" value="no"><button>Go</button></form>'
    )
    engine.open(net.page(form))
    engine.run("document.querySelector('form').submit()")
    title = "return document.querySelector('h1')?.textContent"
    yield "a form of another site is refused with a page", comes(lambda: engine.run(title) == "That did not work")


def comes_soon(seen: Callable[[], object]) -> bool:
    """Whether something is seen within two seconds."""
    sleep(2)
    try:
        return bool(seen())
    except RuntimeError:
        return False


class Lines(logging.Handler):
    """The lines of a log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(record.getMessage())


def main(start: Callable[[Path], AbstractContextManager[Engine]]) -> int:
    """Print what is seen in an engine; 1 if something should be otherwise."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    logged = Lines()
    logging.getLogger("screener.web.security").addHandler(logged)
    otherwise = 0
    with tempfile.TemporaryDirectory() as folder, hosts(Path(folder), {}) as net, start(Path(folder)) as engine:
        print(engine.run("return navigator.userAgent"))
        for name, seen in facts(engine, net, logged.lines):
            otherwise += not seen
            print(f"  {'yes' if seen else 'NO '}  {name}", flush=True)
    return min(otherwise, 1)


if __name__ == "__main__":
    status = main({"firefox": firefox, "webkit": webkit}[sys.argv[1]])
    # Python may crash when it takes apart the fonts and pages that are still cached.
    os._exit(status)
