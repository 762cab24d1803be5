"""What the person wants to ask at the visit."""

from screener.questionnaire.model import N_, Choices, Option, Place, Question, Section, Text, Topic
from screener.questionnaire.sources import KINNERSLEY_2008

VISIT = Section(
    id="visit",
    title=N_("Questions for your visit"),
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
                            Option("could_it_be", N_("Could this be restless legs, or something like it?")),
                            Option(
                                "iron_tests",
                                N_("Should my iron be checked: ferritin and transferrin saturation?"),
                            ),
                            Option("medicines_worse", N_("Could something I take be making it worse?")),
                            Option("my_conditions", N_("What if I am pregnant, on dialysis or have diabetes?")),
                            Option("try_first", N_("What can I try first, and what should I avoid?")),
                            Option("long_term_risks", N_("What can a medicine for it do over the years?")),
                            Option("come_back", N_("When should I come back or be referred?")),
                            Option("driving", N_("Is it safe for me to drive?")),
                        )
                    ),
                    text=N_("What do you want to ask?"),
                    short=N_("Questions I want to ask"),
                    hint=N_("It prints on your page."),
                ),
                Question(
                    id="ask_own",
                    kind=Text(limit=400),
                    text=N_("Anything else to ask or say?"),
                    short=N_("My own questions"),
                ),
            ),
        ),
    ),
)
