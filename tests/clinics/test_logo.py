"""The pictures that are logos: whole, harmless, and quick to draw on every paper."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from screener.clinics.logo import read_logo
from screener.clinics.model import Logo


def png_of(width: int, height: int, mode: str = "L") -> bytes:
    """A PNG picture of one colour."""
    file = BytesIO()
    Image.new(mode, (width, height)).save(file, "PNG")
    return file.getvalue()


def moving_png() -> bytes:
    """A PNG picture of two pictures, one after the other."""
    file = BytesIO()
    Image.new("L", (8, 8)).save(file, "PNG", save_all=True, append_images=[Image.new("L", (8, 8), 200)])
    return file.getvalue()


def with_size(picture: bytes, width: int, height: int) -> bytes:
    """A PNG picture that says another size, with the right checksum for it."""
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + picture[24:29]
    return picture[:12] + head + crc32(head).to_bytes(4) + picture[33:]


def with_data(picture: bytes, data: bytes) -> bytes:
    """A PNG picture of the same size with other packed dots, and the right checksum for them."""
    part = b"IDAT" + data
    return picture[:33] + len(data).to_bytes(4) + part + crc32(part).to_bytes(4) + picture[-12:]


def svg_of(*parts: str, namespaces: str = "") -> bytes:
    """An SVG picture with these parts."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{namespaces}>{"".join(parts)}</svg>'.encode()


def ten_uses(part: str, name: str) -> str:
    """A group of that name that uses a part ten times."""
    return f'<g id="{name}">' + f'<use href="#{part}"/>' * 10 + "</g>"


PATH = '<path d="M0 0h9v9z"/>'
PNG = png_of(40, 30, "RGBA")
Read = Callable[[str, bytes], Logo]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that reads a logo from a file of that name and content."""

    def read(name: str, content: bytes) -> Logo:
        (tmp_path / name).write_bytes(content)
        return read_logo(tmp_path / name)

    return read


def test_a_png_logo_is_kept_as_it_is(read: Read) -> None:
    """A PNG can do nothing."""
    assert read("logo.png", PNG) == Logo(PNG, "image/png")


@pytest.mark.parametrize(("width", "height"), [(2000, 1), (1, 2000), (2000, 2000)])
def test_a_png_may_be_2000_dots_each_way(read: Read, width: int, height: int) -> None:
    """The most that is taken."""
    assert read("logo.png", png_of(width, height)).kind == "image/png"


@pytest.mark.parametrize(
    ("width", "height", "words"),
    [(2001, 1, "2001 by 1 dots"), (1, 2001, "1 by 2001 dots"), (2001, 2001, "2001 by 2001 dots")],
)
def test_a_png_of_one_dot_more_is_refused(read: Read, width: int, height: int, words: str) -> None:
    """In width and in height, each by itself."""
    with pytest.raises(ValueError, match=f"the picture is {words}; make it at most 2000 each way"):
        read("logo.png", png_of(width, height))


@pytest.mark.parametrize("dots", [10_000, 30_000, 2**31 - 1])
def test_a_png_bomb_is_refused_by_the_size_it_names(read: Read, dots: int) -> None:
    """Nothing of it is unpacked, and nothing is warned of."""
    with pytest.raises(ValueError, match=f"the picture is {dots} by {dots} dots; make it at most 2000 each way"):
        read("logo.png", with_size(PNG, dots, dots))


def test_a_png_that_moves_is_refused(read: Read) -> None:
    """It cannot on paper, and should not beside a form."""
    with pytest.raises(ValueError, match="the picture moves, and paper cannot"):
        read("logo.png", moving_png())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<svg/>", id="an SVG picture with another name"),
        pytest.param(b"GIF89a\1\0\1\0\0\0\0;", id="a GIF picture with another name"),
        pytest.param(PNG[:8] + PNG[-12:], id="start and end with nothing between"),
        pytest.param(PNG[:41] + b"\0" + PNG[42:], id="a damaged byte of the picture"),
        pytest.param(PNG[:29] + b"\0\0\0\0" + PNG[33:], id="a wrong checksum"),
        pytest.param(with_data(PNG, b"no packed dots"), id="packed dots that cannot be unpacked"),
        pytest.param(with_data(PNG, PNG[41:51]), id="packed dots that stop too early"),
        pytest.param(PNG + b"<script>", id="something after the end"),
    ],
)
def test_a_damaged_png_is_refused(read: Read, content: bytes) -> None:
    """Whatever its name says, and although its first and last bytes may be right."""
    with pytest.raises(ValueError, match="the file is not a whole PNG picture"):
        read("logo.png", content)


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("length", range(len(PNG)))
def test_a_png_cut_anywhere_is_refused(
    read: Read, monkeypatch: pytest.MonkeyPatch, length: int, *, lenient: bool
) -> None:
    """Also where another library has told Pillow to make do with a part, as WeasyPrint does."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    with pytest.raises(ValueError, match="the file is not a whole PNG picture"):
        read("logo.png", PNG[:length])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient


@given(st.integers(0, len(PNG) - 1), st.integers(1, 255))
def test_a_png_with_any_byte_changed_is_refused(tmp_path_factory: pytest.TempPathFactory, at: int, by: int) -> None:
    """Each part has a checksum."""
    path = tmp_path_factory.mktemp("logos") / "logo.png"
    path.write_bytes(PNG[:at] + bytes([PNG[at] ^ by]) + PNG[at + 1 :])
    with pytest.raises(ValueError, match=r"not a whole PNG picture|make it at most 2000 each way"):
        read_logo(path)


