"""Numbers that measure nothing: dates, hours, ages, names, places in an order, words that point back."""

import re
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_label import is_label
from crossbearing.extract.figures.figure_noun import Counted, meaning_of
from crossbearing.extract.figures.numerals import Kind, Numeral
from crossbearing.model.figure import Category
from crossbearing.vocab import load

_LIST_MARK = re.compile(r"\d+\s*[.)](?:\s|$)")
_AGE_AFTER = re.compile(r"[\s-]+years?[\s-]+olds?\b|\s+years\s+of\s+age\b|-year-old", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?(?:\s+(?:of|from|between|under|over|below|above))?"
    r"|ages(?:\s+(?:under|below|over|above))?|under the age of"
    r"|(?:children|kids|boys|girls|infants|minors|anyone|everyone|those|men|women)\s+(?:aged\s+)?(?:under|over|below|above))"
    r"\s+(?:\w+\s*(?:,|and|to|or)\s+)*$",
    re.IGNORECASE,
)
_AGE_APPOSED = re.compile(r"[A-Za-z]\w+,\s+$|[A-Z]\w+\s+\($")
# "Karim Doe, 23; Sami Roe, 18", "Tony Doe Jr., 20, of Springfield".
_AGE_OF_NAME = re.compile(r"[A-Z][\w’'.-]*\s+(?:[A-Z][\w’'-]*|[JS]r\.),\s+$")
_AGE_TOLD = re.compile(
    r"\b(?:he|she|I|who|son|daughter|mother|father|boy|girl|man|woman|child|wife|husband)\s+(?:was|is|turned|am)\s+"
    r"(?:only\s+|just\s+|about\s+)?$",
    re.IGNORECASE,
)
_AGE_OF_KIN = re.compile(r"\b(?:his|her|their|my|a|an)\s+[a-z-]+,\s+$")
_POINTING = re.compile(r"\b(?:the|these|those|both|any of the|of the)\s+(?:same\s+)?$", re.IGNORECASE)
_BEFORE_ONE = re.compile(
    r"\b(?:the|this|which|any|every|each|no|not|another|some|last|next|first|only|latest|new|a)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_HALF_PLACE = re.compile(
    r"\b(?:first|second|other|latter|eastern|western|northern|southern|top|bottom|upper|lower|in|better|former|one"
    r"|and a)\s+$",
    re.IGNORECASE,
)
_TIMES_MORE = re.compile(
    r"\s+times?\s+(?:more|higher|larger|bigger|greater|as|the|that|its|their|over|fewer|less)\b", re.IGNORECASE
)
_MONTH_GAP = re.compile(r"\s*(?:st|nd|rd|th)?(?:\s+of)?[\s.]*")
# "On August 2 and 3": the second of two days.
_SECOND_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s+(?:and|to|or)\s+$")
_ELLIPTIC = re.compile(r"\b(?:and|at\s+least|only)\s+$", re.IGNORECASE)
_ELLIPTIC_ONE = re.compile(
    r"\s+(?:(?:in|from|at|near|by)\b|(?:is|was|remains?)\s+(?:still\s+)?(?:missing|dead|killed|wounded|injured|hurt)\b)",
    re.IGNORECASE,
)

