"""The clinic as a value: frozen, and free of libraries."""

import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from screener.clinics.model import Clinic, Logo


def test_a_name_and_an_origin_make_a_clinic() -> None:
    """What is not said is None, empty, zero or false, and means: as everywhere."""
    clinic = Clinic(id="riverside", name="Riverside", origins=("https://www.riverside.example",))
    assert (clinic.accent, clinic.font, clinic.corners, clinic.logo, clinic.page_format) == (None,) * 5
    assert (clinic.contact, clinic.booking, clinic.languages, clinic.texts) == (None, None, (), ())
    assert (clinic.idle_minutes, clinic.sandboxed, clinic.isolated) == (0, False, False)
    assert (clinic.scheme, clinic.transparent, clinic.compact) == ("auto", False, False)


def test_a_clinic_cannot_be_changed() -> None:
    """It is shared by all requests."""
    clinic = Clinic(id="riverside", name="Riverside", origins=())
    with pytest.raises(FrozenInstanceError):
        clinic.name = "Elsewhere"  # type: ignore[misc] # that is the point


def test_a_logo_travels_within_the_page() -> None:
    """As an address that a browser and WeasyPrint open without fetching anything."""
    assert Logo(b"<svg/>", "image/svg+xml").within() == "data:image/svg+xml;base64,PHN2Zy8+"


def test_the_bytes_of_a_logo_stay_out_of_its_description() -> None:
    """A log line that names a clinic stays a line."""
    assert repr(Logo(b"<svg/>", "image/svg+xml")) == "Logo(kind='image/svg+xml')"


def test_a_clinic_needs_no_library() -> None:
    """Who only knows the value does not load what reads the file."""
    script = (
        "import sys, screener.clinics.model, screener.clinics.theme\n"
        "print(*sorted({'pydantic', 'PIL', 'py_svg_hush', 'typing_extensions'} & set(sys.modules)), sep=', ')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout == "\n"
