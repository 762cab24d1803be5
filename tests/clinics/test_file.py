"""The clinics file: what it may say, how it is told that it is wrong, and what happens when it changes."""

import logging
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from screener.clinics.file import Clinics, ClinicsError, Settings, read
from screener.clinics.model import Clinic, Logo

EXAMPLE = Path(__file__).parents[2] / "deploy" / "clinics.example.toml"
LEAST = 'name = "Riverside"\norigins = ["https://www.riverside.example"]\n'


def png(grey: int) -> bytes:
    """A PNG picture of one grey."""
    file = BytesIO()
    Image.new("L", (8, 8), grey).save(file, "PNG")
    return file.getvalue()


PNG = png(200)


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
    assert clinic.page_format == "a4"
    assert clinic.texts == ("Please bring this page to your visit.",)


def test_every_field_of_a_clinic_can_be_set() -> None:
    """A field that no setting fills would never change."""
    assert {"id", *Settings.__annotations__} == set(Clinic.__dataclass_fields__)


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
        ("languages = []", "a list of one to all of the languages"),
        ('country = "Wales"', "is not a code of two letters"),
        ('page_format = "a5"', "'a5' is not known; choose from a4, letter"),
        ('paper = "a4"', "there is no such setting; there are accent, booking,"),
        ('time_zone = "Mars/Olympus"', "'Mars/Olympus' is not a time zone that this machine knows"),
        ('time_zone = "../../etc/passwd"', "is not a time zone that this machine knows"),
        ("page_format = 4", '4 is not "a4" or "letter"'),
        ('scheme = "night"', "'night' is not known; choose from auto, light, dark"),
        ("scheme = true", 'True is not "auto", "light" or "dark"'),
        ('transparent = "yes"', "true or false"),
        ("compact = 1", "true or false"),
        ('contact = "one\\ntwo"', "one line of text"),
        ('contact = "   "', "one line of text"),
        ('booking = "javascript:alert(1)"', "must name one host"),
        ('booking = "https:www.riverside.example"', "must start with https://"),
        ('booking = "https://person@www.riverside.example"', "must name one host"),
        ('booking = "http://www.riverside.example"', "must start with https://"),
        ('booking = "http://notlocalhost"', "must start with https://"),
        ('texts = ["1", "2", "3", "4"]', "a list of one to 3"),
        (f'texts = ["{"x" * 201}"]', "at most 200"),
        ("idle_minutes = -1", "from 0 to 60"),
        ("idle_minutes = 61", "from 0 to 60"),
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


def test_a_clinic_is_not_called_as_the_scripts_are(tmp_path: Path) -> None:
    """Its pages would lie where the editions of the script do."""
    with pytest.raises(ClinicsError, match="v is where the script for clinics lies"):
        read(written(tmp_path, table="v"), ["en"])


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
        "https://riverside.example;script-src",
        "https://riverside.example:99999",
        "https:riverside.example",
        "https://[::1]",
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


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('# first\nriverside.name = "x"\nriverside.colour = 1', {"riverside.colour": 3}, id="dotted keys"),
        pytest.param('\nriverside = { name = "x", colour = 1 }', {"riverside.colour": 2}, id="inline table"),
        pytest.param('["riverside"]\n"name" = "x"\n\'colour\' = 1', {"riverside.colour": 3}, id="quoted keys"),
        pytest.param('[ riverside ] # name\nname = "x"\ncolour=1', {"riverside.colour": 3}, id="spaces and comment"),
        pytest.param('[riverside]\nname = """\ncolour = 1\n"""\ncolour = 1', {"riverside.colour": 5}, id="long text"),
        pytest.param("[riverside]\nname = 1\n[north]\ncolour = 1", {"riverside.name": 2, "north.colour": 4}, id="two"),
        pytest.param('[riverside]\nname = "x"\n[riverside.colour]\na = 1', {"riverside.colour": 3}, id="table within"),
        pytest.param('[riverside]\r\nname = "x"\r\ncolour = 1\r\n', {"riverside.colour": 3}, id="lines of Windows"),
        pytest.param('[riverside]\nname = "x"\n"a b\\n" = 1', {'riverside."a b\\n"': 3}, id="key with a line break"),
        pytest.param('[riverside]\ntexts = [\n  "a",\n  1,\n]', {"riverside.texts": 2}, id="entry of a list"),
    ],
)
def test_every_way_to_write_a_key_has_its_line(tmp_path: Path, source: str, expected: dict[str, int]) -> None:
    """TOML has several, and a webmaster may use any."""
    path = tmp_path / "clinics.toml"
    path.write_bytes(source.encode())
    with pytest.raises(ClinicsError) as caught:
        read(path, ["en"])
    for key, line in expected.items():
        assert re.search(rf"^{re.escape(f'{path}, line {line}, {key}: ')}", str(caught.value), re.MULTILINE), caught


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """In the order of the file, each once, so that a webmaster mends it in one go."""
    path = tmp_path / "clinics.toml"
    path.write_text(
        '[riverside]\nname = "x"\norigins = ["*"]\nidle_minutes = 61\n[north]\npaper = "a4"\norigins = []\n'
        'texts = ["a", 1]\n',
        "utf-8",
    )
    with pytest.raises(ClinicsError) as caught:
        read(path, ["en"])
    assert str(caught.value).replace(f"{path}, ", "").splitlines() == [
        "line 3, riverside.origins: '*' must name one host, such as https://www.clinic.example, without *",
        "line 4, riverside.idle_minutes: 61 is not a whole number from 0 to 60",
        "line 5, north.name: this is missing, and every clinic needs it",
        "line 6, north.paper: there is no such setting; there are accent, booking, compact, contact, corners, country, "
        "font, idle_minutes, isolated, languages, logo, name, origins, page_format, pdfs_per_address, sandboxed, "
        "scheme, texts, time_zone, transparent",
        "line 7, north.origins: [] is not a list of one to 20 origins",
        "line 8, north.texts: 1 is not one line of text in quotation marks, at most 200 characters",
    ]


