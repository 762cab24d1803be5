"""The questionnaire holds together, and says so when it does not."""

from dataclasses import replace

import pytest

from screener.questionnaire import QUESTIONNAIRE
from screener.questionnaire.model import (
    Choice,
    Gate,
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
    "sleep",
    "day",
    "mood",
    "drowsy",
    "onset_medicine",
    "kicks",
    "snoring",
    "family",
    "tried",
    "iron",
    "pregnancy",
    "kidney",
    "diabetes",
    "neuropathy",
    "iron_signs",
    "pregnancy_when",
    "pregnancy_weeks",
    "breastfeeding",
    "pregnancy_before",
    "dialysis",
    "diabetes_type",
    "neuropathy_cause",
    "results",
    "ferritin",
    "tsat",
    "haemoglobin",
    "egfr",
    "hba1c",
    "other_conditions",
    "substances",
    "medicines",
    "treated",
    "treated_now",
    "rls_treatment",
    "treated_before",
    "ask",
    "ask_own",
]

CODES = {
    "who": "me helper",
    "urge rest shift five drowsy onset_medicine kicks snoring family": "yes no not_sure",
    "iron pregnancy kidney diabetes neuropathy pregnancy_before": "yes no not_sure",
    "feel": "yes sometimes no not_sure",
    "site": "one_leg both_legs legs_plus other_only not_sure",
    "move": "yes_fully yes_partly used_to no not_sure",
    "time": "only_evening worse_evening used_to_evening same worse_day not_sure",
    "lookalikes": (
        "cramp position muscle joint vein swelling habit nerve whole_body back artery toes sleep_jerk none not_sure"
    ),
    "since": "under_3_months 3_to_12_months 1_to_5_years over_5_years childhood not_sure",
    "days": "under_1 1 2 3_to_4 5_to_6 7 not_sure",
    "sleep day mood": "not_at_all a_little a_lot not_sure",
    "iron_signs": (
        "heavy_periods blood_donation plant_diet bowel_bleeding stomach_bowel_surgery coeliac_or_ibd acid_medicine "
        "recent_pregnancy endurance_sport iron_tablets iron_infusion none not_sure"
    ),
    "pregnancy_when": "now recent",
    "breastfeeding results": "yes no",
    "dialysis": "none haemodialysis peritoneal transplant not_sure",
    "diabetes_type": "type_1 type_2 gestational not_sure",
    "ferritin": "ng/mL ug/L",
    "tsat": "%",
    "haemoglobin": "g/L g/dL mmol/L",
    "egfr": "mL/min/1.73_m2",
    "hba1c": "% mmol/mol",
    "other_conditions": (
        "multiple_sclerosis parkinson migraine inflammatory_arthritis fibromyalgia sleep_apnoea thyroid b12_folate "
        "spinal_cord liver iron_overload low_mood adhd urges none not_sure"
    ),
    "substances": "caffeine alcohol nicotine none",
    "treated": "now past no not_sure",
    "treated_now": "helps helps_some no_help worse not_sure",
    "rls_treatment": "earlier sooner stronger spread more_dose new_urges fell_asleep none not_sure",
    "ask": "could_it_be iron_tests medicines_worse my_conditions try_first long_term_risks come_back driving",
}

# Behind which answers a question waits; every other question is asked of everybody.
GATES = {
    "shift": "time: used_to_evening same worse_day not_sure",
    "five": "days: under_1 1 not_sure",
    "pregnancy_when": "pregnancy: yes",
    "pregnancy_weeks": "pregnancy_when: now",
    "breastfeeding": "pregnancy: yes not_sure",
    "pregnancy_before": "pregnancy: yes not_sure",
    "dialysis": "kidney: yes not_sure",
    "diabetes_type": "diabetes: yes",
    "neuropathy_cause": "neuropathy: yes",
    "ferritin": "results: yes",
    "tsat": "results: yes",
    "haemoglobin": "results: yes",
    "egfr": "results: yes",
    "hba1c": "results: yes",
    "treated_now": "treated: now",
    "rls_treatment": "treated: now past not_sure",
    "treated_before": "treated: now past not_sure",
}

# Where each topic stands on page one.
PLACES = {
    "head": "who",
    "own_words": "words",
    "criteria": "criterion_1 criterion_2 criterion_3 criterion_4 criterion_5",
    "pattern": "course effect others tried",
    "conditions": (
        "conditions iron_details pregnancy_details kidney_details diabetes_details neuropathy_details other"
    ),
    "results": "results",
    "medicines": "medicines treated",
    "questions": "ask",
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


def test_a_question_waits_for_the_answers_of_the_contract() -> None:
    """A gate that is lost would ask everybody, and one too many would ask nobody."""
    gates = {q.id: f"{q.gate.question}: {' '.join(q.gate.codes)}" for q in QUESTIONNAIRE.questions if q.gate}
    assert gates == GATES


def test_each_topic_has_its_place_on_page_one() -> None:
    """Said beside the topic; no template names one."""
    topics = [topic for section in QUESTIONNAIRE.sections for topic in section.topics]
    for place in Place:
        assert [topic.id for topic in topics if topic.place is place] == PLACES[place].split()


def test_three_tables_are_asked() -> None:
    """Each under one heading: effects, short questions and the linked conditions."""
    tables = [topic.id for section in QUESTIONNAIRE.sections for topic in section.topics if topic.heading]
    assert tables == ["effect", "others", "conditions"]


def test_a_repeated_note_is_refused() -> None:
    """It would be printed twice."""
    one, other = Note(id="n", text="N"), Note(id="n", text="M")
    with pytest.raises(ValueError, match="note id used more than once: n"):
        of(replace(QUESTION, notes=(one, other)))


def test_a_gate_on_an_unknown_question_is_refused() -> None:
    """The question could never be asked."""
    with pytest.raises(ValueError, match="a waits for 'c', which is not asked before it"):
        of(replace(QUESTION, gate=Gate("c", ("yes",))))


def test_a_gate_on_a_later_question_is_refused() -> None:
    """Nobody could have answered it yet."""
    with pytest.raises(ValueError, match="a waits for 'b', which is not asked before it"):
        of(replace(QUESTION, gate=Gate("b", ("yes",))), replace(QUESTION, id="b"))


def test_a_gate_on_an_unknown_code_is_refused() -> None:
    """It could never be opened."""
    with pytest.raises(ValueError, match=r"b waits for \{'maybe'\}, which 'a' does not offer"):
        of(QUESTION, replace(QUESTION, id="b", gate=Gate("a", ("maybe",))))


def test_a_table_of_different_questions_is_refused() -> None:
    """Its columns would mean different things."""
    other = replace(QUESTION, id="b", kind=Choice((Option("no", "No"),)))
    topic = Topic(id="t", title="T", place=Place.PATTERN, heading="Which?", questions=(QUESTION, other))
    with pytest.raises(ValueError, match="t is a table"):
        Questionnaire(version="1", sections=(Section(id="s", title="S", topics=(topic,)),))
