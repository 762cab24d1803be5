"""Every publication the form cites, once, by name.

The citation is a line as it is printed; a title in square brackets is ours, where the original was not noted. A detail
that was only remembered is left out of the citation. The order is that in which they were first read.

`reached` is FULL where all of it was read, ABSTRACT where the abstract or another part of it was, SECONDARY where only
what others quote from it was, or a copy that is not its publisher's. Without `checked_on` it was not looked up again.
"""

from datetime import date

from screener.questionnaire.model import Reached, Source

ALLEN_2014 = Source(
    id="allen_2014",
    citation=(
        "Allen RP, Picchietti DL, Garcia-Borreguero D, et al. Restless legs syndrome/Willis-Ekbom disease diagnostic "
        "criteria: updated International Restless Legs Syndrome Study Group (IRLSSG) consensus criteria - history, "
        "rationale, description, and significance. Sleep Med 2014;15(8):860-873."
    ),
    doi="10.1016/j.sleep.2014.03.025",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; criteria, course limits and notes as reproduced on a Welsh health page and in another article",
)

DSM_5 = Source(
    id="dsm_5",
    citation=(
        "American Psychiatric Association. Diagnostic and Statistical Manual of Mental Disorders, fifth edition: "
        "restless legs syndrome."
    ),
    url="https://www.medscape.com/answers/1188327-25541",
    reached=Reached.SECONDARY,
    checked_on=date(2026, 11, 25),
    seen="the book was not read; its limits are used in the abstract of Ohayon 2016 and quoted on Medscape",
)

OHAYON_2016 = Source(
    id="ohayon_2016",
    citation=(
        "Ohayon MM, Bagai K, Roberts LW, et al. Refining duration and frequency thresholds of restless legs syndrome "
        "diagnosis criteria. Neurology 2016;87(24):2546-2553."
    ),
    doi="10.1212/WNL.0000000000003386",
    pmid="27770066",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract",
)

PICCHIETTI_2013 = Source(
    id="picchietti_2013",
    citation=(
        "Picchietti DL, Bruni O, de Weerd A, et al. Pediatric restless legs syndrome diagnostic criteria: an update by "
        "the International Restless Legs Syndrome Study Group. Sleep Med 2013;14(12):1253-1259."
    ),
    doi="10.1016/j.sleep.2013.08.778",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract and first page; growing pains only on pages that quote it",
)

HENING_2009 = Source(
    id="hening_2009",
    citation=(
        "Hening WA, Allen RP, Washburn M, et al. The four diagnostic criteria for restless legs syndrome are unable to "
        'exclude confounding conditions ("mimics"). Sleep Med 2009;10:976-981.'
    ),
    doi="10.1016/j.sleep.2008.09.015",
    pmid="19185537",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 126 of 788 relatives without restless legs satisfied all four criteria; the manuscript is open",
)

GARCIA_BORREGUERO_2011 = Source(
    id="garcia_borreguero_2011",
    citation=(
        "Garcia-Borreguero D, Stillman P, Benes H, et al. Algorithms for the diagnosis and treatment of restless legs "
        "syndrome in primary care. BMC Neurol 2011;11:28."
    ),
    doi="10.1186/1471-2377-11-28",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; its table 3 was read on an earlier day and not again; the article is open",
)

HALLEGRAEFF_2017 = Source(
    id="hallegraeff_2017",
    citation=(
        "Hallegraeff J, de Greef M, Krijnen W, et al. Criteria in diagnosing nocturnal leg cramps: a systematic "
        "review. BMC Fam Pract 2017;18:29."
    ),
    doi="10.1186/s12875-017-0600-x",
    pmid="28241802",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; that the muscle goes hard is from its background, not one of its seven criteria",
)

WALTERS_1991 = Source(
    id="walters_1991",
    citation=(
        "A clinical and polysomnographic comparison of neuroleptic-induced akathisia and the idiopathic restless legs "
        "syndrome. Sleep 1991;14:339-345."
    ),
    pmid="1682986",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; authors not on the page; says nothing about urgency",
)

