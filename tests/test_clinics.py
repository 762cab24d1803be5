"""The clinics file: what it may say, how it is told that it is wrong, and what happens when it changes."""

import logging
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.clinic import DAY, LEAST_CONTRAST, NIGHT, Clinic, accent_on, contrast, luminance, readable, style_sheet
from screener.clinics import LARGEST_LOGO, PNG_END, PNG_START, Clinics, ClinicsError, read
from screener.paths import STATIC

EXAMPLE = Path(__file__).parent.parent / "deploy" / "clinics.example.toml"
LEAST = 'name = "Riverside"\norigins = ["https://www.riverside.example"]\n'
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda channels: "#" + bytes(channels).hex())


def written(folder: Path, *lines: str, table: str = "riverside") -> Path:
    """A clinics file with one clinic of which `lines` say more."""
    path = folder / "clinics.toml"
    path.write_text("\n".join([f"[{table}]", LEAST.strip(), *lines]) + "\n", "utf-8")
    return path


def only(path: Path) -> Clinic:
    """The one clinic of a file."""
    (clinic,) = read(path, ["en", "ar"]).values()
    return clinic


def test_the_example_says_everything_that_can_be_said() -> None:
    """The example is the reference: it holds each setting, and all of them are taken."""
    clinic = read(EXAMPLE, ["en"])["riverside"]
    settings = EXAMPLE.read_text("utf-8")
    for name in Clinic.__dataclass_fields__:
        assert name == "id" or f"\n{name} = " in settings, name
    assert clinic.logo
    assert clinic.texts == ("Please bring this page to your visit.",)


def test_a_name_and_an_origin_are_enough(tmp_path: Path) -> None:
    """Everything else may be left out."""
    expected = Clinic(id="riverside", name="Riverside", origins=("https://www.riverside.example",))
    assert only(written(tmp_path)) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('accent = "#7fb2e5"', "contrast of 2.1 to 1"),
        ('accent = "red; } * { display: none"', "is not a colour such as"),
        ("accent = 7", "is not a colour such as"),
        ('font = "Georgia; } * { display: none }"', "is not a list of font names"),
        ('font = "url(https://elsewhere.example)"', "is not a list of font names"),
        ('corners = "6px; display: none"', "is not a corner radius"),
        ('logo = "../secret.png"', "is not a PNG or SVG file beside this one"),
        ('logo = "missing.png"', "missing.png cannot be read"),
        ('languages = ["tlh"]', "'tlh' is not known; choose from en, ar"),
        ('languages = ["en", "en"]', "only once"),
        ("languages = []", "a list of one to"),
        ('paper = "a5"', "choose from a4, letter"),
        ('contact = "one\\ntwo"', "one line of text"),
        ('contact = "   "', "one line of text"),
        ('booking = "javascript:alert(1)"', "must name one host"),
        ('booking = "http://www.riverside.example"', "must start with https://"),
        ('texts = ["1", "2", "3", "4"]', "a list of one to 3"),
        (f'texts = ["{"x" * 201}"]', "at most 200"),
        ("idle_minutes = -1", "from 0 to 60"),
        ("idle_minutes = true", "from 0 to 60"),
        ('sandboxed = "yes"', "true or false"),
        ("colour = 1", "there is no such setting"),
    ],
)
def test_a_mistake_names_file_line_and_key(tmp_path: Path, line: str, words: str) -> None:
    """Whoever wrote the line can find it, and reads what to write instead."""
    path = written(tmp_path, "# a comment", line)
    with pytest.raises(ClinicsError) as caught:
        read(path, ["en", "ar"])
    assert f"{path}, line 5, riverside.{line.partition(' ')[0]}: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://*.riverside.example",
        "https://riverside.example/",
        "https://riverside.example; script-src *",
        "https://riverside.example https://elsewhere.example",
        "https://person@riverside.example",
        "https://RIVERSIDE.example",
        "http://riverside.example",
        "riverside.example",
        "null",
        "",
    ],
)
def test_an_origin_is_one_exact_origin(tmp_path: Path, origin: str) -> None:
    """Nothing that could let in more pages than it seems, or change the policy it becomes a part of."""
    path = tmp_path / "clinics.toml"
    path.write_text(f'[riverside]\nname = "Riverside"\norigins = ["{origin}"]\n', "utf-8")
    with pytest.raises(ClinicsError, match=r"line 3, riverside\.origins: "):
        read(path, ["en"])


