"""Two instances behind nginx or Caddy as in deploy/, on free ports of this machine and without a certificate."""

import re
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import sleep
from urllib.parse import urlencode

from screener.paths import PACKAGE
from tests.deploy.server import Server, served, wait
from tests.programs import program

NGINX = PACKAGE.parent / "deploy" / "nginx.conf"
CADDYFILE = PACKAGE.parent / "deploy" / "Caddyfile"
ADDRESS = "http://form.example"
SENT = urlencode({"words": "ants crawling", "urge": "yes", "medicines": "ropinirole 2 mg"})


@dataclass(frozen=True)
class Behind:
    """Instances behind a proxy, the port of the proxy, and the folder that holds all it writes."""

    instances: tuple[Server, ...]
    port: int
    folder: Path

    def ask(self, path: str, body: str | None = None) -> tuple[int, bytes]:
        """Status and body of what comes back for a page, or for a form."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = {"Host": "form.example"}
            if body is not None:
                headers |= {"Origin": ADDRESS, "Content-Type": "application/x-www-form-urlencoded"}
            line.request("GET" if body is None else "POST", path, body, headers)
            response = line.getresponse()
            return response.status, response.read()
        finally:
            line.close()

    @property
    def log(self) -> str:
        """Everything that proxy and instances have written."""
        files = [*self.folder.glob("form*.log"), *(instance.output for instance in self.instances)]
        return "".join(file.read_text("utf-8") for file in files)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def behind(folder: Path, **settings: str) -> Iterator[Behind]:
    """Two instances behind nginx."""
    nginx = program("nginx")

    def command(port: int, instances: list[Server]) -> list[str]:
        (folder / "nginx.conf").write_text(configuration(folder, port, instances), "utf-8")
        return [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors"), "-g", "daemon off;"]

    with behind_proxy(folder, command, settings) as proxy:
        yield proxy


@contextmanager
def behind_caddy(folder: Path) -> Iterator[Behind]:
    """Two instances behind Caddy."""
    caddy = program("caddy")

    def command(port: int, instances: list[Server]) -> list[str]:
        shipped = CADDYFILE.read_text("utf-8")
        here = shipped.replace("form.example {", f"http://form.example:{port} {{").replace("{\n", "{\n\tadmin off\n", 1)
        (folder / "Caddyfile").write_text(here, "utf-8")
        servers = " ".join(f"127.0.0.1:{instance.port}" for instance in instances)
        buffers = ["FORM_BUFFERS=buffer_requests"] if is_old(caddy) else []
        told = [f"FORM_SERVERS={servers}", *buffers, f"HOME={folder}"]
        return ["env", *told, caddy, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]

    with behind_proxy(folder, command, {}) as proxy:
        yield proxy


def is_old(caddy: str) -> bool:
    """Whether that Caddy is the one of Debian 12, or older."""
    version = subprocess.run([caddy, "version"], check=True, capture_output=True, text=True).stdout  # noqa: S603 - theirs
    found = re.match(r"v?(\d+)\.(\d+)\.(\d+)", version)
    assert found, version
    return tuple(map(int, found.groups())) <= (2, 6, 2)


@contextmanager
def behind_proxy(
    folder: Path, command: Callable[[int, list[Server]], list[str]], settings: Mapping[str, str]
) -> Iterator[Behind]:
    """Two instances behind what `command` starts for them on a port; all that it writes is in the folder."""
    with ExitStack() as stack:
        instances = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            told = {"SCREENER_PROXIES": "1", "SCREENER_ORIGINS": f'["{ADDRESS}"]', **settings}
            instances.append(stack.enter_context(served(folder / name, settings=told)))
        port = free_port()
        output = stack.enter_context((folder / "form-proxy.log").open("wb"))
        process = subprocess.Popen(command(port, instances), stdout=output, stderr=output)  # noqa: S603 - our own file
        try:
            proxy = Behind(tuple(instances), port, folder)

            def answers() -> bool:
                try:
                    return proxy.ask("/health")[0] == 200
                except OSError:
                    return False

            wait(answers)
            yield proxy
        finally:
            process.terminate()
            process.wait()


def configuration(folder: Path, port: int, instances: list[Server]) -> str:
    """The file as it is shipped, but for ports, certificate and folders."""
    text = NGINX.read_text("utf-8")
    for shipped, instance in zip(("8001", "8002"), instances, strict=True):
        text = text.replace(f"127.0.0.1:{shipped}", f"127.0.0.1:{instance.port}")
    plain = re.sub(r"\n    (ssl_\w+ .*|listen \[::\].*)", "", text.partition("server {")[2].partition("server {")[2])
    plain = re.sub(r"listen 443 [^;]*;", f"listen 127.0.0.1:{port};", plain)
    text = text.partition("server {")[0] + "server {" + plain
    text = text.replace("/var/log/nginx", str(folder))
    places = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"user root; worker_processes 1; pid {folder}/pid; events {{}} http {{ {places} {text} }}"


@contextmanager
def half_sent_forms(proxy: Behind, number: int) -> Iterator[None]:
    """So many connections that have sent half a form and wait."""
    half = b"POST /summary HTTP/1.1\r\nHost: form.example\r\nContent-Length: 2000\r\n\r\nwords=ant"
    with ExitStack() as slow:
        for _ in range(number):
            line = slow.enter_context(socket.create_connection(("127.0.0.1", proxy.port), 5))
            line.sendall(half)
        sleep(0.5)
        yield
