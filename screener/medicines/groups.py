"""The groups that medicines belong to: the words for each, and which are never to be stopped suddenly.

The tables name a group by its code; the words stay here, because they are translated.
"""

from dataclasses import dataclass

from screener.questionnaire.model import N_


@dataclass(frozen=True)
class Group:
    """A group as people read it. `never_stopped_suddenly` brings a fixed statement to each of its medicines."""

    label: str
    never_stopped_suddenly: bool = False


GROUPS = {
    "ssri": Group(N_("antidepressant (SSRI)"), never_stopped_suddenly=True),
    "snri": Group(N_("antidepressant (SNRI)"), never_stopped_suddenly=True),
    "tricyclic": Group(N_("antidepressant (tricyclic)"), never_stopped_suddenly=True),
    "tetracyclic": Group(N_("antidepressant (tetracyclic)"), never_stopped_suddenly=True),
    "mao_inhibitor": Group(N_("antidepressant (MAO inhibitor)"), never_stopped_suddenly=True),
    "other_antidepressant": Group(N_("antidepressant (other kind)"), never_stopped_suddenly=True),
    "antipsychotic": Group(N_("antipsychotic"), never_stopped_suddenly=True),
    "anti_sickness": Group(N_("medicine for sickness")),
    "dizziness_or_migraine": Group(N_("medicine for dizziness or migraine")),
    "sedating_antihistamine": Group(N_("antihistamine that can cause sleepiness")),
    "other_antihistamine": Group(N_("antihistamine that rarely causes sleepiness")),
    "mood_stabiliser": Group(N_("mood stabiliser"), never_stopped_suddenly=True),
    "epilepsy": Group(N_("medicine for epilepsy"), never_stopped_suddenly=True),
    "thyroid": Group(N_("thyroid hormone")),
    "interferon": Group(N_("interferon")),
    "narcolepsy": Group(N_("medicine for narcolepsy")),
    "sleep_hormone": Group(N_("sleep hormone")),
    "female_hormone": Group(N_("female hormone")),
    "opioid": Group(N_("opioid painkiller"), never_stopped_suddenly=True),
    "opioid_blocker": Group(N_("opioid blocker")),
    "ppi": Group(N_("acid reducer (proton pump inhibitor)")),
    "h2_blocker": Group(N_("acid reducer (H2 blocker)")),
    "antacid": Group(N_("antacid or calcium")),
    "immune": Group(N_("medicine that calms the immune system")),
    "dopamine_agonist": Group(N_("dopamine medicine (dopamine agonist)"), never_stopped_suddenly=True),
    "levodopa": Group(N_("dopamine medicine (levodopa)"), never_stopped_suddenly=True),
    "levodopa_helper": Group(N_("medicine given with levodopa")),
    "beta_blocker": Group(N_("beta blocker"), never_stopped_suddenly=True),
    "calcium_channel_blocker": Group(N_("calcium channel blocker")),
    "statin": Group(N_("statin")),
    "blood_pressure": Group(N_("medicine for blood pressure")),
    "water_tablet": Group(N_("water tablet")),
    "blood_thinner": Group(N_("blood thinner")),
    "gabapentin_type": Group(N_("gabapentin-type medicine"), never_stopped_suddenly=True),
    "muscle_relaxant": Group(N_("muscle relaxant")),
    "sleeping_or_calming": Group(N_("sleeping tablet or calming medicine")),
    "iron": Group(N_("iron")),
    "vitamin": Group(N_("vitamin")),
    "painkiller": Group(N_("painkiller")),
    "cough_and_cold": Group(N_("medicine for coughs and colds")),
    "stimulant": Group(N_("stimulant")),
    "diabetes": Group(N_("medicine for diabetes")),
    "weight": Group(N_("medicine for losing weight")),
    "steroid": Group(N_("steroid"), never_stopped_suddenly=True),
    "antiviral": Group(N_("medicine against viruses")),
    "antifungal": Group(N_("medicine against fungus")),
    "antibiotic": Group(N_("antibiotic")),
    "laxative": Group(N_("laxative")),
    "cramp": Group(N_("medicine for cramps or malaria")),
}
