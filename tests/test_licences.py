"""Every package that is installed to run has its licence in docs/licences.md, and each can be handed on with ours."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PINNED = sorted(set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.MULTILINE)))
LISTED = dict(
    re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|$", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.MULTILINE)
)
# Each may be used in and handed on with a program under the MIT licence.
COMPATIBLE = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
}


def test_every_package_is_listed() -> None:
    """And none that is not installed any more."""
    assert len(PINNED) > 20
    assert sorted(set(LISTED) - {"Package"}) == PINNED


@pytest.mark.parametrize("name", PINNED)
def test_a_licence_allows_what_we_do(name: str) -> None:
    """One of those offered is enough; all of those demanded must do."""
    demanded = LISTED[name].split(" AND ")
    assert all(set(offered.split(" OR ")) & COMPATIBLE for offered in demanded)


@pytest.mark.parametrize("name", PINNED)
def test_a_licence_is_what_the_package_says(name: str) -> None:
    """Where it says so in the form that can be compared."""
    try:
        said = metadata(name).json.get("license_expression")
    except PackageNotFoundError:
        pytest.skip(f"{name} is pinned for another Python or system than this, so it is not installed")
    assert said in (None, LISTED[name])
