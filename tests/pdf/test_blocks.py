"""Blocks that are laid out once in a process stand where they would stand without, and are nobody's."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from flask import Flask
from weasyprint.formatting_structure.boxes import BlockContainerBox, Box, LineBox, TextBox

from screener.language import language_of
from screener.paths import TRANSLATIONS
from screener.pdf import blocks, worker
from screener.pdf.document import Paper, halves
from screener.pdf.fit import Fit
from screener.pdf.options import Options
from screener.pdf.pool import Job
from tests.pdf.layouts import TEXTS, fullest, paper

PAGE = '<html lang="en" class="{}"><head><title>A</title></head><body>{}</body></html>'
WORDS = "Words of the questionnaire"
LONG = " ".join([WORDS] * 12)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has laid out nothing yet."""
    worker.make_first()
    monkeypatch.setattr(blocks, "KEPT", {})


def pages(body: str, classes: str = "a4 normal page-one") -> list[list[Box]]:
    """The boxes of each page with that body."""
    return [[*page._page_box.descendants()] for page in worker.laid_out(Job(PAGE.format(classes, body))).pages]


def blocks_of(tag: str, page: list[Box]) -> list[Box]:
    """The boxes of the elements with that tag."""
    return [box for box in page if box.element_tag == tag and isinstance(box, BlockContainerBox)]


def words(page: list[Box]) -> str:
    """The words on a page."""
    return " ".join(box.text for box in page if isinstance(box, TextBox))


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "p", "li"])
def test_what_is_said_twice_is_laid_out_once(tag: str) -> None:
    """The second is a copy of the first, right below it, for its own element."""
    (page,) = pages(f"<{tag}>{WORDS}</{tag}>" * 2)
    first, second = blocks_of(tag, page)
    assert len(blocks.KEPT) == 1
    assert second.position_y == pytest.approx(first.position_y + first.border_height())
    assert first.element is not second.element
    assert {box.element for box in second.descendants()} == {second.element}


def test_a_name_looks_as_where_it_stands() -> None:
    """The same name is wider in a table of short answers."""
    table = f'<table class="{{}}"><tbody><tr><th scope="row">{WORDS}</th><td>{WORDS}</td></tr></tbody></table>'
    (page,) = pages(table.format("pairs") + table.format("pairs far"))
    near, far = blocks_of("th", page)
    assert near.width < far.width


def test_a_block_in_which_words_differ_is_another() -> None:
    """Bold or not, with a space or without, and whatever comes last: each is laid out for itself."""
    said = [
        "one <b>two</b>",
        "one two",
        "<b>one</b> two",
        "one<b>two</b>",
        "one <b>two</b> three",
        "one <b>two</b> four",
    ]
    (page,) = pages("".join(f"<p>{each}</p>" for each in said))
    assert [words([*each.descendants()]) for each in blocks_of("p", page)] == [
        "one  two",
        "one two",
        "one  two",
        "one two",
        "one  two  three",
        "one  two  four",
    ]


def test_the_same_cell_is_as_wide_as_its_column() -> None:
    """It looks the same as the only cell of a row and as the last of three."""
    rows = (f"<td>{LONG}</td>", f"<td>a</td><td>b</td><td>{LONG}</td>")
    (page,) = pages("".join(f"<table><tbody><tr>{row}</tr></tbody></table>" for row in rows))
    wide, _, _, narrow = (len(cell.children) for cell in blocks_of("td", page))
    assert narrow >= 2.5 * wide


@pytest.mark.parametrize("tag", ["h2", "p", "li"])
def test_no_line_stands_below_its_page(tag: str) -> None:
    """A block that has no room at the end of a page goes on overleaf, or begins there."""
    for page in pages(f"<{tag}>{LONG}</{tag}>" * 60):
        ends = [box.position_y + box.height for box in page if isinstance(box, LineBox) and box.element_tag == tag]
        assert ends
        assert max(ends) <= page[0].content_box_y() + page[0].height


