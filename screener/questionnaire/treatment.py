"""The medicines a person takes, and how it went with those for restless legs."""

from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    Gate,
    MedicineList,
    Note,
    Option,
    Place,
    Question,
    Section,
    Text,
    Topic,
)
from screener.questionnaire.replies import NO, NONE_OF_THESE, NOT_SURE
from screener.questionnaire.sources import (
    ALLEN_2011,
    CPHA_RLS,
    GOV_UK_SLEEPINESS,
    HOQUE_2010,
    KOLLA_2018,
    MHRA_2007,
    PEREZ_LLORET_2012,
    PRAMIPEXOLE_LABEL,
)
from screener.questionnaire.statements import DO_NOT_STOP

MEDICINES = Topic(
    id="medicines",
    title=N_("Medicines"),
    place=Place.MEDICINES,
    always_shown=True,
    sources=(KOLLA_2018,),
    questions=(
        Question(
            id="medicines",
            kind=MedicineList(limit=2000, lines=30),
            text=N_("Which medicines in the last month?"),
            short=N_("Medicines"),
            hint=N_("Also what you buy yourself: for sleep, colds, allergy, nausea."),
            sources=(KOLLA_2018, PEREZ_LLORET_2012, HOQUE_2010),
            notes=(Note(id="do_not_stop", text=DO_NOT_STOP),),
        ),
    ),
)

TREATED = Topic(
    id="treated",
    title=N_("Treated for restless legs or Parkinson’s"),
    place=Place.MEDICINES,
    questions=(
        Question(
            id="treated",
            kind=Choice((Option("now", N_("Yes, now")), Option("past", N_("In the past")), NO, NOT_SURE)),
            text=N_("Have you had medicine for restless legs or Parkinson’s?"),
            short=N_("Takes or took medicine for restless legs or Parkinson’s"),
        ),
        Question(
            id="treated_now",
            kind=Choice(
                (
                    Option("helps", N_("It helps well")),
                    Option("helps_some", N_("It helps a little")),
                    Option("no_help", N_("It does not help")),
                    Option("worse", N_("My legs are worse with it")),
                    NOT_SURE,
                )
            ),
            text=N_("How is it now, with this medicine?"),
            short=N_("With this medicine now"),
            gate=Gate("treated", ("now",)),
        ),
        Question(
            id="rls_treatment",
            kind=Choices(
                (
                    Option("earlier", N_("It starts earlier in the day")),
                    Option("sooner", N_("It comes on sooner when I rest")),
                    Option("stronger", N_("It is stronger")),
                    Option("spread", N_("It has spread, for example to my arms")),
                    Option("more_dose", N_("I need more of the medicine, or take it earlier")),
                    Option(
                        "new_urges",
                        N_(
                            "New strong urges, noticed by me or by others: "
                            "to gamble, shop, have sex, eat or do things over and over"
                        ),
                        safety=True,
                    ),
                    Option("fell_asleep", N_("I fell asleep without warning"), safety=True),
                    NONE_OF_THESE,
                    NOT_SURE,
                )
            ),
            text=N_("What has changed since you began this medicine?"),
            short=N_("Changes since this medicine was begun"),
            gate=Gate("treated", ("now", "past", "not_sure")),
            sources=(ALLEN_2011, PRAMIPEXOLE_LABEL, CPHA_RLS),
            notes=(
                Note(
                    id="augmentation",
                    text=N_(
                        "Some medicines for restless legs can make them worse over time. Doctors call it augmentation. "
                        "Ask the person who prescribes for you about it."
                    ),
                    sources=(ALLEN_2011,),
                ),
                Note(
                    id="new_urges",
                    text=N_(
                        "Tell the person who prescribes for you about new urges soon. "
                        "Do not stop the medicine suddenly. If money or safety is at risk, call the same day."
                    ),
                    sources=(MHRA_2007,),
                ),
                Note(
                    id="fell_asleep",
                    text=N_(
                        "After falling asleep without warning, do not drive or use machines. "
                        "Tell the person who prescribes for you."
                    ),
                    sources=(PRAMIPEXOLE_LABEL, GOV_UK_SLEEPINESS),
                ),
            ),
        ),
        Question(
            id="treated_before",
            kind=Text(limit=300),
            text=N_("What did you take for your legs before, and why did it end?"),
            short=N_("Taken before, and why it ended"),
            gate=Gate("treated", ("now", "past", "not_sure")),
        ),
    ),
)

TREATMENT = Section(id="treatment", title=N_("Medicines"), topics=(MEDICINES, TREATED))