_DESCRIBES = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|as|become|became|remains?|called|considered)\s+|[—–,(]\s*)$", re.I
)
_NUMBERED_WHOLE = re.compile(
    r"\s+of\s+(?:the|these|those|its|their|his|her|our)\s+(?:\w+\s+)?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozen)\b",
    re.IGNORECASE,
)
_HARDWARE = (Category.VEHICLES, Category.WEAPONS, Category.MUNITIONS, Category.BODIES)
# "At 11690 Main Street", "in 20 High Road": the number of a house.
_STREET = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Drive|Dr|Lane|Ln|Way|Hwy|Highway|Route"
    r"|Square|Court|Ct|\d+)\b"
)
# "At approximately 1330": an hour, unless a toll or the like stands at it.
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[.:]?[0-5]\d")
_AT_HOUR = re.compile(
    r"^(?!.*\b(?:toll|number|total|stood|stands|put|puts|estimated|estimate)\b).*\b(?:at|by|until|till)\s+"
    r"(?:(?:approximately|about|around|some|exactly)\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_DATE_BEHIND = re.compile(r"\s+\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_HOUR_WORD = re.compile(r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9]", re.IGNORECASE)
_TOWARDS = re.compile(
    r"(?:^|[.,;(]\s*|\s)(?:towards?|until|till)\s+(?:about\s+)?$|(?:^|[.;]\s+)(?:at|by|around|before|after|since)\s+$",
    re.IGNORECASE,
)

# Plain numbers from here to there are years unless they stand before a counted noun.
FIRST_YEAR, LAST_YEAR = 1800, 2100

# "The two sides": small definite numbers point back at what is known.
SMALL = 12


@cache
def _words(table: str, key: str = "words", topic: str = "numbers") -> frozenset[str]:
    return frozenset(load(topic)[table][key])


@cache
def _month() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(sorted(_words('months'), key=lambda word: (-len(word), word)))})\b\.?", re.IGNORECASE
    )


def counts_something(draft: Draft, numeral: Numeral, counted: Counted) -> bool:
    """Whether the number measures something in the report."""
    text = draft.marked.text
    sentence = draft.marked.sentence_at(numeral.start)
    assert sentence is not None  # numerals are read sentence by sentence
    before = text[max(sentence.start, numeral.start - 40) : numeral.start]
    after = text[numeral.end : min(sentence.end, numeral.end + 60)]
    if numeral.kind is Kind.ORDINAL or _is_score(before, after, numeral):
        return False
    if numeral.kind is Kind.TIMES:
        compared = re.match(r"\s+(?:as|the)\s+(?:many|much|number|size|amount|rate|total)\b", after, re.IGNORECASE)
        return compared is None and _is_repetition(text[numeral.start : numeral.end], before)
    if numeral.kind is Kind.FRACTION:
        return text[numeral.end - 4 : numeral.end].lower() != "half" or _HALF_PLACE.search(before) is None
    if numeral.kind is Kind.INDEFINITE:
        return _counts_loosely(counted, text[counted.end : counted.end + 12])
    if numeral.kind in (Kind.MOST, Kind.PERCENT, Kind.VAGUE):
        return True
    if counted.joined and not _is_measure(counted):
        return False
    if numeral.value == 1:
        dated = _is_dated(draft, numeral, before, after, counted)
        return not dated and _counts_one(text[numeral.start : numeral.end], before, after, counted)
    return not (
        _is_dated(draft, numeral, before, after, counted)
        or (numeral.start == sentence.start and _LIST_MARK.match(text, numeral.start) is not None)
        or is_label(text[numeral.start : numeral.end], before, after, counted)
        or _is_age(before, after, counted)
        or _STREET.match(after) is not None
        or _is_of_name(draft, numeral, counted)
        or _points_back(before, numeral, counted)
    )


def _is_score(before: str, after: str, numeral: Numeral) -> bool:
    """Whether it is half of a vote or a match: "a 14-0 vote"."""
    if re.search(r"\d-$", before) is not None:
        return True  # the rest of "29-07-2015"
    return not numeral.is_range and (
        re.search(r"\d[-–]$", before) is not None or re.match(r"[-–]\d", after) is not None
    )


def _is_of_name(draft: Draft, numeral: Numeral, counted: Counted) -> bool:
    """Whether a bare number opens a name: "the 1070 Hill Housing Project"."""
    marked = draft.marked
    if not counted.alone or re.fullmatch(r"\d{3,4}", marked.text[numeral.start : numeral.end]) is None:
        return False
    following = marked.tokens_in(numeral.end, numeral.end + 2)
    return any(word.tag == "NNP" and word.start == numeral.end + 1 for word in following)


def _is_measure(counted: Counted) -> bool:
    """Whether a joined word is a unit ("ten-day", "20-truck") and not a make ("three-man", "400-bed")."""
    assert counted.noun is not None
    meaning = meaning_of(counted.noun)
    return meaning.known and not meaning.person


