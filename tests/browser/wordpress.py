"""The form in a real WordPress, as Debian has it: by role, by way, in two stock themes, on a phone and a desktop.

Run by script/wordpress, not by the test suite: each line it prints is a fact that was seen. WordPress, its database and
the service run on this machine only, in a folder of their own that goes afterwards.
"""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from screener.paths import PACKAGE
from screener.web import create_app
from tests.browser.conftest import FLAGS, served
from tests.browser.engines import running
from tests.browser.test_frames import downloaded, framed, is_paper, send
from tests.deploy.server import free_port, wait

SOURCES = Path("/usr/share/wordpress")
PLUGIN = PACKAGE.parent / "integrations" / "wordpress" / "restless-legs-form"
THEMES = ("twentytwentyone", "twentytwentythree")
ROLES = ("administrator", "author")
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    },
}
# No letter leaves this machine.
PHP = ("php", "-d", "sendmail_path=/bin/true")
CLINICS = '[riverside]\nname = "Riverside Sleep Clinic"\norigins = ["{site}"]\n'
CONFIGURATION = """<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:{socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', '{site}' );
define( 'WP_SITEURL', '{site}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'RLS_FORM_SERVICE', '{service}/' );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
"""
INSTALLATION = """<?php
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = 'localhost';
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Riverside', 'administrator', 'a@clinic.example', true, '', 'open' );
wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'open', 'role' => 'author' ) );
"""
# What a person does with the editor's buttons, done by the editor's own commands and saved over its own connection.
WRITE = """async ([title, blocks]) => {
    const {data, blocks: {createBlock}} = wp;
    const made = blocks.map(([name, attributes]) => createBlock(name, attributes));
    data.dispatch("core/block-editor").insertBlocks(made);
    data.dispatch("core/editor").editPost({title, status: "publish"});
    await data.dispatch("core/editor").savePost();
    return data.select("core/editor").getPermalink();
}"""


