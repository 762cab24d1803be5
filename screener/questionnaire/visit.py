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
                            Option("could_it_be", N_("Could this be restless legs, or something that looks like it?")),
                            Option(
                                "iron_tests",
                                N_(
                                    "Should the iron in my blood be checked: ferritin and transferrin saturation? "
                                    "What must I do before the test?"
                                ),
                            ),
                            Option(
                                "medicines_worse",
                                N_("Could any of my medicines, or something I buy myself, be making it worse?"),
                            ),
                            Option(
                                "my_conditions",
                                N_("Does it change things if I am pregnant? On dialysis? With diabetes?"),
                            ),
                            Option("try_first", N_("What can I try first, and what should I avoid?")),
                            Option(
                                "long_term_risks",
                                N_(
                                    "If you suggest a medicine: what can it do over the years, "
                                    "such as making my legs worse or bringing new urges?"
                                ),
                            ),
                            Option("come_back", N_("When should I come back, and when would you refer me?")),
                            Option("driving", N_("Is it safe for me to drive?")),
                        )
                    ),
                    text=N_("Which of these do you want to ask?"),
                    short=N_("Questions I want to ask"),
                    hint=N_("Tick all you like. They print on your page."),
                ),
                Question(
                    id="ask_own",
                    kind=Text(limit=400),
                    text=N_("What else do you want to ask or say?"),
                    short=N_("My own questions"),
                ),
            ),
        ),
    ),
)