MHRA_AKATHISIA = Source(
    id="mhra_akathisia",
    citation=(
        "Medicines and Healthcare products Regulatory Agency. Antipsychotics learning module: extrapyramidal side "
        "effects, akathisia."
    ),
    url="https://cpd.mhra.gov.uk/antipsychotics/CON155606_13",
    reached=Reached.FULL,
    checked_on=date(2026, 11, 25),
    seen=(
        "the whole page on akathisia: restless and very distressed soon after a start or a raised dose, or after a "
        "sudden stop; sets no time limit for a call"
    ),
)

NHS_SCOTLAND_2025 = Source(
    id="nhs_scotland_2025",
    citation=(
        "NHS Lothian RefHelp (updated July 2025) and NHS Borders. Restless legs syndrome (RLS): pages for general "
        "practice."
    ),
    url="https://apps.nhslothian.scot/refhelp/guidelines/neurology/restless-legs-syndrome-rls/",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "first half of both pages: what it is mixed up with, jerks on falling asleep, glucose and ferritin for all, "
        "walking and stretching; NHS Highland's was not found again"
    ),
)

BHF_CLAUDICATION = Source(
    id="bhf_claudication",
    citation="British Heart Foundation. Intermittent claudication. Heart Matters magazine.",
    url="https://www.bhf.org.uk/informationsupport/heart-matters-magazine/medical/intermittent-claudication",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "start of the page: leg pain on walking, mostly in the calf, gone within 10 minutes of rest; names no distance"
    ),
)

NIDIRECT_PAD = Source(
    id="nidirect_pad",
    citation="nidirect (Northern Ireland government services). Peripheral arterial disease (PAD).",
    url="https://www.nidirect.gov.uk/conditions/peripheral-arterial-disease-pad",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="the part on signs: a painful ache on walking that goes after a few minutes of rest; names no distance",
)

WINKELMAN_2025 = Source(
    id="winkelman_2025",
    citation=(
        "Winkelman JW, Berkowski JA, DelRosso LM, et al. Treatment of restless legs syndrome and periodic limb "
        "movement disorder: an American Academy of Sleep Medicine clinical practice guideline. J Clin Sleep Med 2025."
    ),
    doi="10.5664/jcsm.11390",
    pmid="39324694",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract with the good practice statement in full; volume and pages left out",
)

SILBER_2021 = Source(
    id="silber_2021",
    citation=(
        "Silber MH, et al. The management of restless legs syndrome: an updated algorithm. Mayo Clin Proc "
        "2021;96(7):1921-1937."
    ),
    doi="10.1016/j.mayocp.2020.12.026",
    pmid="34218864",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: keep the mind busy, avoid what may make it worse",
)

CPHA_RLS = Source(
    id="cpha_rls",
    citation=(
        "Lafontaine AL. Restless legs syndrome. Compendium of Therapeutic Choices. Canadian Pharmacists Association; "
        "revised 13 July 2023."
    ),
    url="https://cps.pharmacists.ca",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "first half of the chapter, with its table of medicines that may cause or worsen restless legs; text held in a "
        "public repository"
    ),
)

VLASIE_2021 = Source(
    id="vlasie_2021",
    citation=(
        "Vlasie A, Trifu SC, Lupuleac C, Kohn B, Cristea MB. Restless legs syndrome: an overview of pathophysiology, "
        "comorbidities and therapeutic approaches (review). Spandidos Publications, 30 December 2021, article 185."
    ),
    doi="10.3892/etm.2021.11108",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract and start of the text: treatment eases symptoms only, none changes the disease yet",
)

ANDERSON_2017 = Source(
    id="anderson_2017",
    citation=(
        "Anderson JC, Fritz ML, Benson JM, Tracy BL. Nerve decompression and restless legs syndrome: a retrospective "
        "analysis. Front Neurol 2017;8:287."
    ),
    doi="10.3389/fneur.2017.00287",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 42 people before and after, no group to compare with, scales not made for restless legs",
)

