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
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from http.client import HTTPConnection
from io import BytesIO
from itertools import chain
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

from PIL import Image
from pypdfium2 import PdfDocument

from screener.web import create_app
from tests.browser.hosts import OPEN, Hosts, below_a_path, hosts
from tests.browser.test_frames import FILMS, HEARD, LISTENERS
from tests.deploy.server import free_port
from tests.web.test_published import EDITIONS

Ready = TypeVar("Ready")

PATIENCE = 15
# The second argument keeps cookies of other sites back, as Safari does.
MINI_BROWSER = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), "MiniBrowser"))
PREFERENCES = {
    "marionette.port": 0,
    # No cookie and no storage for a frame of another site.
    "network.cookie.cookieBehavior": 1,
    "permissions.default.desktop-notification": 2,
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

    @abstractmethod
    def click(self, selector: str) -> None:
        """Press what the selector finds in the page or frame that was entered last, as a person does."""

    @abstractmethod
    def windows(self) -> list[str]:
        """The windows and tabs, in no order."""

    @abstractmethod
    def look_at(self, window: str) -> None:
        """Go on in another window."""

    @abstractmethod
    def back(self) -> None:
        """Press Back."""

    @abstractmethod
    def picture(self) -> bytes:
        """What is seen, as a PNG."""

    @abstractmethod
    def printed(self) -> bytes:
        """The page on paper, as a PDF. Raises `RuntimeError` where an engine cannot be asked."""

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
        options = {"binary": MINI_BROWSER, "args": ["--automation", "--enable-itp"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = self._send("POST", "/session", wanted)["sessionId"]

    def _send(self, method: str, path: str, parameters: dict[str, Any] | None) -> Any:  # noqa: ANN401 - any JSON
        body = None if parameters is None else json.dumps(parameters)
        self._connection.request(method, path, body, {"Content-Type": "application/json"})
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

    def _get(self, what: str) -> Any:  # noqa: ANN401 - any JSON
        return self._send("GET", f"/session/{self._session}/{what}", None)

    def click(self, selector: str) -> None:  # noqa: D102
        where = {"using": "css selector", "value": selector}
        element = self._send("POST", f"/session/{self._session}/element", where)
        self._send("POST", f"/session/{self._session}/element/{next(iter(element.values()))}/click", {})

    def windows(self) -> list[str]:  # noqa: D102
        return list(self._get("window/handles"))

    def look_at(self, window: str) -> None:  # noqa: D102
        self._send("POST", f"/session/{self._session}/window", {"handle": window})

    def back(self) -> None:  # noqa: D102
        self._send("POST", f"/session/{self._session}/back", {})

    def picture(self) -> bytes:  # noqa: D102
        return b64decode(self._get("screenshot"))

    def printed(self) -> bytes:  # noqa: D102
        return b64decode(self._send("POST", f"/session/{self._session}/print", {}))


class Firefox(Engine):
    """Firefox over Marionette: a message is its length, a colon and JSON."""

    def __init__(self, port: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            self._stream = line.makefile("rwb")
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

    def _element(self, selector: str) -> str:
        element = self._send("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"]
        return str(next(iter(element.values())))

    def click(self, selector: str) -> None:  # noqa: D102
        self._send("WebDriver:ElementClick", {"id": self._element(selector)})

    def type(self, selector: str, text: str) -> None:
        """Press the keys for a text in what the selector finds."""
        self._send("WebDriver:ElementSendKeys", {"id": self._element(selector), "text": text})

    def quit(self) -> None:
        """Close the browser as its menu does."""
        self._send("Marionette:Quit", {"flags": ["eAttemptQuit"]})

    def windows(self) -> list[str]:  # noqa: D102
        return list(self._send("WebDriver:GetWindowHandles", {}))

    def look_at(self, window: str) -> None:  # noqa: D102
        self._send("WebDriver:SwitchToWindow", {"handle": window})

    def back(self) -> None:  # noqa: D102
        self._send("WebDriver:Back", {})

    def picture(self) -> bytes:  # noqa: D102
        return b64decode(self._send("WebDriver:TakeScreenshot", {"full": False})["value"])

    def printed(self) -> bytes:  # noqa: D102
        return b64decode(self._send("WebDriver:Print", {})["value"])


@contextmanager
def running(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program, and what it starts, as long as it is needed."""
    program = subprocess.Popen(  # noqa: S603 - a browser of the system's packages
        command,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGTERM)
        program.wait(10)


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Firefox with a profile of its own in `folder`."""
    with started_firefox(folder, PREFERENCES) as (engine, _):
        yield engine


@contextmanager
def started_firefox(
    folder: Path, preferences: Mapping[str, object]
) -> Iterator[tuple[Firefox, subprocess.Popen[bytes]]]:
    """The same with other preferences, and its process."""
    port = free_port()
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    preferences = {**preferences, "marionette.port": port, "browser.download.dir": str(downloads)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = ("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(profile))
    with running(*command, HOME=str(folder), TMPDIR=str(folder)) as process:
        engine = when_ready(lambda: Firefox(port))
        engine.downloads = downloads
        yield engine, process


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


def when_ready(connect: Callable[[], Ready]) -> Ready:
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


Facts = Iterator[tuple[str, object]]
"""What is seen in an engine, each with its name. Every one should be true."""

KEEP = """
document.querySelector("[name=words]").value = "ants";
document.querySelector("#questions").dispatchEvent(new Event("change"));
"""
SUMMARY = "Your page is ready"


def facts(engine: Engine, net: Hosts, refused: list[str]) -> Facts:
    """All of them, by what they are about."""
    yield from cookies(engine, net)
    # Before any download: WebKit's small browser then shows a bar, and its driver presses beside what it should.
    yield from files_and_windows(engine, net)
    yield from shown(engine, net)
    yield from lasting(engine, net)
    yield from looks(engine, net)
    yield from edges(engine, net)
    yield from sandboxes(engine, net)
    yield from refusals(engine, net, refused)


def cookies(engine: Engine, net: Hosts) -> Facts:
    """That those of other sites are really blocked; otherwise the rest would show nothing."""
    inner = net.page("<h1>inner</h1>", scripted=False).replace(net.clinic, net.stranger)
    outer = net.page(f'<iframe src="{inner}"></iframe>', scripted=False)
    engine.open(inner)
    net.cookies.clear()
    engine.open(inner)
    yield "a site gets its cookie back by itself", comes(lambda: net.cookies)
    net.cookies.clear()
    engine.open(outer)
    comes(lambda: "inner" in heading(engine))
    yield "and not in a frame of another site", not net.cookies


def shown(engine: Engine, net: Hosts) -> Facts:
    """The form, the summary and the PDF."""
    engine.open(net.page(net.frame(), head=HEARD))
    yield "the frame is as tall as the form", fits(engine)
    yield "nothing is told when the form is first shown", engine.run("return heard.length") == 0
    engine.inside("location.hash = 'step-criteria'")
    step = {"type": "rls:step", "step": 2, "name": "criteria"}
    yield "a step is told by its name", comes(lambda: engine.run("return heard.at(-1)") == step)
    send(engine)
    yield "a form in a frame is taken", comes(lambda: SUMMARY in heading(engine))
    yield "the frame is as tall as the summary", fits(engine)
    done = {"type": "rls:done", "what": "summary"}
    yield "the summary is told", comes(lambda: engine.run("return heard.at(-1)") == done)
    yield "the PDF is saved from a frame", save(engine, 8)
    done = {"type": "rls:done", "what": "pdf"}
    yield "the PDF is told", comes(lambda: engine.run("return heard.at(-1)") == done)


def lasting(engine: Engine, net: Hosts) -> Facts:
    """Old snippets, the element, and pages that know better."""
    name, integrity = next(iter(EDITIONS.items()))
    first = (
        f'<script src="{net.service}/embed.js?version={name}" integrity="{integrity}" crossorigin="anonymous"></script>'
    )
    engine.open(net.page(net.frame() + first, scripted=False))
    yield "the first edition of the script still works", fits(engine)
    engine.open(net.page(net.frame(more='width="100%" height="300"'), head=FILMS))
    yield "a theme for films does not cut the form", fits(engine)
    module = f'<script type="module" src="{net.service}/embed.js"></script>'
    engine.open(net.page(f'<rls-form clinic="riverside"></rls-form>{module}', scripted=False))
    yield "the element works with a module", fits(engine)
    display = "return getComputedStyle(document.querySelector('rls-form')).display"
    yield "the element is a block", engine.run(display) == "block"
    engine.run("document.querySelector('rls-form').setAttribute('clinic', 'hillside')")
    name = "return document.querySelector('.clinic')?.textContent.trim() ?? ''"
    yield "the element follows its clinic", comes(lambda: engine.inside(name) == "Hillside Surgery") and fits(engine)
    again = f'<script src="{net.service}/embed.js"></script>' * 2
    engine.open(net.page(net.frame() + again, head=LISTENERS))
    yield (
        "there is one listener however often the script comes",
        fits(engine) and engine.run("return listeners.size") == 1,
    )
    engine.run("document.querySelector('[data-rls-form]').remove()")
    yield "and it goes with the last frame", comes(lambda: engine.run("return listeners.size") == 0)
    strict = (
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        f'script-src {net.service}; frame-src {net.service}">'
    )
    engine.open(net.page(net.frame(), head=strict))
    yield "the script works under a strict policy of the page around", fits(engine)
    engine.open(net.page(net.frame()))
    fits(engine)
    engine.inside(KEEP)
    engine.open(net.page("<h1>Away</h1>", scripted=False))
    engine.back()
    typed = "return document.querySelector('[name=words]')?.value"
    yield "Back on the clinic's page brings the answers back", comes(lambda: engine.inside(typed) == "ants")


def files_and_windows(engine: Engine, net: Hosts) -> Facts:
    """Nothing takes the form's place in the frame."""
    engine.open(net.page(net.frame()))
    fits(engine)
    first = engine.windows()
    engine.inside("document.querySelector('[name=words]').value = 'ants'")
    engine.inside("location.hash = 'sections'")
    comes(lambda: engine.inside("return document.querySelector('[data-own-window]').clientHeight > 0") and fits(engine))
    # WebKit's driver does not scroll the page around a frame.
    engine.run("scrollTo(0, document.documentElement.scrollHeight)")
    press(engine, "[data-own-window]")
    yield "a window of its own opens", comes(lambda: len(engine.windows()) == 2)
    (other,) = set(engine.windows()) - set(first)
    engine.look_at(other)
    typed = "return document.querySelector('[name=words]')?.value"
    yield "with the answers", comes(lambda: engine.run(typed) == "ants")
    yield "at the same step", engine.run("return location.hash") == "#sections"
    engine.look_at(first[0])
    yield "and the frame keeps its own", engine.inside(typed) == "ants"
    send(engine)
    comes(lambda: SUMMARY in heading(engine))
    fits(engine)
    press(engine, "[data-copy]")
    told = "document.querySelector('[data-told][role=status]').textContent"
    said = f"return {told} + document.querySelector('#as-text').value"
    yield "the text is copied or stands in a box", comes(lambda: engine.inside(said))
    yield "and the summary stays", SUMMARY in heading(engine)
    link = "return document.querySelector('a[href$=\"blank.pdf\"]').target"
    yield "the empty form on paper opens in a tab of its own", engine.inside(link) == "_blank"
    engine.inside("location.href = document.querySelector('a[href$=\"blank.pdf\"]').href")
    yield (
        "and is saved where a frame is sent there",
        comes(lambda: any(engine.downloads.glob("leg-symptoms-form*.pdf"))),
    )
    yield "which stays as it was", SUMMARY in heading(engine)
    try:
        pages = len(PdfDocument(engine.printed()))
    except RuntimeError as reason:
        print(f"  --   printing cannot be asked for: {reason}")
    else:
        yield "a printed page of the clinic has one sheet", pages == 1
        yield "and afterwards the frame is there again", fits(engine)


def press(engine: Engine, selector: str) -> None:
    """Press something in the frame."""
    engine.enter(None)
    engine.enter(0)
    try:
        engine.click(selector)
    finally:
        engine.enter(None)


def looks(engine: Engine, net: Hosts) -> Facts:
    """The schemes, and a background that shines through."""
    for clinic, colour in (("light", "rgb(27, 42, 47)"), ("dark", "rgb(198, 208, 210)")):
        engine.open(net.page(net.frame(clinic)))
        fits(engine)
        seen = engine.inside("return getComputedStyle(document.documentElement).color")
        yield f"a clinic that chose {clinic} is {clinic}", seen == colour
    pink = "<style>body { margin: 0; background: rgb(250, 230, 240) }</style>"
    for clinic, expected in (("light", True), ("riverside", False)):
        engine.open(net.page(net.frame(clinic), head=pink))
        fits(engine)
        is_pink = Image.open(BytesIO(engine.picture())).convert("RGB").getpixel((3, 3)) == (250, 230, 240)
        yield f"the background shines through for {clinic}: {expected}", is_pink is expected


def edges(engine: Engine, net: Hosts) -> Facts:
    """Without a script around, from right to left, and on a page that loads only what agrees to be loaded."""
    engine.open(net.page(net.frame(), scripted=False))
    comes(lambda: heading(engine))
    yield (
        "without the script the frame scrolls",
        engine.inside(
            "return innerHeight === 500 && getComputedStyle(document.documentElement).overflowY !== 'hidden'"
        ),
    )
    engine.open(net.page(f'<div dir="rtl">{net.frame()}</div>'))
    sideways = "return document.scrollingElement.scrollWidth - innerWidth"
    yield "a page from right to left fits", fits(engine) and engine.inside(sideways) <= 0
    engine.open(net.page(net.frame("isolated")) + "?isolated")
    yield "an isolated page shows a clinic that is marked", fits(engine)
    engine.open(net.page(net.frame("riverside")) + "?isolated")
    yield "and no other", not comes_soon(lambda: "page for your visit" in heading(engine))


def sandboxes(engine: Engine, net: Hosts) -> Facts:
    """What a sandbox leaves of it."""
    engine.open(net.page(net.frame(more=f'sandbox="{OPEN}"')))
    send(engine)
    yield "a form in the recommended sandbox is taken", comes(lambda: SUMMARY in heading(engine))
    yield "the PDF is saved from the recommended sandbox", save(engine, 8)
    engine.open(net.page(net.frame(more=f'sandbox="{OPEN.replace("allow-downloads ", "")}"')))
    send(engine)
    comes(lambda: SUMMARY in heading(engine))
    yield "without allow-downloads no PDF is saved", not save(engine, 4)
    said = "return document.querySelector('[data-told][role=status]').textContent"
    made = "Your PDF was made. If it is not among your downloads"
    yield "and is not said to be there", comes(lambda: made in engine.inside(said))
    yield "and the way out is on the page", engine.inside("return !!document.querySelector('.no-file')")
    engine.open(net.page(net.frame(more='sandbox="allow-forms allow-scripts"')))
    hidden = "return document.querySelector('#closed-frame')?.hidden === false"
    yield "a frame without an origin says so", comes(lambda: engine.inside(hidden))
    yield "and is styled", engine.inside("return getComputedStyle(document.body).margin") == "0px"
    yield "and is as tall as the form", fits(engine)
    send(engine)
    yield "and its form is refused with a page", comes(lambda: heading(engine) == "That did not work")
    engine.open(net.page(net.frame("closed", more='sandbox="allow-forms allow-scripts allow-downloads"')))
    send(engine)
    yield "but taken for a clinic that needs it", comes(lambda: SUMMARY in heading(engine))
    yield "and its PDF is saved", save(engine, 8)


def below(engine: Engine, net: Hosts) -> Facts:
    """The service below a path of the clinic's own site, with the snippet as its setup page gives it out."""
    engine.open(f"{net.service}/embed/riverside/setup")
    yield "below a path the setup page warns", engine.run("return !!document.querySelector('#own-origin')")
    engine.open(net.page(engine.run("return document.querySelector('#snippet').value"), scripted=False))
    yield "and its snippet works", fits(engine)
    send(engine)
    yield "a form is taken there", comes(lambda: SUMMARY in heading(engine))
    yield "below the path", engine.inside("return location.pathname").startswith("/legs/embed/riverside/")
    yield "and its PDF is saved", save(engine, 8)


def refusals(engine: Engine, net: Hosts, refused: list[str]) -> Facts:
    """Who is kept out."""
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
    # The first PDF takes longer, because it starts what makes them.
    create_app().test_client().post("/summary.pdf", data={"words": "for the first time"})
    with ExitStack() as stack:
        folder, lower = (Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2))
        net, one_origin = stack.enter_context(hosts(folder, {})), stack.enter_context(below_a_path(lower))
        engine = stack.enter_context(start(folder))
        print(engine.run("return navigator.userAgent"))
        for name, seen in chain(facts(engine, net, logged.lines), below(engine, one_origin)):
            otherwise += not seen
            print(f"  {'yes' if seen else 'NO '}  {name}", flush=True)
    return min(otherwise, 1)


if __name__ == "__main__":
    status = main({"firefox": firefox, "webkit": webkit}[sys.argv[1]])
    # Python may crash when it takes apart the fonts and pages that are still cached.
    os._exit(status)