def _is_repetition(word: str, before: str) -> bool:
    """ "Twice" always; "once" only where a bound says that it is counted, as it mostly means "when"."""
    if word.lower() != "once":
        return True
    return re.search(r"\b(?:only|at least|more than|just|not)\s+$", before, re.IGNORECASE) is not None


def _counts_loosely(counted: Counted, after: str) -> bool:
    """Whether "several", "a few" count people or things and no words, ideas or moments."""
    if counted.noun is None:
        return False
    loose = counted.noun.lemma.lower() in _words("loose_words", "nouns", "counted")
    return not loose and _relative(counted, after) is False


def _counts_part(before: str, after: str, counted: Counted) -> bool:
    """Whether "one of" counts: of a numbered whole, of people or of vehicles and arms; "is one of" only describes."""
    if _DESCRIBES.search(before) is not None:
        return False
    if counted.noun is None:
        return re.match(r"\s+of\s+(?:them|whom)\b", after) is not None
    if counted.noun.lemma.lower() in _words("loose_one", "nouns", "counted"):
        return False
    meaning = meaning_of(counted.noun)
    return meaning.person or meaning.category in _HARDWARE or _NUMBERED_WHOLE.match(after) is not None


def _counts_one(word: str, before: str, after: str, counted: Counted) -> bool:
    if counted.noun is None and counted.part:
        return _counts_part(before, after, counted)
    if counted.noun is None:
        return word.lower() == "one" and _ELLIPTIC.search(before) is not None and _ELLIPTIC_ONE.match(after) is not None
    lemma = counted.words[0].lower if len(counted.words) else ""
    loose = _words("loose_one", "nouns", "counted")
    if counted.part:
        return _counts_part(before, after, counted)
    if counted.joined or lemma in loose or counted.noun.lemma.lower() in loose:
        return False
    return _BEFORE_ONE.search(before) is None and _LIST_MARK.match(word + after) is None


def _is_dated(draft: Draft, numeral: Numeral, before: str, after: str, counted: Counted) -> bool:
    return (
        _beside_month(draft.marked.text[numeral.start : numeral.end], before, after)
        or (counted.alone and _SECOND_DAY.search(before) is not None and _month().search(before) is not None)
        or _closes_date(draft.marked.text[numeral.start : numeral.end], before, after)
        or _is_year(draft.marked.text[numeral.start : numeral.end], counted)
        or _relative(counted, draft.marked.text[counted.end : counted.end + 12])
        or _is_clock(draft.marked.text[numeral.start : numeral.end], before, after, counted)
        or _in_date(draft, numeral)
    )


def _beside_month(words: str, before: str, after: str) -> bool:
    gap = _MONTH_GAP.match(after)
    follows = gap is not None and _month().match(after, gap.end()) is not None
    # "15 and 16 April", "from 3 to 9 May": the month stands behind the second number.
    paired = re.match(r"\s*(?:and|to|or|,|[-–])\s*\d{1,2}\s+", after)
    paired_month = paired is not None and _month().match(after, paired.end()) is not None
    # "April 15", "April 15, 2016", but in "16 April 12 people" the month has its day.
    last_word = re.search(r"(?<!\d\s)\b([A-Z][\w.]*)(?:\s+\d{1,2},?)?(?:\s*[-–]\s*)?[\s,]*$", before)
    follows_month = last_word is not None and last_word[1].lower().rstrip(".") in _words("months")
    follows_month = follows_month and re.match(r"\s+of\s+(?:them|whom|which|the|those)\b", after) is None
    # "In June, 30 left": only a year stands behind a month and a comma.
    parted = last_word is not None and re.search(r"[a-z.],\s+$", before) is not None
    follows_month = follows_month and not (parted and re.fullmatch(r"\d{4}", words) is None)
    modal = last_word is not None and last_word[1] == "may"
    return (follows and after.strip()[:4] != "may ") or paired_month or (follows_month and not modal)


def _closes_date(words: str, before: str, after: str) -> bool:
    """Whether it is the year of the day before it: "29 Apr 2014", in a cable "21 MAR 89 (EFE)"."""
    month = re.search(r"\b\d{1,2}\s+([A-Za-z]+)\.?,?\s+$", before)
    if month is None or month[1].lower() not in _words("months"):
        return False
    if re.fullmatch(r"\d{4}", words):
        return FIRST_YEAR <= int(words) <= LAST_YEAR
    return re.fullmatch(r"\d\d", words) is not None and re.match(r"\s*(?:[(\[)]|--|[–—]|-\s)", after) is not None


