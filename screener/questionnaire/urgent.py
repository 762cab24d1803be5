"""Urgent signs: fixed text for everybody, before the first question and again on the summary.

Nothing is asked about them and no answer brings them out. Telephone numbers were written down from memory; those that
were seen on an official page since are in telephone.py, with the page and the day. Each has to be read again before a
release and every quarter after it.
"""

from dataclasses import dataclass

from screener.questionnaire.model import N_, Source
from screener.questionnaire.sources import (
    CAUDA_EQUINA_WARNING_SIGNS,
    GLOUCESTERSHIRE_DVT,
    GOV_UK_SLEEPINESS,
    HEALTHIFY_SCIATICA,
    MHRA_2007,
    MHRA_AKATHISIA,
    NHS_DVT,
    NHS_VOMITING_BLOOD,
    OLANZAPINE_LABEL,
    OXFORD_CAUDA_EQUINA,
    PRAMIPEXOLE_LABEL,
    ZHUANG_2019,
)


@dataclass(frozen=True, kw_only=True)
class UrgentSign:
    """A sign, and what to do about it; `sources` is empty where a clinician still has to confirm the wording."""

    sign: str
    do: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Urgency:
    """Signs that call for help equally soon, most urgent first."""

    id: str
    title: str
    signs: tuple[UrgentSign, ...]


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """Whom to call in one place: the emergency number, and somebody to talk to."""

    place: str
    emergency: str
    talk: str = ""


EMERGENCY = Urgency(
    id="emergency",
    title=N_("Call the emergency number, or go straight to the hospital, now"),
    signs=(
        UrgentSign(
            sign=N_(
                "New numbness between your legs or around your bottom or private parts. New numbness in sex. "
                "New trouble passing or holding urine. Loss of bowel control. "
                "New weakness, pain or tingling down both legs"
            ),
            do=N_("Each of these can be an emergency of the spine."),
            sources=(HEALTHIFY_SCIATICA, CAUDA_EQUINA_WARNING_SIGNS, OXFORD_CAUDA_EQUINA),
        ),
        UrgentSign(
            sign=N_(
                "New weakness of a leg, a foot that drops, sudden weakness of one side. "
                "A face that droops, or speech that is hard to get out"
            ),
            do=N_("Call the emergency number."),
        ),
        UrgentSign(
            sign=N_("Chest pain, sudden breathlessness or coughing blood"),
            do=N_("Call the emergency number."),
            sources=(GLOUCESTERSHIRE_DVT,),
        ),
        UrgentSign(sign=N_("Vomiting blood"), do=N_("Call the emergency number."), sources=(NHS_VOMITING_BLOOD,)),
        UrgentSign(
            sign=N_("A leg that is suddenly cold, pale, blue or grey, very painful or numb"),
            do=N_("Call the emergency number."),
        ),
        UrgentSign(
            sign=N_(
                "High fever with stiff muscles and a mind that is not clear, while you take one of these: "
                "a medicine for psychosis; metoclopramide, for sickness"
            ),
            do=N_("Call the emergency number."),
            sources=(OLANZAPINE_LABEL,),
        ),
        UrgentSign(
            sign=N_(
                "In pregnancy: severe headache, changes in what you see, pain in the upper belly or sudden swelling"
            ),
            do=N_("Call your maternity unit now."),
        ),
        UrgentSign(
            sign=N_(
                "Thoughts of ending your life or harming yourself. "
                "Or you feel that you cannot go on, as you cannot sleep"
            ),
            do=N_("You deserve help now. Call a crisis line or the emergency number."),
            sources=(ZHUANG_2019,),
        ),
    ),
)

SAME_DAY = Urgency(
    id="same_day",
    title=N_("Get medical help today"),
    signs=(
        UrgentSign(
            sign=N_(
                "One leg is newly swollen, warm, red or darker, and it throbs or hurts. "
                "Be quicker still after surgery or a long trip. "
                "The same when you are pregnant, or take the pill or hormones"
            ),
            do=N_(
                "This can be a blood clot. "
                "If your chest hurts or you cannot get your breath, call the emergency number."
            ),
            sources=(NHS_DVT, GLOUCESTERSHIRE_DVT),
        ),
        UrgentSign(
            sign=N_("Black, tarry or bloody stools"),
            do=N_(
                "If you feel faint or cannot get your breath, call the emergency number. "
                "Iron tablets darken stools too, and even then tell someone."
            ),
        ),
        UrgentSign(
            sign=N_("Restlessness that you cannot bear after a new or raised medicine"),
            do=N_("Call the person who prescribed it or urgent care today. Do not just stop it."),
            sources=(MHRA_AKATHISIA,),
        ),
    ),
)

SOON = Urgency(
    id="soon",
    title=N_("See someone soon"),
    signs=(
        UrgentSign(
            sign=N_("New urges that you cannot hold back, while you take a dopamine medicine"),
            do=N_("Call the person who prescribed it soon. Do not stop it suddenly."),
            sources=(MHRA_2007, PRAMIPEXOLE_LABEL),
        ),
        UrgentSign(
            sign=N_("Nodding off at the wheel or at a machine"),
            do=N_("Do not drive or use machines while you are sleepy, and talk to a doctor about it."),
            sources=(GOV_UK_SLEEPINESS, PRAMIPEXOLE_LABEL),
        ),
        UrgentSign(
            sign=N_(
                "Fever with a hot, swollen joint or leg. Weight loss or night sweats that you cannot explain. "
                "Numbness that spreads. A foot wound with diabetes. Trouble swallowing. Muscles that waste away"
            ),
            do=N_("See a clinician promptly."),
        ),
    ),
)

URGENT_SIGNS = (EMERGENCY, SAME_DAY, SOON)

HELP_LINES = (
    HelpLine(place=N_("United States and Canada"), emergency="911", talk=N_("Crisis line 988")),
    HelpLine(
        place=N_("United Kingdom"),
        emergency="999",
        talk=N_("NHS 111, the choice for mental health. Samaritans 116 123"),
    ),
    HelpLine(place=N_("Ireland"), emergency="112, 999", talk=N_("Samaritans 116 123")),
    HelpLine(place=N_("European Union"), emergency="112"),
    HelpLine(place=N_("Australia"), emergency="000", talk=N_("Lifeline 13 11 14")),
    HelpLine(place=N_("New Zealand"), emergency="111", talk=N_("Call or text 1737")),
)