AUKERMAN_2006 = Source(
    id="aukerman_2006",
    citation=(
        "Aukerman MM, Aukerman D, Bayard M, Tudiver F, Thorp L, Bailey B. Exercise and restless legs syndrome: a "
        "randomized controlled trial. J Am Board Fam Med 2006;19(5):487-493."
    ),
    doi="10.3122/jabfm.19.5.487",
    pmid="16951298",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract and parts of the text: 23 people finished the trial; those who exercised had milder symptoms after "
        "12 weeks"
    ),
)

ALLEN_2018 = Source(
    id="allen_2018",
    citation=(
        "Allen RP, Picchietti DL, Auerbach M, et al. Evidence-based and consensus clinical practice guidelines for the "
        "iron treatment of restless legs syndrome/Willis-Ekbom disease in adults and children: an IRLSSG task force "
        "report. Sleep Med 2018;41:27-44."
    ),
    pmid="29425576",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; a sample before breakfast is not in it; DOI from memory and left out",
)

TRENKWALDER_2016 = Source(
    id="trenkwalder_2016",
    citation=(
        "Trenkwalder C, Allen R, Högl B, et al. Restless legs syndrome associated with major diseases: a systematic "
        "review and new concept. Neurology 2016;86(14):1336-1343."
    ),
    doi="10.1212/WNL.0000000000002542",
    pmid="26944272",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract: more often with low iron and kidney disease; not enough shown for anaemia without low iron; the "
        "article is open"
    ),
)

CHEN_2018 = Source(
    id="chen_2018",
    citation=(
        "Chen SJ, Shi L, Bao YP, et al. Prevalence of restless legs syndrome during pregnancy: a systematic review and "
        "meta-analysis. Sleep Med Rev 2018;40:43-54."
    ),
    doi="10.1016/j.smrv.2017.10.003",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; says nothing about an earlier pregnancy",
)

PREGNANCY_2010 = Source(
    id="pregnancy_2010",
    citation="Transient RLS during pregnancy is a risk factor for the chronic idiopathic form. Neurology 2010.",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract: 207 women after 6.5 years; it came back in 58 % of further pregnancies; authors, volume and DOI not "
        "on the page"
    ),
)

JAHANI_KONDORI_2020 = Source(
    id="jahani_kondori_2020",
    citation=(
        "Jahani Kondori M, Kolla BP, Moore KM, et al. Management of restless legs syndrome in pregnancy and lactation. "
        "J Prim Care Community Health 2020;11:2150132720905950."
    ),
    doi="10.1177/2150132720905950",
    pmid="32054396",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract: measures without medicine first, iron where ferritin is low; covers breastfeeding; the article is "
        "open"
    ),
)

GHANEI_GHESHLAGH_2017 = Source(
    id="ghanei_gheshlagh_2017",
    citation=(
        "Ghanei Gheshlagh R, Farajzadeh M, Zarei M, et al. The prevalence of restless legs syndrome in patients "
        "undergoing hemodialysis: a systematic review and meta-analysis. Basic Clin Neurosci 2017;8(2):105-112."
    ),
    pmid="28539994",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; the article is open",
)

CALVINO_2015 = Source(
    id="calvino_2015",
    citation=(
        "Calviño J, et al. Restless legs syndrome in non-dialysis renal patients: is it really that common? J Clin "
        "Sleep Med 2015;11(1):57-60."
    ),
    doi="10.5664/jcsm.4366",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 21 % by a form, 5 of 110 people when examined",
)

NING_2022 = Source(
    id="ning_2022",
    citation=(
        "Ning P, Mu X, Yang X, et al. Restless legs syndrome in people with diabetes mellitus: a pooling analysis. "
        "EClinicalMedicine 2022;46:101357."
    ),
    doi="10.1016/j.eclinm.2022.101357",
    pmid="35345532",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 42 studies; the authors call what is known limited",
)

MERLINO_2007 = Source(
    id="merlino_2007",
    citation=(
        "Merlino G, Fratticci L, Valente M, et al. Association of restless legs syndrome in type 2 diabetes: a "
        "case-control study. Sleep 2007;30:866-871."
    ),
    doi="10.1093/sleep/30.7.866",
    pmid="17682657",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract",
)

