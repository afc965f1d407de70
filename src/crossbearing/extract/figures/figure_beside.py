"""What set phrases round a figure say of the people counted: killed and wounded together, killed alongside others."""

import re

from crossbearing.extract.figures.figure_noun import Counted
from crossbearing.extract.figures.figure_verb import form_label, labels
from crossbearing.extract.words.marked import Marked
from crossbearing.model.figure import Category

_HURT = r"(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es)|hurt(?:ing)?|maim(?:ed|ing))"
_KILL = r"(?:kill(?:ed|ing|s)?|dead)"
_BOTH = rf"(?:{_KILL}\s+(?:and|or|and/or|as\s+well\s+as)\s+{_HURT}|{_HURT}\s+(?:and|or|and/or)\s+{_KILL})"
_MODIFIERS = r"(?:(?:at\s+least|more\s+than|some|about|around|over|nearly|almost|up\s+to)\s+)?"
_BOTH_BEFORE = re.compile(rf"\b{_BOTH}\s+{_MODIFIERS}$", re.IGNORECASE)
# "Were killed and injured 30" gives the wounded a count of their own.
_BOTH_BEHIND = re.compile(
    rf"\s*(?:(?:were|was|are|(?:had|have|has)\s+been|reported(?:ly)?|either|been)\s+)*{_BOTH}\b"
    rf"(?!\s+(?:{_MODIFIERS})(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|dozens|scores|another))",
    re.IGNORECASE,
)
_ALONGSIDE = re.compile(
    r"\b(?P<verb>kill(?:ed|ing|s)|slain|murdered|martyred|executed|wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt|detained|arrested|captured|abducted|kidnapped"
    r"|released|freed|evacuated)\b,?\s+(?:[^.;]{0,120}?\s)?"
    r"(?:alongside|along\s+with|together\s+with|accompanied\s+by|(?<!together\s)(?<!along\s)(?P<plain>with))\s(?!.*\b(?:who|which|while|when|but)\b)[^.;:]{0,120}$",
    re.IGNORECASE,
)
# "Was killed with her two sons": a bare "with" tells of a means as often.
_KIN = re.compile(r"\s+(?:\w+\s+){0,2}(?:of\s+)?(?:his|her|their)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"\bamong(?:st)?\s+(?:the\s+|those\s+)(?P<state>dead|killed|wounded|injured|missing|detained|freed|released)\b[^.;]{0,70}?"
    r"\b(?:were|was|are|is)\s+(?:(?:at\s+least|some|about|also)\s+)?(?:[^.;]{0,60}(?:,|\band)\s+)?$",
    re.IGNORECASE,
)
_SUSTAINED = re.compile(
    r"\s+(?:(?:also|both|each|all|reportedly|have|has|had)\s+)*(?:(?:sustain|suffer|receiv)(?:e|ed|ing)?\s+(?:[\w-]+\s+){0,4}?"
    r"(?:injur(?:y|ies)|wounds?|burns|fractures|concussions?|lacerations)|los[ti](?:ng)?\s+(?:an?|his|her|their|both)\s+"
    r"(?:\w+\s+)?(?:legs?|arms?|limbs?|hands?|foot|feet|eyes?|eyesight|sight|fingers?))\b",
    re.IGNORECASE,
)
# "23 people with shrapnel injuries".
_INJURED = re.compile(
    r"\s+(?:with|suffering\s+from|nursing)\s+(?:[\w-]+\s+){0,4}?(?:injur(?:y|ies)|wounds?|burns|fractures|amputations)\b",
    re.IGNORECASE,
)
# "Nine militants blew themselves up".
_SUICIDE = re.compile(
    r"\s+(?:bl[eo]w|blown|blowing|explod(?:e|ed|ing)|detonat(?:e|ed|ing))\s+(?:themselves|himself|herself)\b",
    re.IGNORECASE,
)
# "Were shot dead", "had been beaten to death": the verb alone does not say that they died.
_DONE_TO_DEATH = re.compile(
    r"\s+(?:(?:was|were|been|being|had|have|has|all|both|later|also|then|reportedly)\s+){0,4}(?:\w+ed|shot|hacked|burnt|cut|"
    r"beaten|blown|mown|gunned)\s+(?:(?:and|or)\s+killed\b|dead\b|to\s+death\b|alive\b|down\b(?=\s+(?:by|in|at|as|on|near)\b|[.,;]))",
    re.IGNORECASE,
)
# "Have not been seen since", "the fate of 70 soldiers is unknown".
_UNSEEN = re.compile(
    r"[^.;:]{0,40}?\b(?:(?:not|never)\s+(?:yet\s+)?(?:been\s+)?(?:seen|heard\s+(?:from|of)|found|located|traced|accounted\s+for)"
    r"|unaccounted\s+for|(?:nowhere|yet)\s+to\s+be\s+found)\b",
    re.IGNORECASE,
)
_FATE_OF = re.compile(r"\b(?:fates?|whereabouts)\s+of\s+(?:the\s+|its\s+|their\s+)?$", re.IGNORECASE)
_CAPTIVITY = (
    r"(?:in\s+(?:captivity|detention|custody|(?:the\s+)?hands\s+of|(?:[\w-]+\s+){0,3}(?:prisons?|jails?|cells|dungeons?))"
    r"|as\s+(?:hostages|captives|prisoners)|of\s+captivity|behind\s+bars)\b"
)
# "Stepped onto the jetty after 19 days in the hands of the front".
_AFTER_CAPTIVITY = re.compile(rf"[^.;:]{{0,90}}?\bafter\s+[^.;:]{{2,40}}?{_CAPTIVITY}", re.IGNORECASE)
_IN_PRISON = re.compile(
    rf"(?:,?\s+who)?\s+(?:(?:remain|remains|remained|stay|languish|sit|are|were|is|was|being|still|held|kept|now)\s+)+"
    rf"(?P<where>{_CAPTIVITY})",
    re.IGNORECASE,
)
_AS_CAPTIVES = re.compile(r"\b(?:captivity|hands\s+of|hostages|captives)", re.IGNORECASE)
# "A column of some 200 men", "900 men under arms".
_FORCE_OF = re.compile(
    r"\b(?:columns?|forces?|units?|squads?|platoons?|garrisons?|detachments?|contingents?|battalions?|brigades?|bands?|militias?"
    r"|arm(?:y|ies)|regiments?|companies|patrols?)\s+(?:of|numbering)\s+$",
    re.IGNORECASE,
)
_UNDER_ARMS = re.compile(
    r"\s+(?:and\s+(?:women|boys)\s+)?(?:under\s+arms|under\s+(?:its|his|her|their)\s+command|in\s+(?:its|his|her|their)\s+ranks)\b",
    re.IGNORECASE,
)
_LETTING = re.compile(r"\b(?:set|sets|setting|let|lets|letting)\s+$", re.IGNORECASE)
_HANDING = re.compile(
    r"\b(?:turn(?:s|ed|ing)?\s+over|hand(?:s|ed|ing)?\s+(?:over|back)|g[ai]v(?:e|es|ing|en)\s+(?:back|up)|sen[dt](?:s|ing)?\s+(?:home|back))"
    r"\s+(?:(?:at\s+least|some|about|another|the|all|its|their)\s+)*$",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\s+(?:(?:was|were|been|being|have|has|had|are|is|also|all|both|later)\s+){1,4}(?:turned\s+over|handed\s+(?:over|back)|given\s+back|"
    r"sent\s+(?:home|back)|returned\s+(?:home|to\s+(?:their|his)\s+(?:famil|homes?|units?)))",
    re.IGNORECASE,
)
_GO = re.compile(r"\s+(?:free|go)\b", re.IGNORECASE)
_WALKED = re.compile(r"\s+(?:\w+ly\s+)?(?:walk|go|come)(?:s|ed|ing)?\s+free\b|\s+(?:went|came)\s+free\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\s+to\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)
_SET_PHRASES = (
    (_DONE_TO_DEATH, Category.KILLED),
    (_SUICIDE, Category.KILLED),
    (_AFTER_CAPTIVITY, Category.RELEASED),
    (_UNSEEN, Category.MISSING),
    (_INJURED, Category.WOUNDED),
    (_UNDER_ARMS, Category.FIGHTERS),
)


def both_fates(marked: Marked, counted: Counted, start: int) -> str | None:
    """Casualties, where dead and wounded are counted together: "killed or wounded 20 men"."""
    sentence = marked.sentences[counted.anchor.sentence]
    before = _BOTH_BEFORE.search(marked.text, sentence.start, start)
    words = " ".join(word.lower for word in counted.words[-1:])
    end = counted.words[-1].start - 1 if words in labels("states") else counted.end
    behind = _BOTH_BEHIND.match(marked.text, end, sentence.end)
    return Category.CASUALTIES.value if before is not None or behind is not None else None


def alongside_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """The fate of those beside whom people are told of: "was killed alongside his wife and three sons"."""
    sentence = marked.sentences[counted.anchor.sentence]
    match = _ALONGSIDE.search(marked.text, sentence.start, start)
    if match is None or (match["plain"] is not None and _KIN.match(marked.text, match.end("plain")) is None):
        return None
    return form_label("object_verbs", match["verb"].lower())


def among_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """The fate of those among whom people are told of: "among the dead were two guards"."""
    sentence = marked.sentences[counted.anchor.sentence]
    match = _AMONG.search(marked.text, sentence.start, start)
    return None if match is None else labels("states").get(match["state"].lower())


def sustained_fate(marked: Marked, counted: Counted) -> str | None:
    """Wounded, where harm is told of as theirs: "five others sustained burns", "her grandson lost a leg"."""
    sentence = marked.sentences[counted.anchor.sentence]
    harmed = _SUSTAINED.match(marked.text, counted.end, sentence.end) is not None
    return Category.WOUNDED.value if harmed else None


def set_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """What phrases say that no single verb does: "beaten to death", "not been seen since"."""
    sentence = marked.sentences[counted.anchor.sentence]
    for pattern, fate in _SET_PHRASES:
        if pattern.match(marked.text, counted.end, sentence.end) is not None:
            return fate.value
    if _FATE_OF.search(marked.text, sentence.start, start) is not None:
        return Category.MISSING.value
    kept = _IN_PRISON.match(marked.text, counted.end, sentence.end)
    if kept is None:
        return None
    captive = _AS_CAPTIVES.search(kept["where"]) is not None
    return Category.CAPTURED.value if captive else Category.DETAINED.value


def handed_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """Released, for people that one side gives back to the other: "turned over 22 soldiers", "were sent home"."""
    sentence = marked.sentences[counted.anchor.sentence]
    given = _HANDING.search(marked.text, sentence.start, start) or _HANDED.match(marked.text, counted.end, sentence.end)
    return None if given is None else Category.RELEASED.value


def is_force(marked: Marked, counted: Counted, start: int) -> bool:
    """Whether people are told of as the strength of an armed body: "a column of some 200 men"."""
    sentence = marked.sentences[counted.anchor.sentence]
    return _FORCE_OF.search(marked.text, sentence.start, start) is not None


def let_go_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """Released, where words of letting go stand round the figure: "set 33 free", "96 prisoners walked free"."""
    sentence = marked.sentences[counted.anchor.sentence]
    if _WALKED.match(marked.text, counted.end, sentence.end) is not None:
        return Category.RELEASED.value
    opened = _LETTING.search(marked.text, sentence.start, start) is not None
    return Category.RELEASED.value if opened and _GO.match(marked.text, counted.end, sentence.end) else None


def infinitive_fate(marked: Marked, counted: Counted) -> str | None:
    """What people are made or allowed to do: "forced thousands of people to flee"."""
    sentence = marked.sentences[counted.anchor.sentence]
    match = _INFINITIVE.match(marked.text, counted.end, sentence.end)
    return None if match is None else labels("subject_verbs").get(match["verb"].lower())
