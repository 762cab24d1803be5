"""Fixed texts beside the medicines a person typed, the same for everybody who typed one of that kind."""

from screener.medicines.formulary import Report
from screener.medicines.lines import Mention
from screener.questionnaire.model import N_

REPORTED = {
    Report.TRIGGER: N_("Has been reported to bring on or worsen restless legs in some people."),
    Report.LEAFLET: N_("A package leaflet for it names restless legs as a possible side effect."),
    Report.CLASS_EFFECT: N_(
        "Works like medicines with such reports: in some people they brought on or worsened restless legs."
    ),
    Report.ASSOCIATION: N_(
        "In some studies, more people who took this kind of medicine had restless legs. It may not be the reason."
    ),
    Report.SINGLE_REPORT: N_("We found one report of one person: restless legs began or got worse while taking it."),
    Report.TREATMENT_THAT_CAN_WORSEN: N_(
        "Sometimes given for restless legs. Reported to worsen them over time in some people."
    ),
}
REPORT_HEADINGS = {
    Report.TRIGGER: N_("Reported to bring on or worsen restless legs in some people"),
    Report.LEAFLET: N_("A package leaflet names restless legs"),
    Report.CLASS_EFFECT: N_("Works like medicines that have been reported"),
    Report.ASSOCIATION: N_("Linked with restless legs in some studies; it may not be the reason"),
    Report.SINGLE_REPORT: N_("One report of one person"),
    Report.TREATMENT_THAT_CAN_WORSEN: N_("Sometimes given for restless legs; reported to worsen them over time"),
    Report.NOT_FLAGGED: N_("Known by name only"),
}
MENTION_HEADINGS = {
    Mention.PAST: N_("Typed as no longer taken"),
    Mention.AVOIDED: N_("Typed as not taken or avoided"),
}
NOT_ON_THE_LIST = N_("Not on this form’s list of reported medicines. It may still have an effect.")
LOOK_AT_THE_PACKET = N_("What does the packet say is in it?")
SOLD_WITHOUT_PRESCRIPTION = N_("If you bought it yourself, ask a pharmacist before you take it again.")
NEVER_SUDDENLY = N_("Never stop it suddenly.")
