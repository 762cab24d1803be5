"""The list of medicines the form knows."""

from screener.questionnaire.antidepressants import ANTIDEPRESSANTS
from screener.questionnaire.antihistamines import ANTIHISTAMINES
from screener.questionnaire.antipsychotics import ANTIPSYCHOTICS
from screener.questionnaire.dopamine_medicines import DOPAMINE_MEDICINES
from screener.questionnaire.everyday_medicines import (
    IRON_AND_VITAMINS,
    OTHER_EVERYDAY_MEDICINES,
    PAIN_AND_COLD_MEDICINES,
)
from screener.questionnaire.formulary import Formulary
from screener.questionnaire.further_medicines import (
    ACID_REDUCERS,
    IMMUNE_MEDICINES,
    MOOD_EPILEPSY_AND_HORMONES,
    PAINKILLERS,
)
from screener.questionnaire.heart_medicines import HEART_MEDICINES
from screener.questionnaire.nerve_and_sleep_medicines import NERVE_AND_SLEEP_MEDICINES
from screener.questionnaire.several_medicines import AMBIGUOUS, COMBINATIONS
from screener.questionnaire.sickness_medicines import SICKNESS_MEDICINES

FORMULARY = Formulary(
    medicines=(
        *ANTIDEPRESSANTS,
        *ANTIPSYCHOTICS,
        *SICKNESS_MEDICINES,
        *ANTIHISTAMINES,
        *MOOD_EPILEPSY_AND_HORMONES,
        *PAINKILLERS,
        *ACID_REDUCERS,
        *IMMUNE_MEDICINES,
        *DOPAMINE_MEDICINES,
        *HEART_MEDICINES,
        *NERVE_AND_SLEEP_MEDICINES,
        *IRON_AND_VITAMINS,
        *PAIN_AND_COLD_MEDICINES,
        *OTHER_EVERYDAY_MEDICINES,
    ),
    combinations=COMBINATIONS,
    ambiguous=AMBIGUOUS,
)
