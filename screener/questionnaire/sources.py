"""Every publication the form cites, once, by name.

The citation is a line as it is printed; a title in square brackets is ours, where the original was not noted. A detail
that was only remembered is left out of the citation. The order is that of the bibliography in the clinical paper.
"""

from screener.questionnaire.model import Source

ALLEN_2014 = Source(
    id="allen_2014",
    citation=(
        "Allen RP, Picchietti DL, Garcia-Borreguero D, et al. Restless legs syndrome/Willis-Ekbom disease "
        "diagnostic criteria: updated International Restless Legs Syndrome Study Group (IRLSSG) consensus "
        "criteria - history, rationale, description, and significance. Sleep Med 2014;15(8):860-873."
    ),
    doi="10.1016/j.sleep.2014.03.025",
    seen="abstract; criteria as reproduced on two other pages",
)
ALLEN_2003 = Source(
    id="allen_2003",
    citation=(
        "Allen RP, Picchietti D, Hening WA, et al. Restless legs syndrome: diagnostic criteria, special "
        "considerations, and epidemiology. Sleep Med 2003;4:101-119."
    ),
    doi="10.1016/S1389-9457(03)00010-8",
    seen="abstract; the part on people with cognitive impairment on a secondary page",
)
WALTERS_1995 = Source(
    id="walters_1995",
    citation=(
        "Walters AS, International Restless Legs Syndrome Study Group. Toward a better definition of the restless "
        "legs syndrome. Mov Disord 1995;10:634-642."
    ),
    doi="10.1002/mds.870100517",
    pmid="8552117",
    seen="abstract",
)
ICSD_3_TR = Source(
    id="icsd_3_tr",
    citation=(
        "American Academy of Sleep Medicine. International Classification of Sleep Disorders, third edition, text "
        "revision: restless legs syndrome, criteria A-C."
    ),
    seen="secondary: quoted on BMJ Best Practice",
)
DSM_5 = Source(
    id="dsm_5",
    citation=(
        "American Psychiatric Association. Diagnostic and Statistical Manual of Mental Disorders, fifth edition: "
        "restless legs syndrome."
    ),
    url="https://www.medscape.com/answers/1188327-25541",
    seen="secondary: quoted on Medscape",
)
OHAYON_2016 = Source(
    id="ohayon_2016",
    citation=(
        "Ohayon MM, Bagai K, Roberts LW, et al. Refining duration and frequency thresholds of restless legs "
        "syndrome diagnosis criteria. Neurology 2016."
    ),
    pmid="27770066",
    seen="abstract",
)
PICCHIETTI_2013 = Source(
    id="picchietti_2013",
    citation=(
        "Picchietti DL, Bruni O, de Weerd A, et al. Pediatric restless legs syndrome diagnostic criteria: an "
        "update by the International Restless Legs Syndrome Study Group. Sleep Med 2013;14:1253-1259."
    ),
    seen="abstract; children's words and look-alikes on secondary pages",
)
PEDIATRIC_EDUCATION_2019 = Source(
    id="pediatric_education_2019",
    citation="PediatricEducation.org. Restless legs syndrome in children, 10 June 2019.",
    url="https://pediatriceducation.org",
    seen="page, as a secondary account of the children's criteria",
)
PICCHIETTI_2007 = Source(
    id="picchietti_2007",
    citation=(
        "Picchietti D, Allen RP, Walters AS, et al. Restless legs syndrome: prevalence and impact in children and "
        "adolescents - the Peds REST study. Pediatrics 2007;120:253-266."
    ),
    doi="10.1542/peds.2006-2767",
    seen="abstract",
)
HENING_2009 = Source(
    id="hening_2009",
    citation=(
        "Hening WA, Allen RP, Washburn M, et al. The four diagnostic criteria for restless legs syndrome are "
        'unable to exclude confounding conditions ("mimics"). Sleep Med 2009;10:976-981.'
    ),
    doi="10.1016/j.sleep.2008.09.015",
    pmid="19185537",
    seen="abstract, open-access article",
)
ALLEN_2009 = Source(
    id="allen_2009",
    citation=(
        "Validation of the self-completed Cambridge-Hopkins questionnaire (CH-RLSq). Sleep Med 2009;10:1097-1100."
    ),
    doi="10.1016/j.sleep.2008.10.007",
    seen="abstract; authors from memory and left out",
)
FERRI_2007 = Source(
    id="ferri_2007",
    citation=(
        "Ferri R, Lanuzza B, Cosentino FII, et al. A single question for the rapid screening of restless legs "
        "syndrome in the neurological clinical practice. Eur J Neurol 2007;14:1016-1021."
    ),
    doi="10.1111/j.1468-1331.2007.01862.x",
    pmid="17718694",
    seen="abstract",
)
RLS_NIH_2010 = Source(
    id="rls_nih_2010",
    citation=(
        "Reliability and validity of two self-administered questionnaires for screening restless legs syndrome in "
        "population-based studies (RLS-NIH, RLS-EXP). Sleep Med 2010;11:154-160."
    ),
    doi="10.1016/j.sleep.2009.01.012",
    seen="abstract; authors not seen",
)
BENES_2007 = Source(
    id="benes_2007",
    citation=(
        "Definition of restless legs syndrome, how to diagnose it, and how to differentiate it from RLS mimics. "
        "Mov Disord 2007."
    ),
    doi="10.1002/mds.21604",
    seen="abstract; authors from memory and left out",
)
BENES_2009 = Source(
    id="benes_2009",
    citation=(
        "Benes H, Kohnen R. Validation of an algorithm for the diagnosis of restless legs syndrome: the "
        "RLS-Diagnostic Index. Sleep Med 2009;10:515-523."
    ),
    seen="from memory: check before printing",
)
HENING_2008 = Source(
    id="hening_2008",
    citation=(
        "Hening WA, Allen RP, Washburn M, et al. Validation of the Hopkins telephone diagnostic interview for "
        "restless legs syndrome. Sleep Med 2008;9:283-289."
    ),
    seen="from memory: check before printing",
)
FULDA_2011 = Source(
    id="fulda_2011",
    citation="Fulda S, et al. Validation of the RLS screening questionnaire (RLSSQ). Somnologie 2011.",
    seen="title only; numbers not found",
)
WALTERS_2003 = Source(
    id="walters_2003",
    citation=(
        "Walters AS, et al. Validation of the International Restless Legs Syndrome Study Group rating scale for "
        "restless legs syndrome. Sleep Med 2003."
    ),
    seen="abstract; volume and pages from memory and left out",
)
WALTERS_SCALES = Source(
    id="walters_scales",
    citation=(
        "Walters AS, et al. Review of severity rating scales for restless legs syndrome: critique and "
        "recommendations. Movement Disorder Society."
    ),
    seen="secondary: a page that explains the paper",
)
QUALITY_OF_LIFE_SCALES = Source(
    id="quality_of_life_scales",
    citation="[Review of quality-of-life scales for restless legs syndrome.] J Clin Sleep Med.",
    url="https://jcsm.aasm.org",
    seen="journal page",
)
ATS_IRLS = Source(
    id="ats_irls",
    citation="American Thoracic Society. International Restless Legs Syndrome scale: questionnaire page.",
    url="https://member.thoracic.org",
    seen="full page",
)
NINDS_CDE_NOTICE = Source(
    id="ninds_cde_notice",
    citation=(
        "National Institute of Neurological Disorders and Stroke. Common Data Elements: notice of copyright, "
        "International Restless Legs Syndrome scale."
    ),
    seen="full page",
)
PHENX_131401 = Source(
    id="phenx_131401",
    citation="PhenX Toolkit. Protocol 131401.",
    url="https://www.phenxtoolkit.org/protocols/view/131401",
    seen="full page",
)
MAPI_RLS_QOL = Source(
    id="mapi_rls_qol",
    citation="Mapi Research Trust. Restless Legs Syndrome Quality of Life questionnaire (RLS-QOL): conditions of use.",
    url="https://mapi-trust.org",
    seen="full page",
)
GARCIA_BORREGUERO_2011 = Source(
    id="garcia_borreguero_2011",
    citation=(
        "Garcia-Borreguero D, Stillman P, Benes H, et al. Algorithms for the diagnosis and treatment of restless "
        "legs syndrome in primary care. BMC Neurol 2011;11:28."
    ),
    doi="10.1186/1471-2377-11-28",
    seen="open-access article, table 3",
)
HALLEGRAEFF_2017 = Source(
    id="hallegraeff_2017",
    citation=(
        "Hallegraeff J, de Greef M, Krijnen W, et al. Criteria in diagnosing nocturnal leg cramps: a systematic "
        "review. BMC Fam Pract 2017;18:29."
    ),
    doi="10.1186/s12875-017-0600-x",
    seen="abstract",
)
WALTERS_1991 = Source(
    id="walters_1991",
    citation=(
        "Clinical and polysomnographic comparison of neuroleptic-induced akathisia and the idiopathic restless "
        "legs syndrome. Sleep 1991;14:339-345."
    ),
    pmid="1682986",
    seen="abstract; authors from memory and left out",
)
GIBB_1986 = Source(
    id="gibb_1986",
    citation="Gibb WRG, Lees AJ. The clinical phenomenon of akathisia. J Neurol Neurosurg Psychiatry 1986;49:861-866.",
    doi="10.1136/jnnp.49.8.861",
    seen="abstract",
)
BOZORG_2022 = Source(
    id="bozorg_2022",
    citation="Bozorg AM. Restless legs syndrome: differential diagnoses. Medscape 2022.",
    url="https://emedicine.medscape.com/article/1188327-differential",
    seen="full page",
)
NHS_SCOTLAND_2025 = Source(
    id="nhs_scotland_2025",
    citation=(
        "NHS Lothian (updated 2025), NHS Borders and NHS Highland. Restless legs syndrome: referral and treatment "
        "pages for general practice."
    ),
    url="https://www.rightdecisions.scot.nhs.uk",
    seen="the three pages",
)
NICE_CKS = Source(
    id="nice_cks",
    citation=(
        "National Institute for Health and Care Excellence. Clinical Knowledge Summaries: restless legs syndrome."
    ),
    seen="secondary: third-party summaries only",
)
SIMKA = Source(
    id="simka",
    citation="Simka M. Controversies surrounding symptoms and signs of chronic venous disorders. Phlebolymphology.",
    url="https://www.phlebolymphology.org",
    seen="journal page",
)
WINKELMAN_2025 = Source(
    id="winkelman_2025",
    citation=(
        "Winkelman JW, Berkowski JA, DelRosso LM, et al. Treatment of restless legs syndrome and periodic limb "
        "movement disorder: an American Academy of Sleep Medicine clinical practice guideline. J Clin Sleep Med "
        "2025."
    ),
    doi="10.5664/jcsm.11390",
    pmid="39324694",
    seen="abstract; volume and pages from memory and left out",
)
ALLEN_2018 = Source(
    id="allen_2018",
    citation=(
        "Allen RP, Picchietti DL, Auerbach M, et al. Evidence-based and consensus clinical practice guidelines "
        "for the iron treatment of restless legs syndrome/Willis-Ekbom disease in adults and children: an IRLSSG "
        "task force report. Sleep Med 2018."
    ),
    pmid="29425576",
    seen="abstract; volume, pages and DOI from memory and left out",
)
RLS_FOUNDATION_2018 = Source(
    id="rls_foundation_2018",
    citation="RLS Foundation. New guidelines issued on iron treatment for RLS. Blog, 16 August 2018.",
    url="https://rlsfoundation.blogspot.com",
    seen="full page",
)
FERRITIN_ASSAYS = Source(
    id="ferritin_assays",
    citation="[Serum ferritin measured by Beckman and Roche assays in restless legs syndrome, 116 samples.]",
    url="https://discovery.researcher.life/topic/rls-patients/26031926",
    seen="abstract without authors or journal: find the full citation before printing",
)
SILBER_2021 = Source(
    id="silber_2021",
    citation=(
        "Silber MH, Buchfuhrer MJ, Earley CJ, et al. The management of restless legs syndrome: an updated "
        "algorithm. Mayo Clin Proc 2021;96:1921-1937."
    ),
    doi="10.1016/j.mayocp.2020.12.026",
    seen="abstract",
)
WINKELMAN_INTERVIEW = Source(
    id="winkelman_interview",
    citation="Winkelman JW. Interview on restless legs syndrome. Neurology Advisor.",
    seen="secondary: third-party copy",
)
TRENKWALDER_2016 = Source(
    id="trenkwalder_2016",
    citation=(
        "Trenkwalder C, Allen R, Högl B, et al. Restless legs syndrome associated with major diseases: a "
        "systematic review and new concept. Neurology 2016;86:1336-1343."
    ),
    doi="10.1212/WNL.0000000000002542",
    pmid="26944272",
    seen="abstract, open-access article",
)
CHEN_2018 = Source(
    id="chen_2018",
    citation=(
        "Chen SJ, Shi L, Bao YP, et al. Prevalence of restless legs syndrome during pregnancy: a systematic "
        "review and meta-analysis. Sleep Med Rev 2018;40:43-54."
    ),
    doi="10.1016/j.smrv.2017.10.003",
    seen="abstract",
)
PREGNANCY_2020 = Source(
    id="pregnancy_2020",
    citation=(
        "Darvishi N, Daneshkhah A, Khaledi-Paveh B, et al. The prevalence of Restless Legs Syndrome/Willis-Ekbom "
        "disease (RLS/WED) in the third trimester of pregnancy: a systematic review. BMC Neurol 2020;20(1):132."
    ),
    doi="10.1186/s12883-020-01709-0",
    seen="abstract, open-access article",
)
DUNIETZ_2017 = Source(
    id="dunietz_2017",
    citation=(
        "Dunietz GL, et al. Restless legs syndrome and sleep-wake disturbances in pregnancy. J Clin Sleep Med "
        "2017;13:863-870."
    ),
    doi="10.5664/jcsm.6654",
    pmid="28633715",
    seen="abstract",
)
JAHANI_KONDORI_2020 = Source(
    id="jahani_kondori_2020",
    citation=(
        "Jahani Kondori M, Kolla BP, Moore KM, et al. Management of restless legs syndrome in pregnancy and "
        "lactation. J Prim Care Community Health 2020;11."
    ),
    doi="10.1177/2150132720905950",
    pmid="32054396",
    seen="abstract",
)
PICCHIETTI_2015 = Source(
    id="picchietti_2015",
    citation=(
        "Picchietti DL, Hensley JG, Bainbridge JL, et al. Consensus clinical practice guidelines for the "
        "diagnosis and treatment of restless legs syndrome/Willis-Ekbom disease during pregnancy and lactation. "
        "Sleep Med Rev 2015;22:64-77."
    ),
    doi="10.1016/j.smrv.2014.10.009",
    seen="from memory: check before printing",
)
GHANEI_GHESHLAGH_2017 = Source(
    id="ghanei_gheshlagh_2017",
    citation=(
        "Ghanei Gheshlagh R, et al. Prevalence of restless legs syndrome in patients undergoing hemodialysis: a "
        "systematic review and meta-analysis. Basic Clin Neurosci 2017;8(2):105."
    ),
    seen="third-party copy",
)
LIU_2024 = Source(
    id="liu_2024",
    citation="Liu Y, et al. [Restless legs syndrome in people on dialysis.] Sleep Med 2024.",
    doi="10.1016/j.sleep.2023.11.1138",
    seen="title only; numbers not seen",
)
MENEZES_2018 = Source(
    id="menezes_2018",
    citation="Menezes AF, et al. Restless legs syndrome in dialysis patients. Int J Nephrol 2018;1414568.",
    doi="10.1155/2018/1414568",
    seen="abstract",
)
CALVINO_2015 = Source(
    id="calvino_2015",
    citation=(
        "Calviño J, et al. Restless legs syndrome in non-dialysis renal patients: is it really that common? J "
        "Clin Sleep Med 2015."
    ),
    doi="10.5664/jcsm.4366",
    seen="abstract",
)
NING_2022 = Source(
    id="ning_2022",
    citation=(
        "Ning P, Mu X, Yang X, et al. Restless legs syndrome in people with diabetes mellitus: a pooling "
        "analysis. EClinicalMedicine 2022;46:101357."
    ),
    doi="10.1016/j.eclinm.2022.101357",
    pmid="35345532",
    seen="abstract",
)
MERLINO_2007 = Source(
    id="merlino_2007",
    citation=(
        "Merlino G, et al. Association of restless legs syndrome in type 2 diabetes: a case-control study. Sleep "
        "2007;30:866-871."
    ),
    doi="10.1093/sleep/30.7.866",
    seen="abstract",
)
ZOBEIRI_2014 = Source(
    id="zobeiri_2014",
    citation="Zobeiri M, Shokoohi A. [Restless legs syndrome in diabetes.] Sleep Disord 2014;871751.",
    seen="only as cited elsewhere",
)
ALANAZI_2023 = Source(
    id="alanazi_2023",
    citation=(
        "Alanazi EM, et al. Restless legs syndrome, glycemic control and psychological status in type 2 diabetes: "
        "a systematic review. JPRI 2023."
    ),
    doi="10.9734/jpri/2023/v35i227414",
    seen="abstract",
)
JIMENEZ_JIMENEZ_2021 = Source(
    id="jimenez_jimenez_2021",
    citation=(
        "Jiménez-Jiménez FJ, et al. Association between restless legs syndrome and peripheral neuropathy: a "
        "systematic review and meta-analysis. Eur J Neurol 2021;28:2423-2442."
    ),
    doi="10.1111/ene.14840",
    pmid="33772991",
    seen="abstract",
)
HATTAN_2009 = Source(
    id="hattan_2009",
    citation="Hattan E, et al. [Restless legs syndrome and peripheral neuropathy.] 2009.",
    seen="secondary: summarised on a clinic's page; original not seen",
)
SPENCER_2013 = Source(
    id="spencer_2013",
    citation=(
        "Spencer BR, Kleinman S, Wright DJ, et al. Restless legs syndrome, pica, and iron status in blood donors. "
        "Transfusion 2013;53:1645-1652."
    ),
    doi="10.1111/trf.12260",
    pmid="23763445",
    seen="abstract",
)
ULFBERG_2004 = Source(
    id="ulfberg_2004",
    citation="Ulfberg J, Nyström B. [Restless legs syndrome in blood donors.] Sleep Med 2004;5:115-118.",
    seen="secondary: summarised on Bandolier",
)
PEDRAZZINI_2014 = Source(
    id="pedrazzini_2014",
    citation=(
        "Pedrazzini B, Waldvogel S, Vaucher P, et al. Prevalence of restless legs syndrome in female blood donors "
        "1 week after blood donation. Vox Sang 2014;107:44-49."
    ),
    doi="10.1111/vox.12123",
    seen="abstract",
)
BLOOD_DONORS_2010 = Source(
    id="blood_donors_2010",
    citation="Prevalence of restless legs syndrome in blood donors. Mov Disord 2010.",
    doi="10.1002/mds.23110",
    seen="abstract; authors not noted",
)
LILLO_TRIGUERO = Source(
    id="lillo_triguero",
    citation=(
        "Lillo-Triguero L. Prospective study of restless legs syndrome in a blood donors' sample. European Sleep "
        "Research Society, news."
    ),
    url="https://esrs.eu/news/sleep-science-friday/prospective-study-of-restless-legs-syndrome-in-a-blood-donors-sample/",
    seen="news page",
)
EARLEY_2021 = Source(
    id="earley_2021",
    citation=(
        "Earley EJ, Didriksen M, Spencer BR, et al. Association of proton pump inhibitor and histamine "
        "H2-receptor antagonists with restless legs syndrome. Sleep 2021;44(4)."
    ),
    doi="10.1093/sleep/zsaa220",
    pmid="33119070",
    seen="abstract",
)
WEINSTOCK_2010 = Source(
    id="weinstock_2010",
    citation=(
        "Weinstock LB, et al. Celiac disease is associated with restless legs syndrome. Dig Dis Sci 2010;55:1667-1673."
    ),
    doi="10.1007/s10620-009-0943-9",
    seen="abstract",
)
MOCCIA_2010 = Source(
    id="moccia_2010",
    citation="Restless legs syndrome is a common feature of adult celiac disease. Mov Disord 2010.",
    doi="10.1002/mds.22903",
    pmid="20461805",
    seen="abstract; authors from memory and left out",
)
BECKER_2018 = Source(
    id="becker_2018",
    citation=(
        "Becker J, et al. Restless legs syndrome is a relevant comorbidity in patients with inflammatory bowel "
        "disease. Int J Colorectal Dis 2018."
    ),
    doi="10.1007/s00384-018-3032-8",
    seen="abstract",
)
SCHURKS_2013 = Source(
    id="schurks_2013",
    citation=(
        "Schürks M, Bussfeld P. Multiple sclerosis and restless legs syndrome: a systematic review and "
        "meta-analysis. Eur J Neurol 2013."
    ),
    doi="10.1111/j.1468-1331.2012.03873.x",
    seen="abstract",
)
NING_2018 = Source(
    id="ning_2018",
    citation=(
        "Ning P, et al. Systematic review and meta-analysis of observational studies to understand the prevalence "
        "of restless legs syndrome in multiple sclerosis: an update. Sleep Med 2018;50:97-104."
    ),
    doi="10.1016/j.sleep.2018.05.039",
    seen="abstract",
)
OZDOGAR_2021 = Source(
    id="ozdogar_2021",
    citation=(
        "Ozdogar AT, Kalron A. Restless legs syndrome in people with multiple sclerosis: an updated systematic "
        "review and meta-analyses. Mult Scler Relat Disord 2021;56:103275."
    ),
    doi="10.1016/j.msard.2021.103275",
    seen="abstract",
)
MIGRAINE_2019 = Source(
    id="migraine_2019",
    citation="[Migraine and restless legs syndrome.] Sleep Med 2019.",
    doi="10.1016/j.sleep.2019.01.027",
    seen="abstract; authors and title not noted",
)
SCHURKS_2014 = Source(
    id="schurks_2014",
    citation=(
        "Schürks M, et al. Migraine and restless legs syndrome: a systematic review. Cephalalgia 2014;34(10):777-794."
    ),
    doi="10.1177/0333102414537725",
    seen="abstract",
)
GENG_2022 = Source(
    id="geng_2022",
    citation=(
        "Geng C, Yang Z, Kong X, et al. Association between thyroid function and disease severity in restless "
        "legs syndrome. Front Neurol 2022."
    ),
    doi="10.3389/fneur.2022.974229",
    seen="abstract",
)
PRADELLA_HALLINAN_2020 = Source(
    id="pradella_hallinan_2020",
    citation=(
        "Pradella-Hallinan M, Pereira JC Jr, Martins JRM. Restless legs syndrome, and symptoms of restless "
        "syndrome in patients with Graves' disease: a cross-sectional survey. Clinics 2020;75:e2140."
    ),
    doi="10.6061/clinics/2020/e2140",
    seen="abstract",
)
LEVOTHYROXINE_2004 = Source(
    id="levothyroxine_2004",
    citation="An urge to move with L-thyroxine. Mov Disord 2004.",
    doi="10.1002/mds.20219",
    seen="abstract; authors not noted",
)
KOCABICAK_2014 = Source(
    id="kocabicak_2014",
    citation=(
        "Kocabicak E, et al. Restless legs syndrome and sleep quality in lumbar radiculopathy patients. Behav "
        "Neurol 2014;245358."
    ),
    seen="abstract",
)
YANG_2014 = Source(
    id="yang_2014",
    citation=(
        "Yang JS, et al. [Restless legs syndrome in people seen for back and leg pain.] J Korean Neurosurg Soc "
        "2014;55:83."
    ),
    doi="10.3340/jkns.2014.55.2.83",
    seen="abstract; title not noted",
)
SPINAL_CORD_VETERANS = Source(
    id="spinal_cord_veterans",
    citation="Restless legs syndrome among veterans with spinal cord lesions. Fed Pract.",
    url="https://www.mdedge.com",
    seen="journal page; year not noted",
)
SZATMARI_2017 = Source(
    id="szatmari_2017",
    citation="Szatmári S, et al. [Restless legs syndrome and the risk of Parkinson disease.] Sleep 2017;40(2).",
    doi="10.1093/sleep/zsw065",
    seen="abstract; title not noted",
)
FERINI_STRAMBI_2018 = Source(
    id="ferini_strambi_2018",
    citation="Ferini-Strambi L, et al. [Restless legs syndrome and Parkinson disease.] Front Neurol 2018.",
    doi="10.3389/fneur.2018.00551",
    seen="abstract; title not noted",
)
PARKINSON_2012 = Source(
    id="parkinson_2012",
    citation="[Restless legs syndrome and Parkinson disease.] Transl Neurodegener 2012;1:6.",
    doi="10.1186/2047-9158-1-6",
    seen="open-access article; authors and title not noted",
)
SCHORMAIR_2024 = Source(
    id="schormair_2024",
    citation=(
        "Schormair B, Zhao C, Bell S, et al. Genome-wide meta-analyses of restless legs syndrome yield insights "
        "into genetic architecture, disease biology and risk prediction. Nat Genet 2024;56:1090-1099."
    ),
    doi="10.1038/s41588-024-01763-1",
    pmid="38839884",
    seen="abstract",
)
DIDRIKSEN_2020 = Source(
    id="didriksen_2020",
    citation=(
        "Didriksen M, Nawaz MS, Dowsett J, et al. Large genome-wide association study identifies three novel risk "
        "variants for restless legs syndrome. Commun Biol 2020;3:703."
    ),
    doi="10.1038/s42003-020-01430-1",
    seen="abstract",
)
GENETICS_REVIEW = Source(
    id="genetics_review",
    citation="Latest perspectives in genetic risk factors for restless legs syndrome. touchNEUROLOGY.",
    url="https://touchneurology.com",
    seen="journal page; authors and year not noted",
)
AASM_FACT_SHEET = Source(
    id="aasm_fact_sheet",
    citation="American Academy of Sleep Medicine. Provider fact sheet: restless legs syndrome.",
    seen="third-party copy",
)
BATOOL_ANWAR_2016 = Source(
    id="batool_anwar_2016",
    citation=(
        "Batool-Anwar S, Li Y, De Vito K, et al. Lifestyle factors and risk of restless legs syndrome: "
        "prospective cohort study. J Clin Sleep Med 2016;12:187-194."
    ),
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC4751426/",
    seen="abstract, open-access article",
)
WINTER_2013 = Source(
    id="winter_2013",
    citation=(
        "Winter AC, et al. Vascular risk factors, cardiovascular disease and restless legs syndrome in men. Am J "
        "Med 2013;126:228-235."
    ),
    doi="10.1016/j.amjmed.2012.06.039",
    seen="abstract, open-access article",
)
ROTTACH_2008 = Source(
    id="rottach_2008",
    citation=(
        "Rottach KG, Schaner BM, Kirch MH, et al. Restless legs syndrome as side effect of second generation "
        "antidepressants. J Psychiatr Res 2008;43:70-75."
    ),
    doi="10.1016/j.jpsychires.2008.02.006",
    pmid="18468624",
    seen="abstract",
)
HOQUE_2010 = Source(
    id="hoque_2010",
    citation=(
        "Hoque R, Chesson AL. Pharmacologically induced/exacerbated restless legs syndrome, periodic limb "
        "movements of sleep, and REM behavior disorder/REM sleep without atonia. J Clin Sleep Med 2010;6:79-83."
    ),
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC2823282/",
    seen="start of the abstract and part of table 5",
)
KOLLA_2018 = Source(
    id="kolla_2018",
    citation=(
        "Kolla BP, Mansukhani MP, Bostwick JM. The influence of antidepressants on restless legs syndrome and "
        "periodic limb movements: a systematic review. Sleep Med Rev 2018;38:131-140."
    ),
    doi="10.1016/j.smrv.2017.06.002",
    pmid="28822709",
    seen="abstract",
)
PEREZ_LLORET_2012 = Source(
    id="perez_lloret_2012",
    citation=(
        "Perez-Lloret S, Rey MV, Bondon-Guitton E, et al. Drugs associated with restless legs syndrome: a "
        "case/noncase study in the French Pharmacovigilance Database. J Clin Psychopharmacol 2012;32:824-827."
    ),
    doi="10.1097/JCP.0b013e318272cdd8",
    pmid="23131889",
    seen="abstract",
)
MIRTAZAPINE_FAERS = Source(
    id="mirtazapine_faers",
    citation="[Mirtazapine in the FDA Adverse Event Reporting System, 2004-2025: disproportionality analysis.]",
    seen="secondary page; authors and journal not shown: find the original before printing",
)
MIRTAZAPINE_LEAFLETS = Source(
    id="mirtazapine_leaflets",
    citation="Mirtazapine, UK package leaflets (PL 30306-0644, PL 28444-0097).",
    seen="old versions on a third-party site",
)
BAYARD_2011 = Source(
    id="bayard_2011",
    citation=(
        "Bayard M, Bailey B, Acharya D, et al. Bupropion and restless legs syndrome: a randomized controlled "
        "trial. J Am Board Fam Med 2011;24:422-428."
    ),
    doi="10.3122/jabfm.2011.04.100173",
    pmid="21737767",
    seen="abstract",
)
RITTMANNSBERGER_2013 = Source(
    id="rittmannsberger_2013",
    citation=(
        "Rittmannsberger H, Werl R. Restless legs syndrome induced by quetiapine: report of seven cases and "
        "review of the literature. Int J Neuropsychopharmacol 2013;16:1427-1431."
    ),
    doi="10.1017/S1461145712001599",
    seen="abstract",
)
AGGARWAL_2015 = Source(
    id="aggarwal_2015",
    citation=(
        "Aggarwal S, Dodd S, Berk M. Restless leg syndrome associated with atypical antipsychotics: current "
        "status, pathophysiology, and clinical implications. Curr Drug Saf 2015;10:98-105."
    ),
    doi="10.2174/1574886309666140527114159",
    pmid="24861990",
    seen="abstract",
)
OLANZAPINE_2010 = Source(
    id="olanzapine_2010",
    citation=(
        "Aggarwal S, Dodd S, Berk M. Restless leg syndrome associated with olanzapine: a case series. Curr Drug "
        "Saf 2010;5(2):129-131."
    ),
    doi="10.2174/157488610790936187",
    pmid="20406161",
    seen="abstract",
)
ASENAPINE_2014 = Source(
    id="asenapine_2014",
    citation=(
        "McCall WV, Riley MA, Hodges C, et al. Asenapine-induced restless legs syndrome: differentiation from "
        "akathisia. J Clin Sleep Med 2014;10(12):1341-1342."
    ),
    doi="10.5664/jcsm.4296",
    pmid="25325577",
    seen="abstract",
)
CLOZAPINE_CASES = Source(
    id="clozapine_cases",
    citation=(
        "Gabapentin treatment in clozapine-induced restless legs syndrome: two cases and a review of the literature."
    ),
    pmid="28101323",
    seen="abstract; authors, journal and year not noted",
)
SABER_2022 = Source(
    id="saber_2022",
    citation=(
        "Saber WK, Almuallim AR, Algahtani R. Restless legs syndrome and the use of antipsychotic medication: an "
        "updated literature review. Cureus 2022."
    ),
    doi="10.7759/cureus.27821",
    seen="abstract",
)
TERAO_1991 = Source(
    id="terao_1991",
    citation=(
        "Terao T, Terao M, Yoshimura R, et al. Restless legs syndrome induced by lithium. Biol Psychiatry "
        "1991;30:1167-1170."
    ),
    seen="third-party copy; cites Ekbom 1960",
)
SHIPLETT = Source(
    id="shiplett",
    citation="Shiplett L, Suder K, Sheridan D. [Diphenhydramine and restless legs syndrome: drug-information answer.]",
    seen="third-party copy; year not noted",
)
ONDO_2016 = Source(
    id="ondo_2016",
    citation="Ondo W. [Restless legs syndrome: interview.] Houston Methodist, on news-medical.net, 5 April 2016.",
    url="https://www.news-medical.net",
    seen="full page",
)
NINDS_ANTIHISTAMINES = Source(
    id="ninds_antihistamines",
    citation=(
        "National Institute of Neurological Disorders and Stroke. [Advice on diphenhydramine and restless legs "
        "syndrome.]"
    ),
    seen="secondary: quoted on a consumer page",
)
TRAMADOL_2014 = Source(
    id="tramadol_2014",
    citation=(
        "Acute-withdrawal restless legs syndrome following abrupt cessation of short-term tramadol. Psychiatry "
        "Investig 2014;11(2):204-206."
    ),
    doi="10.4306/pi.2014.11.2.204",
    pmid="24843378",
    seen="abstract; authors not noted",
)
PARK_2020 = Source(
    id="park_2020",
    citation="Park EJ, Park YM. Opioid withdrawal and restless legs syndrome. Chronobiol Med 2020.",
    url="https://www.chronobiologyinmedicine.org",
    seen="journal page",
)
TRAMADOL_TREATMENT = Source(
    id="tramadol_treatment",
    citation="[Treatment of restless legs syndrome with tramadol: open study.]",
    seen="abstract; authors, journal and year not noted",
)
BUPRENORPHINE = Source(
    id="buprenorphine",
    citation=(
        "Prevalence of current restless legs syndrome symptoms among patients treated with buprenorphine/naloxone "
        "for opioid use disorder. Nat Sci Sleep 2023:851-859."
    ),
    doi="10.2147/NSS.S427403",
    seen="abstract; authors not noted",
)
CONTRACEPTION_2013 = Source(
    id="contraception_2013",
    citation=(
        "Restless legs syndrome in combined hormonal contraception users. Acta Obstet Gynecol Scand 2013;92(6):727-729."
    ),
    doi="10.1111/aogs.12120",
    seen="abstract; authors not noted",
)
OOPHORECTOMY_2021 = Source(
    id="oophorectomy_2021",
    citation=(
        "Huo N, Smith CY, Gazzuola Rocca L, et al. Association of premenopausal bilateral oophorectomy with "
        "restless legs syndrome. JAMA Netw Open 2021;4(2):e2036058."
    ),
    doi="10.1001/jamanetworkopen.2020.36058",
    seen="abstract",
)
SEEMAN_2020 = Source(
    id="seeman_2020",
    citation="Seeman MV. Why are women prone to restless legs syndrome? Int J Environ Res Public Health 2020;17:368.",
    doi="10.3390/ijerph17010368",
    seen="abstract",
)
ALLEN_2011 = Source(
    id="allen_2011",
    citation=(
        "Allen RP, et al. Restless legs syndrome (RLS) augmentation associated with dopamine agonist and levodopa "
        "usage in a community sample. Sleep Med 2011;12:431-439."
    ),
    doi="10.1016/j.sleep.2011.03.003",
    pmid="21493132",
    seen="abstract",
)
AUGMENTATION_QUESTIONS = Source(
    id="augmentation_questions",
    citation="SleepHub. Augmentation: four questions.",
    url="https://sleephub.com.au/augmentation",
    seen="full page",
)
GARCIA_BORREGUERO_2016 = Source(
    id="garcia_borreguero_2016",
    citation=(
        "Garcia-Borreguero D, et al. Guidelines for the first-line treatment of restless legs "
        "syndrome/Willis-Ekbom disease, prevention and treatment of dopaminergic augmentation. Sleep Med "
        "2016;21:1-11."
    ),
    doi="10.1016/j.sleep.2016.01.017",
    seen="from memory: check before printing",
)
PRAMIPEXOLE_LABEL = Source(
    id="pramipexole_label",
    citation="Pramipexole, US prescribing information.",
    seen="secondary: as held by DrugCentral",
)
MHRA_2007 = Source(
    id="mhra_2007",
    citation=(
        "Medicines and Healthcare products Regulatory Agency. Assessment CON079284 (2006); Drug Safety Update, "
        "August 2007."
    ),
    seen="full page",
)
MOORE_2014 = Source(
    id="moore_2014",
    citation=(
        "Moore TJ, et al. [Impulse-control problems reported with dopamine-agonist medicines.] JAMA Intern Med 2014."
    ),
    seen="secondary: news copies",
)
SIFROL_WITHDRAWAL = Source(
    id="sifrol_withdrawal",
    citation="Sifrol (pramipexole), product text on withdrawal.",
    seen="secondary",
)
ZHUANG_2019 = Source(
    id="zhuang_2019",
    citation=(
        "Zhuang S, Na M, Winkelman JW, et al. Association of restless legs syndrome with risk of suicide and "
        "self-harm. JAMA Netw Open 2019;2(8):e199966."
    ),
    doi="10.1001/jamanetworkopen.2019.9966",
    pmid="31441941",
    seen="abstract",
)
CAUDA_EQUINA_WARNING_SIGNS = Source(
    id="cauda_equina_warning_signs",
    citation="BackEs. Cauda equina warning signs.",
    url="https://www.backes.org.uk/cauda-equina-warning-signs",
    seen="full page",
)
OXFORD_LEAFLET = Source(
    id="oxford_leaflet",
    citation="Oxford University Hospitals. Cauda equina syndrome: leaflet for patients.",
    seen="third-party copy",
)
FDA_NAVIGATOR = Source(
    id="fda_navigator",
    citation="US Food and Drug Administration. Digital Health Policy Navigator, steps 3 and 7.",
    seen="mostly secondary: read the original",
)
FDA_NOT_DEVICES = Source(
    id="fda_not_devices",
    citation="US Food and Drug Administration. Examples of software functions that are not medical devices.",
    seen="mostly secondary: read the original",
)
FDA_ENFORCEMENT_DISCRETION = Source(
    id="fda_enforcement_discretion",
    citation=(
        "US Food and Drug Administration. Examples of software functions for which the FDA will exercise "
        "enforcement discretion."
    ),
    seen="mostly secondary: read the original",
)
FDA_CDS_2026 = Source(
    id="fda_cds_2026",
    citation=(
        "US Food and Drug Administration. Clinical decision support software: guidance, 2022, revised January 2026."
    ),
    seen="secondary: law firms' accounts and a transcript",
)
MHRA_SOFTWARE = Source(
    id="mhra_software",
    citation=(
        "Medicines and Healthcare products Regulatory Agency. Medical device stand-alone software including apps: "
        "flow chart, edition 1.06."
    ),
    seen="pages on decision support and monitoring; later editions exist",
)
OUT_LAW_2014 = Source(
    id="out_law_2014",
    citation="Out-Law.com. [Disclaimers and medical-device rules for software.] March 2014.",
    url="https://www.out-law.com",
    seen="full page",
)
DEVICES_FOR_DIGNITY_2020 = Source(
    id="devices_for_dignity_2020",
    citation="Devices for Dignity. [Software as a medical device.] 2020.",
    url="https://devicesfordignity.org.uk",
    seen="page",
)
MDCG_2019_11 = Source(
    id="mdcg_2019_11",
    citation=(
        "Medical Device Coordination Group. MDCG 2019-11 rev.1, June 2025: qualification and classification of "
        "software, rule 11."
    ),
    seen="secondary: several accounts; read the original",
)
GNIUS = Source(
    id="gnius",
    citation="G_NIUS. [Software and the EU medical-device rules.]",
    url="https://gnius.esante.gouv.fr",
    seen="page",
)
EU_MDR_2017 = Source(
    id="eu_mdr_2017",
    citation="Regulation (EU) 2017/745 on medical devices, article 2(1) and annex VIII, rule 11.",
    seen="from memory: check before printing",
)
EU_GDPR_2016 = Source(
    id="eu_gdpr_2016",
    citation="Regulation (EU) 2016/679, General Data Protection Regulation, articles 4, 6 and 9.",
    seen="from memory: check before printing",
)
HHS_2016 = Source(
    id="hhs_2016",
    citation=(
        "US Department of Health and Human Services, Office for Civil Rights. Health app use scenarios and HIPAA, 2016."
    ),
    seen="secondary: law firms' accounts",
)
WASHINGTON_HEALTH_DATA = Source(
    id="washington_health_data",
    citation="Washington State. My Health My Data Act, RCW 19.373.",
    seen="secondary: law firms' accounts",
)
KINNERSLEY_2008 = Source(
    id="kinnersley_2008",
    citation=(
        "Kinnersley P, Edwards A, Hood K, et al. Interventions before consultations to help patients address "
        "their information needs by encouraging question asking: systematic review. BMJ 2008;337:a485."
    ),
    doi="10.1136/bmj.a485",
    seen="abstract",
)
KINNERSLEY_2007 = Source(
    id="kinnersley_2007",
    citation=(
        "Kinnersley P, et al. Interventions before consultations for helping patients address their information "
        "needs. Cochrane Database Syst Rev 2007;(3):CD004565."
    ),
    doi="10.1002/14651858.CD004565.pub2",
    seen="abstract",
)
PRE_VISIT_PLANNING_2021 = Source(
    id="pre_visit_planning_2021",
    citation="[Pre-visit planning: review.] BMC Health Serv Res 2021.",
    doi="10.1186/s12913-021-06456-7",
    seen="abstract; authors and title not noted",
)
ANDERSON_2017 = Source(
    id="anderson_2017",
    citation=(
        "Anderson JC, Fritz ML, Benson JM, et al. Nerve decompression and restless legs syndrome: a retrospective "
        "analysis. Front Neurol 2017;8:287."
    ),
    doi="10.3389/fneur.2017.00287",
    seen="abstract",
)
BUCHFUHRER_2021 = Source(
    id="buchfuhrer_2021",
    citation=(
        "Buchfuhrer MJ, et al. Noninvasive neuromodulation reduces symptoms of restless legs syndrome. J Clin "
        "Sleep Med 2021."
    ),
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC8656897/",
    seen="abstract, open-access article",
)
NEUROMODULATION_MECHANISM = Source(
    id="neuromodulation_mechanism",
    citation="[Noninvasive neuromodulation in restless legs syndrome: study of how it works.] J Clin Sleep Med.",
    doi="10.5664/jcsm.10536",
    seen="abstract; authors, title and year not noted",
)
BMJ_BEST_PRACTICE = Source(
    id="bmj_best_practice",
    citation="BMJ Best Practice. Restless legs syndrome: emerging treatments.",
    seen="full page",
)
GONZALEZ_PAREJO_2024 = Source(
    id="gonzalez_parejo_2024",
    citation=(
        "González-Parejo P, et al. Effects of dietary supplementation in restless legs syndrome: a systematic "
        "review. Nutrients 2024;16:2315."
    ),
    doi="10.3390/nu16142315",
    seen="abstract",
)
NHS_2019 = Source(
    id="nhs_2019",
    citation="NHS. Restless legs syndrome, 2019.",
    seen="syndicated copies",
)
NPS_RADAR = Source(
    id="nps_radar",
    citation="NPS RADAR. Pramipexole (Sifrol) for severe primary restless legs syndrome.",
    url="https://www.nps.org.au",
    seen="full page; historic",
)
AUKERMAN_2006 = Source(
    id="aukerman_2006",
    citation=(
        "Aukerman MM, et al. Exercise and restless legs syndrome: a randomized controlled trial. J Am Board Fam "
        "Med 2006;19:487-493."
    ),
    seen="only as cited elsewhere; result from memory: check before printing",
)
EARLEY_2014 = Source(
    id="earley_2014",
    citation=(
        "Earley CJ, Connor J, Garcia-Borreguero D, et al. Altered brain iron homeostasis and dopaminergic "
        "function in restless legs syndrome. Sleep Med 2014;15:1288-1301."
    ),
    doi="10.1016/j.sleep.2014.05.009",
    seen="only as cited elsewhere; content from memory: check before printing",
)
WHITTOM_2010 = Source(
    id="whittom_2010",
    citation=(
        "Whittom S, Dumont M, Petit D, et al. Effects of melatonin and bright light administration on motor and "
        "sensory symptoms of restless legs syndrome. Sleep Med 2010;11:351-355."
    ),
    seen="from memory: check before printing",
)
