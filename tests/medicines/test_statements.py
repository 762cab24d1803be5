"""What is said beside a medicine."""

import pytest

from screener.medicines import FORMULARY, statements
from screener.medicines.ambiguity import OTHER_CONTENTS, REASONS
from screener.medicines.formulary import REPORTED, Report
from screener.medicines.groups import GROUPS
from screener.medicines.lines import Mention


def test_the_groups_that_are_never_stopped_suddenly() -> None:
    """Written out here, because one that is lost or added is a matter for a pharmacist; each with what warns of it."""
    assert {code: len(group.warned_by) for code, group in GROUPS.items() if group.never_stopped_suddenly} == {
        "ssri": 2,
        "snri": 3,
        "tricyclic": 2,
        "tetracyclic": 1,
        "mao_inhibitor": 2,
        "other_antidepressant": 1,
        "antipsychotic": 2,
        "mood_stabiliser": 1,
        "epilepsy": 3,
        "gabapentin_type": 1,
        "opioid": 1,
        "dopamine_agonist": 1,
        "levodopa": 2,
        "levodopa_helper": 2,
        "beta_blocker": 1,
        "clonidine": 1,
        "baclofen": 1,
        "benzodiazepine": 1,
        "z_drug": 1,
        "steroid": 1,
    }


@pytest.mark.parametrize(
    ("generic", "never_suddenly"),
    [
        ("diazepam", True),
        ("zopiclone", True),
        ("baclofen", True),
        ("clonidine", True),
        ("carbamazepine", True),
        ("valproate", True),
        ("levetiracetam", True),
        ("lithium", True),
        ("pregabalin", True),
        ("tramadol", True),
        ("bupropion", True),
        ("quetiapine", True),
        ("pramipexole", True),
        ("levodopa", True),
        ("entacapone", True),
        ("bisoprolol", True),
        ("prednisolone", True),
        ("tizanidine", False),
        ("lisinopril", False),
        ("valerian", False),
        ("omeprazole", False),
        ("naloxone", False),
    ],
)
def test_medicines_that_are_never_stopped_suddenly(generic: str, never_suddenly: bool) -> None:
    """Those that a label or a formulary warns of; those that share their words with a group that is not are apart."""
    (medicine,) = (each for each in FORMULARY.medicines if each.generic == generic)
    assert medicine.never_suddenly is never_suddenly
    assert bool(medicine.warned_by) is never_suddenly


def test_what_is_said_of_each_kind_of_report() -> None:
    """A sentence and a heading for each, and none for what is known by name only."""
    assert statements.REPORTED[Report.CLASS_EFFECT] == (
        "Works like medicines with such reports: in some people they brought on or worsened restless legs."
    )
    assert statements.REPORTED[Report.TREATMENT_THAT_CAN_WORSEN] == (
        "Sometimes given for restless legs. Reported to worsen them over time in some people."
    )
    assert tuple(statements.REPORTED) == REPORTED
    assert tuple(statements.REPORT_HEADINGS) == tuple(Report)
    assert set(statements.MENTION_HEADINGS) == {Mention.PAST, Mention.AVOIDED}


def test_reported_means_a_report() -> None:
    """Every medicine of which something is said cites where; written out: those that are named themselves."""
    kinds: dict[Report, set[str]] = {}
    for medicine in FORMULARY.medicines:
        kinds.setdefault(medicine.kind, set()).add(medicine.generic)
        assert medicine.kind is Report.NOT_FLAGGED or medicine.sources
        assert (medicine.kind is Report.CLASS_EFFECT) <= (medicine.of_class is not None)
    assert kinds[Report.SINGLE_REPORT] == {"levothyroxine", "lithium"}
    assert kinds[Report.LEAFLET] == {
        "agomelatine",
        "apalutamide",
        "burosumab",
        "enzalutamide",
        "imatinib",
        "melatonin",
        "nilotinib",
        "pegunigalsidase alfa",
    }
    assert kinds[Report.TREATMENT_THAT_CAN_WORSEN] == {
        "cabergoline",
        "levodopa",
        "pergolide",
        "pramipexole",
        "ropinirole",
        "rotigotine",
    }
    assert kinds[Report.TRIGGER] == {
        "amitriptyline",
        "aripiprazole",
        "asenapine",
        "citalopram",
        "clozapine",
        "diphenhydramine",
        "duloxetine",
        "escitalopram",
        "fluoxetine",
        "loxapine",
        "metoclopramide",
        "mianserin",
        "mirtazapine",
        "olanzapine",
        "paroxetine",
        "quetiapine",
        "risperidone",
        "sertraline",
        "thioridazine",
        "topiramate",
        "tramadol",
        "venlafaxine",
    }
    assert {
        "ciclosporin",
        "doxepin",
        "interferon alfa",
        "mesuximide",
        "phenytoin",
        "sodium oxybate",
        "tacrolimus",
        "zonisamide",
    } <= kinds[Report.NOT_FLAGGED]


def test_no_news_interview_is_cited() -> None:
    """Nor what another consumer page says that somebody said."""
    assert not {source.id for source in FORMULARY.sources} & {"ondo_2016", "ninds_antihistamines", "walters_1991"}


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
        "carbinoxamine",
        "chlorcyclizine",
        "chlorphenamine",
        "clemastine",
        "cyclizine",
        "cyproheptadine",
        "dexbrompheniramine",
        "dexchlorpheniramine",
        "dimenhydrinate",
        "dimetindene",
        "diphenhydramine",
        "diphenylpyraline",
        "doxylamine",
        "ketotifen",
        "meclozine",
        "mepyramine",
        "oxomemazine",
        "pheniramine",
        "phenyltoloxamine",
        "promethazine",
        "triprolidine",
    }
