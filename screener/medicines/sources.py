"""The publications that only the medicines rest on.

Those that the questionnaire cites too, and the older ones, stand in screener/questionnaire/sources.py, which says what
`reached` means: a passage of a leaflet or of a page counts as an abstract.
"""

from datetime import date

from screener.questionnaire.model import Reached, Source

CHECKED = date(2026, 11, 25)

# What reports say.

ALJUNAID_2024 = Source(
    id="aljunaid_2024",
    citation=(
        "Aljunaid MA. An unusual case of an acute episode of restless leg syndrome following oral metoclopramide "
        "therapy. Cureus 2024;16(2):e53754."
    ),
    doi="10.7759/cureus.53754",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="abstract: one person",
)
SIEMINSKI_2019 = Source(
    id="sieminski_2019",
    citation=(
        "Sieminski M, Zemojtel L. Acute drug-induced symptoms of restless legs syndrome in an emergency department. "
        "J Clin Sleep Med 2019;15(5):779-780."
    ),
    url="https://jcsm.aasm.org/ViewAbstract.aspx?pid=31579",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="abstract and start of the text: one person, metoclopramide as an infusion",
)

# Package leaflets of the European Union, as the public repository joofio/test-epi-composition held them in 2024.

ABILIFY_LEAFLET = Source(
    id="abilify_leaflet",
    citation="European Medicines Agency. Package leaflet: Abilify Maintena (aripiprazole), EU/1/13/882.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon",
)
CRYSVITA_LEAFLET = Source(
    id="crysvita_leaflet",
    citation="European Medicines Agency. Package leaflet: Crysvita (burosumab), EU/1/17/1262.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, very common in adults",
)
ELFABRIO_LEAFLET = Source(
    id="elfabrio_leaflet",
    citation="European Medicines Agency. Package leaflet: Elfabrio (pegunigalsidase alfa), EU/1/23/1724.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon",
)
ERLEADA_LEAFLET = Source(
    id="erleada_leaflet",
    citation="European Medicines Agency. Package leaflet: Erleada (apalutamide), EU/1/18/1342.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon",
)
GLIVEC_LEAFLET = Source(
    id="glivec_leaflet",
    citation="European Medicines Agency. Package leaflet: Glivec (imatinib), EU/1/01/198.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon",
)
INBRIJA_LEAFLET = Source(
    id="inbrija_leaflet",
    citation="European Medicines Agency. Package leaflet: Inbrija (levodopa), EU/1/19/1390.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, frequency not known",
)
MELATONIN_LEAFLET = Source(
    id="melatonin_leaflet",
    citation="European Medicines Agency. Package leaflet: melatonin, EU/1/22/1694.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, rare",
)
SYCREST_LEAFLET = Source(
    id="sycrest_leaflet",
    citation="European Medicines Agency. Package leaflet: Sycrest (asenapine), EU/1/10/640.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon; section 3: not to be ended unless the doctor says so",
)
TASIGNA_LEAFLET = Source(
    id="tasigna_leaflet",
    citation="European Medicines Agency. Package leaflet: Tasigna (nilotinib), EU/1/07/422.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon",
)
VALDOXAN_LEAFLET = Source(
    id="valdoxan_leaflet",
    citation="European Medicines Agency. Package leaflet: Valdoxan (agomelatine), EU/1/08/499.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, uncommon; section 3: not to be ended without the doctor's advice",
)
XTANDI_LEAFLET = Source(
    id="xtandi_leaflet",
    citation="European Medicines Agency. Package leaflet: Xtandi (enzalutamide), EU/1/13/846.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs, common",
)
YENTREVE_LEAFLET = Source(
    id="yentreve_leaflet",
    citation="European Medicines Agency. Package leaflet: Yentreve (duloxetine), EU/1/04/280.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 4: restless legs; section 3: dose lowered over two weeks",
)

# What warns of a sudden end.