def test_a_shared_computer_in_a_sandbox_is_refused(tmp_path: Path) -> None:
    """What is sent from there would stay on its disk, whatever the page clears."""
    assert only(written(tmp_path, "sandboxed = true", "idle_minutes = 0")).sandboxed
    with pytest.raises(ClinicsError, match=r"line 5, riverside\.sandboxed: a shared computer keeps what is sent"):
        read(written(tmp_path, "idle_minutes = 5", "sandboxed = true"), ["en"])


def test_a_long_value_is_cut_short_in_a_message(tmp_path: Path) -> None:
    """The line says where it stands."""
    with pytest.raises(ClinicsError) as caught:
        read(written(tmp_path, f'contact = "{"x" * 2000}"'), ["en"])
    assert len(str(caught.value)) < len(str(tmp_path)) + 250


@pytest.mark.parametrize(
    ("setting", "taken"),
    [("contact", 120), ("texts", 200)],
)
def test_a_text_may_be_as_long_as_is_said(tmp_path: Path, setting: str, taken: int) -> None:
    """And one character more is refused."""
    value = '["{}"]' if setting == "texts" else '"{}"'
    assert getattr(only(written(tmp_path, f"{setting} = {value.format('x' * taken)}")), setting)
    with pytest.raises(ClinicsError, match=f"at most {taken} characters"):
        read(written(tmp_path, f"{setting} = {value.format('x' * (taken + 1))}"), ["en"])


def test_a_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    """With the mark that it puts before the first letter."""
    path = written(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert only(path).name == "Riverside"


def test_a_letter_that_cannot_be_read_has_its_line(tmp_path: Path) -> None:
    """And the way to mend it."""
    (tmp_path / "clinics.toml").write_bytes(b'[riverside]\nname = "Riv\xe9rside"\n')
    with pytest.raises(ClinicsError, match="line 2: a letter cannot be read; save the file as UTF-8"):
        read(tmp_path / "clinics.toml", ["en"])


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("https://klinik-müller.example", "as browsers send it, which is xn--klinik-mller-klb.example"),
        ("https://straße.example", "as browsers send it, which is xn--strae-oqa.example"),
        ("https://riverside.example:443", "write 'https://riverside.example', without a path"),
        ("https://riverside.example/form?a=1", "write 'https://riverside.example', without a path"),
        ("https://RIVERSIDE.example:8443", "write 'https://riverside.example:8443', without a path"),
    ],
)
def test_an_origin_is_proposed_as_browsers_send_it(tmp_path: Path, origin: str, words: str) -> None:
    """One that is written otherwise would never be equal to theirs."""
    (tmp_path / "clinics.toml").write_text(f'[riverside]\nname = "x"\norigins = ["{origin}"]\n', "utf-8")
    with pytest.raises(ClinicsError, match=f"line 3, .*{re.escape(words)}"):
        read(tmp_path / "clinics.toml", ["en"])