JIMENEZ_JIMENEZ_2021 = Source(
    id="jimenez_jimenez_2021",
    citation=(
        "Jiménez-Jiménez FJ, et al. Association between restless legs syndrome and peripheral neuropathy: a systematic "
        "review and meta-analysis. Eur J Neurol 2021;28(7):2423-2442."
    ),
    doi="10.1111/ene.14840",
    pmid="33772991",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: restless legs in about 1 in 5 people with nerve damage, more than without",
)

BRYANT_2013 = Source(
    id="bryant_2013",
    citation=(
        "Bryant BJ, Yau YY, Arceo SM, Hopkins JA, Leitman SF. Ascertainment of iron deficiency and depletion in blood "
        "donors through screening questions for pica and restless legs syndrome. Transfusion 2013;53(8):1637-1644."
    ),
    doi="10.1111/trf.12061",
    pmid="23305102",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract: 16 % of donors with little iron against 11 %; the authors call the link not strong; the article is "
        "open"
    ),
)

EARLEY_2021 = Source(
    id="earley_2021",
    citation=(
        "Earley EJ, Didriksen M, Spencer BR, et al. Association of proton pump inhibitor and histamine H2-receptor "
        "antagonists with restless legs syndrome. Sleep 2021;44(4)."
    ),
    doi="10.1093/sleep/zsaa220",
    pmid="33119070",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: linked in two groups of blood donors, and not by way of iron; the article is open",
)

WEINSTOCK_2010 = Source(
    id="weinstock_2010",
    citation=(
        "Weinstock LB, Walters AS, Mullin GE, Duntley SP. Celiac disease is associated with restless legs syndrome. "
        "Dig Dis Sci 2010;55(6):1667-1673."
    ),
    doi="10.1007/s10620-009-0943-9",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 25 % against 10 % of their partners",
)

WEINSTOCK_CROHN_2010 = Source(
    id="weinstock_crohn_2010",
    citation=(
        "Weinstock LB, Bosworth BP, Scherl EJ, et al. Crohn's disease is associated with restless legs syndrome. "
        "Inflamm Bowel Dis 2010."
    ),
    pmid="19575360",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 272 people, 30 % against 9 % of their partners",
)

BECKER_2018 = Source(
    id="becker_2018",
    citation=(
        "Becker J, Berger F, Schindlbeck KA, et al. Restless legs syndrome is a relevant comorbidity in patients with "
        "inflammatory bowel disease. Int J Colorectal Dis 2018;33(7)."
    ),
    doi="10.1007/s00384-018-3032-8",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: no more often than in everybody, but troublesome restless legs more often",
)

NING_2018 = Source(
    id="ning_2018",
    citation=(
        "Ning P, et al. Systematic review and meta-analysis of observational studies to understand the prevalence of "
        "restless legs syndrome in multiple sclerosis: an update. Sleep Med 2018;50:97-104."
    ),
    doi="10.1016/j.sleep.2018.05.039",
    pmid="30025277",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 26 % of people with multiple sclerosis",
)

SCHURKS_2014 = Source(
    id="schurks_2014",
    citation=(
        "Schürks M, et al. Migraine and restless legs syndrome: a systematic review. Cephalalgia 2014;34(10):777-794."
    ),
    doi="10.1177/0333102414537725",
    pmid="25142142",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: the link is strong in one kind of study and weak in the other",
)

GENG_2022 = Source(
    id="geng_2022",
    citation=(
        "Geng C, Yang Z, Kong X, et al. Association between thyroid function and disease severity in restless legs "
        "syndrome. Front Neurol 2022;13:974229."
    ),
    doi="10.3389/fneur.2022.974229",
    pmid="36034269",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 102 people against 80; the article is open",
)

SUWALA_2022 = Source(
    id="suwala_2022",
    citation=(
        "Suwała S, Rzeszuto J, Glonek R, Krintus M, Junik R. Is restless legs syndrome de facto thyroid disease? "
        "Biomedicines 2022;10:2502."
    ),
    doi="10.3390/biomedicines10102502",
    pmid="36289762",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract: 237 people, more often with thyroid disease, Hashimoto's named; whether one causes the other is open"
    ),
)

