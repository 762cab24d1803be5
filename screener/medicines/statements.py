"""Fixed texts beside the medicines a person typed, the same for everybody who typed one of that kind."""

from screener.medicines.formulary import Report
from screener.medicines.groups import GROUPS
from screener.questionnaire.model import N_

REPORTED = {
    Report.TRIGGER: N_("Has been reported to bring on or worsen restless legs in some people."),
    Report.ASSOCIATION: N_("In some studies more people who took it had restless legs. It may not be the reason."),
    Report.TREATMENT_THAT_CAN_WORSEN: N_(
        "Is given for restless legs, and has been reported to worsen them over time in some people."
    ),
}
REPORT_HEADINGS = {
    Report.TRIGGER: N_("Reported to bring on or worsen restless legs in some people"),
    Report.ASSOCIATION: N_("Linked with restless legs in some studies"),
    Report.TREATMENT_THAT_CAN_WORSEN: N_("Given for restless legs, and reported to worsen them over time"),
    Report.NOT_FLAGGED: N_("Known by name only"),
}
LISTED_WITH_ITS_GROUP = N_("Listed with its group. No study of its own is cited here.")
NOT_ON_THE_LIST = N_("Not on this form’s list of reported medicines. This does not mean that it has no effect.")
LOOK_AT_THE_PACKET = N_("What does the packet say is in it?")
SOLD_WITHOUT_PRESCRIPTION = N_("If you bought it yourself, ask a pharmacist before you take it again.")
NEVER_SUDDENLY = N_("Never stop it suddenly.")
NEVER_STOPPED_SUDDENLY = frozenset(group.label for group in GROUPS.values() if group.never_stopped_suddenly)
