"""What one sentence puts the dead and the wounded at, parts of a count not added to the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.victims import FEWEST, Group, Told, groups_of
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# What opens the parts of a count told before, and what adds people to it.
_OPENS = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among(?:st)?\s+(?:them|whom|the\s+(?:dead|killed|victims|injured|wounded|casualties))|namely"
    r"|(?:identified|named|listed)\b[^.;]{0,30}\bas|of\s+(?:them|whom)|comprising|consisting\s+of|such\s+as|both|with)\b|:",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:as\s+well\s+as|in\s+addition\s+to|along\s+with|alongside|together\s+with|plus|besides|and\s+also)\b"
    r"|\band\s+(?:(?:at\s+least|up\s+to|about|some)\s+)?(?:an)?other\s+$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:others?|another|additional|further|more(?!\s+than))\b", re.IGNORECASE)
# Second words for a person: a name right behind "his wife", "Amal, 32-year-old nurse", a name in brackets.
_SAME = re.compile(r"\s*(?:\([^()]{0,40}\)|[\"“‘«(]|named|called|identified\s+as)?\s*")
_APPOSED_NAME = re.compile(
    r"\s*(?:[,(–—-]\s*)?(?:(?:named|called|aged)\s+)?(?:\w+[\s-](?:years?|months?)[\s-]olds?,?\s+)?(?:\d+,?\s+)?"
)
# What stands behind people of no kind in particular before a comma tells who they were.
_APPOSED_LATE = re.compile(
    r"(?:\s+(?:of|from|in|belonging\s+to)\s[^,;.–—]{1,60})?(?:\s+(?:was|were|(?:has|have|had)\s+been)\s[^,;.–—]{1,40})?"
    r"\s*(?:,|[–—-]|\(|:)\s*(?!and\b)(?:[\w.’'-]+\s+){0,5}"
)
_RIVAL = re.compile(
    r"\b(?:but|while|whilst|whereas|although|though|however|later|before|then|rising|rose|risen|revised|updated|subsequently"
    r"|reported|reporting|said|stated|claimed|wrote|posted|according|others\s+put)\b|;",
    re.IGNORECASE,
)
# "Amal (Umm Sami) Doe, a nurse": the rest of a name before the comma.
_APPOSED_NOUN = re.compile(r"(?:\s*\([^()]{0,60}\)|\s+[A-Z][\w’'-]*){0,4}\s*(?:,|[–—-]|\()\s*")
_BRACKETED = re.compile(
    r"\s*(?:,?\s*(?:also\s+)?(?:known\s+as|nicknamed|called|aka|a\.k\.a\.)|\(\s*[\"“]?|\([^()]{0,40}\)|[\"“])\s*"
)
_UP_TO = re.compile(r"(?:up\s+to|as\s+many\s+as)\b", re.IGNORECASE)
# "Sami Doe, a member of the union and a reporter, was killed": one person.
_SECOND_NOUN = re.compile(r"[^,;.]{0,60}\sand\s+")
_KIN = re.compile(r"\b(?:his|her|their|its)\s+$", re.IGNORECASE)
_PERHAPS = re.compile(r"\b(?:possibly|perhaps|maybe|potentially|probably)\b", re.IGNORECASE)
_PART = re.compile(r"\sof\s+(?:them|whom|these|those)\b", re.IGNORECASE)
# "Three of them" and the like end at most this far behind the number.
PART_REACH = 9
_DASHED = re.compile(r"[^.;,]{0,60}\s*(?:[–—]|\s-\s|:)\s*")
_TO_MOST = re.compile(
    r"\s*,?\s*(?:(?:and|but|or)\s+)?(?:(?:possibly|perhaps|maybe|potentially|probably)\s+)?", re.IGNORECASE
)

# Nouns for the dead or the wounded.
_EITHER = frozenset({"casualty", "victim"})


@dataclass(frozen=True, slots=True)
class Account:
    """What one sentence puts a fate at: at least `low`, at most `high` (None: open).

    `groups` are the people it adds up, `parts` those it names among them; `counted` is false where only a bare
    plural says that there were any.
    """

    sentence: Sentence
    fate: Category
    low: float
    high: float | None
    counted: bool
    groups: tuple[Group, ...]
    parts: tuple[Group, ...] = ()

    @property
    def both(self) -> bool:
        """Whether dead and wounded are told of in one breath ("dozens were killed and hurt"), not as "casualties"."""
        return self.fate is Category.CASUALTIES and all(group.noun not in _EITHER for group in self.groups)


def accounts_of(draft: Draft, sentence: Sentence, *, civilians: bool = False) -> list[Account]:
    """What a sentence says of the dead, the wounded and both together; more than once where it tells rival counts.

    With `civilians`, fighters are left out.
    """
    groups = groups_of(draft, sentence)
    found: list[Account] = []
    for fate in (Category.KILLED, Category.WOUNDED, Category.CASUALTIES):
        told = [group for group in groups if group.fate is fate and not (civilians and is_fighter(group))]
        found.extend(_summed(draft.marked.text, sentence, fate, run) for run in _runs(draft.marked.text, told))
    return found


@cache
def _fighters() -> frozenset[str]:
    return frozenset(load("counted")["persons"]["fighters"])


def is_fighter(group: Group) -> bool:
    """Whether the group's noun is one for fighters."""
    return group.noun in _fighters()


