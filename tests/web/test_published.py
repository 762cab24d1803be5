"""The script that clinics load: every edition that was ever given out is served for good."""

import re
from base64 import b64encode
from hashlib import sha256, sha384

import pytest
from flask.testing import FlaskClient

from screener.paths import PACKAGE, STATIC

# Every edition, in order, with what the snippets of its time hold it by. A line is added and never taken away.
EDITIONS = {
    "ec1e28629c7f": "sha384-Min4Y01JdtQPhFc7AIknfox37/EnrERv9aQQlRQjcXQ6/ZhRJKRhstKGYfatkgpn",
    "2c886aa63438": "sha384-ZpN01FKMlMh3OSzE5Uls5jMJU4mtycDZqWwK8Hvu4aLqE8g4VXfymym/O3T8ET/q",
}
PUBLISHED = PACKAGE / "published"
PLUGIN = PACKAGE.parent / "integrations" / "wordpress" / "restless-legs-form"
each_edition = pytest.mark.parametrize(("name", "integrity"), EDITIONS.items())
each_address = pytest.mark.parametrize("address", ["/embed/v/{}.js", "/embed.js?version={}"])


@each_edition
@each_address
def test_a_published_edition_is_served_for_good(client: FlaskClient, name: str, integrity: str, address: str) -> None:
    """Byte for byte, at the address of the first snippets too, and may be kept."""
    served = client.get(address.format(name), buffered=True)
    assert served.status_code == 200
    assert served.mimetype in ("text/javascript", "application/javascript")
    assert "sha384-" + b64encode(sha384(served.data).digest()).decode() == integrity
    assert sha256(served.data).hexdigest().startswith(name)
    assert served.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@each_address
@pytest.mark.parametrize("name", ["", "0" * 12, "ec1e28629c7", "EC1E28629C7F", "..%2Fstatic%2Fembed", "anything"])
def test_an_unknown_edition_is_not_found_and_not_kept(client: FlaskClient, address: str, name: str) -> None:
    """It may be one of the next update, which was taken back for a day."""
    response = client.get(address.format(name), buffered=True)
    assert response.status_code == 404
    assert "max-age" not in response.headers["Cache-Control"]


def test_no_edition_goes_and_none_is_forgotten() -> None:
    """The folder holds what is written above."""
    assert {path.name for path in PUBLISHED.iterdir()} == {f"{name}.js" for name in EDITIONS}


def test_the_script_of_today_is_published() -> None:
    """Setup pages give it out from today on. Copy it to screener/published under its hash, and add its line above."""
    current = sha256((STATIC / "embed.js").read_bytes()).hexdigest()[:12]
    assert current == list(EDITIONS)[-1]


def test_the_plugin_for_wordpress_loads_an_edition() -> None:
    """By the hash it is published under, and may be copied on as our own program may."""
    source = (PLUGIN / "restless-legs-form.php").read_text("utf-8")
    said = dict(re.findall(r"^const (SCRIPT|INTEGRITY) *= '([^']+)';$", source, re.MULTILINE))
    assert EDITIONS[said["SCRIPT"]] == said["INTEGRITY"]
    assert (PLUGIN / "LICENSE").read_bytes() == (PACKAGE.parent / "LICENSE").read_bytes()


@pytest.mark.parametrize("name", sorted(path.name for path in STATIC.iterdir()))
def test_a_static_file_is_named_by_what_is_in_it(client: FlaskClient, name: str) -> None:
    """And by nothing else."""
    version = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    known = client.get(f"/static/{name}?version={version}", buffered=True)
    assert (known.status_code, known.headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    other = client.get(f"/static/{name}?version={version[::-1]}", buffered=True)
    assert (other.status_code, other.headers["Cache-Control"]) == (404, "no-store")


def test_pages_ask_for_versions_that_there_are(client: FlaskClient) -> None:
    """None of their files is missing."""
    asked = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
    assert len(asked) > 3
    for address in asked:
        assert client.get(address, buffered=True).status_code == 200
