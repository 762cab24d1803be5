"""The groups that medicines belong to: the words for each, and which are never to be stopped suddenly.

The tables name a group by its code; the words stay here, because they are translated. Two groups share their words
where only one of them is warned of.
"""

from dataclasses import dataclass

from screener.medicines import sources as of_medicines
from screener.questionnaire import sources
from screener.questionnaire.model import N_, Source


@dataclass(frozen=True)
class Group:
    """A group as people read it. `never_stopped_suddenly` brings a fixed statement to each of its medicines.

    `warned_by` are the sources that warn of a sudden end, looked up on 25 November 2026. `to_check` is a note for the
    pharmacist: what was not read, or whom the warning may not fit; `reviewed_by` is empty until one has signed.
    """

    label: str
    never_stopped_suddenly: bool = False
    warned_by: tuple[Source, ...] = ()
    to_check: str = ""
    reviewed_by: str = ""


GROUPS = {
    "ssri": Group(
        N_("SSRI antidepressant"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.SCOTTISH_ANTIDEPRESSANTS,
            of_medicines.NHS_ANTIDEPRESSANTS,
        ),
    ),
    "snri": Group(
        N_("SNRI antidepressant"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.SCOTTISH_ANTIDEPRESSANTS,
            of_medicines.NHS_ANTIDEPRESSANTS,
            of_medicines.YENTREVE_LEAFLET,
        ),
    ),
    "tricyclic": Group(
        N_("tricyclic antidepressant"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.SCOTTISH_ANTIDEPRESSANTS,
            of_medicines.NHS_ANTIDEPRESSANTS,
        ),
    ),
    "tetracyclic": Group(
        N_("tetracyclic antidepressant"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.SCOTTISH_ANTIDEPRESSANTS,),
        to_check="Covered as one of all classes; no label of its own was read.",
    ),
    "mao_inhibitor": Group(
        N_("MAO inhibitor antidepressant"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.NHS_ANTIDEPRESSANTS,
            of_medicines.SCOTTISH_ANTIDEPRESSANTS,
        ),
    ),
    "other_antidepressant": Group(
        N_("antidepressant of another kind"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.SCOTTISH_ANTIDEPRESSANTS,),
        to_check=(
            "Covered as one of all classes. The leaflet of agomelatine asks only not to end it without the "
            "doctor's advice; nothing was read on bupropion."
        ),
    ),
    "antipsychotic": Group(
        N_("antipsychotic"),
        never_stopped_suddenly=True,
        warned_by=(
            sources.OLANZAPINE_LABEL,
            of_medicines.SYCREST_LEAFLET,
        ),
        to_check=(
            "The leaflet of olanzapine tells what a sudden end brings; others ask only not to end it unless "
            "the doctor says so."
        ),
    ),
    "anti_sickness": Group(N_("medicine for sickness")),
    "stomach": Group(N_("medicine for a slow stomach")),
    "dizziness_or_migraine": Group(N_("medicine for dizziness or migraine")),
    "sedating_antihistamine": Group(N_("antihistamine that can cause sleepiness")),
    "other_antihistamine": Group(N_("antihistamine that rarely causes sleepiness")),
    "mood_stabiliser": Group(
        N_("mood stabiliser"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.NHSGGC_LITHIUM,),
    ),
    "epilepsy": Group(
        N_("medicine for epilepsy"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.AUSTRALIAN_PRESCRIBER_EPILEPSY,
            of_medicines.NI_FORMULARY_EPILEPSY,
            of_medicines.KEPPRA_LEAFLET,
        ),
        to_check="The first two speak of the class; of single labels only that of levetiracetam was read.",
    ),
    "thyroid": Group(N_("thyroid hormone")),
    "interferon": Group(N_("interferon")),
    "narcolepsy": Group(N_("medicine for narcolepsy"), to_check="No source was read for sodium oxybate."),
    "unwanted_movements": Group(N_("medicine for unwanted movements"), to_check="No source was read."),
    "sleep_hormone": Group(N_("sleep hormone")),
    "female_hormone": Group(N_("female hormone")),
    "opioid": Group(
        N_("opioid painkiller"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.FDA_OPIOIDS_2019,),
    ),
    "opioid_blocker": Group(N_("opioid blocker")),
    "ppi": Group(N_("proton pump inhibitor, an acid reducer")),
    "h2_blocker": Group(N_("H2 blocker, an acid reducer")),
    "antacid": Group(N_("antacid or calcium")),
    "immune": Group(N_("medicine that calms the immune system")),
    "cancer": Group(N_("medicine for cancer")),
    "bones": Group(N_("medicine for bones")),
    "enzyme": Group(N_("enzyme given as a medicine")),
    "dopamine_agonist": Group(
        N_("dopamine agonist"),
        never_stopped_suddenly=True,
        warned_by=(sources.PRAMIPEXOLE_LABEL,),
    ),
    "levodopa": Group(
        N_("dopamine medicine"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.STALEVO_LEAFLET,
            of_medicines.COMTAN_LEAFLET,
        ),
    ),
    "levodopa_helper": Group(
        N_("medicine given with levodopa"),
        never_stopped_suddenly=True,
        warned_by=(
            of_medicines.COMTAN_LEAFLET,
            of_medicines.STALEVO_LEAFLET,
        ),
    ),
    "beta_blocker": Group(
        N_("beta blocker"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.METOPROLOL_LABEL,),
        to_check="The label is that of metoprolol; others were not read.",
    ),
    "calcium_channel_blocker": Group(N_("calcium channel blocker")),
    "statin": Group(N_("statin")),
    "blood_pressure": Group(
        N_("medicine for blood pressure"), to_check="No warning was read for this group; clonidine stands apart."
    ),
    "clonidine": Group(
        N_("medicine for blood pressure"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.CLONIDINE_LABEL,),
        to_check="Read on a copy of the label.",
    ),
    "water_tablet": Group(N_("water tablet")),
    "blood_thinner": Group(N_("blood thinner")),
    "gabapentin_type": Group(
        N_("gabapentin-type medicine"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.NHS_FIFE_GABAPENTINOIDS,),
    ),
    "muscle_relaxant": Group(
        N_("muscle relaxant"), to_check="No warning was read for tizanidine; labels have one, from memory."
    ),
    "baclofen": Group(
        N_("muscle relaxant"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.NHS_BACLOFEN,),
    ),
    "benzodiazepine": Group(
        N_("benzodiazepine, a calming medicine"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.CPHA_DEPRESCRIBING,),
        to_check="The boxed warning of US labels was seen by its heading only.",
    ),
    "z_drug": Group(
        N_("Z-drug sleeping tablet"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.CPHA_DEPRESCRIBING,),
    ),
    "sleeping_or_calming": Group(
        N_("sleeping tablet or calming medicine"), to_check="No warning was read for what is left in this group."
    ),
    "iron": Group(N_("iron")),
    "vitamin": Group(N_("vitamin")),
    "painkiller": Group(N_("painkiller")),
    "cough_and_cold": Group(N_("medicine for coughs and colds")),
    "stimulant": Group(N_("stimulant")),
    "diabetes": Group(N_("medicine for diabetes")),
    "weight": Group(N_("medicine for losing weight")),
    "steroid": Group(
        N_("steroid"),
        never_stopped_suddenly=True,
        warned_by=(of_medicines.PLYMOUTH_PREDNISOLONE,),
        to_check="After more than a few weeks; short courses end at once.",
    ),
    "antiviral": Group(N_("medicine against viruses")),
    "antifungal": Group(N_("medicine against fungus")),
    "antibiotic": Group(N_("antibiotic")),
    "laxative": Group(N_("laxative")),
    "cramp": Group(N_("medicine for cramps or malaria")),
}
