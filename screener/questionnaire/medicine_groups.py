"""What the rows of the list of medicines share: names of groups, the day of the last check, repeated remarks."""

from datetime import date

from screener.questionnaire.model import N_

CHECKED_ON = date(2026, 11, 20)

BRANDS_FROM_MEMORY = "Brands from memory: check each in its national register."
CLASS_FROM_MEMORY = "Class effect from memory: no source yet."
GROUP_EVIDENCE = "The source speaks of sedating antihistamines as a group."
ENTERS_LESS = "Does not enter the brain as easily as the sedating ones."
ONE_SURVEY = "Table of a review; one survey."
UNSURE = "A pharmacist must say whether it belongs here."
WITHDRAWAL = "Reports concern the time after it is ended or reduced too fast, which has its own question."

SSRI = N_("antidepressant (SSRI)")
SNRI = N_("antidepressant (SNRI)")
TRICYCLIC = N_("antidepressant (tricyclic)")
TETRACYCLIC = N_("antidepressant (tetracyclic)")
MAO_INHIBITOR = N_("antidepressant (MAO inhibitor)")
OTHER_ANTIDEPRESSANT = N_("antidepressant (other kind)")
ANTIPSYCHOTIC = N_("antipsychotic")
ANTI_SICKNESS = N_("medicine for sickness")
DIZZINESS_OR_MIGRAINE = N_("medicine for dizziness or migraine")
SEDATING_ANTIHISTAMINE = N_("antihistamine that can cause sleepiness")
OTHER_ANTIHISTAMINE = N_("antihistamine that rarely causes sleepiness")
MOOD_STABILISER = N_("mood stabiliser")
EPILEPSY = N_("medicine for epilepsy")
THYROID = N_("thyroid hormone")
INTERFERON = N_("interferon")
NARCOLEPSY = N_("medicine for narcolepsy")
SLEEP_HORMONE = N_("sleep hormone")
FEMALE_HORMONE = N_("female hormone")
OPIOID = N_("opioid painkiller")
OPIOID_BLOCKER = N_("opioid blocker")
PPI = N_("acid reducer (proton pump inhibitor)")
H2_BLOCKER = N_("acid reducer (H2 blocker)")
ANTACID = N_("antacid or calcium")
IMMUNE = N_("medicine that calms the immune system")
DOPAMINE_AGONIST = N_("dopamine medicine (dopamine agonist)")
LEVODOPA = N_("dopamine medicine (levodopa)")
LEVODOPA_HELPER = N_("medicine given with levodopa")
BETA_BLOCKER = N_("beta blocker")
CALCIUM_CHANNEL_BLOCKER = N_("calcium channel blocker")
STATIN = N_("statin")
BLOOD_PRESSURE = N_("medicine for blood pressure")
WATER_TABLET = N_("water tablet")
BLOOD_THINNER = N_("blood thinner")
GABAPENTIN_TYPE = N_("gabapentin-type medicine")
MUSCLE_RELAXANT = N_("muscle relaxant")
SLEEPING_OR_CALMING = N_("sleeping tablet or calming medicine")
IRON = N_("iron")
VITAMIN = N_("vitamin")
PAINKILLER = N_("painkiller")
COUGH_AND_COLD = N_("medicine for coughs and colds")
STIMULANT = N_("stimulant")
DIABETES = N_("medicine for diabetes")
WEIGHT = N_("medicine for losing weight")
STEROID = N_("steroid")
ANTIVIRAL = N_("medicine against viruses")
ANTIFUNGAL = N_("medicine against fungus")
ANTIBIOTIC = N_("antibiotic")
LAXATIVE = N_("laxative")
CRAMP = N_("medicine for cramps or malaria")
