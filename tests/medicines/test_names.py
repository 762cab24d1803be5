"""The names that are offered while typing, the most helpful first."""

import pytest
from flask.testing import FlaskClient

from screener.medicines import FORMULARY
from screener.medicines.names import offered_names


@pytest.fixture(scope="module")
def names() -> list[tuple[str, str]]:
    """The names for somebody at home in the United Kingdom."""
    return list(offered_names(FORMULARY, lambda country: country == "UK"))


def test_every_name_on_the_list_is_offered_once(names: list[tuple[str, str]]) -> None:
    """None of any table is lost."""
    official = {name for medicine in FORMULARY.medicines for name in (medicine.generic, *medicine.also)}
    brands = {row.brand for rows in (FORMULARY.brands, FORMULARY.ambiguous) for row in rows}
    assert sorted(name for name, _ in names) == sorted(official | brands)


def test_generics_come_before_brands_and_brands_at_home_before_others(names: list[tuple[str, str]]) -> None:
    """Those with the most brands first."""
    place = {name: number for number, (name, _) in enumerate(names)}
    assert place["amitriptyline"] < place["amisulpride"] < place["Zispin"] < place["Amytril"] < len(names)
    assert place["amitriptyline"] < len(FORMULARY.medicines)
    assert dict(names)["Zispin"] == "mirtazapine"
    assert dict(names)["amitriptyline"] == ""


def test_the_page_gets_names_of_its_language(client: FlaskClient) -> None:
    """In English a spelling of another language comes after the generic."""
    names = [name for name, _ in client.get("/medicines.json").get_json()]
    assert names.index("amitriptyline") < names.index("amitriptylin")
