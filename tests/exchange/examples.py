"""A questionnaire small enough to be written out by hand, and languages without a catalogue."""

from datetime import date

from babel import Locale
from babel.support import NullTranslations

from screener.language import Language, language_of
from screener.paths import TRANSLATIONS
from screener.questionnaire.model import (
    NONE,
    Choice,
    Choices,
    Gate,
    Note,
    Number,
    Option,
    Place,
    Quantity,
    Question,
    Questionnaire,
    Reached,
    Section,
    Source,
    Text,
    Topic,
)
from screener.questionnaire.replies import NO, NOT_SURE, YES

SOURCE = Source(id="allen", citation="Allen RP. Criteria. 2014.", doi="10.1016/x", seen="all", reached=Reached.FULL)
UNLINKED = Source(id="book", citation="A book. 2013.", seen="nothing", reached=Reached.NOT_REACHABLE)

SMALL = Questionnaire(
    version="2.0",
    sections=(
        Section(
            id="legs",
            title="Your legs",
            introduction="Leave out what you like.",
            topics=(
                Topic(
                    id="urge",
                    title="Urge",
                    place=Place.CRITERIA,
                    sources=(UNLINKED,),
                    questions=(
                        Question(
                            id="urge",
                            kind=Choice((YES, NO, NOT_SURE)),
                            text="Do you need to move?",
                            short="Urge",
                            hint="Think of the sofa.",
                            sources=(SOURCE,),
                            notes=(Note(id="n", text="This is common.", sources=(SOURCE,)),),
                        ),
                        Question(
                            id="time",
                            kind=Choice((Option("night", "At night"), NOT_SURE)),
                            text="When?",
                            short="When",
                            gate=Gate("urge", ("yes", "not_sure")),
                        ),
                    ),
                ),
                Topic(
                    id="more",
                    title="More",
                    heading="Some more",
                    place=Place.RESULTS,
                    questions=(
                        Question(
                            id="signs",
                            kind=Choices((Option("diet", "No meat"), Option(NONE, "None of these"))),
                            text="Which?",
                            short="Signs",
                        ),
                    ),
                ),
                Topic(
                    id="typed",
                    title="Typed",
                    place=Place.RESULTS,
                    questions=(
                        Question(id="words", kind=Text(limit=40), text="In your words?", short="Words"),
                        Question(
                            id="weeks", kind=Number(least=1, most=45, unit="weeks"), text="How many?", short="Weeks"
                        ),
                        Question(
                            id="ferritin",
                            kind=Quantity((Option("ng/mL", "ng/mL"), Option("ug/L", "µg/L"))),
                            text="Ferritin",
                            short="Ferritin",
                        ),
                    ),
                ),
            ),
        ),
    ),
)

ENGLISH = language_of("en", TRANSLATIONS)
DAY = date(2026, 11, 25)


class Shouted(NullTranslations):
    """A catalogue in which every text is written in capitals."""

    def ugettext(self, message: str) -> str:
        """The text in capitals."""
        return message.upper()


LOUD = Language("en-US", Locale.parse("en_US"), Shouted())