def _is_year(words: str, counted: Counted) -> bool:
    if re.fullmatch(r"\d{4}(?:\s*[-–]\s*\d{2,4})?", words) is None or not FIRST_YEAR <= int(words[:4]) <= LAST_YEAR:
        return False
    return counted.noun is None or counted.noun.tag != "NNS" or not meaning_of(counted.noun).known


def _relative(counted: Counted, after: str) -> bool:
    """Whether the length of time is a point in time: "two weeks ago", "three days later"."""
    if counted.noun is None or meaning_of(counted.noun).category is not Category.DURATION:
        return False
    words = re.findall(r"[\w'’]+", after.lower())[:1]
    return bool(words) and (words[0] in _words("relative") or (after.startswith(("'", "’")) and "time" in after))


def _is_clock(words: str, before: str, after: str, counted: Counted) -> bool:
    stamped = _AT_HOUR.search(before) or _DATE_BEHIND.match(after)
    if counted.alone and _MILITARY.fullmatch(words) and (words[0] == "0" or stamped):
        return True
    following = after.strip().lower()
    if any(following.startswith(word) for word in _words("clock")) and re.match(
        r"\s*(?:[ap]\.?\s?m\b|o['’]clock|hrs|gmt|utc)", after, re.IGNORECASE
    ):
        return True
    if counted.alone and _HOUR_WORD.fullmatch(words) and _is_hour(before, after):
        return True
    between_hours = re.match(r"\s*(?:and|to|[-–])\s*\d{1,2}\s*[ap]\.?m", after, re.IGNORECASE)
    return between_hours is not None or (
        counted.alone and re.search(r"\b(?:half past|quarter past|quarter to)\s+$", before, re.IGNORECASE) is not None
    )


def _is_hour(before: str, after: str) -> bool:
    """Whether a lone small number is told as an hour: "from six in the morning", "towards eight, shells fell"."""
    if re.match(r"\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night|sharp\b)", after):
        return True
    return _TOWARDS.search(before) is not None and re.match(r"\s*[,.]|\s+(?:that|this|on|the|in)\b", after) is not None


def _in_date(draft: Draft, numeral: Numeral) -> bool:
    """Whether a date of the report holds the number between a month's name, a weekday or a year."""
    for when in draft.dates:
        if when.span is not None and when.span.start <= numeral.start and numeral.end <= when.span.end:
            return (
                _month().search(when.span.quote) is not None
                or re.search(r"\b(?:ago|earlier|later)\b", when.span.quote) is not None
            )
    return False


def _is_age(before: str, after: str, counted: Counted) -> bool:
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        return True
    if counted.alone and _AGE_OF_KIN.search(before) is not None and re.match(r"[,.;)]|\s+and\b|$", after):
        return True
    if counted.alone and _AGE_OF_NAME.search(before) is not None and re.match(r"[,.;)]", after):
        return True
    if counted.alone and _AGE_TOLD.search(before) is not None and re.match(r"[,.;]|\s+(?:and|when|at|but)\b|$", after):
        return True
    return counted.alone and _AGE_APPOSED.search(before) is not None and re.match(r",|\)", after) is not None


def _points_back(before: str, numeral: Numeral, counted: Counted) -> bool:
    """Whether "the two sides", "the three" name what the report has told already."""
    if _POINTING.search(before) is None or numeral.value is None or numeral.value > SMALL:
        return False
    if re.search(r"\b(?:the|these|those)\s+(?:last|next|past|first)\s+$", before, re.IGNORECASE):
        return False
    if counted.noun is None:
        return True
    return counted.noun.lemma.lower() in _words("anaphors", "nouns", "counted")


def is_multiple(text: str, numeral: Numeral) -> bool:
    """Whether it compares ("three times as many") and does not count."""
    return _TIMES_MORE.match(text, numeral.end) is not None
