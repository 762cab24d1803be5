"""The checklist of conditions linked with restless legs. Linked is all that may be said: never "the cause"."""

from screener.questionnaire.model import (
    N_,
    Choice,
    Choices,
    Gate,
    Note,
    Number,
    Option,
    Place,
    Quantity,
    Question,
    Section,
    Text,
    Topic,
)
from screener.questionnaire.replies import NONE_OF_THESE, NOT_SURE, YES_NO, YES_NO_NOT_SURE
from screener.questionnaire.sources import (
    ALLEN_2018,
    BATOOL_ANWAR_2016,
    BECKER_2018,
    BRYANT_2013,
    CALVINO_2015,
    CHEN_2018,
    EARLEY_2021,
    GENG_2022,
    GHANEI_GHESHLAGH_2017,
    JAHANI_KONDORI_2020,
    JIMENEZ_JIMENEZ_2021,
    MERLINO_2007,
    NING_2018,
    NING_2022,
    PREGNANCY_2010,
    SCHURKS_2014,
    SUWALA_2022,
    TRENKWALDER_2016,
    WEINSTOCK_2010,
    WEINSTOCK_CROHN_2010,
    WINKELMAN_2025,
    WINTER_2013,
)

CONDITIONS = Topic(
    id="conditions",
    title=N_("Conditions linked with restless legs"),
    place=Place.CONDITIONS,
    always_shown=True,
    heading=N_("Have you been told of any of these?"),
    sources=(TRENKWALDER_2016, ALLEN_2018, WINKELMAN_2025),
    questions=(
        Question(
            id="iron",
            kind=YES_NO_NOT_SURE,
            text=N_("Low iron or anaemia, ever"),
            short=N_("Told of low iron or anaemia"),
            sources=(TRENKWALDER_2016,),
        ),
        Question(
            id="pregnancy",
            safety=True,
            kind=YES_NO_NOT_SURE,
            text=N_("Pregnant, or gave birth in the last 6 months"),
            short=N_("Pregnant, or birth within 6 months"),
            sources=(CHEN_2018,),
            notes=(
                Note(
                    id="pregnancy",
                    text=N_(
                        "When you are pregnant, talk to your midwife or doctor and show them this page. "
                        "Ask them before you try a new medicine or supplement."
                    ),
                    sources=(JAHANI_KONDORI_2020,),
                ),
            ),
        ),
        Question(
            id="kidney",
            kind=YES_NO_NOT_SURE,
            text=N_("Long-term (chronic) kidney disease"),
            short=N_("Told of kidney disease"),
            sources=(TRENKWALDER_2016,),
        ),
        Question(
            id="diabetes",
            kind=YES_NO_NOT_SURE,
            text=N_("Diabetes"),
            short=N_("Told of diabetes"),
            sources=(NING_2022, MERLINO_2007),
        ),
        Question(
            id="neuropathy",
            kind=YES_NO_NOT_SURE,
            text=N_("Nerve damage (neuropathy)"),
            short=N_("Told of nerve damage"),
            sources=(JIMENEZ_JIMENEZ_2021,),
        ),
    ),
)

IRON = Topic(
    id="iron_details",
    title=N_("Iron"),
    place=Place.CONDITIONS,
    questions=(
        Question(
            id="iron_signs",
            kind=Choices(
                (
                    Option("heavy_periods", N_("Heavy periods")),
                    Option("blood_donation", N_("Giving blood")),
                    Option("plant_diet", N_("Little or no meat or fish")),
                    Option("bowel_bleeding", N_("Stomach or bowel bleeding, or ulcer")),
                    Option("stomach_bowel_surgery", N_("Stomach or bowel surgery")),
                    Option("coeliac_or_ibd", N_("Coeliac, Crohn’s or ulcerative colitis")),
                    Option("acid_medicine", N_("Stomach acid medicine most days")),
                    Option("recent_pregnancy", N_("Pregnant in the past year")),
                    Option("endurance_sport", N_("Long-distance sport")),
                    Option("iron_tablets", N_("Iron by mouth now")),
                    Option("iron_infusion", N_("Iron by drip, ever")),
                    NONE_OF_THESE,
                    NOT_SURE,
                )
            ),
            text=N_("Which of these apply?"),
            short=N_("Can change iron"),
            hint=N_("They can change your iron."),
            sources=(EARLEY_2021, BRYANT_2013, WEINSTOCK_2010, WEINSTOCK_CROHN_2010, BECKER_2018),
        ),
    ),
)

