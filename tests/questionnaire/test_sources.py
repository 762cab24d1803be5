"""Every source says how far it was read, has the details to look it up by, and is cited only where it was reached."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from screener.medicines import FORMULARY
from screener.medicines import sources as of_medicines
from screener.questionnaire import QUESTIONNAIRE, sources, statements, urgent
from screener.questionnaire.model import Reached, Source

MODULES = (sources, of_medicines)
LISTED = [value for module in MODULES for value in vars(module).values() if isinstance(value, Source)]
BY_ID = {source.id: source for source in LISTED}

# Pinned by hand: whoever reads a source further, or adds one, counts again.
COUNTED = {Reached.FULL: 9, Reached.ABSTRACT: 89, Reached.SECONDARY: 8}
# From an earlier day, and nobody has looked since.
NOT_LOOKED_UP_AGAIN = {"shiplett"}
# Cited although only others were seen to quote them; the review sheets mark them.
ONLY_QUOTED = {
    "clonidine_label",
    "dsm_5",
    "nhs_antidepressants",
    "nhs_dvt",
    "nhs_restless_legs",
    "saber_2022",
    "shiplett",
    "terao_1991",
}

DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;]")
PMID = re.compile(r"[1-9]\d{6,7}")
ADDRESS = re.compile(r"https://[a-z0-9.-]+(/[^\s\"<>]*)?")


def cited() -> Iterator[Source]:
    """Every source that a question, a note, a sign, a fixed text or a medicine rests on."""
    yield from QUESTIONNAIRE.sources
    yield from statements.SOURCES
    for urgency in urgent.URGENT_SIGNS:
        for sign in urgency.signs:
            yield from sign.sources
    yield from FORMULARY.sources


def test_a_source_goes_by_its_id() -> None:
    """The constant is the id in capitals, and no id comes twice."""
    named = {name: each.id for module in MODULES for name, each in vars(module).items() if isinstance(each, Source)}
    assert named == {source.id.upper(): source.id for source in LISTED}
    assert len(BY_ID) == len(LISTED)


def test_no_detail_belongs_to_two_sources() -> None:
    """Neither a citation nor a DOI, a PubMed number or an address."""
    for name in ("citation", "doi", "pmid", "url"):
        given = Counter(detail for source in LISTED if (detail := getattr(source, name)))
        assert not [detail for detail, times in given.items() if times > 1]


@pytest.mark.parametrize("source", LISTED, ids=BY_ID)
def test_a_source_can_be_looked_up_as_it_is_written(source: Source) -> None:
    """Its DOI, PubMed number and address have the form of one; its citation is a sentence."""
    assert not source.doi or DOI.fullmatch(source.doi)
    assert not source.pmid or PMID.fullmatch(source.pmid)
    assert not source.url or ADDRESS.fullmatch(source.url)
    assert re.fullmatch(r"[^\s].*[.?\]]", source.citation)


def test_how_far_each_was_read_is_counted() -> None:
    """What /about says of the sources rests on these numbers."""
    assert Counter(source.reached for source in LISTED) == COUNTED


def test_each_says_what_was_seen_and_when() -> None:
    """None was written down from memory, and none was looked up in the future."""
    assert {source.id for source in LISTED if source.checked_on is None} == NOT_LOOKED_UP_AGAIN
    assert all(source.checked_on <= date.today() for source in LISTED if source.checked_on)
    assert not [source.id for source in LISTED if not source.seen or source.seen.startswith("from memory")]


def test_only_what_was_reached_is_cited() -> None:
    """No source that could not be reached; one that was only quoted is listed above."""
    assert {source.id for source in cited() if source.reached is Reached.NOT_REACHABLE} == set()
    assert {source.id for source in cited() if source.reached is Reached.SECONDARY} <= ONLY_QUOTED


def test_there_is_a_link_unless_the_source_has_none() -> None:
    """Leaflets, a book's record or a copy without a public address are named in full instead."""
    assert {source.id for source in LISTED if not source.link} == {
        "pregnancy_2010",
        "abilify_leaflet",
        "crysvita_leaflet",
        "elfabrio_leaflet",
        "erleada_leaflet",
        "glivec_leaflet",
        "inbrija_leaflet",
        "melatonin_leaflet",
        "sycrest_leaflet",
        "tasigna_leaflet",
        "valdoxan_leaflet",
        "xtandi_leaflet",
        "yentreve_leaflet",
        "cpha_deprescribing",
        "keppra_leaflet",
        "clonidine_label",
        "stalevo_leaflet",
        "comtan_leaflet",
        "olanzapine_label",
        "terao_1991",
        "shiplett",
        "pramipexole_label",
    }


@pytest.mark.parametrize(
    "wrong", ["doi.org/10.1016/j.sleep", "https://doi.org/10.1016/x", "10.1016", "10.1016/j.sleep.", "10.1/x"]
)
def test_a_wrong_doi_is_noticed(wrong: str) -> None:
    """Most often it is the whole address, or has the full stop of a sentence."""
    assert not DOI.fullmatch(wrong)


@pytest.mark.parametrize("wrong", ["PMC2823282", "0194446", "12345", "123456789", "2 234 567"])
def test_a_wrong_pubmed_number_is_noticed(wrong: str) -> None:
    """A number of PubMed Central is another one."""
    assert not PMID.fullmatch(wrong)