SCOTTISH_ANTIDEPRESSANTS = Source(
    id="scottish_antidepressants",
    citation=(
        "Scottish Government. Quality prescribing for antidepressants: guide for improvement 2024 to 2027, section 5."
    ),
    url="https://www.gov.scot/publications/quality-prescribing-antidepressants-guide-improvement-2024-2027/pages/9",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="start of the section: all classes of antidepressants",
)
NHS_ANTIDEPRESSANTS = Source(
    id="nhs_antidepressants",
    citation="NHS. How should antidepressants be discontinued?",
    url="https://www.annapharmacy.com/choices/commondetails/?id=869-how-should-antidepressants-be-discontinued",
    reached=Reached.SECONDARY,
    checked_on=CHECKED,
    seen="whole page on a pharmacy's copy; names tricyclics and MAO inhibitors",
)
CPHA_DEPRESCRIBING = Source(
    id="cpha_deprescribing",
    citation=(
        "Canadian Pharmacists Association. Deprescribing. Compendium of Therapeutic Choices; revised 20 February 2024."
    ),
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="sections on antipsychotics and on benzodiazepines, zolpidem and zopiclone, as a public repository holds them",
)
NHSGGC_LITHIUM = Source(
    id="nhsggc_lithium",
    citation="NHS Greater Glasgow and Clyde. Medicines Companion: stopping lithium; reviewed 3 September 2019.",
    url="https://mypsych.nhsggc.org.uk/medicines-companion/antidepressants-mood-stabilisers/stopping-lithium/",
    reached=Reached.FULL,
    checked_on=CHECKED,
    seen="whole page",
)
KEPPRA_LEAFLET = Source(
    id="keppra_leaflet",
    citation="European Medicines Agency. Package leaflet: Keppra (levetiracetam), EU/1/00/146.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 3: ended gradually, or there may be more seizures",
)
AUSTRALIAN_PRESCRIBER_EPILEPSY = Source(
    id="australian_prescriber_epilepsy",
    citation="Discontinuation of antiepileptic drugs in adults with epilepsy. Australian Prescriber.",
    url="https://australianprescriber.tg.org.au/articles/discontinuation-of-antiepileptic-drugs-in-adults-with-epilepsy.html",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="start of the article; authors and year not noted",
)
NI_FORMULARY_EPILEPSY = Source(
    id="ni_formulary_epilepsy",
    citation="Northern Ireland Formulary. 4.8 Antiepileptic drugs.",
    url="https://niformulary.hscni.net/formulary/4-0-central-nervous-system/4-8-antiepileptic-drugs",
    reached=Reached.FULL,
    checked_on=CHECKED,
    seen="whole page: no sudden end, for the class",
)
NHS_FIFE_GABAPENTINOIDS = Source(
    id="nhs_fife_gabapentinoids",
    citation="NHS Fife. Gabapentinoid reduction; March 2025.",
    url="https://nhsfife.org/services/all-services/patient-advice/gabapentinoid-reduction",
    reached=Reached.FULL,
    checked_on=CHECKED,
    seen="whole page",
)
NHS_BACLOFEN = Source(
    id="nhs_baclofen",
    citation="NHS. About baclofen.",
    url="https://www.nhs.uk/medicines/baclofen/about-baclofen/",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="start of the page: dose lowered over one to two weeks",
)
CLONIDINE_LABEL = Source(
    id="clonidine_label",
    citation="Clonidine hydrochloride tablets, US prescribing information, Warnings: Withdrawal.",
    reached=Reached.SECONDARY,
    checked_on=CHECKED,
    seen="whole passage on a copy (WikiDoc): rapid rise of blood pressure after a sudden end",
)
FDA_OPIOIDS_2019 = Source(
    id="fda_opioids_2019",
    citation=(
        "US Food and Drug Administration. Drug Safety Communication: harm reported from sudden discontinuation of "
        "opioid pain medicines; 9 April 2019."
    ),
    url=(
        "https://www.fda.gov/drugs/drug-safety-and-availability/"
        "fda-identifies-harm-reported-sudden-discontinuation-opioid-pain-medicines-and-requires-label-changes"
    ),
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="start of the page",
)
STALEVO_LEAFLET = Source(
    id="stalevo_leaflet",
    citation="European Medicines Agency. Package leaflet: Stalevo (levodopa, carbidopa, entacapone), EU/1/03/260.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="section 3: a sudden end can harm",
)
COMTAN_LEAFLET = Source(
    id="comtan_leaflet",
    citation="European Medicines Agency. Package leaflet: Comtan (entacapone), EU/1/98/081.",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="sections 2 and 3: neuroleptic malignant syndrome after a sudden end",
)
METOPROLOL_LABEL = Source(
    id="metoprolol_label",
    citation="Metoprolol succinate, US prescribing information, boxed warning: ischaemic heart disease.",
    url="https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=e236f1ed-b400-4854-81c7-64964422a2f7",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="whole boxed warning",
)
PLYMOUTH_PREDNISOLONE = Source(
    id="plymouth_prednisolone",
    citation="University Hospitals Plymouth NHS Trust. Prednisolone and adrenal insufficiency, A-472; July 2021.",
    url="https://www.plymouthhospitals.nhs.uk/display-pil/pil-prednisolone-and-adrenal-insufficiency-5729",
    reached=Reached.ABSTRACT,
    checked_on=CHECKED,
    seen="start of the page: after more than a few weeks",
)
