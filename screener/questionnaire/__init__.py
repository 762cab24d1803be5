"""The questionnaire: everything a clinician reviews, and nothing else.

This folder holds content: imports and constants, no logic beyond the shapes in `model`, which refuse
content that does not fit when it is imported. The rule of the core: `questionnaire`, then `answers`, then `findings`,
then `medicines` and `summary`, each knowing only those before it and the standard library. Nothing here knows of the
web, of how a page is printed or of a language other than the one it is written in.
"""

from screener.questionnaire.causes import CAUSES
from screener.questionnaire.criteria import ABOUT, CRITERIA
from screener.questionnaire.lookalikes import LOOKALIKES
from screener.questionnaire.model import Questionnaire
from screener.questionnaire.pattern import PATTERN
from screener.questionnaire.treatment import TREATMENT
from screener.questionnaire.visit import VISIT

VERSION = "2.0"

QUESTIONNAIRE = Questionnaire(
    version=VERSION, sections=(ABOUT, CRITERIA, LOOKALIKES, PATTERN, CAUSES, TREATMENT, VISIT)
)
