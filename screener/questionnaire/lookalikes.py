"""Feature 5 of the published criteria: other things that can feel much the same. A tick never cancels another row."""

from screener.questionnaire.model import N_, Choices, Option, Place, Question, Section, Topic
from screener.questionnaire.replies import NONE_OF_THESE, NOT_SURE
from screener.questionnaire.sources import (
    ALLEN_2014,
    BHF_CLAUDICATION,
    GARCIA_BORREGUERO_2011,
    HALLEGRAEFF_2017,
    HENING_2009,
    MHRA_AKATHISIA,
    NHS_SCOTLAND_2025,
    NIDIRECT_PAD,
    WALTERS_1991,
)

LOOKALIKES = Section(
    id="lookalikes",
    title=N_("What can feel the same"),
    topics=(
        Topic(
            id="criterion_5",
            title=N_("Look-alikes"),
            place=Place.CRITERIA,
            statement=N_("It is not explained only by some other illness or a habit."),
            lead=N_("For your clinician."),
            sources=(ALLEN_2014, HENING_2009),
            questions=(
                Question(
                    id="lookalikes",
                    kind=Choices(
                        (
                            Option("cramp", N_("Sudden cramp, muscle goes hard")),
                            Option("position", N_("Stays away once I change position")),
                            Option("muscle", N_("Muscles sore when pressed")),
                            Option("joint", N_("A stiff or sore joint")),
                            Option("vein", N_("Heavy legs, better when raised")),
                            Option("swelling", N_("Swollen ankles or legs")),
                            Option("habit", N_("A tapping habit I can stop")),
                            Option("nerve", N_("Numb, burning or tingling feet, also by day")),
                            Option("whole_body", N_("Restless all over since a medicine changed")),
                            Option("back", N_("Pain from back to leg, or eased by sitting")),
                            Option("artery", N_("Leg pain after walking a certain distance, gone standing still")),
                            Option("toes", N_("Painful toes that move by themselves")),
                            Option("sleep_jerk", N_("One jerk when falling asleep")),
                            NONE_OF_THESE,
                            NOT_SURE,
                        )
                    ),
                    text=N_("Which of these do you feel?"),
                    short=N_("Also describes it"),
                    sources=(
                        GARCIA_BORREGUERO_2011,
                        HALLEGRAEFF_2017,
                        WALTERS_1991,
                        MHRA_AKATHISIA,
                        BHF_CLAUDICATION,
                        NIDIRECT_PAD,
                        NHS_SCOTLAND_2025,
                    ),
                ),
            ),
        ),
    ),
)
