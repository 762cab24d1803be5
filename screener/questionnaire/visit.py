"""What the person wants to ask at the visit."""

from screener.questionnaire.model import N_, Choices, Option, Place, Question, Section, Text, Topic
from screener.questionnaire.sources import KINNERSLEY_2008

VISIT = Section(
    id="visit",
    title=N_("Your questions"),
    topics=(
        Topic(
            id="ask",
            title=N_("Questions I want to ask"),
            place=Place.QUESTIONS,
            sources=(KINNERSLEY_2008,),
            questions=(
                Question(
                    id="ask",
                    kind=Choices(
                        (
                            Option("could_it_be", N_("Could this be restless legs?")),
                            Option(
                                "iron_tests",
                                N_("Should my iron be checked?"),
                            ),
                            Option("medicines_worse", N_("Could my medicines make it worse?")),
                            Option("my_conditions", N_("What about my other conditions?")),
                            Option("try_first", N_("What can I try first?")),
                            Option("long_term_risks", N_("What are a medicine’s long-term risks?")),
                            Option("come_back", N_("When should I come back?")),
                            Option("driving", N_("Is it safe to drive?")),
                        )
                    ),
                    text=N_("What do you want to ask?"),
                    short=N_("I want to ask"),
                ),
                Question(
                    id="ask_own",
                    kind=Text(limit=400),
                    text=N_("Anything else?"),
                    short=N_("My own questions"),
                ),
            ),
        ),
    ),
)
