"""Replies that many questions share."""

from screener.questionnaire.model import N_, NONE, Choice, Level, Option

YES = Option("yes", N_("Yes"))
NO = Option("no", N_("No"))
NOT_SURE = Option("not_sure", N_("Not sure"))
NONE_OF_THESE = Option(NONE, N_("None of these"))

YES_NO = Choice((YES, NO))
YES_NO_NOT_SURE = Choice((YES, NO, NOT_SURE))
HOW_MUCH = Choice(
    (
        Option("not_at_all", N_("Not at all"), Level(0)),
        Option("a_little", N_("A little"), Level(1)),
        Option("a_lot", N_("A lot"), Level(2)),
        NOT_SURE,
    )
)