@dataclass(frozen=True)
class Site:
    """A WordPress that runs: where, in which folder, and where the service is."""

    address: str
    folder: Path
    service: str

    def run(self, php: str) -> str:
        """What some PHP prints within WordPress."""
        script = f"$_SERVER['HTTP_HOST'] = 'localhost'; require 'wp-load.php'; {php}"
        done = subprocess.run(  # noqa: S603 - our own words
            [*PHP, "-r", script],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextmanager
def database(folder: Path) -> Iterator[Path]:
    """MariaDB with its files in `folder`, reached by a socket only."""
    data, socket = folder / "data", folder / "socket"
    common = ("--no-defaults", f"--datadir={data}", "--user=root")
    install = ("mariadb-install-db", *common, "--auth-root-authentication-method=normal", "--skip-test-db")
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - Debian's
    with running("mariadbd", *common, f"--socket={socket}", "--skip-networking", f"--pid-file={folder}/pid"):
        wait(socket.exists)
        ask = ("mariadb", "--no-defaults", f"--socket={socket}", "-uroot", "-e", "CREATE DATABASE wordpress")
        subprocess.run(ask, check=True)  # noqa: S603 - Debian's
        yield socket


@contextmanager
def wordpress(folder: Path) -> Iterator[Site]:
    """WordPress with an administrator, an author, two themes and our plugin, and the service that it shows."""
    root, port = folder / "site", free_port()
    site = f"http://clinic.localhost:{port}"
    shutil.copytree(SOURCES, root, ignore=shutil.ignore_patterns("wp-config.php", ".htaccess"), symlinks=False)
    shutil.copytree(PLUGIN, root / "wp-content" / "plugins" / PLUGIN.name)
    clinics = folder / "clinics.toml"
    clinics.write_text(CLINICS.format(site=site), "utf-8")
    app = create_app({"CLINICS": str(clinics)})
    # The first PDF takes longer, because it starts what makes them.
    app.test_client().post("/summary.pdf", data={"words": "for the first time"})
    with database(folder) as socket, served(app) as application:
        service = application.replace("127.0.0.1", "service.localhost")
        settings = CONFIGURATION.format(socket=socket, site=site, service=service)
        (root / "wp-config.php").write_text(settings, "utf-8")
        (root / "install.php").write_text(INSTALLATION, "utf-8")
        subprocess.run([*PHP, "install.php"], cwd=root, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - Debian's
        with running(*PHP, "-S", f"127.0.0.1:{port}", "-t", str(root), PHP_CLI_SERVER_WORKERS="4"):
            made = Site(site, root, service)
            name = f"{PLUGIN.name}/{PLUGIN.name}.php"
            made.run(f"require 'wp-admin/includes/plugin.php'; echo activate_plugin('{name}') ? 'no' : 'yes';")
            yield made


def opened(browser: Browser, address: str, **device: Any) -> Page:  # noqa: ANN401 - Playwright's
    """A page in a window of its own, which asks nothing of any other machine."""
    context = browser.new_context(**device)
    context.set_default_timeout(20_000)

    def stay(route: Route) -> None:
        if re.match(r"https?://[a-z]+\.localhost:", route.request.url):
            route.continue_()
        else:
            route.abort()

    context.route("**", stay)
    page = context.new_page()
    page.goto(address)
    return page


def snippet(site: Site) -> str:
    """The snippet, from the service's own page."""
    # Only browsers know where names in localhost lead.
    address = site.service.replace("service.localhost", "127.0.0.1")
    with urlopen(f"{address}/embed/riverside/setup") as response:  # noqa: S310 - our own server
        page = BeautifulSoup(response.read(), "html5lib")
    return page.select("#snippet")[0].get_text().strip().replace("127.0.0.1", "service.localhost")


def log_in(browser: Browser, site: Site, role: str) -> Page:
    """The dashboard of somebody."""
    page = opened(browser, f"{site.address}/wp-login.php")
    page.fill("#user_login", role)
    page.fill("#user_pass", "open")
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")
    return page


def ways(site: Site) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """How a form gets into a post: the blocks of each way."""
    pasted = snippet(site)
    return {
        "block of the plugin": [("restless-legs/form", {"clinic": "riverside"})],
        "shortcode of the plugin": [("core/shortcode", {"text": '[restless_legs_form clinic="riverside"]'})],
        "Custom HTML": [("core/html", {"content": pasted})],
        "classic editor": [("core/freeform", {"content": pasted})],
    }


def posts(browser: Browser, site: Site) -> dict[tuple[str, str], str]:
    """The address of a post for each role and way, written in the real editor."""
    written = {}
    for role in ROLES:
        page = log_in(browser, site, role)
        for way, blocks in ways(site).items():
            page.goto(f"{site.address}/wp-admin/post-new.php")
            page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostType?.()")
            written[role, way] = page.evaluate(WRITE, [f"{role}, {way}", blocks])
        page.context.close()
    return written


def measure(page: Page) -> dict[str, int]:
    """The frame as it stands: how much of it is missing or too much, and what scrolls that should not."""
    frame = framed(page)
    frame.page.locator("iframe").scroll_into_view_if_needed()
    height = "Math.ceil(document.documentElement.getBoundingClientRect().height)"
    for _ in range(60):
        if abs(frame.evaluate(f"innerHeight - {height}")) <= 1:
            break
        page.wait_for_timeout(50)
    return {
        "frame": frame.evaluate("innerHeight"),
        "off": frame.evaluate(f"innerHeight - {height}"),
        "inner": frame.evaluate("document.scrollingElement.scrollHeight - innerHeight"),
        "sideways": page.evaluate("document.scrollingElement.scrollWidth - innerWidth"),
        "wide": page.evaluate("Math.round(document.querySelector('iframe').getBoundingClientRect().width)"),
    }


def is_right(seen: dict[str, int]) -> bool:
    """Whether the frame is as tall as the form, without a second scroll bar, and within the page."""
    return abs(seen["off"]) <= 1 and seen["inner"] <= 0 and seen["sideways"] <= 0 and seen["wide"] >= 280


def walk(page: Page) -> Iterator[tuple[str, dict[str, int]]]:
    """The form, a step of it, the summary: each as it stands in the page."""
    yield "form", measure(page)
    framed(page).get_by_role("link", name="Start", exact=True).click()
    yield "step", measure(page)
    send(framed(page))
    framed(page).wait_for_selector("#answers")
    yield "summary", measure(page)


def facts(browser: Browser, site: Site) -> Iterator[tuple[str, object]]:
    """What is seen, each with its name. Every one should be true."""
    written = posts(browser, site)
    for theme in THEMES:
        site.run(f"switch_theme('{theme}');")
        for device, settings in DEVICES.items():
            for (role, way), address in written.items():
                where = f"{theme}, {device}, {role}, {way}"
                page = opened(browser, address, **settings)
                if role == "author" and not way.endswith("of the plugin"):
                    # WordPress takes frames and scripts from whoever may not write HTML as they like.
                    yield f"{where}: no frame is left", page.locator("iframe").count() == 0
                    yield f"{where}: the link is left", page.get_by_text("Open the form in its own tab").count() == 1
                else:
                    for what, seen in walk(page):
                        yield f"{where}: the {what} fits {json.dumps(seen)}", is_right(seen)
                    yield f"{where}: the PDF comes", is_paper(downloaded(page, framed(page)))
                page.context.close()
    yield from refused(browser, site)


def refused(browser: Browser, site: Site) -> Iterator[tuple[str, object]]:
    """What the plugin does not write: anything that an author made up."""
    for clinic in ('x" onload="alert(1)', "../../elsewhere", "<script>", "//evil.example", ""):
        php = f"echo do_shortcode('[restless_legs_form clinic=\\'' . {json.dumps(clinic)} . '\\']');"
        yield f"clinic {clinic!r} writes nothing", site.run(php) == ""
    language = site.run("echo RestlessLegsForm\\form(array('clinic' => 'riverside', 'language' => 'en\"><b>'));")
    yield "language 'en\"><b>' writes nothing", language == ""
    spoken = site.run("echo RestlessLegsForm\\form(array('clinic' => 'riverside', 'language' => 'en'));")
    yield "language 'en' is in the address", f'src="{site.service}/embed/riverside/?lang=en"' in spoken
    page = log_in(browser, site, "author")
    page.goto(f"{site.address}/wp-admin/post-new.php")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostType?.()")
    address = page.evaluate(WRITE, ["typed", [("restless-legs/form", {"clinic": "no such clinic"})]])
    page.goto(address)
    yield "an author is told what is missing", page.get_by_text("choose the id of your clinic").count() == 1
    yield "a visitor is not", opened(browser, address).get_by_text("choose the id of your clinic").count() == 0


def main() -> int:
    """Print what is seen; 1 if something should be otherwise."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    otherwise = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(wordpress(folder))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        stack.callback(browser.close)
        print(f"WordPress {site.run('echo $wp_version;')}, PHP {site.run('echo PHP_VERSION;')}, {browser.version}")
        for name, seen in facts(browser, site):
            otherwise += not seen
            print(f"  {'yes' if seen else 'NO '}  {name}", flush=True)
    return min(otherwise, 1)


if __name__ == "__main__":
    try:
        status = main()
    except (Error, subprocess.CalledProcessError) as reason:
        print(reason, file=sys.stderr)
        status = 1
    # Python may crash when it takes apart the fonts and pages that are still cached.
    os._exit(status)