PREGNANCY = Topic(
    id="pregnancy_details",
    title=N_("Pregnancy"),
    place=Place.CONDITIONS,
    sources=(CHEN_2018,),
    questions=(
        Question(
            id="pregnancy_when",
            kind=Choice(
                (
                    Option("now", N_("I am pregnant now")),
                    Option("recent", N_("I gave birth in the last 6 months")),
                )
            ),
            text=N_("Are you pregnant now?"),
            short=N_("Pregnant now, or gave birth"),
            gate=Gate("pregnancy", ("yes",)),
        ),
        Question(
            id="pregnancy_weeks",
            kind=Number(least=1, most=45, unit=N_("weeks")),
            text=N_("How many weeks pregnant are you?"),
            short=N_("Weeks pregnant"),
            gate=Gate("pregnancy_when", ("now",)),
        ),
        Question(
            id="breastfeeding",
            kind=YES_NO,
            text=N_("Are you breastfeeding?"),
            short=N_("Breastfeeding"),
            gate=Gate("pregnancy", ("yes", "not_sure")),
            sources=(JAHANI_KONDORI_2020,),
        ),
        Question(
            id="pregnancy_before",
            kind=YES_NO_NOT_SURE,
            text=N_("Were your legs like this in an earlier pregnancy?"),
            short=N_("The same in an earlier pregnancy"),
            gate=Gate("pregnancy", ("yes", "not_sure")),
            sources=(PREGNANCY_2010,),
        ),
    ),
)

KIDNEY = Topic(
    id="kidney_details",
    title=N_("Kidneys"),
    place=Place.CONDITIONS,
    questions=(
        Question(
            id="dialysis",
            kind=Choice(
                (
                    Option("none", N_("Neither dialysis nor a transplant")),
                    Option("haemodialysis", N_("By a machine that cleans the blood (haemodialysis)")),
                    Option("peritoneal", N_("Through the belly (peritoneal dialysis)")),
                    Option("transplant", N_("A kidney transplant")),
                    NOT_SURE,
                )
            ),
            text=N_("Do you have dialysis, or a kidney transplant?"),
            short=N_("Dialysis or transplant"),
            gate=Gate("kidney", ("yes", "not_sure")),
            sources=(GHANEI_GHESHLAGH_2017, CALVINO_2015),
        ),
    ),
)

DIABETES = Topic(
    id="diabetes_details",
    title=N_("Diabetes"),
    place=Place.CONDITIONS,
    questions=(
        Question(
            id="diabetes_type",
            kind=Choice(
                (
                    Option("type_1", N_("Type 1")),
                    Option("type_2", N_("Type 2")),
                    Option("gestational", N_("In pregnancy only")),
                    NOT_SURE,
                )
            ),
            text=N_("Which type of diabetes is it?"),
            short=N_("Type of diabetes"),
            gate=Gate("diabetes", ("yes",)),
        ),
    ),
)

NEUROPATHY = Topic(
    id="neuropathy_details",
    title=N_("Nerves"),
    place=Place.CONDITIONS,
    questions=(
        Question(
            id="neuropathy_cause",
            kind=Text(limit=200),
            text=N_("What caused the nerve damage, if you know?"),
            short=N_("Cause of the nerve damage"),
            gate=Gate("neuropathy", ("yes",)),
        ),
    ),
)

AT_HAND = Gate("results", ("yes",))