def test_a_file_of_65536_bytes_is_the_largest(read: Read) -> None:
    """One byte more is refused, whatever is in it."""
    comment = svg_of(PATH).decode()
    full = f"{comment}<!--{'x' * (65536 - len(comment) - 7)}-->".encode()
    assert read("logo.svg", full).kind == "image/svg+xml"
    with pytest.raises(ValueError, match=r"logo\.svg has 65537 bytes; make it at most 65536"):
        read("logo.svg", full + b"\n")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """By its name, without the folder."""
    with pytest.raises(ValueError, match=r"^the file logo\.png cannot be read: No such file or directory$"):
        read_logo(tmp_path / "logo.png")


def test_an_svg_loses_what_acts_or_fetches(read: Read) -> None:
    """Shapes stay; scripts, handlers, foreign content and addresses elsewhere go."""
    logo = read(
        "logo.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script>'
        b'<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">hello</p></foreignObject>'
        b'<image href="https://elsewhere.example/x.png"/><a href="javascript:alert(3)"><path d="M0 0h9"/></a></svg>',
    )
    assert logo.kind == "image/svg+xml"
    assert b"M0 0h9" in logo.content
    for word in (b"alert", b"script", b"foreignObject", b"elsewhere", b"hello"):
        assert word not in logo.content


@pytest.mark.parametrize(
    "content",
    [b"", b"<html></html>", b"\x89PNG", b"<svg", svg_of(PATH)[:-3], "<svg>é</svg>".encode("latin-1")],
)
def test_what_is_not_an_svg_picture_is_refused(read: Read, content: bytes) -> None:
    """Whatever its name says."""
    with pytest.raises(ValueError, match=r"^the file is not an SVG picture$"):
        read("logo.svg", content)


def test_an_svg_as_drawing_programs_write_it_is_taken(read: Read) -> None:
    """With a style sheet of classes, gradients, clip paths and parts that are used twice."""
    logo = read(
        "logo.svg",
        svg_of(
            "<defs><style>.cls-1{fill:url(#g);}.cls-2, .cls-3{clip-path:url(#c);}</style>"
            '<linearGradient id="g"><stop offset="0"/></linearGradient><linearGradient id="h" xlink:href="#g"/>'
            f'<clipPath id="c">{PATH}</clipPath><symbol id="s">{PATH}</symbol></defs>'
            f'<g class="cls-2"><path class="cls-1" fill="url(#h)" d="M0 0h9"/></g><use href="#s"/><use href="#s"/>',
            namespaces=' xmlns:xlink="http://www.w3.org/1999/xlink"',
        ),
    )
    assert b"url(#c)" in logo.content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(svg_of("<g>" * 49, "</g>" * 49), None, id="49 groups"),
        # The filter makes 162 MB of 63 KB like this.
        pytest.param(svg_of("<g>" * 50, "</g>" * 50), "more than 50 deep", id="50 groups"),
        pytest.param(
            b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
            "defines entities",
            id="entity",
        ),
        pytest.param(svg_of("<g/>" * 10000), "set out, the picture has 70104 bytes", id="larger when set out"),
        pytest.param(svg_of(PATH * 999), None, id="1000 elements"),
        pytest.param(svg_of(PATH * 1000), "more than 1000 steps", id="1001 elements"),
        pytest.param(svg_of('<path id="a" d="M0 0h9"/>', '<use href="#a"/>' * 499), None, id="499 uses"),
        pytest.param(svg_of('<path id="a" d="M0 0h9"/>', '<use href="#a"/>' * 500), "1000 steps", id="500 uses"),
        # Each paper took eight seconds with one of these.
        pytest.param(
            svg_of('<path id="a"/>', ten_uses("a", "b"), ten_uses("b", "c"), ten_uses("c", "d")),
            "more than 1000 steps",
            id="uses within uses",
        ),
        pytest.param(
            svg_of('<path id="a" d="M0 0', "h1v1" * 2500, '"/>', '<use href="#a"/>' * 7),
            "65536 bytes",
            id="a long path",
        ),
        pytest.param(svg_of('<g id="a"><use href="#a"/></g>'), "refers to parts within parts", id="use of itself"),
        pytest.param(
            svg_of(f'<mask id="a">{PATH * 9}</mask>', '<path mask="url(#a)"/>' * 99), "1000 steps", id="masks"
        ),
        pytest.param(
            svg_of(f'<style>path{{mask:url("#a")}}</style><mask id="a">{PATH}</mask>'), "parts within parts", id="style"
        ),
        # 171 seconds.
        pytest.param(svg_of('<radialGradient spreadMethod="reflect"/>'), "a gradient that repeats", id="gradient"),
        # 31 seconds.
        pytest.param(svg_of("<style>x g g g g path{fill:red}</style>"), "a style that is more", id="path of names"),
        pytest.param(svg_of("<style>g:has(path){fill:red}</style>"), "a style that is more", id="asking selector"),
        pytest.param(svg_of("<pattern/>"), "the picture has a pattern;", id="pattern"),
        pytest.param(svg_of("<marker/>"), "the picture has a marker;", id="marker"),
        pytest.param(svg_of("<filter/>"), "the picture has a filter;", id="filter"),
        pytest.param(svg_of("<text>", "a" * 500, "</text>"), None, id="500 letters"),
        pytest.param(svg_of("<text>", "a" * 499, "<tspan/>bc</text>"), "more than 500 letters", id="501 letters"),
        pytest.param(svg_of("<title>", "a" * 501, "</title>"), None, id="letters that are not drawn"),
    ],
)
def test_an_svg_that_takes_long_to_draw_is_refused(read: Read, content: bytes, words: str | None) -> None:
    """Counted after filtering, with what is referred to counted each time; nothing is drawn to find out."""
    if words is None:
        assert read("logo.svg", content).content
        return
    with pytest.raises(ValueError, match=words):
        read("logo.svg", content)
