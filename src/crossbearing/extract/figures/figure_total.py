"""What a number stands for that is told of before or after it: "the number who left", "the toll stood at"."""

import re
from functools import cache
from itertools import takewhile

from crossbearing.extract.figures.figure_noun import Counted, meaning_of
from crossbearing.extract.figures.figure_verb import done, form_label, is_passive, labels, object_fate
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.figure import Category

_TOTAL = r"(?:numbers?|totals?|tally|counts?|estimates?|figures?|tolls?)"
_NUMBER_OF = re.compile(
    rf"\b{_TOTAL}\s+(?:of|for|on|who|that)\b(?P<words>(?:(?!,\s*(?:and|but|while|with)\b)[^.;:\"“”]){{2,90}})$",
    re.IGNORECASE,
)
_THOSE_WHO = re.compile(r"\b(?:those|people|everyone|all)\s+(?P<words>(?:who|that)\s[^.;:,\"“”]{2,60})$", re.IGNORECASE)
_IS_NUMBER_OF = re.compile(
    rf"\s+(?:is|was|were|are|being)\s+(?:only\s+)?the\s+{_TOTAL}\s+(?P<words>(?:of|for|who)\b[^.;:,]{{2,50}})",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:toll|number\s+of\s+(?:the\s+)?(?P<who>dead|killed|deaths|fatalities|martyrs|victims|casualties|wounded|injured|injuries))"
    r"\b(?P<words>[^.;,]{0,130}?)\b(?:to|at|of|from|by|as|is|was|reached|passed|topped|exceeded|hit|and)\s*$",
    re.IGNORECASE,
)
# A headline: "Toll from market attack at least 112".
_TOLL_HEAD = re.compile(r"\btoll\s+(?:from|in|of|for|after)\s[^.;,]{2,60}\s$", re.IGNORECASE)
_POPULATION = re.compile(r"\bpopulation\s+(?:of|is|was|at|to|stands\s+at|stood\s+at)\s+$", re.IGNORECASE)
_IN_ALL = re.compile(r"(?:\s+[a-z]+)?\s+(?:in\s+all|in\s+total|altogether|all\s+told|overall)\b", re.IGNORECASE)
_HELPERS = frozenset({"have", "be"})


# What falls "from 40 to 15", what stands "at 12".
_COUNTED = {
    Category.KILLED.value: r"deaths|fatalities|killings|murders|executions",
    Category.CASUALTIES.value: r"casualties",
    Category.WOUNDED.value: r"injuries|woundings",
    Category.DETAINED.value: r"arrests|detentions",
    Category.CAPTURED.value: r"abductions|kidnappings|kidnaps",
}
_CHANGE = re.compile(
    r"[^.;,]{0,40}?\b(?:from|to|at|by|reached|passed|topped|total(?:led|ed|s)?)\s+(?:[^.;,]{0,20}\s(?:to|from)\s+)?",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"\b(?P<words>[a-z]+),?\s+number(?:s|ed|ing)?\s+(?:at\s+)?$", re.IGNORECASE)
_WHO_BEHIND = re.compile(r"\s+(?P<words>who\s[^.;:,]{2,40})", re.IGNORECASE)


def total_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """What "the number of", "those who" or "the toll" says of the figure at `start`; None if none stands there."""
    sentence = marked.sentences[counted.anchor.sentence]
    match = _IS_NUMBER_OF.match(marked.text, counted.end, sentence.end)
    for pattern in (_NUMBER_OF, _THOSE_WHO, _NUMBERING):
        match = match or pattern.search(marked.text, sentence.start, start)
    if _POPULATION.search(marked.text, sentence.start, start):
        return Category.POPULATION.value
    if match is not None:
        return _told(marked, match.start("words"), match.end("words"))
    behind = _WHO_BEHIND.match(marked.text, counted.end, sentence.end)
    done = None if behind is None else _told(marked, behind.start("words"), behind.end("words"))
    if done is not None and done in set(Category):  # coming and going says no more than what was counted before
        return done
    toll = toll_fate(marked, counted, start) or _changed_fate(marked.text[sentence.start : start])
    headed = toll is None and _TOLL_HEAD.search(marked.text, sentence.start, start) is not None
    return Category.KILLED.value if headed else toll


def _changed_fate(before: str) -> str | None:
    """The category of what rises or falls to the figure: "arrests fell from 40 to"."""
    last = max(_counts().finditer(before), key=lambda match: match.start(), default=None)
    # The nearest noun counts: "deaths at three and injuries at 12".
    return None if last is None or _CHANGE.fullmatch(before, last.end()) is None else last.lastgroup


@cache
def _counts() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{category}>{nouns})" for category, nouns in _COUNTED.items())
    return re.compile(rf"\b(?:{groups})\b", re.IGNORECASE)


def toll_fate(marked: Marked, counted: Counted, start: int) -> str | None:
    """Killed, where a toll is told right before the figure: "raised the toll to 23 civilians"."""
    sentence = marked.sentences[counted.anchor.sentence]
    match = _TOLL.search(marked.text, sentence.start, start)
    if match is None:
        return None
    if match["who"] is not None:
        return form_label("persons", match["who"].lower())
    told = _told(marked, match.start("words"), match.end("words"))
    return told if told in (Category.WOUNDED, Category.CASUALTIES) else Category.KILLED.value


def is_in_all(marked: Marked, counted: Counted) -> bool:
    """Whether the figure sums up what was counted before: "more than 600 people in all"."""
    sentence = marked.sentences[counted.anchor.sentence]
    return _IN_ALL.match(marked.text, counted.end, sentence.end) is not None


def _told(marked: Marked, start: int, end: int) -> str | None:
    """What the words behind "number of" or "those" say: a verb of their clause, a state, or the noun itself."""
    words = [word for word in marked.tokens_in(start, end) if start <= word.start < end]
    clause = next((place for place, word in enumerate(words) if word.lower in ("who", "that", "whom")), None)
    if clause is not None:
        return _of_clause(marked, words[clause + 1 :])
    state = next((labels("states")[word.lower] for word in words if word.lower in labels("states")), None)
    if state is not None:
        return state
    phrase = takewhile(lambda word: not word.tag.startswith("VB"), words)
    return next((label for word in phrase if (label := _of_noun(word)) is not None), None)


def _of_clause(marked: Marked, words: list[Token]) -> str | None:
    for word in words:
        if word.lemma.lower() in _HELPERS or not (word.tag.startswith("VB") or word.lower in labels("states")):
            continue
        if is_passive(marked, word) or word.lower in labels("states"):
            return object_fate(marked, word)
        return done("subject_verbs", word)
    return None


def _of_noun(word: Token) -> str | None:
    """The category that the noun of people alone has; None for one without, as for things."""
    meaning = meaning_of(word)
    return meaning.category.value if meaning.person and word.tag in ("NN", "NNS") else None
