"""Why a brand's contents cannot be told from its name, and what such a brand may hold that is on no list.

Patients read these words, so they are marked for the translation catalogue here and the table names them by code:
the ordinary extractor reads Python, and words in a table would need an extractor of their own.
"""

from screener.questionnaire.model import N_

REASONS = {
    "country_other_contents": N_("What is inside depends on the country."),
    "country_another_medicine": N_("In some countries this name is used for another medicine."),
    "uk_other_allergy_medicines": N_("In the UK this name is used for other allergy medicines than in the US."),
    "uk_another_medicine": N_("In the UK this name is used for another medicine than in the US."),
    "new_zealand_another_medicine": N_("In New Zealand this name is used for another medicine than in the US."),
    "france_another_medicine": N_("In France this name is used for another medicine than in New Zealand."),
    "us_part_of_the_name": N_("This name is used for herbs. Part of it is used for an allergy medicine in the US."),
    "tablets_and_gel_capsules": N_("Tablets and gel capsules of this name do not hold the same."),
    "tablets_and_capsules": N_("Tablets and capsules of this name do not hold the same mix."),
    "some_packs_herbs": N_("Some packs hold an allergy medicine and some only herbs."),
    "some_packs_melatonin": N_("Some packs hold a medicine for allergies. Others hold melatonin."),
    "some_packs_ginger": N_("Some packs hold a medicine for allergies, and some only ginger."),
    "less_drowsy_and_ginger": N_("The first, the less drowsy and the ginger packs do not hold the same."),
    "packs_may_differ": N_("Packs with this name may not all hold the same thing."),
    "packs_travel_sickness": N_("Packs for travel sickness with this name do not all hold the same."),
    "packs_cold": N_("Packs with this name hold different cold medicines."),
    "packs_cough": N_("Packs with this name hold different cough medicines."),
    "packs_adults_and_children": N_("Packs for adults, for children and without alcohol do not hold the same."),
    "older_and_newer_antihistamines": N_("Older and newer packs do not hold the same allergy medicine."),
    "older_and_newer_acid_reducers": N_("Older and newer packs do not hold the same medicine for stomach acid."),
    "country_day_or_night": N_("What is inside depends on the country and on day or night packs."),
    "day_and_night_packs_cold": N_("Day and night packs hold different cold medicines."),
    "day_and_night_packs_cough": N_("Day and night packs hold different cough medicines."),
    "day_and_night_tablets_cold": N_("Day and night tablets hold different cold medicines."),
    "night_packs_over_the_years": N_("Night packs have not held the same allergy medicine over the years."),
    "only_night_capsules": N_("Only in the night capsules is there a medicine for allergies."),
    "only_pink_tablets": N_(
        "Only in the pink tablets is there a medicine for allergies. It is not in the yellow ones."
    ),
}

# Beside medicines of the list, a brand may hold one of these.
OTHER_CONTENTS = {
    "another_medicine": N_("another medicine"),
    "no_antihistamine": N_("no allergy medicine"),
    "ginger_only": N_("ginger only"),
    "herbs_only": N_("herbs only"),
    "other_cold_medicines": N_("other cold medicines"),
    "another_sleep_aid": N_("another sleep aid"),
}
