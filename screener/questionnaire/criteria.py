"""Who answers, and features 1 to 4 of the published criteria, one feature a question."""

from screener.questionnaire.model import (
    N_,
    Choice,
    DayAndNight,
    Gate,
    Note,
    Option,
    Place,
    Question,
    Section,
    Shade,
    Text,
    Topic,
)
from screener.questionnaire.replies import NO, NOT_SURE, YES, YES_NO_NOT_SURE
from screener.questionnaire.sources import ALLEN_2014, GARCIA_BORREGUERO_2011

USED_TO = Note(
    id="used_to",
    text=N_(
        "“It used to” is an answer of its own. The notes to the published criteria allow for it. "
        "It must have been there before, and the feelings must now be very severe."
    ),
    sources=(ALLEN_2014,),
)

WORDS = Question(
    id="words",
    kind=Text(limit=600),
    text=N_("In your own words, what does it feel like?"),
    short=N_("In my own words"),
    sources=(GARCIA_BORREGUERO_2011,),
    hint=N_("Say what you do about it, too."),
)

ABOUT = Section(
    id="about",
    title=N_("About you"),
    topics=(
        Topic(
            id="who",
            title=N_("Who answered"),
            place=Place.HEAD,
            questions=(
                Question(
                    id="who",
                    kind=Choice(
                        (
                            Option("me", N_("Myself")),
                            Option("helper", N_("Someone else")),
                        )
                    ),
                    text=N_("Who is answering?"),
                    short=N_("Filled in by"),
                ),
            ),
        ),
        Topic(id="words", title=N_("In my own words"), place=Place.OWN_WORDS, questions=(WORDS,)),
    ),
)

URGE = Question(
    id="urge",
    kind=YES_NO_NOT_SURE,
    text=N_("Do you feel a strong need to move your legs?"),
    short=N_("Strong need to move"),
    sources=(ALLEN_2014,),
)

FEEL = Question(
    id="feel",
    kind=Choice((YES, Option("sometimes", N_("Sometimes")), NO, NOT_SURE)),
    text=N_("Do you get unpleasant feelings in your legs?"),
    short=N_("Unpleasant feelings"),
    sources=(ALLEN_2014,),
    notes=(
        Note(
            id="feeling_without_urge",
            text=N_(
                "The published criteria start from a need to move. "
                "Leg feelings without it can have other causes worth checking."
            ),
            sources=(ALLEN_2014,),
        ),
    ),
)

SITE = Question(
    id="site",
    kind=Choice(
        (
            Option("one_leg", N_("One leg")),
            Option("both_legs", N_("Both legs")),
            Option("legs_plus", N_("Legs and other places")),
            Option("other_only", N_("Other places only")),
            NOT_SURE,
        )
    ),
    text=N_("Where do you feel it?"),
    short=N_("Where"),
    sources=(ALLEN_2014,),
    notes=(
        Note(
            id="other_only",
            text=N_(
                "The published criteria are about the legs. "
                "The same feelings in other places are worth telling a clinician too."
            ),
            sources=(ALLEN_2014,),
        ),
    ),
)

REST = Question(
    id="rest",
    kind=YES_NO_NOT_SURE,
    text=N_("Does it begin or worsen when you sit or lie still?"),
    short=N_("Begins or worsens at rest"),
    sources=(ALLEN_2014,),
)

MOVE = Question(
    id="move",
    kind=Choice(
        (
            Option("yes_fully", N_("Yes, fully")),
            Option("yes_partly", N_("Yes, partly")),
            Option("used_to", N_("It used to")),
            NO,
            NOT_SURE,
        )
    ),
    text=N_("Does it ease while you keep moving?"),
    short=N_("Eases with movement"),
    sources=(ALLEN_2014,),
    notes=(USED_TO,),
)

TIME = Question(
    id="time",
    kind=Choice(
        (
            Option("only_evening", N_("Only evening or night"), DayAndNight(((Shade.NONE, Shade.FULL),))),
            Option(
                "worse_evening",
                N_("By day too, worse evening or night"),
                DayAndNight(((Shade.SOME, Shade.FULL),)),
            ),
            Option(
                "used_to_evening",
                N_("All day now, was worse evening or night"),
                DayAndNight(((Shade.SOME, Shade.FULL), (Shade.FULL, Shade.FULL))),
            ),
            Option("same", N_("The same all day"), DayAndNight(((Shade.FULL, Shade.FULL),))),
            Option("worse_day", N_("Worse by day"), DayAndNight(((Shade.FULL, Shade.SOME),))),
            NOT_SURE,
        )
    ),
    text=N_("When you sit still, when is it worst?"),
    short=N_("When worst"),
    sources=(ALLEN_2014,),
    notes=(USED_TO,),
)

SHIFT = Question(
    id="shift",
    kind=YES_NO_NOT_SURE,
    text=N_("Do you usually sleep in the daytime?"),
    short=N_("Usually sleeps in the daytime"),
    hint=N_("For example because you work at night."),
    gate=Gate("time", ("used_to_evening", "same", "worse_day", "not_sure")),
    notes=(
        Note(
            id="shift",
            text=N_("For people who sleep in the daytime, what counts is how it fits with their own bedtime."),
            sources=(ALLEN_2014,),
        ),
    ),
)

CRITERIA = Section(
    id="criteria",
    title=N_("What you feel"),
    topics=(
        Topic(
            id="criterion_1",
            title=N_("Urge to move"),
            place=Place.CRITERIA,
            statement=N_("An urge to move the legs, often with unpleasant feelings in them."),
            questions=(URGE, FEEL, SITE),
            sources=(ALLEN_2014,),
        ),
        Topic(
            id="criterion_2",
            title=N_("Rest"),
            place=Place.CRITERIA,
            statement=N_("It starts or gets worse at rest, such as sitting or lying."),
            questions=(REST,),
            sources=(ALLEN_2014,),
        ),
        Topic(
            id="criterion_3",
            title=N_("Movement"),
            place=Place.CRITERIA,
            statement=N_("Moving eases it, in part or fully, at least while the movement lasts."),
            questions=(MOVE,),
            sources=(ALLEN_2014,),
        ),
        Topic(
            id="criterion_4",
            title=N_("Time of day"),
            place=Place.CRITERIA,
            statement=N_("At rest it comes only in the evening or at night, or is worse then than in the day."),
            questions=(TIME, SHIFT),
            sources=(ALLEN_2014,),
        ),
    ),
)