LEVOTHYROXINE_2004 = Source(
    id="levothyroxine_2004",
    citation=(
        "An urge to move with L-thyroxine: clinical, biochemical, and polysomnographic correlation. Mov Disord 2004."
    ),
    doi="10.1002/mds.20219",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: one person, with low ferritin too; authors and pages not noted",
)

SCHORMAIR_2024 = Source(
    id="schormair_2024",
    citation=(
        "Schormair B, Zhao C, Bell S, et al. Genome-wide meta-analyses of restless legs syndrome yield insights into "
        "genetic architecture, disease biology and risk prediction. Nat Genet 2024;56(6):1090-1099."
    ),
    doi="10.1038/s41588-024-01763-1",
    pmid="38839884",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="record, and start of the article with its first results",
)

BATOOL_ANWAR_2016 = Source(
    id="batool_anwar_2016",
    citation=(
        "Batool-Anwar S, Li Y, De Vito K, et al. Lifestyle factors and risk of restless legs syndrome: prospective "
        "cohort study. J Clin Sleep Med 2016;12(2):187-194."
    ),
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC4751426/",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "abstract: no link with caffeine; less often with exercise, normal weight and no smoking; what it says of "
        "alcohol is no advice"
    ),
)

WINTER_2013 = Source(
    id="winter_2013",
    citation=(
        "Winter AC, et al. Vascular risk factors, cardiovascular disease and restless legs syndrome in men. Am J Med "
        "2013;126(3):228-235."
    ),
    doi="10.1016/j.amjmed.2012.06.039",
    pmid="23410563",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: men only, asked once; the article is open",
)

ROTTACH_2008 = Source(
    id="rottach_2008",
    citation=(
        "Rottach KG, Schaner BM, Kirch MH, et al. Restless legs syndrome as side effect of second generation "
        "antidepressants. J Psychiatr Res 2008;43(1):70-75."
    ),
    doi="10.1016/j.jpsychires.2008.02.006",
    pmid="18468624",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: names the medicines and how often; nobody to compare with",
)

HOQUE_2010 = Source(
    id="hoque_2010",
    citation=(
        "Hoque R, Chesson AL. Pharmacologically induced/exacerbated restless legs syndrome, periodic limb movements of "
        "sleep, and REM behavior disorder/REM sleep without atonia: literature review, qualitative scoring, and "
        "comparative analysis. J Clin Sleep Med 2010;6(1):79-83."
    ),
    pmid="20191944",
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC2823282/",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract and conclusion; it keeps restless legs and leg movements in sleep apart; the article is open",
)

KOLLA_2018 = Source(
    id="kolla_2018",
    citation=(
        "Kolla BP, Mansukhani MP, Bostwick JM. The influence of antidepressants on restless legs syndrome and periodic "
        "limb movements: a systematic review. Sleep Med Rev 2018;38:131-140."
    ),
    doi="10.1016/j.smrv.2017.06.002",
    pmid="28822709",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: restless legs uncommon, mirtazapine perhaps more; the others raise leg movements in sleep only",
)

PEREZ_LLORET_2012 = Source(
    id="perez_lloret_2012",
    citation=(
        "Perez-Lloret S, Rey MV, Bondon-Guitton E, Rascol O, Montastruc JL. Drugs associated with restless legs "
        "syndrome: a case/noncase study in the French Pharmacovigilance Database. J Clin Psychopharmacol "
        "2012;32:824-827."
    ),
    doi="10.1097/JCP.0b013e318272cdd8",
    pmid="23131889",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: names medicines and two classes; does not name paliperidone or sodium oxybate",
)

PRESCRIRE_2010 = Source(
    id="prescrire_2010",
    citation="Drug-induced restless legs syndrome. Prescrire Int 2010;19(108):164-165.",
    url="https://english.prescrire.org",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: about 60 published cases, mostly antidepressants and antipsychotics",
)

MIRTAZAPINE_FAERS = Source(
    id="mirtazapine_faers",
    citation=(
        "Zhao K, Liu J. Long-term safety evaluation of mirtazapine: a real-world pharmacovigilance study based on the "
        "FAERS database. PLoS One 2026."
    ),
    doi="10.1371/journal.pone.0340092",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 305 reports; the article is open",
)

