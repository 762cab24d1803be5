"""The questionnaire holds together, and says so when it does not."""

from dataclasses import replace

import pytest

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import (
    Answered,
    Choice,
    Note,
    Option,
    Place,
    Question,
    Questionnaire,
    Section,
    Topic,
    options,
)

QUESTION = Question(id="a", kind=Choice((Option("yes", "Yes"),)), text="A?", short="A")


def of(*questions: Question) -> Questionnaire:
    """A questionnaire of these questions."""
    topic = Topic(id="topic", title="Topic", place=Place.PATTERN, questions=questions)
    return Questionnaire(version="1", sections=(Section(id="section", title="Section", topics=(topic,)),))


# The contract: field names, FHIR link ids and keys of a saved file. To change one, change the questionnaire's version.
CONTRACT = [
    "who",
    "words",
    "urge",
    "feel",
    "site",
    "rest",
    "move",
    "time",
    "shift",
    "lookalikes",
    "since",
    "days",
    "five",
    "onset_medicine",
    "sleep",
    "day",
    "mood",
    "drowsy",
    "kicks",
    "family",
    "tried",
    "iron",
    "iron_signs",
    "iron_taking",
    "ferritin",
    "tsat",
    "haemoglobin",
    "pregnancy",
    "pregnancy_weeks",
    "pregnancy_before",
    "kidney",
    "dialysis",
    "egfr",
    "diabetes",
    "hba1c",
    "neuropathy",
    "neuropathy_cause",
    "numb_feet",
    "medicines",
    "rls_treatment",
    "substances",
    "other_conditions",
    "ask",
    "ask_own",
]

CODES = {
    "who": "me helper",
    "urge rest five onset_medicine kicks family iron iron_taking pregnancy_before kidney neuropathy numb_feet": (
        "yes no not_sure"
    ),
    "feel": "yes sometimes no not_sure",
    "site": "legs legs_plus other_only not_sure",
    "move": "yes_fully yes_partly used_to no not_sure",
    "time": "only_evening worse_evening used_to_evening same worse_day not_sure",
    "shift drowsy": "yes no",
    "lookalikes": (
        "cramp position muscle joint vein swelling habit nerve whole_body back artery toes sleep_jerk none not_sure"
    ),
    "since": "under_3_months 3_to_12_months 1_to_5_years over_5_years childhood not_sure",
    "days": "under_1 1 2 3_to_4 5_to_6 7 not_sure",
    "sleep day mood": "not_at_all a_little a_lot not_sure",
    "iron_signs": (
        "heavy_periods blood_donation plant_diet bowel_bleeding stomach_bowel_surgery coeliac_or_ibd acid_medicine "
        "recent_pregnancy endurance_sport none not_sure"
    ),
    "ferritin": "ng/mL ug/L",
    "tsat": "%",
    "haemoglobin": "g/L g/dL",
    "pregnancy": "now recent no not_sure",
    "dialysis": "none haemodialysis peritoneal transplant not_sure",
    "egfr": "mL/min/1.73_m2",
    "diabetes": "type_1 type_2 gestational type_not_sure no not_sure",
    "hba1c": "% mmol/mol",
    "rls_treatment": "earlier sooner stronger spread more_dose new_urges fell_asleep none not_sure",
    "substances": "caffeine alcohol nicotine none",
    "other_conditions": (
        "multiple_sclerosis parkinson migraine inflammatory_arthritis fibromyalgia sleep_apnoea thyroid b12_folate "
        "spinal_cord none not_sure"
    ),
    "ask": "could_it_be iron_tests medicines_worse my_conditions try_first long_term_risks come_back driving",
}


def test_ids_stand_in_the_order_of_the_contract() -> None:
    """Ids are public: nothing may be renamed, moved or lost unnoticed."""
    assert [question.id for question in QUESTIONNAIRE.questions] == CONTRACT


@pytest.mark.parametrize(("ids", "codes"), CODES.items(), ids=CODES)
def test_codes_stand_in_the_order_of_the_contract(ids: str, codes: str) -> None:
    """Codes are public too; a code with a space is written with an underscore here."""
    for id in ids.split():
        offered = [option.code.replace(" ", "_") for option in options(QUESTIONNAIRE.by_id[id])]
        assert offered == codes.split()


def test_the_contract_covers_every_question_that_offers_something() -> None:
    """No question with options escapes the test above."""
    listed = {id for ids in CODES for id in ids.split()}
    assert {question.id for question in QUESTIONNAIRE.questions if options(question)} == listed


def test_a_repeated_id_is_refused() -> None:
    """Two questions could not be told apart when a form comes back."""
    with pytest.raises(ValueError, match="field name used more than once: a"):
        of(QUESTION, QUESTION)


def test_a_repeated_code_is_refused() -> None:
    """Two options could not be told apart either."""
    with pytest.raises(ValueError, match="code of a used more than once: yes"):
        of(replace(QUESTION, kind=Choice((Option("yes", "Yes"), Option("yes", "Yea")))))


def test_a_note_on_an_unknown_question_is_refused() -> None:
    """It could never be brought out."""
    note = Note(id="n", text="N", when=((Answered("a"), Answered("b")),))
    with pytest.raises(ValueError, match="'b', which does not exist"):
        of(replace(QUESTION, notes=(note,)))


def test_a_note_on_an_unknown_code_is_refused() -> None:
    """It could never be brought out either."""
    note = Note(id="n", text="N", when=((Answered("a", ("maybe",)),),))
    with pytest.raises(ValueError, match="'a' does not offer"):
        of(replace(QUESTION, notes=(note,)))


def test_a_note_that_does_not_speak_of_its_question_is_refused() -> None:
    """It stands beside a question whose answers do not matter to it."""
    note = Note(id="n", text="N", when=((Answered("b"),),))
    with pytest.raises(ValueError, match="can never stand beside a"):
        of(replace(QUESTION, notes=(note,)), replace(QUESTION, id="b"))


def test_a_follow_up_to_an_unknown_question_is_refused() -> None:
    """It could never be shown."""
    with pytest.raises(ValueError, match="question a names the question 'c'"):
        of(replace(QUESTION, asked_of=Answered("c")))
