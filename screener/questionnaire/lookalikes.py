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
    title=N_("Things that can feel the same"),
    introduction=N_("Other things can feel like restless legs, and they can come together."),
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
                            Option("cramp", N_("Sudden cramp, where the muscle goes hard")),
                            Option("position", N_("Gone for good once I change how I sit or lie")),
                            Option("muscle", N_("Sore muscles that hurt when pressed")),
                            Option("joint", N_("A stiff or sore hip, knee, ankle or toe")),
                            Option("vein", N_("Heavy, aching legs that ease when I put them up")),
                            Option("swelling", N_("Ankles or legs that swell")),
                            Option("habit", N_("A habit of tapping that I can stop")),
                            Option("nerve", N_("Numb, burning or tingling feet, by day too")),
                            Option("whole_body", N_("Restless all over since a medicine was changed")),
                            Option("back", N_("Pain from the back down a leg, or that sitting or bending eases")),
                            Option("artery", N_("Leg pain after walking a certain distance, gone when I stand still")),
                            Option("toes", N_("Toes that move by themselves, with pain")),
                            Option("sleep_jerk", N_("One jerk as I drop off to sleep")),
                            NONE_OF_THESE,
                            NOT_SURE,
                        )
                    ),
                    text=N_("Do any of these describe what you feel?"),
                    short=N_("Other things that describe it"),
                    hint=N_("Tick all that fit."),
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
