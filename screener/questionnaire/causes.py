"""The checklist of conditions linked with restless legs. Linked is all that may be said: never "the cause"."""

from screener.questionnaire.model import (
    N_,
    Answered,
    Choice,
    Choices,
    MedicineList,
    Named,
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
from screener.questionnaire.replies import NO, NONE_OF_THESE, NOT_SURE, YES_NO_NOT_SURE
from screener.questionnaire.sources import (
    ALLEN_2011,
    ALLEN_2018,
    AUGMENTATION_QUESTIONS,
    BATOOL_ANWAR_2016,
    BECKER_2018,
    CALVINO_2015,
    CHEN_2018,
    EARLEY_2021,
    GENG_2022,
    GHANEI_GHESHLAGH_2017,
    HOQUE_2010,
    JAHANI_KONDORI_2020,
    JIMENEZ_JIMENEZ_2021,
    KOLLA_2018,
    MERLINO_2007,
    MHRA_2007,
    NING_2018,
    NING_2022,
    PEREZ_LLORET_2012,
    SCHURKS_2014,
    SPENCER_2013,
    TRENKWALDER_2016,
    WEINSTOCK_2010,
    WINKELMAN_2025,
    WINTER_2013,
)
from screener.questionnaire.statements import DO_NOT_STOP

LAST_RESULT = N_("Only if you know it. Copy the number, the unit and the date from your result.")

IRON = Topic(
    id="iron",
    title=N_("Iron"),
    place=Place.CONDITIONS,
    always_shown=True,
    sources=(TRENKWALDER_2016, ALLEN_2018, WINKELMAN_2025),
    questions=(
        Question(
            id="iron",
            kind=YES_NO_NOT_SURE,
            text=N_("Have you ever been told that your iron was low, or that you had anaemia?"),
            short=N_("Told of low iron or anaemia"),
            hint=N_("Anaemia means that the blood carries too little oxygen, often for lack of iron."),
            sources=(TRENKWALDER_2016,),
        ),
        Question(
            id="iron_signs",
            kind=Choices(
                (
                    Option("heavy_periods", N_("Heavy periods")),
                    Option("blood_donation", N_("Giving blood")),
                    Option("plant_diet", N_("Eating little or no meat and fish")),
                    Option("bowel_bleeding", N_("Bleeding from the stomach or bowel, or an ulcer")),
                    Option("stomach_bowel_surgery", N_("An operation on the stomach or bowel")),
                    Option("coeliac_or_ibd", N_("Coeliac disease, Crohn’s disease or ulcerative colitis")),
                    Option("acid_medicine", N_("A medicine against stomach acid, most days")),
                    Option("recent_pregnancy", N_("Pregnant now or in the past year")),
                    Option("endurance_sport", N_("Long-distance running or other endurance sport")),
                    NONE_OF_THESE,
                    NOT_SURE,
                )
            ),
            text=N_("Do any of these apply to you?"),
            short=N_("Things that use up or block iron"),
            hint=N_("They can use up iron or keep the body from taking it in. Tick all that fit."),
            sources=(EARLEY_2021, SPENCER_2013, WEINSTOCK_2010, BECKER_2018),
        ),
        Question(
            id="iron_taking",
            kind=YES_NO_NOT_SURE,
            text=N_("Do you take iron now?"),
            short=N_("Takes iron now"),
        ),
        Question(
            id="ferritin",
            kind=Quantity((Option("ng/mL", N_("ng/mL")), Option("ug/L", N_("µg/L")))),
            text=N_("Your last ferritin result"),
            short=N_("Ferritin"),
            hint=LAST_RESULT,
            sources=(WINKELMAN_2025,),
        ),
        Question(
            id="tsat",
            kind=Quantity((Option("%", N_("%")),)),
            text=N_("Your last transferrin saturation result"),
            short=N_("Transferrin saturation"),
            hint=LAST_RESULT,
            sources=(WINKELMAN_2025,),
        ),
        Question(
            id="haemoglobin",
            kind=Quantity((Option("g/L", N_("g/L")), Option("g/dL", N_("g/dL")))),
            text=N_("Your last haemoglobin result"),
            short=N_("Haemoglobin"),
            hint=LAST_RESULT,
        ),
    ),
)

PREGNANCY = Topic(
    id="pregnancy",
    title=N_("Pregnancy"),
    place=Place.CONDITIONS,
    always_shown=True,
    sources=(CHEN_2018,),
    questions=(
        Question(
            id="pregnancy",
            kind=Choice(
                (
                    Option("now", N_("Yes, now")),
                    Option("recent", N_("I gave birth in the last 6 months")),
                    NO,
                    NOT_SURE,
                )
            ),
            text=N_("Are you pregnant?"),
            short=N_("Pregnant"),
            sources=(CHEN_2018,),
            notes=(
                Note(
                    id="pregnancy",
                    text=N_(
                        "Before you try any medicine or supplement, talk to your midwife or doctor. "
                        "Show them this page."
                    ),
                    when=((Answered("pregnancy", ("now",)),),),
                    sources=(JAHANI_KONDORI_2020,),
                ),
            ),
        ),
        Question(
            id="pregnancy_weeks",
            kind=Number(least=1, most=45, unit=N_("weeks")),
            text=N_("How many weeks pregnant are you?"),
            short=N_("Weeks pregnant"),
            asked_of=Answered("pregnancy", ("now",)),
        ),
        Question(
            id="pregnancy_before",
            kind=YES_NO_NOT_SURE,
            text=N_("Were your legs like this in an earlier pregnancy?"),
            short=N_("The same in an earlier pregnancy"),
            asked_of=Answered("pregnancy", ("now", "recent", "not_sure")),
            sources=(CHEN_2018,),
        ),
    ),
)

KIDNEY = Topic(
    id="kidney",
    title=N_("Kidneys"),
    place=Place.CONDITIONS,
    always_shown=True,
    sources=(TRENKWALDER_2016,),
    questions=(
        Question(
            id="kidney",
            kind=YES_NO_NOT_SURE,
            text=N_("Have you been told of long-term (chronic) kidney disease?"),
            short=N_("Told of chronic kidney disease"),
            sources=(TRENKWALDER_2016,),
        ),
        Question(
            id="dialysis",
            kind=Choice(
                (
                    Option("none", N_("Neither dialysis nor a transplant")),
                    Option("haemodialysis", N_("Dialysis by a machine that cleans the blood (haemodialysis)")),
                    Option("peritoneal", N_("Dialysis through the belly (peritoneal dialysis)")),
                    Option("transplant", N_("A kidney transplant")),
                    NOT_SURE,
                )
            ),
            sources=(GHANEI_GHESHLAGH_2017, CALVINO_2015),
            text=N_("Do you have dialysis, or a kidney transplant?"),
            short=N_("Dialysis or transplant"),
            asked_of=Answered("kidney", ("yes", "not_sure")),
        ),
        Question(
            id="egfr",
            kind=Quantity((Option("mL/min/1.73 m2", N_("mL/min/1.73 m²")),)),
            text=N_("Your last eGFR result"),
            short=N_("eGFR"),
            hint=N_("eGFR shows how well the kidneys filter. Only if you know it: number, unit and date."),
            asked_of=Answered("kidney", ("yes", "not_sure")),
        ),
    ),
)

DIABETES = Topic(
    id="diabetes",
    title=N_("Diabetes"),
    place=Place.CONDITIONS,
    always_shown=True,
    sources=(NING_2022,),
    questions=(
        Question(
            id="diabetes",
            kind=Choice(
                (
                    Option("type_1", N_("Yes, type 1")),
                    Option("type_2", N_("Yes, type 2")),
                    Option("gestational", N_("Yes, in pregnancy only")),
                    Option("type_not_sure", N_("Yes, I do not know which type")),
                    NO,
                    NOT_SURE,
                )
            ),
            text=N_("Have you been told of diabetes?"),
            short=N_("Told of diabetes"),
            sources=(NING_2022, MERLINO_2007),
        ),
        Question(
            id="hba1c",
            kind=Quantity((Option("%", N_("%")), Option("mmol/mol", N_("mmol/mol")))),
            text=N_("Your last HbA1c result"),
            short=N_("HbA1c"),
            hint=N_("HbA1c shows blood sugar over about three months. Only if you know it: number, unit and date."),
            asked_of=Answered("diabetes", ("type_1", "type_2", "gestational", "type_not_sure", "not_sure")),
        ),
    ),
)

NEUROPATHY = Topic(
    id="neuropathy",
    title=N_("Nerves"),
    place=Place.CONDITIONS,
    always_shown=True,
    sources=(JIMENEZ_JIMENEZ_2021,),
    questions=(
        Question(
            id="neuropathy",
            kind=YES_NO_NOT_SURE,
            text=N_("Have you been told of nerve damage in your feet or legs (neuropathy)?"),
            short=N_("Told of nerve damage (neuropathy)"),
            sources=(JIMENEZ_JIMENEZ_2021,),
        ),
        Question(
            id="neuropathy_cause",
            kind=Text(limit=200),
            text=N_("What caused it, if you know?"),
            short=N_("Cause of the nerve damage"),
            asked_of=Answered("neuropathy", ("yes", "not_sure")),
        ),
        Question(
            id="numb_feet",
            kind=YES_NO_NOT_SURE,
            text=N_("Are your feet numb, burning or tingling for most of the day and night, even when you walk?"),
            short=N_("Numb, burning or tingling feet, even walking"),
        ),
    ),
)

MEDICINES = Topic(
    id="medicines",
    title=N_("Medicines"),
    place=Place.CONDITIONS,
    always_shown=True,
    sources=(KOLLA_2018,),
    questions=(
        Question(
            id="medicines",
            kind=MedicineList(limit=2000, lines=30),
            text=N_("Which medicines do you take, or did you take in the last month?"),
            short=N_("Medicines"),
            hint=N_(
                "One on each line, with the dose if you know it. Copy the “active ingredients” from the packet. "
                "Include what you buy yourself: for sleep, a cold, an allergy, travel sickness or nausea."
            ),
            sources=(KOLLA_2018, PEREZ_LLORET_2012, HOQUE_2010),
            notes=(
                Note(
                    id="do_not_stop",
                    text=DO_NOT_STOP,
                    when=((Answered("medicines"),),),
                ),
            ),
        ),
        Question(
            id="rls_treatment",
            kind=Choices(
                (
                    Option("earlier", N_("It starts earlier in the day")),
                    Option("sooner", N_("It comes on sooner when I rest")),
                    Option("stronger", N_("It is stronger")),
                    Option("spread", N_("It has spread, for example to my arms")),
                    Option("more_dose", N_("I need more of the medicine, or take it earlier")),
                    Option(
                        "new_urges",
                        N_(
                            "New strong urges, noticed by me or by others: "
                            "gambling, shopping, sex, eating or doing things over and over"
                        ),
                    ),
                    Option("fell_asleep", N_("I fell asleep without warning")),
                    NONE_OF_THESE,
                    NOT_SURE,
                )
            ),
            text=N_("If you take a dopamine medicine: what has changed since you began it?"),
            short=N_("Changes since a dopamine medicine was begun"),
            hint=N_(
                "Dopamine medicines are pramipexole, ropinirole, rotigotine, cabergoline and levodopa. "
                "If you take none, leave this out."
            ),
            asked_of=Named("medicines", "treatment_that_can_worsen"),
            sources=(ALLEN_2011, AUGMENTATION_QUESTIONS),
            notes=(
                Note(
                    id="augmentation",
                    text=N_("Ask the person who prescribes for you whether this could be what is called augmentation."),
                    when=((Answered("rls_treatment", ("earlier", "sooner", "stronger", "spread", "more_dose")),),),
                    sources=(ALLEN_2011,),
                ),
                Note(
                    id="new_urges",
                    text=N_(
                        "Tell the person who prescribes for you about the new urges soon. "
                        "Do not stop the medicine suddenly. If money or safety is at risk, call the same day."
                    ),
                    when=((Answered("rls_treatment", ("new_urges",)),),),
                    sources=(MHRA_2007,),
                ),
                Note(
                    id="fell_asleep",
                    text=N_("Do not drive, and tell the person who prescribes for you that you fell asleep."),
                    when=((Answered("rls_treatment", ("fell_asleep",)),),),
                    sources=(MHRA_2007,),
                ),
            ),
        ),
    ),
)

OTHER = Topic(
    id="other",
    title=N_("Other things"),
    place=Place.CONDITIONS,
    questions=(
        Question(
            id="substances",
            kind=Choices(
                (
                    Option("caffeine", N_("Coffee, tea, cola or energy drinks")),
                    Option("alcohol", N_("Alcohol")),
                    Option("nicotine", N_("Tobacco or nicotine")),
                    NONE_OF_THESE,
                )
            ),
            sources=(BATOOL_ANWAR_2016, WINTER_2013),
            text=N_("Which of these do you have on most days?"),
            short=N_("On most days"),
        ),
        Question(
            id="other_conditions",
            kind=Choices(
                (
                    Option("multiple_sclerosis", N_("Multiple sclerosis")),
                    Option("parkinson", N_("Parkinson’s disease")),
                    Option("migraine", N_("Migraine")),
                    Option("inflammatory_arthritis", N_("Inflamed joints, such as rheumatoid arthritis")),
                    Option("fibromyalgia", N_("Fibromyalgia (pain in many muscles)")),
                    Option("sleep_apnoea", N_("Sleep apnoea (pauses in breathing during sleep)")),
                    Option("thyroid", N_("A thyroid condition")),
                    Option("b12_folate", N_("Low vitamin B12 or folate")),
                    Option("spinal_cord", N_("A spinal cord injury or disease")),
                    NONE_OF_THESE,
                    NOT_SURE,
                )
            ),
            sources=(TRENKWALDER_2016, NING_2018, SCHURKS_2014, GENG_2022),
            text=N_("Have you been told of any of these?"),
            short=N_("Told of other conditions"),
            hint=N_("Tick all that fit."),
        ),
    ),
)

CAUSES = Section(
    id="causes",
    title=N_("Conditions linked with restless legs"),
    introduction=N_("These are things a clinician often looks at. Having one does not mean that it is the reason."),
    topics=(IRON, PREGNANCY, KIDNEY, DIABETES, NEUROPATHY, MEDICINES, OTHER),
)