RISSARDO_2020 = Source(
    id="rissardo_2020",
    citation=(
        "Rissardo JP, et al. Mirtazapine-associated movement disorders: a literature review. Tzu Chi Med J "
        "2020;32(4):318-330."
    ),
    doi="10.4103/tcmj.tcmj_13_20",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: restless legs in 69 of 179 cases; the article is open",
)


BAYARD_2011 = Source(
    id="bayard_2011",
    citation=(
        "Bayard M, Bailey B, Acharya D, et al. Bupropion and restless legs syndrome: a randomized controlled trial. J "
        "Am Board Fam Med 2011;24:422-428."
    ),
    doi="10.3122/jabfm.2011.04.100173",
    pmid="21737767",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: no worse than without it",
)

RITTMANNSBERGER_2013 = Source(
    id="rittmannsberger_2013",
    citation=(
        "Rittmannsberger H, Werl R. Restless legs syndrome induced by quetiapine: report of seven cases and review of "
        "the literature. Int J Neuropsychopharmacol 2013;16(6):1427-1431."
    ),
    doi="10.1017/S1461145712001599",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: all seven took antidepressants too",
)

AGGARWAL_2015 = Source(
    id="aggarwal_2015",
    citation=(
        "Aggarwal S, Dodd S, Berk M. Restless leg syndrome associated with atypical antipsychotics: current status, "
        "pathophysiology, and clinical implications. Curr Drug Saf 2015;10:98-105."
    ),
    doi="10.2174/1574886309666140527114159",
    pmid="24861990",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: a few case reports of the class; names no medicine",
)

OLANZAPINE_2010 = Source(
    id="olanzapine_2010",
    citation=(
        "Aggarwal S, Dodd S, Berk M. Restless leg syndrome associated with olanzapine: a case series. Curr Drug Saf "
        "2010;5(2):129-131."
    ),
    doi="10.2174/157488610790936187",
    pmid="20406161",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: three people; risperidone, quetiapine or aripiprazole afterwards did not bring it back",
)

ASENAPINE_2014 = Source(
    id="asenapine_2014",
    citation=(
        "McCall WV, Riley MA, Hodges C, et al. Asenapine-induced restless legs syndrome: differentiation from "
        "akathisia. J Clin Sleep Med 2014;10(12):1341-1342."
    ),
    doi="10.5664/jcsm.4296",
    pmid="25325577",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract and start of the text: one person; the article is open",
)

CLOZAPINE_CASES = Source(
    id="clozapine_cases",
    citation=(
        "Gabapentin treatment in clozapine-induced restless legs syndrome: two cases and a review of the literature."
    ),
    pmid="28101323",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: two people; authors, journal and year not on the page",
)

SABER_2022 = Source(
    id="saber_2022",
    citation=(
        "Saber WK, Almuallim AR, Algahtani R. Restless legs syndrome and the use of antipsychotic medication: an "
        "updated literature review. Cureus 2022."
    ),
    doi="10.7759/cureus.27821",
    reached=Reached.SECONDARY,
    checked_on=date(2026, 11, 25),
    seen="its record and list of references; abstract on an earlier day",
)

OLANZAPINE_LABEL = Source(
    id="olanzapine_label",
    citation="European Medicines Agency. Zyprexa (olanzapine), EU/1/99/125: package leaflet.",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "passages read: fever, stiff muscles and confusion call for help at once; text held in a public repository, "
        "October 2024"
    ),
)

TERAO_1991 = Source(
    id="terao_1991",
    citation=(
        "Terao T, Terao M, Yoshimura R, et al. Restless legs syndrome induced by lithium. Biol Psychiatry "
        "1991;30:1167-1170."
    ),
    reached=Reached.SECONDARY,
    checked_on=date(2026, 11, 25),
    seen=(
        "start of the text in a third-party copy: one person on lithium; quotes Ekbom 1960 on promethazine and "
        "prochlorperazine"
    ),
)

