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
                            Option(
                                "cramp",
                                N_(
                                    "A sudden painful cramp, often in one calf or foot, "
                                    "where you can feel the muscle go hard"
                                ),
                            ),
                            Option("position", N_("It goes away for good once I have changed how I sit or lie")),
                            Option(
                                "muscle",
                                N_("Sore muscles that hurt when pressed, such as after sport or with a new medicine"),
                            ),
                            Option("joint", N_("In a hip, knee, ankle or toe that is stiff, or worse when you use it")),
                            Option(
                                "vein", N_("Heavy, aching legs after standing that feel better when you put them up")
                            ),
                            Option("swelling", N_("Ankles or legs that swell, so that socks leave a mark")),
                            Option(
                                "habit",
                                N_("A habit of bouncing or tapping that you can stop and that does not feel bad"),
                            ),
                            Option(
                                "nerve",
                                N_("Numb, burning or tingling feet for much of the day and night, even while walking"),
                            ),
                            Option(
                                "whole_body",
                                N_(
                                    "Restless all over, more than in the legs, "
                                    "since a medicine was started, changed or stopped"
                                ),
                            ),
                            Option(
                                "back",
                                N_(
                                    "Pain or tingling that shoots from the back down one leg; "
                                    "or that comes when you stand or walk, and eases when you sit or bend"
                                ),
                            ),
                            Option(
                                "artery",
                                N_(
                                    "Leg pain that comes when you walk a certain distance "
                                    "and stops when you stand still"
                                ),
                            ),
                            Option("toes", N_("Toes that move by themselves, with painful feet")),
                            Option("sleep_jerk", N_("Mainly one sudden jerk just as you drop off to sleep")),
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
