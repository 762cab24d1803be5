"""A clinic's site and the service, each under its own name and really on the network, for a browser to go between.

Names that end in .localhost lead to this machine, and a browser takes two of them for two sites.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, request

from screener.paths import PACKAGE
from screener.web import create_app
from tests.browser.conftest import served
from tests.deploy.server import free_port, wait
from tests.programs import program

CLINICS = """
[riverside]
name = "Riverside Sleep Clinic"
origins = ["{clinic}"]
accent = "#7a1f4d"

[hillside]
name = "Hillside Surgery"
origins = ["{clinic}"]

[closed]
name = "Closed Frames Clinic"
origins = ["{clinic}"]
sandboxed = true

[light]
name = "Light Pages Clinic"
origins = ["{clinic}"]
scheme = "light"
transparent = true
compact = true

[dark]
name = "Dark Pages Clinic"
origins = ["{clinic}"]
scheme = "dark"

[isolated]
name = "Isolated Pages Clinic"
origins = ["{clinic}"]
isolated = true
"""
OPEN = "allow-forms allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox"


class Hosts:
    """A clinic's site, a stranger's, and the service. Any of their pages is answered under both sites' names."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        # What browsers brought back of the cookie that comes with each page.
        self.cookies: list[str] = []
        self.clinic = self.stranger = self.service = ""

    def site(self) -> Flask:
        """The application that answers for the clinic and the stranger."""
        site = Flask("site")

        @site.get("/<int:number>.css")
        def style(number: int) -> tuple[str, dict[str, str]]:
            return self.pages[number], {"Content-Type": "text/css"}

        @site.get("/<int:number>")
        def page(number: int) -> Response:
            self.cookies += [f"{name}={value}" for name, value in request.cookies.items()]
            response = make_response(self.pages[number])
            response.headers.add("Set-Cookie", "seen=1; SameSite=None; Secure; Path=/")
            # Not every engine keeps a secure cookie of a name in localhost.
            response.headers.add("Set-Cookie", "plain=1; Path=/")
            if "isolated" in request.args:
                response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
            return response

        return site

    def page(self, body: str, *, head: str = "", scripted: bool = True) -> str:
        """The address of a new page of the clinic with `body`."""
        script = f'<script src="{self.service}/embed.js" defer></script>' if scripted else ""
        self.pages.append(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A clinic</title>'
            f'<meta name="viewport" content="width=device-width">{head}{script}</head><body>{body}</body></html>'
        )
        return f"{self.clinic}/{len(self.pages) - 1}"

    def style(self, sheet: str) -> str:
        """The address of a new style sheet of the clinic."""
        self.pages.append(sheet)
        return f"{self.clinic}/{len(self.pages) - 1}.css"

    def frame(self, clinic: str = "riverside", *, path: str = "", more: str = "") -> str:
        """The snippet, with `more` attributes on the frame."""
        address = f"{self.service}/embed/{clinic}/{path}"
        return (
            f'<div data-rls-form><iframe src="{address}" title="Form" '
            'style="width:100%; height:500px; max-height:none; border:0" allow="clipboard-write; web-share" '
            f'referrerpolicy="strict-origin" {more}></iframe>'
            f'<p><a href="{address}" target="_blank" rel="noopener">Open the form in its own tab</a></p></div>'
        )


@contextmanager
def hosts(folder: Path, settings: Mapping[str, Any]) -> Iterator[Hosts]:
    """Serve the sites and the service, with its clinics file in `folder` and with `settings`."""
    net = Hosts()
    with served(net.site()) as site:
        net.clinic = site.replace("127.0.0.1", "clinic.localhost")
        net.stranger = site.replace("127.0.0.1", "stranger.localhost")
        path = folder / "clinics.toml"
        path.write_text(CLINICS.format(clinic=net.clinic), "utf-8")
        with served(create_app({"CLINICS": str(path), **settings})) as service:
            net.service = service.replace("127.0.0.1", "service.localhost")
            yield net


NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location / {{ proxy_pass {site}; proxy_set_header Host $http_host; }}
        {location}
    }}
}}
"""


def documented_location() -> str:
    """The lines for nginx as the document for webmasters has them."""
    document = (PACKAGE.parent / "docs" / "embedding.md").read_text("utf-8")
    (found,) = re.findall(r"^location /legs/ \{.*?^\}", document, re.DOTALL | re.MULTILINE)
    return str(found)


@contextmanager
def below_a_path(folder: Path) -> Iterator[Hosts]:
    """The clinic's site with the service below a path of it, both behind Debian's nginx, as the document says."""
    nginx = program("nginx")
    net, port = Hosts(), free_port()
    net.clinic = f"http://clinic.localhost:{port}"
    net.service = f"{net.clinic}/legs"
    clinics = folder / "clinics.toml"
    clinics.write_text(CLINICS.format(clinic=net.clinic), "utf-8")
    with served(net.site()) as site, served(create_app({"CLINICS": str(clinics), "PROXIES": 1})) as service:
        location = documented_location().replace("127.0.0.1:8000", urlsplit(service).netloc)
        settings = NGINX.format(folder=folder, port=port, site=site, location=location)
        (folder / "nginx.conf").write_text(settings, "utf-8")
        process = subprocess.Popen([nginx, "-p", folder, "-c", folder / "nginx.conf"])  # noqa: S603 - Debian's
        try:
            wait(lambda: (folder / "nginx.pid").exists() or process.poll() is not None)
            assert process.poll() is None, (folder / "error.log").read_text("utf-8")
            yield net
        finally:
            process.terminate()
            process.wait(10)