SHIPLETT = Source(
    id="shiplett",
    citation="Shiplett L, Suder K, Sheridan D. [Diphenhydramine and restless legs syndrome: drug-information answer.]",
    reached=Reached.SECONDARY,
    seen="third-party copy, on an earlier day; year not noted",
)


PARK_2020 = Source(
    id="park_2020",
    citation="Park EJ, Park YM. Opioid withdrawal and restless legs syndrome. Chronobiol Med 2020.",
    url="https://www.chronobiologyinmedicine.org/m/journal/view.php?number=59",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: names fentanyl, oxycodone, tramadol and dextropropoxyphene; the article is open",
)

MACKIE_2017 = Source(
    id="mackie_2017",
    citation=(
        "Mackie SE, McHugh RK, McDermott K, et al. [Restless legs syndrome during withdrawal from opioids.] J Subst "
        "Abuse Treat 2017;73:35-39."
    ),
    doi="10.1016/j.jsat.2016.10.001",
    pmid="28017182",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: half of 124 people coming off opioids; title not on the page",
)

SCHERBAUM_2003 = Source(
    id="scherbaum_2003",
    citation=(
        "Scherbaum N, Stueper B, Bonnet U, Gastpar M. Transient restless legs-like syndrome as a complication of "
        "opiate withdrawal. Pharmacopsychiatry 2003;36(2):70-72."
    ),
    doi="10.1055/s-2003-39047",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 15 of 120 people coming off opiates",
)


BUPRENORPHINE = Source(
    id="buprenorphine",
    citation=(
        "Prevalence of current restless legs syndrome symptoms among patients treated with buprenorphine/naloxone for "
        "opioid use disorder. Nat Sci Sleep 2023:851-859."
    ),
    doi="10.2147/NSS.S427403",
    pmid="37886689",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 17 of 129 people; authors not on the pages; the article is open",
)

CONTRACEPTION_2013 = Source(
    id="contraception_2013",
    citation=(
        "Kamsheh L, Ambrogi I, Rambally C, Attarian H. Restless legs syndrome in combined hormonal contraception "
        "users. Acta Obstet Gynecol Scand 2013;92(6):727-729."
    ),
    doi="10.1111/aogs.12120",
    pmid="23432776",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: no link",
)

OOPHORECTOMY_2021 = Source(
    id="oophorectomy_2021",
    citation=(
        "Huo N, Smith CY, Gazzuola Rocca L, et al. Association of premenopausal bilateral oophorectomy with restless "
        "legs syndrome. JAMA Netw Open 2021;4(2):e2036058."
    ),
    doi="10.1001/jamanetworkopen.2020.36058",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: oestrogen treatment after the operation made no difference; authors not read again",
)

ALLEN_2011 = Source(
    id="allen_2011",
    citation=(
        "Allen RP, et al. Restless legs syndrome (RLS) augmentation associated with dopamine agonist and levodopa "
        "usage in a community sample. Sleep Med 2011;12(5):431-439."
    ),
    doi="10.1016/j.sleep.2011.03.003",
    pmid="21493132",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: the treatments as a group",
)

PRAMIPEXOLE_LABEL = Source(
    id="pramipexole_label",
    citation="European Medicines Agency. Sifrol (pramipexole), EU/1/97/050: package leaflet.",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen=(
        "passages read: it can get worse under treatment, urges, sudden sleep, driving and machines, not to be stopped "
        "at once; text held in a public repository, October 2024"
    ),
)

MHRA_2007 = Source(
    id="mhra_2007",
    citation=(
        "Medicines and Healthcare products Regulatory Agency. Dopamine agonists: pathological gambling, increased "
        "libido, and hypersexuality. Drug Safety Update August 2007;1(1):6."
    ),
    url=(
        ""
        "https://www.gov.uk/drug-safety-update/dopamine-agonists-pathological-gambling-increased-libido-and-hypersexuality"
    ),
    reached=Reached.FULL,
    checked_on=date(2026, 11, 25),
    seen="the whole page, and the summary of the assessment of 2006; says nothing about falling asleep",
)

