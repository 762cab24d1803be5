"""Fixed texts, the same for everybody on screen and paper. No answer brings one out and none weighs an answer."""

from datetime import date

from screener.questionnaire.model import N_
from screener.questionnaire.sources import (
    ALLEN_2014,
    ALLEN_2018,
    ANDERSON_2017,
    AUKERMAN_2006,
    BECKER_2018,
    CPHA_RLS,
    DSM_5,
    HENING_2009,
    NHS_RESTLESS_LEGS,
    NHS_SCOTLAND_2025,
    PICCHIETTI_2013,
    SCHORMAIR_2024,
    SILBER_2021,
    SUWALA_2022,
    TRENKWALDER_2016,
    VLASIE_2021,
    WEINSTOCK_2010,
    WEINSTOCK_CROHN_2010,
    WINKELMAN_2025,
)

WRITTEN_ON = date(2026, 11, 26)
REVIEWED_BY: str | None = None

TITLE = N_("Leg symptoms: notes for my appointment")

WHAT_THIS_IS = N_(
    "This is information to help you talk with a clinician. It is not a diagnosis and does not replace medical advice. "
    "It sets your own answers beside the published criteria (IRLSSG 2014)."
)
NOT_TESTED = N_("The questions were written for this form. They have not been tested for accuracy.")
NOT_REVIEWED = N_("No clinician has reviewed these texts yet.")
REVIEWED = N_("These texts were reviewed by %(name)s.")
NOT_STORED = N_(
    "Your answers are used in memory to make the page and are then discarded. We do not save, log or share them."
)
NOT_ADDED_UP = N_("We have not added these up. Restless legs syndrome is not diagnosed by adding up answers.")
NOT_SURE_IS_COMMON = N_("“Not sure” is common. Your clinician can ask more.")
NOT_A_DIAGNOSIS = N_("This is not a diagnosis.")
FOR_ADULTS = N_(
    "This form is for adults (18 or over). For a child, write down what the child says, in the child’s own words, and "
    "take it to a clinician. Growing pains and restless legs can be mixed up or come together. "
    "A children’s clinician can tell them apart."
)
FOR_ADULTS_SOURCES = (PICCHIETTI_2013,)
WHATEVER_THIS_SAYS = N_("If your legs trouble you, it is worth talking to a clinician, whatever this page says.")
URGENT_LINE = N_(
    "Call the emergency number now for: new numbness between the legs; new trouble with bladder or bowel; "
    "new weakness, pain or tingling in both legs; chest pain or trouble breathing; vomiting blood; "
    "thoughts of harming yourself. Get help today if one leg is newly swollen, warm or sore."
)
IRON_WARNING = N_("Do not start iron without a blood test and advice: too much iron can harm.")

COURSE_FOOTNOTE = N_(
    "Published course definitions (IRLSSG 2014), for untreated symptoms over the past year: chronic-persistent, on "
    "average at least twice a week; intermittent, on average less than twice a week, with at least five events ever. "
    "Other systems use other limits: DSM-5 uses three or more times a week for three months or more."
)
COURSE_FOOTNOTE_SOURCES = (ALLEN_2014, DSM_5)
CLINICIAN_BOX = N_(
    "IRLSSG 2014 criteria. In one family study about 1 in 6 relatives without restless legs still satisfied the first "
    "four criteria (Hening 2009). AASM 2025, good practice for all with clinically significant restless legs: test "
    "ferritin and transferrin saturation (TSAT), best in the morning, after 24 hours without iron-containing "
    "supplements and foods. Adults: iron by mouth or vein if ferritin is 75 µg/L or lower or TSAT is below 20 %; "
    "by vein only if ferritin is between 75 and 100 µg/L. Consensus, not empirically tested; assays differ. "
    "A clinician may use the IRLS scale."
)
CLINICIAN_BOX_SOURCES = (ALLEN_2014, HENING_2009, WINKELMAN_2025)

