"""The built wheel is the whole program: templates, styles and scripts come with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from screener.paths import PACKAGE, TEMPLATES

USED = """
import screener
from screener import paths
from screener.web import create_app
assert str(paths.TEMPLATES).startswith(str(paths.PACKAGE)), paths.TEMPLATES
client = create_app().test_client()
assert client.get("/").status_code == 200
assert client.post("/summary.pdf", data={"urge": "yes"}).data.startswith(b"%PDF")
print(paths.PACKAGE)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked where nothing else of the project is."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=PACKAGE.parent, check=True, capture_output=True)  # noqa: S603 - our own build
    (file,) = folder.glob("*.whl")
    zipfile.ZipFile(file).extractall(folder / "site")
    return folder / "site"


def test_every_template_and_static_file_is_in_the_wheel(wheel: Path) -> None:
    """None is left behind in the checkout."""
    for folder, within in ((TEMPLATES, "templates"), (PACKAGE / "static", "static")):
        names = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        packed = {path.relative_to(wheel / "screener" / within) for path in (wheel / "screener" / within).rglob("*.*")}
        assert len(names) > 3
        assert names <= packed


def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Started elsewhere, it makes the form and a paper."""
    environment = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONDONTWRITEBYTECODE": "1"}
    used = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", USED], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert used.stdout.strip() == str(wheel / "screener")