def test_a_long_paragraph_fills_its_page() -> None:
    """It is broken where it has no room, and two lines of it at least stand on each side."""
    *full, _ = pages(f"<p>{LONG * 5}</p>" * 30)
    for page in full:
        lines = [box for box in page if isinstance(box, LineBox) and box.element_tag == "p"]
        empty = page[0].content_box_y() + page[0].height - lines[-1].position_y - lines[-1].height
        assert empty < 3 * lines[-1].height


@pytest.mark.parametrize("most", [1, 2, 100])
def test_nothing_is_lost_at_the_end_of_a_page(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """A cell that WeasyPrint empties, because its row has no room, says all of its words on the next page."""
    monkeypatch.setattr(blocks, "MOST_BLOCKS", most)
    row = f'<tr><td><p>{LONG}</p></td><td><span class="typed">{LONG}</span></td></tr>'
    found = pages(f"<table><tbody>{row * 40}</tbody></table>", "a4 large page-one")
    assert len(found) > 3
    assert sum(words(page).count("questionnaire") for page in found) == 2 * 40 * 12


@pytest.mark.parametrize("floats", ["left", "right"])
def test_words_stand_beside_what_floats(floats: str) -> None:
    """A block that is kept as it is without it is laid out anew where its words have less room."""
    apart = "#in-pattern" if floats == "left" else "#in-conditions"
    (page,) = pages(f'<p>{LONG}</p><div id="{apart[1:]}"><p>{WORDS}</p><p>{WORDS}</p><p>{WORDS}</p></div><p>{LONG}</p>')
    first, *_, last = blocks_of("p", page)
    lines, narrow = ([box for box in each.children if isinstance(box, LineBox)] for each in (first, last))
    assert max(line.width for line in narrow[:2]) < max(line.width for line in lines)
    assert (narrow[0].position_x > lines[0].position_x) == (floats == "left")


def test_numbers_of_pages_are_counted_on_each() -> None:
    """The words that say which page it is are never a copy."""
    html = PAGE.format("a4 normal page-one", '<p>Page <span class="page"></span></p>')
    counted = (worker.laid_out(Job(html, first_page=number)).pages[0]._page_box for number in (1, 7))
    assert [words([*page.descendants()]) for page in counted] == ["Page  1", "Page  7"]


def test_a_name_is_said_once_where_its_answer_goes_on_overleaf() -> None:
    """In large print a row may go on, and what stood whole on the first page does not stand on the next."""
    row = f'<tr><th scope="row">{WORDS}</th><td><span class="typed">{LONG * 20}</span></td></tr>'
    table = f'<table class="pairs"><tbody>{row}</tbody></table>'
    pages(table, "a4 large page-one")
    first, *others = pages(table, "a4 large page-one")
    assert len(others) >= 2
    assert [len([*blocks_of("th", page)[0].descendants()]) > 1 for page in (first, *others)] == [
        True,
        *[False] * len(others),
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_the_parts_of_a_page_are_as_high_in_two_halves(app: Flask, text: str) -> None:
    """Two workers measure a page one for which there is no hope, and together say what one would."""
    summary = paper(app, fullest(TEXTS[text])).summary
    page = Paper(summary, Options(), language_of("en", TRANSLATIONS), None).page_one(Fit())
    first, second = halves(page)
    whole, one, other = (worker.pages(Job(html, room=0)) for html in (page, first, second))
    assert isinstance(whole, dict)
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    both = {**one, **other}
    assert {name: lines for name, (_, lines) in both.items()} == {name: lines for name, (_, lines) in whole.items()}
    assert [both[name][0] for name in whole] == pytest.approx([height for height, _ in whole.values()])
    assert not one.keys() & other.keys()
    assert max(len(first), len(second)) < 0.7 * len(page)


@pytest.mark.parametrize("long", range(4))
def test_a_page_is_halved_between_its_blocks(long: int) -> None:
    """Whichever of them is long, each half is a page with some of them, in their order."""
    said = [f"<p>{letter * (900 if at == long else 10)}</p>" for at, letter in enumerate("abcd")]
    first, second = (fromstring(half) for half in halves(PAGE.format("a4", "<!-- block -->\n".join(said))))  # noqa: S314 - ours
    one, other = ([p.text[0] for p in half.findall("body/p") if p.text] for half in (first, second))
    assert [*one, *other] == ["a", "b", "c", "d"]
    assert one
    assert other