@pytest.mark.parametrize("key", ["name", "origins"])
def test_what_every_clinic_needs_is_asked_for(tmp_path: Path, key: str) -> None:
    """A missing setting is reported at the clinic's own line."""
    path = tmp_path / "clinics.toml"
    path.write_text("\n[riverside]\n" + "".join(line for line in LEAST.splitlines(True) if key not in line), "utf-8")
    with pytest.raises(ClinicsError, match=rf"line 2, riverside\.{key}: this is missing"):
        read(path, ["en"])


@pytest.mark.parametrize("table", ["River", "-river", '"river/side"', "r" * 41])
def test_an_id_is_fit_for_an_address(tmp_path: Path, table: str) -> None:
    """It stands in the address as it is."""
    with pytest.raises(ClinicsError, match="small letters, digits and hyphens"):
        read(written(tmp_path, table=table), ["en"])


def test_a_setting_of_no_clinic_is_named(tmp_path: Path) -> None:
    """With its line, like every other mistake."""
    (tmp_path / "clinics.toml").write_text("\n# no heading\nname = 1\n", "utf-8")
    with pytest.raises(ClinicsError, match="line 3, name: put this under a clinic"):
        read(tmp_path / "clinics.toml", ["en"])


@pytest.mark.parametrize(
    "content", [b"[riverside\n", b"[riverside]\nname = 'one'\nname = 'two'\n", b"\xff", b"name = 1"]
)
def test_a_file_that_is_not_a_clinics_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """The message names the file."""
    (tmp_path / "clinics.toml").write_bytes(content)
    with pytest.raises(ClinicsError, match=r"clinics\.toml"):
        read(tmp_path / "clinics.toml", ["en"])


def test_an_svg_logo_loses_what_acts_or_fetches(tmp_path: Path) -> None:
    """Shapes stay; scripts, handlers, foreign content and addresses elsewhere go."""
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script>'
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">hello</p></foreignObject>'
        '<image href="https://elsewhere.example/x.png"/><a href="javascript:alert(3)"><path d="M0 0h9"/></a></svg>',
        "utf-8",
    )
    logo = only(written(tmp_path, 'logo = "logo.svg"')).logo
    assert logo
    assert logo.kind == "image/svg+xml"
    assert b"M0 0h9" in logo.content
    for word in (b"alert", b"script", b"foreignObject", b"elsewhere", b"hello"):
        assert word not in logo.content


