"""What is said beside a medicine."""

from screener.medicines import FORMULARY, statements
from screener.medicines.ambiguity import OTHER_CONTENTS, REASONS
from screener.medicines.groups import GROUPS


def test_the_groups_that_are_never_stopped_suddenly() -> None:
    """Written out here, because one that is lost or added is a matter for a pharmacist."""
    assert {
        "antidepressant (SSRI)",
        "antidepressant (SNRI)",
        "antidepressant (tricyclic)",
        "antidepressant (tetracyclic)",
        "antidepressant (MAO inhibitor)",
        "antidepressant (other kind)",
        "antipsychotic",
        "mood stabiliser",
        "medicine for epilepsy",
        "gabapentin-type medicine",
        "opioid painkiller",
        "dopamine medicine (dopamine agonist)",
        "dopamine medicine (levodopa)",
        "beta blocker",
        "steroid",
    } == statements.NEVER_STOPPED_SUDDENLY


def test_every_group_and_reason_is_used() -> None:
    """Words that no row shows would be translated for nothing."""
    assert {medicine.group_code for medicine in FORMULARY.medicines} == set(GROUPS)
    assert {brand.reason_code for brand in FORMULARY.ambiguous} == set(REASONS)
    held = {code for brand in FORMULARY.ambiguous for code in brand.could_be_codes}
    assert held - {medicine.generic for medicine in FORMULARY.medicines} == set(OTHER_CONTENTS)


def test_antihistamines_that_people_buy_for_themselves() -> None:
    """The statement for those who bought it stands beside these; written out here, as above."""
    sold = {medicine.generic for medicine in FORMULARY.medicines if medicine.without_prescription}
    assert sold & {each.generic for each in FORMULARY.medicines if each.group_code == "sedating_antihistamine"} == {
        "brompheniramine",
        "buclizine",
        "chlorphenamine",
        "clemastine",
        "cyclizine",
        "cyproheptadine",
        "dexchlorpheniramine",
        "dimenhydrinate",
        "diphenhydramine",
        "doxylamine",
        "ketotifen",
        "meclozine",
        "pheniramine",
        "promethazine",
        "triprolidine",
    }
