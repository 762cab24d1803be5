"""The list of medicines as CSV, for the pharmacist who reviews it.

script/medicines > medicines.csv
"""

import csv
import sys
from collections.abc import Iterator
from typing import TextIO

from screener.questionnaire.formulary import Country, Formulary, Medicine
from screener.questionnaire.medicines import FORMULARY

HEADINGS = (
    "name",
    "also called",
    *(f"brands {country}" for country in Country),
    "group",
    "report",
    "tier",
    "sold without prescription",
    "sources",
    "checked on",
    "still to check",
)


def rows(formulary: Formulary) -> Iterator[tuple[str, ...]]:
    """One row for each medicine, then one for each brand of several medicines, then one for each ambiguous brand."""
    for medicine in sorted(formulary.medicines, key=lambda medicine: medicine.generic):
        yield medicine_row(medicine)
    countries = len(Country)
    for combination in formulary.combinations:
        brands = (combination.brand if country in combination.countries else "" for country in Country)
        yield (" + ".join(combination.generics), "", *brands, "several medicines", "", "", "", "", "", "")
    for brand in formulary.ambiguous:
        contents = " or ".join(brand.could_be)
        yield (contents, brand.brand, *[""] * countries, "differs by country or pack", "", "", "", "", "", brand.reason)


def medicine_row(medicine: Medicine) -> tuple[str, ...]:
    """Everything the list holds about a medicine, in the order of `HEADINGS`."""
    return (
        medicine.generic,
        "; ".join(medicine.also),
        *("; ".join(medicine.brands.get(country, ())) for country in Country),
        medicine.group,
        medicine.kind,
        medicine.tier,
        "yes" if medicine.without_prescription else "no",
        "; ".join(source.citation for source in medicine.sources),
        medicine.checked_on.isoformat(),
        medicine.to_check,
    )


def write(formulary: Formulary, to: TextIO) -> None:
    """Write the list as CSV."""
    sheet = csv.writer(to)
    sheet.writerow(HEADINGS)
    sheet.writerows(rows(formulary))


if __name__ == "__main__":
    write(FORMULARY, sys.stdout)
