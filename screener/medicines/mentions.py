"""How a line speaks of the medicines it names: as taken now, as no longer taken, or as not taken or avoided.

A line that was typed into a list of medicines is of what is taken now unless it plainly says otherwise. So every phrase
here must surround the names; whatever else stands in the line, such as another dose or the word "now", leaves it as it
is. The phrases are of five languages; a name stands in them as `§`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.medicines.lines import Mention

NAME = "§"
# Longer lines tell a story: no phrase is looked for in them.
LONGEST = 40

# Between names, and around them: "the 50 mg tablets of § and my §".
_AMOUNT = r"(?: (?:\d+|mg|mcg|g|ml|tablets?|tabs?|pills?|capsules?|caps|patch(?:es)?|drops|xl|xr|sr|retard|tabletten))*"
_SMALL = r"(?: (?:my|the|any|all|le|la|les|l|el|los|das|die|den|o|a|as|os|de|d|du))*"
_JOINED = r"(?: (?:and|or|nor|und|oder|et|ou|y|o|e|ni|noch))?"
_NAMES = rf"{_SMALL} §{_AMOUNT}(?:{_JOINED}{_SMALL} §{_AMOUNT})*"
# Neither another name nor another dose: those may be of something else that is taken.
_REST = r"(?:(?! \d+ (?:mg|mcg|g|ml)\b)[^§])*"
_ANYTHING = rf"(?: {_REST})?"
_I = (
    r"(?: (?:i|i ve|i have|i had|have|had|has|ve|we|she|he|was|been|am|i m|just|recently|since|ich|habe|hab|j ai|ai|he|"
    r"eu))*"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    r"october|november|december|spring|summer|autumn|winter)"
)
# What may follow "stopped" when it is the medicine that was stopped: "stopped working" and "stopped smoking" do not.
_WHEN = (
    rf"(?: (?:in|on|last|since|by|after|because|due|years?|months?|weeks?|{_MONTH}|\d+|YEAR|ago|it|this|them|"
    rf"taking it|using it|yesterday|completely|early|im|am|seit|vor|wegen|en|le|depuis|hace|por|em|desde|pelo|ha)"
    rf"\b{_REST})?"
)
_STOPPED = (
    r"(?:stopped|discontinued|ceased|quit|ended|finished|came off|come off|gave up|given up|weaned off|tapered off|"
    r"taken off|stopped taking|stopped using|quit taking|finished taking|gave up taking)"
)
_GESTOPPT = r"(?:abgesetzt|abgesetzt worden|gestoppt|beendet)"
_NOT = (
    r"(?:not|do not|don t|dont|am not|i m not|im not|never|no longer|cannot|can not|can t|cant|must not|mustn t|"
    r"should not|shouldn t|could not|couldn t)"
)
_TAKE = r"(?:take|taking|taken|took|use|using|used|have|had|tried|try|tolerate|on|prescribed|be on|been on|go on|given)"
# "not taking it every day" is of a medicine that is taken.
_HOW = (
    r"(?! .*\b(?:every|each|daily|day|days|night|nights|always|often|regularly|enough|today|yesterday|tonight|"
    r"weekends?|with|without|before|after|together|at|in|on|unless|until|if|when|more|less|as|much|properly|well|"
    r"lately|than|right|correctly|while|all|everyday|jeden|immer|tous|toujours|todos|siempre|sempre|only)\b)"
)
_GONE = r"(?: (?:any ?more|anymore|any longer|now))"

_PAST = (
    rf"{_I} {_STOPPED}{_NAMES}{_WHEN}",
    rf"{_I} off{_NAMES}{_WHEN}",
    rf"{_I} (?:used|use) to (?:take|be on|have|use|get){_NAMES}{_ANYTHING}",
    rf"{_I} no longer {_TAKE}{_NAMES}{_ANYTHING}",
    rf"{_I} {_NOT} {_TAKE}{_NAMES}{_GONE}{_ANYTHING}",
    rf" (?:previously|formerly|previous|former|earlier|in the past)(?: (?:on|took|taken|used|medicines?|medication))?"
    rf"{_NAMES}{_WHEN}",
    rf"{_I} tried{_NAMES}(?: (?:but|in|for|last|once|years?|months?|before|\d+)\b{_REST})?",
    rf"{_I} (?:was|were|been) on{_NAMES}(?: (?:but|in|for|last|once|until|years?|months?|before|from|as a|when|\d+)\b"
    rf"{_REST})?",
    rf"{_I} (?:took|taken|had){_NAMES} (?:years|months|a few years|some years|many years|long|a long time|\d+ years|"
    rf"\d+ months|in the past|as a child|for a while|until|in YEAR|last year)\b{_ANYTHING}",
    rf"{_NAMES}(?: was| has been| have been| had been| were| is| now| recently| i| i have| i ve| we| had to| but)* "
    rf"{_STOPPED}{_WHEN}",
    rf"{_NAMES} (?:no longer (?:taken|taking|used|on|prescribed|take it|take)|not any ?more|no more|not any longer)"
    rf"{_ANYTHING}",
    rf"{_NAMES}(?: [^§]*)? (?:gave up|given up|stopped it|stopped taking it|came off it|had to stop|had to stop it|"
    rf"stopped after|gave up after|stopped because|discontinued after){_WHEN}",
    rf"{_NAMES} (?:until|till|til|up to|bis|bis ende|bis anfang|jusqu en|jusqu a|hasta|hasta el|ate)(?: {_MONTH}| \d+)*"
    rf" YEAR{_ANYTHING}",
    rf"{_NAMES} (?:until|till|til) (?:last|recently|a (?:few )?(?:week|month|year)s?|\d+ (?:week|month|year)s? ago)"
    rf"{_ANYTHING}",
    rf"{_NAMES}(?: from)? YEAR (?:to )?YEAR",
    rf"{_NAMES} (?:in the past|previously)",
    rf" no more{_NAMES}{_ANYTHING}",
    # German
    rf"{_I}{_NAMES}(?: wurde| habe ich| ist| im \w+| seit \w+| letzte[snr]? \w+| vor \w+ \w+)* {_GESTOPPT}{_ANYTHING}",
    rf"(?: ich)?(?: nehme| nehm| bekomme| brauche)?(?: jetzt)? kein(?:e|en|es)?{_NAMES} mehr(?: seit [^§]*)?",
    rf"(?: ich)?(?: nehme| nehm)?{_NAMES}(?: nehme ich)?(?: jetzt| seit \w+)* nicht mehr{_ANYTHING}",
    rf" (?:fruher|ehemals|damals)(?: mal)?(?: nahm ich| genommen)?{_NAMES}(?: genommen)?",
    # French
    rf" plus (?:de|du|d){_NAMES}(?: depuis [^§]*)?",
    rf" je n(?:e)? (?:prends|prend|prenais) plus{_NAMES}(?: depuis [^§]*)?",
    rf"(?: j ai| ai)? (?:arrete|stoppe)(?: de prendre)?{_NAMES}{_WHEN}",
    rf" arret{_NAMES}{_WHEN}",
    rf"{_NAMES}(?: a ete| est)? (?:arretee?|stoppee?|arret){_WHEN}",
    rf" (?:avant|autrefois|ancien traitement|ancien){_NAMES}",
    # Spanish and Portuguese
    rf" (?:ya|ja)(?: yo| eu)? (?:no|nao) (?:tomo|uso){_NAMES}{_ANYTHING}",
    rf"(?: yo| eu)? (?:deje|parei|deixei|interrompi|suspendi)(?: de (?:tomar|usar))?(?: com)?{_NAMES}{_WHEN}",
    rf"{_NAMES}(?: fue| foi)? (?:suspendid[oa]|suspens[oa]|retirad[oa]|interrompid[oa]){_WHEN}",
    rf"(?: antes| antigamente)? tomaba{_NAMES}{_ANYTHING}",
    rf" antes(?: tomaba| tomava){_NAMES}{_ANYTHING}",
)
_AVOIDED = (
    rf"{_I} (?:very |severely )?allergic to{_NAMES}{_ANYTHING}",
    rf"{_I}(?: an?)? allergy to{_NAMES}{_ANYTHING}",
    rf"{_I} (?:intolerant (?:of|to)|intolerance (?:of|to)){_NAMES}{_ANYTHING}",
    rf"{_NAMES} (?:intolerance|intolerant)",
    rf"{_NAMES}(?: -)? (?:i am |i m |im )?allergic(?: to it| to this)?",
    rf"{_I}(?: told| asked| advised)?(?: not| never) to (?:take|have|use|be given){_NAMES}",
    rf"{_I} (?:cannot|can not|can t|cant|mustn t|must not|shouldn t|should not|unable to|not allowed|not able to)"
    rf"(?: to)?(?: {_TAKE})?{_NAMES}{_HOW}{_ANYTHING}",
    rf"{_I} (?:do not|don t|dont|not|am not|i m not|im not|never|have never|ve never|not yet|have not|haven t) {_TAKE}"
    rf"{_NAMES}{_HOW}{_ANYTHING}",
    rf"{_I}(?: to)? avoid(?:s|ing|ed)?(?: taking)?{_NAMES}{_HOW}{_ANYTHING}",
    rf"{_NAMES} (?:must be avoided|to be avoided|avoid|avoided|to avoid)",
    rf" (?:no|without|never|ohne|sans|sin|sem|pas){_NAMES}",
    rf"{_I} (?:refused|declined|turned down){_NAMES}{_HOW}{_ANYTHING}",
    rf"{_NAMES} (?:not started|not started yet|not yet started|never started|not taken yet|not yet taken|never taken|"
    rf"never took it|have not started it|haven t started it)(?: yet)?",
    rf"[^§]*\bstart(?:ing)?{_NAMES}(?: \w+){{0,6}} (?:haven t|have not|havent|not)(?: started| begun)?(?: it)?"
    rf"(?: yet)?",
    # German
    rf"(?: ich)?(?: bin)? allergisch (?:gegen|auf){_NAMES}{_ANYTHING}",
    rf" allergie (?:gegen|auf){_NAMES}",
    rf"(?: ich)?(?: nehme| nehm| vertrage| darf)? kein(?:e|en|es)?{_NAMES}(?: nehmen)?",
    rf"(?: ich)? vertrage{_NAMES} nicht",
    rf"(?: ich)?(?: darf| kann){_NAMES} nicht(?: nehmen)?",
    rf"(?: ich)?(?: habe)?(?: noch)? nie{_NAMES}(?: genommen)?",
    # French
    rf"(?: je suis)? allergique (?:a|au|aux){_NAMES}{_ANYTHING}",
    rf" allergie (?:a|au|aux){_NAMES}",
    rf"(?: je)?(?: n ai| ai)? jamais(?: pris| eu)?{_NAMES}",
    rf" je ne (?:prends|prend|supporte|tolere) pas{_NAMES}{_HOW}{_ANYTHING}",
    rf" (?:eviter|evite|j evite){_NAMES}",
    # Spanish and Portuguese
    rf"(?: soy| sou| tengo| tenho)? (?:alergic[oa]|alergia|intolerancia|intolerante) (?:a|al|ao|aos){_NAMES}"
    rf"{_ANYTHING}",
    rf"(?: yo| eu)? (?:no|nao) (?:tomo|uso|puedo tomar|posso tomar|tolero){_NAMES}{_HOW}{_ANYTHING}",
    rf"(?: yo| eu)? nunca(?: he tomado| tome| tomei| use| usei)?{_NAMES}",
    rf" evit(?:ar|o){_NAMES}",
)
# Of an unknown name nothing is said but where it stands, so only the plainest phrases count, and only as a whole line.
_UNKNOWN = r" \w+(?: \w+){0,2}"
_PAST_UNKNOWN = (
    rf"{_I} stopped (?:taking|using){_UNKNOWN}(?: (?:in|last|ago)\b.*)?",
    rf"{_I} no longer (?:taking|take|on|using){_UNKNOWN}",
    rf"{_I} not (?:taking|on){_UNKNOWN} any ?more",
)
_AVOIDED_UNKNOWN = (
    rf"{_I} allergic to{_UNKNOWN}",
    rf" allergy to{_UNKNOWN}",
    rf"{_I}(?: to)? avoid(?:ing)?{_UNKNOWN}",
    rf"{_I} never (?:took|taken|had){_UNKNOWN}",
    rf" allergisch gegen{_UNKNOWN}",
    rf" allergique (?:a|au|aux){_UNKNOWN}",
    rf" (?:alergic[oa]|alergia) (?:a|al|ao){_UNKNOWN}",
)
# The line is of what is taken now, or nobody can tell.
_UNSURE = re.compile(
    r" (?:currently|still|again|restarted|instead|back on|switched|swapped|changed|replaced|now (?:on|taking|take)|"
    r"but (?:now|take|taking)|want(?:s|ed)? to|trying to|tried to|going to|plan(?:ning)? to|should i|could i|can i|"
    r"if i|when i|whenever|before i|forgot|(?:do|did|can|could|must|will|would|should) (?:not|never) (?:stop|come off)|"
    r"(?:don t|dont|can t|cant|didn t|won t|never|not|haven t|cannot) (?:stop|stopped|come off|quit|avoid)|"
    r"jetzt wieder|weiterhin|maintenant|encore|toujours|ahora|todavia|otra vez|agora|ainda|allergies|hay ?fever)(?= )"
)

_HOWS = tuple(
    (mention, known, re.compile(rf"(?:{'|'.join(phrases)}) "))
    for mention, known, phrases in (
        (Mention.PAST, True, _PAST),
        (Mention.AVOIDED, True, _AVOIDED),
        (Mention.PAST, False, _PAST_UNKNOWN),
        (Mention.AVOIDED, False, _AVOIDED_UNKNOWN),
    )
)


def mention(words: Sequence[str], year: int) -> Mention:
    """How a line speaks of its medicines. `words` are its words without case and accents, with `NAME` for each name.

    `year` is the present one: what lasted until an earlier year is over.
    """
    if len(words) > LONGEST:
        return Mention.NOW
    line = f" {' '.join(told_in_years(words, year))} "
    if _UNSURE.search(line):
        return Mention.NOW
    known = NAME in words
    found = (how for how, of_known, phrases in _HOWS if of_known == known and phrases.fullmatch(line))
    return next(found, Mention.NOW)


def told_in_years(words: Sequence[str], year: int) -> Iterator[str]:
    """The words, with YEAR for a year that is over."""
    for word in words:
        over = len(word) == len("2000") and word.isdecimal() and year - 100 < int(word) < year
        yield "YEAR" if over else word