TESTS_INTRODUCTION = N_(
    "Tests that clinicians often discuss with people whose legs are restless. The list is the same for everybody. "
    "Your clinician decides with you which of them would help."
)
TESTS_TO_DISCUSS = (
    N_("Ferritin and transferrin saturation: how much iron the body holds and carries"),
    N_("Full blood count: anaemia, among other things"),
    N_("Kidney function (eGFR)"),
    N_("Blood sugar: glucose or HbA1c"),
    N_("Vitamin B12 and folate"),
    N_("Thyroid (TSH)"),
    N_("CRP, a sign of inflammation, where it makes ferritin hard to read"),
    N_("Calcium and magnesium, where there are cramps"),
    N_("A pregnancy test, if you could be pregnant"),
)
TESTS_NOT_NEEDED = N_(
    "No blood test or scan can show restless legs. Nerve tests and sleep studies are for when a clinician thinks that "
    "they would help."
)
TESTS_SOURCES = (WINKELMAN_2025, NHS_SCOTLAND_2025, NHS_RESTLESS_LEGS)

SAMPLE_INTRODUCTION = N_(
    "How the blood sample for iron is usually prepared. Ask whoever takes the sample what they want you to do."
)
SAMPLE_PREPARATION = (
    N_("It is usually taken in the morning."),
    N_(
        "Guidance asks for 24 hours without iron tablets and without foods that hold iron. "
        "Ask first what you should leave out."
    ),
    N_("Ask whether you should come without breakfast."),
    N_("Say if you are ill or have a fever: ferritin goes up when you are ill."),
    N_("Keep the result with its unit and date. Two labs can give two numbers for the same blood."),
)
SAMPLE_SOURCES = (WINKELMAN_2025, ALLEN_2018)

DIARY_INTRODUCTION = N_(
    "Fill in one column each morning, with a pen. It is for you and your clinician to look at. Nothing is added up."
)
DIARY_ROWS = (
    N_("Date"),
    N_("Did it come? When did it begin?"),
    N_("When was it worst?"),
    N_("What did I do, and did it help?"),
    N_("Lights out, and up again"),
    N_("How often was I up in the night?"),
    N_("Medicines, and when I took them"),
    N_("Coffee, tea, alcohol, exercise"),
    N_("How was the next day?"),
)
DIARY_NIGHTS = 7

BLANK_INTRODUCTION = N_(
    "Fill this in with a pen and take it to your visit. Leave out any question you like. "
    "Your answers stay on this paper."
)

DO_NOT_STOP = N_(
    "Do not stop, skip or change any prescribed medicine because of this form. "
    "It can be very unsafe to stop some of them all at once. "
    "Show this list to the person who prescribes for you, or to a pharmacist, and ask: "
    "“Could any of these be making my legs worse, and is there another option for me?”"
)

NOTES_TITLE = N_("Notes on the questions, the same for everybody")

# What people ask that the form does not, each with what it rests on.
FURTHER = (
    (
        N_("Restless legs often run in families. That does not mean that nothing can be done."),
        (SCHORMAIR_2024, NHS_RESTLESS_LEGS),
    ),
    (
        N_(
            "In some diseases the body’s defences fight the body. "
            "A few of these have been linked with restless legs, such as coeliac disease. The studies do not all agree."
        ),
        (WEINSTOCK_2010, WEINSTOCK_CROHN_2010, BECKER_2018, SUWALA_2022),
    ),
    (
        N_(
            "There is no single cure known. Many people get better with the right help. "
            "Where something such as low iron or a medicine is found, dealing with it may help."
        ),
        (VLASIE_2021, TRENKWALDER_2016, NHS_RESTLESS_LEGS),
    ),
    (
        N_(
            "Some people find that it helps to move more, to stretch or rub their legs, or to have a warm bath. "
            "For some it helps to go to bed at the same time each night. The risk is low, and so is the evidence."
        ),
        (NHS_RESTLESS_LEGS, NHS_SCOTLAND_2025, AUKERMAN_2006),
    ),
    (
        N_(
            "Some clinics advertise these for restless legs: nerve surgery (decompression), vein laser. "
            "The guidelines we read do not recommend either. Light of a kind called near-infrared is something else. "
            "Talk to your own clinician first."
        ),
        (ANDERSON_2017, WINKELMAN_2025, CPHA_RLS, SILBER_2021),
    ),
)

INTENDED_PURPOSE = N_(
    "Helps a person write down leg symptoms and questions in a structured way to take to a clinician. "
    "Not intended for diagnosis, prediction, prognosis, monitoring or treatment decisions."
)

# What the texts of this file rest on, for the list of sources.
SOURCES = (
    *CLINICIAN_BOX_SOURCES,
    *TESTS_SOURCES,
    *SAMPLE_SOURCES,
    *(source for _, sources in FURTHER for source in sources),
    *FOR_ADULTS_SOURCES,
    *COURSE_FOOTNOTE_SOURCES,
)
