"""Who a sentence tells of as killed or wounded, group by group: counted people, single persons, names, bare plurals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_category import fate_of_people
from crossbearing.extract.figures.figure_noun import Counted, meaning_of
from crossbearing.extract.figures.figure_single import ONE_PERSON, fate_words
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.entity import EntityType, MentionKind
from crossbearing.model.figure import Category, Figure

# A bare plural ("civilians were hurt", "several") is at least two.
FEWEST_OF_MANY = 2
# "Up to 20" leaves it at one.
FEWEST = 1

_SUFFERED = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES)
_OPENERS = ("DT", "PRP$", "JJ", "JJS", "VBN", "NN", "NNP", "NNPS", "HYPH", "POS", "CD")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_OWNED = frozenset(
    {
        "list",
        "name",
        "photo",
        "picture",
        "image",
        "register",
        "record",
        "database",
        "family",
        "home",
        "house",
        "residence",
        "relative",
    }
)
# "The Doe family's house", "Doe's three sons".
_OF_A_FAMILY = re.compile(
    r"[”’'\"]?\s*(?:['’]s?\b|(?:famil(?:y|ies)|home|house|residence|clan|household|building|tower)\b)", re.IGNORECASE
)
_LISTED = re.compile(
    r"\s*(?:\([^()]{0,60}\))?\s*(?:,|and\b|&|,\s*(?:and|as\s+well\s+as)\b|as\s+well\s+as|along\s+with|alongside)?\s*"
    r"(?:(?:aged\s+)?\w+[\s-](?:years?|months?)[\s-]olds?,?\s+)?(?:(?:aged\s+)?\d+,?\s*)?(?:and\s+)?(?:Dr\.?\s+|[a-z]+\s+)?",
)
_AND = re.compile(r"\band\b|&|\balong", re.IGNORECASE)
# "Did not list deaths", "it is unclear whether civilians were killed".
_UNSAID = re.compile(
    r"\b(?:did|do|does)(?:\s+not|n['’]t)\s+(?:\w+\s+){0,3}?(?:list|mention|identify|report|name|confirm|refer)\b"
    r"|\bno\s+(?:reports?|mention|word|details?|information|estimat(?:es?|ions?)|figures?|numbers?)\s+(?:of|on|about|for)\b"
    r"|\b(?:unclear|not\s+clear|unknown|not\s+(?:specify|say|state))\s+(?:if|whether)\b",
    re.IGNORECASE,
)
# Nouns for the harm and not for people.
_HARMS = frozenset({"injury", "death", "casualty", "wounding", "fatality", "life"})
_STAND_INS = frozenset({"others", "number"})
_MANY = frozenset({"people", "police", "personnel", "others", "number"})
_KIN = frozenset(
    {
        "wife",
        "husband",
        "son",
        "daughter",
        "child",
        "brother",
        "sister",
        "mother",
        "father",
        "baby",
        "grandson",
        "granddaughter",
    }
)
_NEGATIVE = frozenset({"no", "any", "every", "each", "neither"})


class Told(StrEnum):
    """How a group of people is told of."""

    FIGURE = "figure"
    SINGLE = "single"
    NAME = "name"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Group:
    """People of one fate, told of at characters `start` to `end`: at least `low`, at most `high` (None: open)."""

    start: int
    end: int
    fate: Category | None
    told: Told
    low: float
    high: float | None
    noun: str | None = None
    figure: Figure | None = None

    @property
    def counted(self) -> bool:
        """Whether more than a bare plural tells how many."""
        return self.told is not Told.PLURAL


def groups_of(draft: Draft, sentence: Sentence) -> list[Group]:
    """The groups of people that one sentence tells of as killed, wounded or either, left to right."""
    marked = draft.marked
    figures = [figure for figure in draft.figures if sentence.start <= figure.span.start < sentence.end]
    taken = [(figure.span.start, figure.span.end) for figure in figures]
    found = [group for figure in figures if (group := _counted(marked, figure)) is not None]
    if all(group.fate is None for group in found) and not any(
        word.lower in fate_words() for word in marked.words(sentence)
    ):
        return []
    found.extend(group for token in marked.words(sentence) if (group := _told_of(marked, token, taken)) is not None)
    found.extend(group for group in _named(draft, sentence) if not _is_taken(group.start, group.end, taken))
    found.sort(key=lambda group: (group.start, group.end))
    unsaid = _UNSAID.search(marked.text, sentence.start, sentence.end)
    if unsaid is not None:
        found = [group for group in found if group.counted or group.start < unsaid.start()]
    return _shared(marked.text, found)


def _shared(text: str, groups: list[Group]) -> list[Group]:
    """The groups with a fate; in a list that "and" closes, one without has that of its neighbour."""
    fated: list[Group] = []
    for run in _lists(text, groups):
        for order in (range(len(run) - 2, -1, -1), range(1, len(run))):
            for place in order:
                neighbour = run[place - order.step]
                if run[place].fate is None:
                    run[place] = replace(run[place], fate=neighbour.fate)
        fated.extend(group for group in run if group.fate is not None)
    return fated


def _lists(text: str, groups: list[Group]) -> Iterator[list[Group]]:
    """The groups cut where no list goes on; a list holds together only if its last link is no bare comma."""
    run: list[Group] = []
    link = ""
    for group in groups:
        gap = text[run[-1].end : group.start] if len(run) > 0 else ""
        apart = _LISTED.fullmatch(gap) is None or not fate_words().isdisjoint(gap.lower().split())
        if len(run) > 0 and (apart or group.noun in _HARMS):
            yield from [run] if _AND.search(link) else [[one] for one in run]
            run = []
        elif gap.strip():
            link = gap
        run.append(group)
    yield from [run] if _AND.search(link) else [[one] for one in run]


def _is_taken(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)


def _counted(marked: Marked, figure: Figure) -> Group | None:
    """The people a figure counts, their fate open where it tells none; None for another fate and for none at all."""
    untold = figure.category is Category.OTHER and figure.unit == "persons" and figure.value is not None
    if (figure.category not in _SUFFERED and not untold) or figure.value == 0:
        return None
    fate = None if untold else figure.category
    words = marked.tokens_in(figure.span.start, figure.span.end)
    noun = next((word.lemma.lower() for word in reversed(words) if word.tag in _NOUNS), None)
    span, high = figure.span, figure.high
    if figure.note == ONE_PERSON:
        return Group(span.start, span.end, fate, Told.SINGLE, 1, 1, noun, figure)
    if figure.value is None and figure.low is None and high is None:
        return Group(span.start, span.end, fate, Told.PLURAL, FEWEST_OF_MANY, None, noun, figure)
    low = figure.low
    if low is None:
        low, high = (FEWEST, high) if high is not None else (figure.value or FEWEST, figure.value)
    elif figure.strict:
        low += 1  # "more than 25 people" are 26 or more
    return Group(span.start, span.end, fate, Told.FIGURE, low, high, noun, figure)


def _told_of(marked: Marked, token: Token, taken: list[tuple[int, int]]) -> Group | None:
    """The person or people that a noun without a number names; None for other nouns and other fates."""
    if token.lower == "another":
        return _another(marked, token)
    if (token.tag not in ("NN", "NNS") and token.lower not in _STAND_INS) or _is_inside_noun(marked, token):
        return None
    meaning = meaning_of(token)
    if not meaning.person and token.lower not in _STAND_INS:
        return None
    first = _opening(marked, token)
    if _is_taken(first.start, token.end, taken) or first.lower in _NEGATIVE or _is_owner(marked, first):
        return None
    words = marked.tokens[first.i : token.i + 1]
    many = token.tag == "NNS" or token.lower in _MANY
    if not many and (meaning.category in _SUFFERED or not _is_one(marked, words)):
        return None
    fate = fate_of_people(marked, Counted(token, token, token.end, words), first.start)
    if fate not in _SUFFERED and (many or fate is not None):
        return None
    if many:
        return Group(first.start, token.end, fate, Told.PLURAL, FEWEST_OF_MANY, None, token.lemma.lower())
    return Group(first.start, token.end, fate, Told.SINGLE, 1, 1, token.lemma.lower())


def _another(marked: Marked, token: Token) -> Group | None:
    """One more person, where "another" stands alone: "killed one and injured another"."""
    following = marked.tokens[token.i + 1 : token.i + 2]
    if any(word.tag in ("NN", "NNP", "CD", "JJ", "NNS") and word.lower not in fate_words() for word in following):
        return None
    fate = fate_of_people(marked, Counted(token, token, token.end, (token,)), token.start)
    return Group(token.start, token.end, fate, Told.SINGLE, 1, 1, "another") if fate in _SUFFERED else None


def _is_one(marked: Marked, words: tuple[Token, ...]) -> bool:
    """Whether a singular noun names one person: with an article or "his", or kin joined to one: "a man and wife"."""
    if any(word.tag in ("DT", "PRP$", "POS") for word in words):
        return True
    if words[-1].lower not in _KIN or words[0].i < 2:
        return False
    link, other = marked.tokens[words[0].i - 1], marked.tokens[words[0].i - 2]
    return link.lower == "and" or (link.text == "," and other.lower in _KIN)


def _is_inside_noun(marked: Marked, token: Token) -> bool:
    """Whether it only describes the noun behind it: "the family home"."""
    following = marked.tokens[token.i + 1 : token.i + 2]
    return any(word.tag in ("NN", "NNS", "HYPH", "POS") and word.sentence == token.sentence for word in following)


def _is_owner(marked: Marked, first: Token) -> bool:
    """Whether what the words name only tells whose something is: "a list of fatalities", "the family of a doctor"."""
    before = marked.tokens[max(marked.sentences[first.sentence].first, first.i - 2) : first.i]
    if len(before) < 2 or before[1].lower != "of":
        return False
    return before[0].lemma.lower() in _OWNED or (before[0].lower in _KIN and first.tag not in ("CD",))


def _opening(marked: Marked, noun: Token) -> Token:
    """The first word of the noun's phrase, as the tags tell it."""
    first = noun
    floor = marked.sentences[noun.sentence].first
    while first.i > floor and marked.tokens[first.i - 1].tag in _OPENERS:
        first = marked.tokens[first.i - 1]
        if first.tag in ("DT", "PRP$"):
            break
    return first


def _named(draft: Draft, sentence: Sentence) -> Iterator[Group]:
    """The persons of the sentence who are told of as killed or wounded by name."""
    marked = draft.marked
    for entity in draft.entities:
        if entity.type is not EntityType.PERSON:
            continue
        for mention in entity.mentions:
            if mention.kind is not MentionKind.NAME or not sentence.start <= mention.start < sentence.end:
                continue
            words = marked.tokens_in(mention.start, mention.end)
            head = next((word for word in words if not words[0].i <= word.head <= words[-1].i), words[-1])
            if _OF_A_FAMILY.match(marked.text, mention.end) is not None or _is_owner(marked, words[0]):
                continue
            fate = fate_of_people(marked, Counted(head, head, mention.end, words), mention.start)
            if fate in _SUFFERED or fate is None:
                yield Group(mention.start, mention.end, fate, Told.NAME, 1, 1, entity.id)
