"""Which numbers of `urgent.HELP_LINES` were seen on an official page, and in which countries each line is for.

A number gets a link that dials it only where it was seen on the page of its service, or of the authority that runs it.
What was seen are stored copies of these pages; some are years old. Every number has to be looked up again before
release.
"""

from dataclasses import dataclass
from datetime import date

from screener.questionnaire.model import N_


@dataclass(frozen=True, kw_only=True)
class SeenNumber:
    """A number as it is written for people, in the place of a help line, with the page where it was seen and when."""

    place: str
    number: str
    page: str
    seen_on: date


UNITED_STATES_AND_CANADA = N_("United States and Canada")
UNITED_KINGDOM = N_("United Kingdom")
IRELAND = N_("Ireland")
EUROPEAN_UNION = N_("European Union")
AUSTRALIA = N_("Australia")
NEW_ZEALAND = N_("New Zealand")

# ISO 3166-1 codes. A country of the Union that has no line of its own has that of the Union.
COUNTRIES = {
    UNITED_STATES_AND_CANADA: ("US", "CA"),
    UNITED_KINGDOM: ("GB", "UK"),
    IRELAND: ("IE",),
    EUROPEAN_UNION: tuple(
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - a table
    ),
    AUSTRALIA: ("AU",),
    NEW_ZEALAND: ("NZ",),
}

LOOKED_UP_ON = date(2026, 11, 26)
SEEN = tuple(
    SeenNumber(place=place, number=number, page=page, seen_on=LOOKED_UP_ON)
    for place, number, page in (
        # The commission's page names both countries; it is kept as an archive.
        (UNITED_STATES_AND_CANADA, "911", "https://www.fcc.gov/consumer-information"),
        (
            UNITED_KINGDOM,
            "999",
            "http://nhs.uk/nhsengland/aboutnhsservices/emergencyandurgentcareservices/pages/ambulanceservices.aspx",
        ),
        (
            UNITED_KINGDOM,
            "111",
            "https://shsc.nhs.uk/news/call-nhs-111-if-you-are-experiencing-mental-health-crisis",
        ),
        (UNITED_KINGDOM, "116 123", "https://www.samaritans.org/how-we-can-help/contact-samaritan/"),
        (IRELAND, "112", "https://www2.hse.ie/emergencies/when-to-call-112-or-999/"),
        (IRELAND, "999", "https://www2.hse.ie/emergencies/when-to-call-112-or-999/"),
        (
            EUROPEAN_UNION,
            "112",
            "https://digital-strategy.ec.europa.eu/en/news/112-day-raises-awareness-eu-emergency-number",
        ),
        (AUSTRALIA, "000", "https://www.triplezero.gov.au/triple-zero/about"),
        (
            AUSTRALIA,
            "13 11 14",
            "https://www.lifeline.org.au/About-Lifeline/Want-to-know-more-about-Lifeline-/Lifeline-Information",
        ),
        (
            NEW_ZEALAND,
            "111",
            "https://www.govt.nz/browse/crime-and-justice/crimes-and-emergencies/111-emergency-service/",
        ),
        # A notice of the ministry that pays for the service, of 2019.
        (
            NEW_ZEALAND,
            "1737",
            "https://www.health.govt.nz/news-media/news-items/phone-counselling-service-busy-following-christchurch-tragedy",
        ),
    )
)
# In a line, and on no official page that could be reached: they stand as text.
NOT_SEEN = (
    (UNITED_STATES_AND_CANADA, "988"),
    (IRELAND, "116 123"),
)
