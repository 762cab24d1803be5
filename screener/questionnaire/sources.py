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

GHANEI_GHESHLAGH_2017 = Source(
    id="ghanei_gheshlagh_2017",
    citation=(
        "Ghanei Gheshlagh R, et al. Prevalence of restless legs syndrome in patients undergoing hemodialysis: a "
        "systematic review and meta-analysis. Basic Clin Neurosci 2017;8(2):105."
    ),
    seen="third-party copy",
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

BECKER_2018 = Source(
    id="becker_2018",
    citation=(
        "Becker J, et al. Restless legs syndrome is a relevant comorbidity in patients with inflammatory bowel "
        "disease. Int J Colorectal Dis 2018."
    ),
    doi="10.1007/s00384-018-3032-8",
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

LEVOTHYROXINE_2004 = Source(
    id="levothyroxine_2004",
    citation="An urge to move with L-thyroxine. Mov Disord 2004.",
    doi="10.1002/mds.20219",
    seen="abstract; authors not noted",
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

PRAMIPEXOLE_LABEL = Source(
    id="pramipexole_label",
    citation="Pramipexole, US prescribing information.",
    seen="secondary: as held by DrugCentral",
)

AUGMENTATION_QUESTIONS = Source(
    id="augmentation_questions",
    citation="SleepHub. Augmentation: four questions.",
    url="https://sleephub.com.au/augmentation",
    seen="full page",
)

MHRA_2007 = Source(
    id="mhra_2007",
    citation=(
        "Medicines and Healthcare products Regulatory Agency. Assessment CON079284 (2006); Drug Safety Update, "
        "August 2007."
    ),
    seen="full page",
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

KINNERSLEY_2008 = Source(
    id="kinnersley_2008",
    citation=(
        "Kinnersley P, Edwards A, Hood K, et al. Interventions before consultations to help patients address "
        "their information needs by encouraging question asking: systematic review. BMJ 2008;337:a485."
    ),
    doi="10.1136/bmj.a485",
    seen="abstract",
)

NHS_2019 = Source(
    id="nhs_2019",
    citation="NHS. Restless legs syndrome, 2019.",
    seen="syndicated copies",
)
