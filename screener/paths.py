"""Where templates, static files and catalogues are: inside the package once installed, beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder of that name. Raises `FileNotFoundError` that names both places when it is in neither."""
    places = (PACKAGE / name, PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name} is neither at {places[0]} nor at {places[1]}")


TEMPLATES = folder("templates")
STATIC = folder("static")
TRANSLATIONS = PACKAGE / "translations"
# Every edition of embed.js that a clinic was ever given, each named by its hash.
PUBLISHED = PACKAGE / "published"
