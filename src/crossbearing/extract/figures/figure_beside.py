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
_LETTING = re.compile(r"\b(?:set|sets|setting|let|lets|letting)\s+$", re.IGNORECASE)
_GO = re.compile(r"\s+(?:free|go)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\s+to\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)


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


def let_go_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """Released, where a verb of letting go stands round the figure: "set 33 free"."""
    sentence = marked.sentences[counted.anchor.sentence]
    opened = _LETTING.search(marked.text, sentence.start, start) is not None
    return Category.RELEASED.value if opened and _GO.match(marked.text, counted.end, sentence.end) else None


def infinitive_fate(marked: Marked, counted: Counted) -> str | None:
    """What people are made or allowed to do: "forced thousands of people to flee"."""
    sentence = marked.sentences[counted.anchor.sentence]
    match = _INFINITIVE.match(marked.text, counted.end, sentence.end)
    return None if match is None else labels("subject_verbs").get(match["verb"].lower())