RESULTS = Topic(
    id="results",
    title=N_("Blood results"),
    place=Place.RESULTS,
    questions=(
        Question(
            id="results",
            kind=YES_NO,
            text=N_("Blood results at hand?"),
            short=N_("Blood results at hand"),
        ),
        Question(
            id="ferritin",
            kind=Quantity((Option("ng/mL", N_("ng/mL")), Option("ug/L", N_("µg/L")))),
            text=N_("Ferritin (stored iron)"),
            short=N_("Ferritin"),
            gate=AT_HAND,
            sources=(WINKELMAN_2025,),
        ),
        Question(
            id="tsat",
            kind=Quantity((Option("%", N_("%")),)),
            text=N_("Transferrin saturation"),
            short=N_("Transferrin saturation"),
            gate=AT_HAND,
            sources=(WINKELMAN_2025,),
        ),
        Question(
            id="haemoglobin",
            kind=Quantity((Option("g/L", N_("g/L")), Option("g/dL", N_("g/dL")), Option("mmol/L", N_("mmol/L")))),
            text=N_("Haemoglobin"),
            short=N_("Haemoglobin"),
            gate=AT_HAND,
        ),
        Question(
            id="egfr",
            kind=Quantity((Option("mL/min/1.73 m2", N_("mL/min/1.73 m²")),)),
            text=N_("eGFR (kidneys)"),
            short=N_("eGFR"),
            gate=AT_HAND,
        ),
        Question(
            id="hba1c",
            kind=Quantity((Option("%", N_("%")), Option("mmol/mol", N_("mmol/mol")))),
            text=N_("HbA1c (blood sugar)"),
            short=N_("HbA1c"),
            gate=AT_HAND,
        ),
    ),
)

OTHER = Topic(
    id="other",
    title=N_("Other things"),
    place=Place.CONDITIONS,
    questions=(
        Question(
            id="other_conditions",
            kind=Choices(
                (
                    Option("multiple_sclerosis", N_("Multiple sclerosis")),
                    Option("parkinson", N_("Parkinson’s disease")),
                    Option("migraine", N_("Migraine")),
                    Option("inflammatory_arthritis", N_("Rheumatoid or other arthritis")),
                    Option("fibromyalgia", N_("Fibromyalgia")),
                    Option("sleep_apnoea", N_("Sleep apnoea")),
                    Option("thyroid", N_("Thyroid condition")),
                    Option("b12_folate", N_("Low B12 or folate")),
                    Option("spinal_cord", N_("Spinal cord injury or disease")),
                    Option("liver", N_("Liver disease")),
                    Option("iron_overload", N_("Too much iron (haemochromatosis)")),
                    Option("low_mood", N_("Depression or anxiety")),
                    Option("adhd", N_("ADHD")),
                    Option("urges", N_("Gambling, other strong urges")),
                    NONE_OF_THESE,
                    NOT_SURE,
                )
            ),
            text=N_("Have you ever had these?"),
            short=N_("Other conditions, now or in the past"),
            sources=(TRENKWALDER_2016, NING_2018, SCHURKS_2014, GENG_2022, SUWALA_2022),
        ),
        Question(
            id="substances",
            kind=Choices(
                (
                    Option("caffeine", N_("Coffee, tea, cola, energy drinks")),
                    Option("alcohol", N_("Alcohol")),
                    Option("nicotine", N_("Tobacco or nicotine")),
                    NONE_OF_THESE,
                )
            ),
            text=N_("What do you have most days?"),
            short=N_("Most days"),
            sources=(BATOOL_ANWAR_2016, WINTER_2013),
        ),
    ),
)

CAUSES = Section(
    id="causes",
    title=N_("Linked conditions"),
    introduction=N_("Having one does not make it the reason."),
    topics=(CONDITIONS, IRON, PREGNANCY, KIDNEY, DIABETES, NEUROPATHY, RESULTS, OTHER),
)