@pytest.mark.parametrize(
    "origin",
    [
        "https://xn--klinik-mller-klb.example",
        "https://riverside.example:8443",
        "http://localhost:5000",
        "http://clinic.localhost",
        "http://127.0.0.1:5000",
    ],
)
def test_an_origin_is_kept_as_it_is_written(tmp_path: Path, origin: str) -> None:
    """Other ports, hosts in other scripts, and this machine without encryption."""
    (tmp_path / "clinics.toml").write_text(f'[riverside]\nname = "x"\norigins = ["{origin}"]\n', "utf-8")
    assert only(tmp_path / "clinics.toml").origins == (origin,)


def test_a_logo_is_read_beside_the_file(tmp_path: Path) -> None:
    """And what is wrong with it is told at the setting."""
    (tmp_path / "logo.png").write_bytes(PNG)
    assert only(written(tmp_path, 'logo = "logo.png"')).logo == Logo(PNG, "image/png")
    (tmp_path / "logo.png").write_bytes(PNG[:-4])
    with pytest.raises(ClinicsError, match=r"line 4, riverside\.logo: the file is not a whole PNG picture"):
        read(written(tmp_path, 'logo = "logo.png"'), ["en"])


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
    monkeypatch.setattr("screener.clinics.file.monotonic", clock)
    return clock


def test_a_change_is_picked_up_without_a_restart(tmp_path: Path, clock: Clock) -> None:
    """Not more than one look a second, and once it was left alone for one."""
    clinics = Clinics(written(tmp_path), ["en"])
    written(tmp_path, 'contact = "Phone 01632 960 001"')
    assert clinics.get("riverside") == Clinic(
        id="riverside", name="Riverside", origins=("https://www.riverside.example",)
    )
    clock.now = 1
    clinics.get("riverside")
    clock.now = 2
    changed = clinics.get("riverside")
    assert changed
    assert changed.contact == "Phone 01632 960 001"
    assert clinics.get("elsewhere") is None


def test_a_changed_logo_is_picked_up(tmp_path: Path, clock: Clock) -> None:
    """Although the clinics file itself stays the same."""
    (tmp_path / "logo.png").write_bytes(PNG)
    clinics = Clinics(written(tmp_path, 'logo = "logo.png"'), ["en"])
    (tmp_path / "logo.png").write_bytes(png(100))
    clock.now = 1
    clinics.get("riverside")
    clock.now = 2
    changed = clinics.get("riverside")
    assert changed
    assert changed.logo == Logo(png(100), "image/png")


@pytest.mark.parametrize(
    "broken", [b"[riverside]\nname = 1\n", b"\xff", b"", b"# no clinic left\n", b"a=" + b"[" * 9000, None]
)
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
    for clock.now in (4, 5):
        clinics.get("riverside")
    mended = clinics.get("riverside")
    assert mended
    assert mended.contact == "back"


def test_a_file_that_is_being_written_is_not_read(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """Its first half is a file too: one without the settings and the clinics of the second."""
    path = written(tmp_path, 'contact = "Phone 01632 960 001"')
    clinics = Clinics(path, ["en"])
    whole = path.read_text("utf-8")
    for clock.now, end in enumerate(range(len(whole) - 30, len(whole) + 1, 10), start=1):
        path.write_text(whole[:end], "utf-8")
        found = clinics.get("riverside")
        assert found
        assert found.contact == "Phone 01632 960 001"
    assert not caplog.records


def test_a_broken_file_stops_the_start(tmp_path: Path) -> None:
    """Before anybody is served."""
    with pytest.raises(ClinicsError):
        Clinics(written(tmp_path, "colour = 1"), ["en"])


def test_a_file_without_clinics_may_start_and_stay(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """There is none to lose, and the first one is picked up."""
    path = tmp_path / "clinics.toml"
    path.write_text("", "utf-8")
    clinics = Clinics(path, ["en"])
    path.write_text("# soon\n", "utf-8")
    for clock.now in (1, 2):
        assert clinics.get("riverside") is None
    assert not [record for record in caplog.records if record.levelno == logging.ERROR]
    written(tmp_path)
    for clock.now in (3, 4):
        clinics.get("riverside")
    assert clinics.get("riverside")