def _runs(text: str, told: Sequence[Group]) -> list[list[Group]]:
    """The groups cut where another account begins: "initially five, but later seven"."""
    runs: list[list[Group]] = []
    for place, group in enumerate(told):
        if place == 0 or _RIVAL.search(text, told[place - 1].end, group.start):
            runs.append([])
        runs[-1].append(group)
    return runs


def _summed(text: str, sentence: Sentence, fate: Category, told: Sequence[Group]) -> Account:
    """The groups added up, but for parts of a count and second words for the same people."""
    total = _Sum(text, [], [])
    for place in range(len(told)):
        total.take(told, place)
    numbered = [group for group in total.wholes if group.counted]
    counted = numbered if len(numbered) > 0 else total.wholes[:1]
    low = sum(group.low for group in counted)
    if low <= FEWEST or len(numbered) == 0:
        low = max(low, sum(part.low for part in total.parts if part.counted))
    return Account(sentence, fate, low, _top(counted), len(numbered) > 0, tuple(counted), tuple(total.parts))


def _top(groups: Sequence[Group]) -> float | None:
    """The most people the groups can be; None where one of them is open."""
    return None if any(group.high is None for group in groups) else sum(group.high or 0 for group in groups)


@dataclass(slots=True)
class _Sum:
    """Groups as they are added up: those that count, their parts, and whether a list of parts is open."""

    text: str
    wholes: list[Group]
    parts: list[Group]
    inside: bool = False
    apposing: bool = False

    def take(self, told: Sequence[Group], place: int) -> None:
        """Add the group at a place, with an eye on those behind it."""
        group = told[place]
        if len(self.wholes) == 0:
            self.wholes.append(group)
            return
        last = told[place - 1]
        gap = self.text[last.end : group.start]
        if _is_same(last, group, gap) or (self.apposing and _SECOND_NOUN.fullmatch(gap) and group.told is Told.SINGLE):
            self.apposing = last.told is Told.NAME or self.apposing
            return
        self.apposing = False
        if last is self.wholes[-1] and _makes_range(last, group, gap):
            self.wholes[-1] = replace(last, high=group.high or group.low)
            return
        self.inside = self._goes_inside(last, told[place:], gap)
        (self.parts if self.inside else self.wholes).append(group)

    def _goes_inside(self, last: Group, rest: Sequence[Group], gap: str) -> bool:
        """Whether the first group of the rest is a part of the wholes told before it."""
        group, whole = rest[0], self.wholes[-1]
        more = _OTHERS.search(self.text, group.start, group.end) is not None
        told = sum(other.low for other in self._distinct(rest))
        summed = whole.told is Told.FIGURE and told == whole.high
        if summed and (_DASHED.fullmatch(gap) or _APPOSED_LATE.fullmatch(gap)):
            return True  # "four children - two boys and two girls -"
        if gap.endswith("(") and whole.told is Told.FIGURE and group.low <= whole.low:
            return True  # "seven were hurt (two critically)"
        if self.inside and _KIN.search(gap):
            return True  # "including a mother alongside her five children"
        if (_ADDS.search(gap) and not (self.inside and summed)) or (more and not self.inside):
            return False
        if _OPENS.search(gap) or _PART.search(self.text, group.start, group.end + PART_REACH):
            return True
        top = _top(self.wholes)
        room = float("inf") if top is None else top
        if self.inside:
            return not more and sum(part.low for part in self.parts) + group.low <= room
        if whole.told is Told.FIGURE and last is whole and group.told is Told.NAME:
            return len(list(takewhile(lambda one: one.told is Told.NAME, rest))) <= room
        generic = whole.noun is None or whole.noun in load("counted")["generic"]["nouns"]
        return whole.told is not Told.SINGLE and told <= room and generic and _APPOSED_LATE.fullmatch(gap) is not None

    def _distinct(self, groups: Sequence[Group]) -> list[Group]:
        """The groups, second words for a person left out."""
        pairs = pairwise(groups)
        again = [later for first, later in pairs if _is_same(first, later, self.text[first.end : later.start])]
        return [group for group in groups if group not in again]


def _makes_range(last: Group, group: Group, gap: str) -> bool:
    """Whether the two are ends of one count: "at least 10 but possibly up to 15 people"."""
    if last.figure is None or group.figure is None or (group.high or group.low) < last.low:
        return False
    if group.figure.low is None or _UP_TO.match(group.figure.span.quote):
        return last.high is None and _TO_MOST.fullmatch(gap) is not None
    return _TO_MOST.fullmatch(gap) is not None and _PERHAPS.search(gap) is not None


def _is_same(last: Group, group: Group, gap: str) -> bool:
    """Whether it is another word for the person just told of: "his wife Amal", "Amal, a nurse"."""
    if last.told is Told.NAME and group.told is Told.NAME:
        return last.noun == group.noun or _BRACKETED.fullmatch(gap) is not None
    if last.told is Told.SINGLE and group.told is Told.NAME:
        return _SAME.fullmatch(gap) is not None or _APPOSED_NAME.fullmatch(gap) is not None
    article = group.told is Told.SINGLE and last.told is Told.NAME
    return article and _APPOSED_NOUN.fullmatch(gap) is not None