PNG = PNG_START + (13).to_bytes(4) + b"IHDR" + (300).to_bytes(4) + (90).to_bytes(4) + b"..." + PNG_END


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("logo.png", b"<svg/>", "not a whole PNG"),
        ("logo.png", PNG[:-4], "not a whole PNG"),
        ("logo.png", PNG.replace((300).to_bytes(4), (30000).to_bytes(4)), "at most 2000 each way"),
        ("logo.png", PNG_START + bytes(LARGEST_LOGO) + PNG_END, f"at most {LARGEST_LOGO}"),
        ("logo.svg", b"<html></html>", "not an SVG"),
        ("logo.svg", b"\x89PNG", "not an SVG"),
    ],
)
def test_only_a_picture_of_bounded_size_is_a_logo(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """Whatever its name says."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ClinicsError, match=words):
        read(written(tmp_path, f'logo = "{name}"'), ["en"])


def test_a_png_logo_is_kept_as_it_is(tmp_path: Path) -> None:
    """A PNG can do nothing."""
    (tmp_path / "logo.png").write_bytes(PNG)
    logo = only(written(tmp_path, 'logo = "logo.png"')).logo
    assert logo
    assert (logo.kind, logo.content) == ("image/png", PNG)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_the_one_of_the_guidelines(one: str, other: str, expected: float) -> None:
    """Values that the guidelines' own tools give."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.01)


@given(COLOURS)
def test_an_accent_can_be_read_by_day_and_at_night(colour: str) -> None:
    """On the page as text, and under the text of a button; whatever colour it was made from."""
    for background in (DAY, NIGHT):
        shown = accent_on(background, colour)
        accent, on_accent = shown["--rls-accent"], shown["--rls-accent-text"]
        assert accent
        assert on_accent
        assert contrast(accent, background) >= LEAST_CONTRAST
        assert contrast(accent, on_accent) >= LEAST_CONTRAST


@given(COLOURS)
def test_the_colour_that_a_refusal_proposes_is_taken(colour: str) -> None:
    """Whoever follows the advice is not refused again, and who was right keeps the colour."""
    proposed = readable(colour, DAY)
    assert contrast(proposed, DAY) >= LEAST_CONTRAST
    assert (proposed == colour) == (contrast(colour, DAY) >= LEAST_CONTRAST)


def test_a_style_sheet_sets_only_what_the_clinic_said() -> None:
    """The rest stays with the house."""
    clinic = Clinic(id="riverside", name="Riverside", origins=(), font="Georgia, serif", corners="6px")
    assert "--rls-font: Georgia, serif; --rls-radius: 6px;" in style_sheet(clinic)
    assert "accent" not in style_sheet(clinic)


def test_colours_are_measured_against_the_backgrounds_of_the_style_sheet() -> None:
    """The page and what lies on it, by day and at night."""
    by_day, at_night, *_ = (STATIC / "style.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    assert min(backgrounds(by_day), key=luminance) == DAY
    assert max(backgrounds(at_night), key=luminance) == NIGHT


def backgrounds(sheet: str) -> list[str]:
    """The colours of the page and of what lies on it, the first of each in a style sheet."""
    found = (re.search(rf"{name}: #(\w+);", sheet) for name in ("--rls-bg", "--surface"))
    return ["#" + (digits[1] * 2 if len(digits[1]) == 3 else digits[1]) for digits in found if digits]


class Clock:
    """The time, as a test says it is."""

    now = 0.0

    def __call__(self) -> float:
        """The time now, in seconds."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which the clinics file is looked at."""
    clock = Clock()
    monkeypatch.setattr("screener.clinics.monotonic", clock)
    return clock


def test_a_change_is_picked_up_without_a_restart(tmp_path: Path, clock: Clock) -> None:
    """Not more than one look a second."""
    clinics = Clinics(written(tmp_path), ["en"])
    written(tmp_path, 'contact = "Phone 01632 960 001"')
    assert clinics.get("riverside") == Clinic(
        id="riverside", name="Riverside", origins=("https://www.riverside.example",)
    )
    clock.now = 1
    changed = clinics.get("riverside")
    assert changed
    assert changed.contact == "Phone 01632 960 001"
    assert clinics.get("elsewhere") is None


def test_a_changed_logo_is_picked_up(tmp_path: Path, clock: Clock) -> None:
    """Although the clinics file itself stays the same."""
    (tmp_path / "logo.png").write_bytes(PNG)
    clinics = Clinics(written(tmp_path, 'logo = "logo.png"'), ["en"])
    (tmp_path / "logo.png").write_bytes(PNG.replace(b"...", b"....."))
    clock.now = 1
    changed = clinics.get("riverside")
    assert changed
    assert changed.logo
    assert b"....." in changed.logo.content


@pytest.mark.parametrize("broken", [b"[riverside]\nname = 1\n", b"\xff", None])
def test_a_broken_change_keeps_the_clinics_and_says_so_once(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture, broken: bytes | None
) -> None:
    """The pages of the clinics go on, and the log says what is wrong; mended, the file is read again."""
    path = written(tmp_path)
    clinics = Clinics(path, ["en"])
    path.unlink() if broken is None else path.write_bytes(broken)
    for clock.now in (1, 2, 3):
        assert clinics.get("riverside")
    (logged,) = (record for record in caplog.records if record.levelno == logging.ERROR)
    assert "clinics.toml" in logged.getMessage()
    written(tmp_path, 'contact = "back"')
    clock.now = 4
    mended = clinics.get("riverside")
    assert mended
    assert mended.contact == "back"


def test_a_broken_file_stops_the_start(tmp_path: Path) -> None:
    """Before anybody is served."""
    with pytest.raises(ClinicsError):
        Clinics(written(tmp_path, "colour = 1"), ["en"])