GOV_UK_SLEEPINESS = Source(
    id="gov_uk_sleepiness",
    citation="GOV.UK. Excessive sleepiness and driving.",
    url="https://www.gov.uk/excessive-sleepiness-and-driving",
    reached=Reached.FULL,
    checked_on=date(2026, 11, 25),
    seen="the whole page: no driving while sleepy; some conditions must be told to the licensing office",
)

ZHUANG_2019 = Source(
    id="zhuang_2019",
    citation=(
        "Zhuang S, Na M, Winkelman JW, et al. Association of restless legs syndrome with risk of suicide and "
        "self-harm. JAMA Netw Open 2019;2(8):e199966."
    ),
    doi="10.1001/jamanetworkopen.2019.9966",
    pmid="31441941",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract; the article is open; the advice to call is ours",
)

CAUDA_EQUINA_WARNING_SIGNS = Source(
    id="cauda_equina_warning_signs",
    citation="BackEs. Cauda equina warning signs.",
    url="https://www.backes.org.uk/cauda-equina-warning-signs/",
    reached=Reached.FULL,
    checked_on=date(2026, 11, 25),
    seen="the whole list of signs",
)

OXFORD_CAUDA_EQUINA = Source(
    id="oxford_cauda_equina",
    citation=(
        "Oxford University Hospitals NHS Trust. Cauda equina syndrome: information for people with low back pain. "
        "Leaflet OMI 10127P, March 2014."
    ),
    url="https://studylib.net/doc/11640787/cauda-equina-syndrome-oxford-university-hospitals",
    reached=Reached.FULL,
    checked_on=date(2026, 11, 25),
    seen="the whole leaflet, as a copy",
)

HEALTHIFY_SCIATICA = Source(
    id="healthify_sciatica",
    citation="Healthify (New Zealand). Sciatica.",
    url="https://healthify.nz/health-a-z/s/sciatica",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="the whole section on when to call an ambulance: both legs, numb between them, bladder, bowel",
)

GLOUCESTERSHIRE_DVT = Source(
    id="gloucestershire_dvt",
    citation="Gloucestershire Hospitals NHS Foundation Trust. Deep vein thrombosis (DVT): patient leaflet.",
    url="https://www.gloshospitals.nhs.uk/your-visit/patient-information-leaflets/deep-vein-thrombosis-dvt/",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="causes, signs and when to call for an ambulance; does not name operations",
)

NHS_DVT = Source(
    id="nhs_dvt",
    citation="NHS. DVT (deep vein thrombosis).",
    url="https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/",
    reached=Reached.SECONDARY,
    checked_on=date(2026, 11, 25),
    seen=(
        "quoted on other sites: see a doctor urgently, with breathlessness or chest pain call an ambulance; an earlier "
        "version on the NHS's own test site"
    ),
)

NHS_VOMITING_BLOOD = Source(
    id="nhs_vomiting_blood",
    citation="NHS 111 Wales. Vomiting blood. Updated 20 December 2023.",
    url="https://111.wales.nhs.uk/Encyclopaedia/v/article/vomitingblood",
    reached=Reached.FULL,
    checked_on=date(2026, 11, 25),
    seen=(
        "the whole page: an ambulance with any other sign, black stools among them; a doctor the same day where it has "
        "stopped and nothing else is wrong"
    ),
)

KINNERSLEY_2008 = Source(
    id="kinnersley_2008",
    citation=(
        "Kinnersley P, Edwards A, Hood K, et al. Interventions before consultations to help patients address their "
        "information needs by encouraging question asking: systematic review. BMJ 2008;337:a485."
    ),
    doi="10.1136/bmj.a485",
    reached=Reached.ABSTRACT,
    checked_on=date(2026, 11, 25),
    seen="abstract: 33 trials; people asked slightly more; the article is open",
)

NHS_RESTLESS_LEGS = Source(
    id="nhs_restless_legs",
    citation="NHS. Restless legs syndrome.",
    url="https://www.nhs.uk/conditions/restless-legs-syndrome/",
    reached=Reached.SECONDARY,
    checked_on=date(2026, 11, 25),
    seen=(
        "most of the text, in copies that general practices show, 25 November 2026: what helps, family, iron, "
        "pregnancy, kidneys, some medicines"
    ),
)
