"""How often it comes, since when, and what it does to sleep, day and mood."""

from screener.questionnaire.model import N_, Choice, Gate, Note, Option, Place, Question, Section, Text, Topic, Week
from screener.questionnaire.replies import HOW_MUCH, NOT_SURE, YES_NO_NOT_SURE
from screener.questionnaire.sources import (
    ALLEN_2014,
    GOV_UK_SLEEPINESS,
    KOLLA_2018,
    NHS_RESTLESS_LEGS,
    OHAYON_2016,
    SCHORMAIR_2024,
    ZHUANG_2019,
)

COURSE = Topic(
    id="course",
    title=N_("How often and since when"),
    place=Place.PATTERN,
    sources=(ALLEN_2014, OHAYON_2016),
    questions=(
        Question(
            id="since",
            kind=Choice(
                (
                    Option("under_3_months", N_("Under 3 months")),
                    Option("3_to_12_months", N_("3 to 12 months")),
                    Option("1_to_5_years", N_("1 to 5 years")),
                    Option("over_5_years", N_("Over 5 years")),
                    Option("childhood", N_("In childhood")),
                    NOT_SURE,
                )
            ),
            text=N_("How long ago did it begin?"),
            short=N_("Began, how long ago"),
        ),
        Question(
            id="days",
            kind=Choice(
                (
                    Option("under_1", N_("Under 1 day"), Week(0, perhaps_one_more=True)),
                    Option("1", N_("1 day"), Week(1)),
                    Option("2", N_("2 days"), Week(2)),
                    Option("3_to_4", N_("3 or 4 days"), Week(3, perhaps_one_more=True)),
                    Option("5_to_6", N_("5 or 6 days"), Week(5, perhaps_one_more=True)),
                    Option("7", N_("Every day"), Week(7)),
                    NOT_SURE,
                )
            ),
            text=N_("How many days a week?"),
            short=N_("Days a week"),
            hint=N_("In the past year, taking nothing for it."),
            sources=(ALLEN_2014,),
        ),
        Question(
            id="five",
            kind=YES_NO_NOT_SURE,
            text=N_("Has it come at least five times in your life?"),
            short=N_("At least five times ever"),
            gate=Gate("days", ("under_1", "1", "not_sure")),
            sources=(ALLEN_2014,),
        ),
    ),
)

EFFECT = Topic(
    id="effect",
    title=N_("What it does to you"),
    place=Place.PATTERN,
    heading=N_("How much does it trouble you?"),
    questions=(
        Question(
            id="sleep",
            kind=HOW_MUCH,
            text=N_("Your sleep"),
            short=N_("Troubles sleep"),
            sources=(ALLEN_2014,),
        ),
        Question(
            id="day",
            kind=HOW_MUCH,
            text=N_("Your day"),
            short=N_("Troubles day"),
            sources=(ALLEN_2014,),
        ),
        Question(
            id="mood",
            kind=HOW_MUCH,
            text=N_("Your mood"),
            short=N_("Troubles mood"),
            sources=(ALLEN_2014,),
            notes=(
                Note(
                    id="mood_support",
                    text=N_(
                        "Do you ever think of harming yourself, or feel that you cannot go on? "
                        "You deserve help now. Call a crisis line or the emergency number."
                    ),
                    sources=(ZHUANG_2019,),
                ),
            ),
        ),
    ),
)

OTHERS = Topic(
    id="others",
    title=N_("What else was noticed"),
    place=Place.PATTERN,
    heading=N_("Do these apply to you?"),
    questions=(
        Question(
            id="drowsy",
            safety=True,
            kind=YES_NO_NOT_SURE,
            text=N_("Sleepy when I drive or use machines"),
            short=N_("Sleepy at the wheel or at machines"),
            sources=(GOV_UK_SLEEPINESS,),
            notes=(
                Note(
                    id="driving",
                    text=N_(
                        "Do not drive or use machines while you are sleepy, and talk to a doctor about it. "
                        "In some countries the licensing office must be told."
                    ),
                    sources=(GOV_UK_SLEEPINESS,),
                ),
            ),
        ),
        Question(
            id="onset_medicine",
            kind=YES_NO_NOT_SURE,
            text=N_("Began or got worse when a medicine changed"),
            short=N_("Began or got worse when a medicine changed"),
            sources=(KOLLA_2018,),
        ),
        Question(
            id="kicks",
            kind=YES_NO_NOT_SURE,
            text=N_("Others see my legs kick in sleep"),
            short=N_("Others see legs kick in sleep"),
            sources=(ALLEN_2014,),
        ),
        Question(
            id="snoring",
            kind=YES_NO_NOT_SURE,
            text=N_("Others hear loud snoring or breathing pauses"),
            short=N_("Others hear loud snoring or breathing pauses"),
        ),
        Question(
            id="family",
            kind=YES_NO_NOT_SURE,
            text=N_("Parent, brother, sister or child has restless legs"),
            short=N_("Restless legs in family"),
            sources=(SCHORMAIR_2024, NHS_RESTLESS_LEGS),
        ),
    ),
)

TRIED = Topic(
    id="tried",
    title=N_("What helps and what does not"),
    place=Place.PATTERN,
    questions=(
        Question(
            id="tried",
            kind=Text(limit=400),
            text=N_("What helps or makes it worse?"),
            short=N_("What helps, what makes it worse"),
        ),
    ),
)

PATTERN = Section(
    id="pattern",
    title=N_("How often, how much"),
    topics=(COURSE, EFFECT, OTHERS, TRIED),
)
