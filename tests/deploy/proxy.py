"""Two instances behind the nginx of deploy/nginx.conf, on free ports of this machine and without a certificate."""

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from screener.paths import PACKAGE
from tests.deploy.server import Server, served, wait
from tests.programs import program

NGINX = PACKAGE.parent / "deploy" / "nginx.conf"
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
    """Two instances behind a proxy."""
    nginx = program("nginx")
    with ExitStack() as stack:
        instances = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            told = {"SCREENER_PROXIES": "1", "SCREENER_ORIGINS": f'["{ADDRESS}"]', **settings}
            instances.append(stack.enter_context(served(folder / name, settings=told)))
        port = free_port()
        (folder / "nginx.conf").write_text(configuration(folder, port, instances), "utf-8")
        command = [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors"), "-g", "daemon off;"]
        process = subprocess.Popen(command)  # noqa: S603 - our own file
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
