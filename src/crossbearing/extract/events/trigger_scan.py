"""The words of a report as the rules of events know them, and which of their phrases stand where."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from crossbearing.extract.events.event_clause import ACCUSING, SPEECH, Clause, clause_of, governing_verb
from crossbearing.extract.events.event_rules import Pattern, event_rules
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Entity, MentionKind
from crossbearing.vocab import load

# `*` in a phrase stands for this many words at most.
GAP = 5
_CLAUSE_OPENERS = frozenset({"as", "when", "while", "because", "although", "after", "before", "until"})
_STOPS = frozenset({".", ";", ":", ","})


class Scan:
    """A report to look for triggers in, with what its names are names of."""

    def __init__(self, marked: Marked, entities: Sequence[Entity] = ()) -> None:
        self.marked = marked
        kinds = _kinds(marked, entities)
        # Most words are of no sort that rules ask for.
        self._sorts = {word.i: sorts for word in marked.tokens if (sorts := _sorts(word, kinds.get(word.i)))}
        self._clauses: dict[int, Clause] = {}

    def clause_of(self, word: Token) -> Clause:
        """The clause of a word, worked out once for all words under its verb."""
        verb = governing_verb(self.marked, word)
        if verb is None:
            return clause_of(self.marked, word)
        if verb.i not in self._clauses:
            self._clauses[verb.i] = clause_of(self.marked, verb)
        return self._clauses[verb.i]

    def signs(self, word: Token) -> tuple[str, ...]:
        """What a rule may know a word by: itself, that it is a numeral, a name, or the name of a kind of entity."""
        sorts = self._sorts.get(word.i)
        return (word.lower,) if sorts is None else (word.lower, *sorts)

    def is_one_of(self, word: Token, words: frozenset[str]) -> bool:
        """Whether a word is one of these, which may ask for numerals, names or names of a kind of entity."""
        if word.lower in words:
            return True
        sorts = self._sorts.get(word.i)
        return sorts is not None and not words.isdisjoint(sorts)

    def has(self, words: frozenset[str], tokens: Sequence[Token]) -> bool:
        """Whether one of the tokens is one of these words."""
        if not words.isdisjoint([token.lower for token in tokens]):
            return True
        return any(token.i in self._sorts and not words.isdisjoint(self._sorts[token.i]) for token in tokens)


def _sorts(word: Token, kind: str | None) -> tuple[str, ...]:
    """What sort of word it is where rules ask for the sort."""
    is_numeral = word.pos == "NUM" or word.tag == "CD"
    if kind is None and not is_numeral and word.pos != "PROPN":
        return ()
    numeral = ("#number",) if is_numeral else ()
    name = ("#name",) if word.pos == "PROPN" else ()
    return (*numeral, *name, *(() if kind is None else (kind,)))


def _kinds(marked: Marked, entities: Sequence[Entity]) -> dict[int, str]:
    """What kind of entity the words of names name, by the word."""
    kinds: dict[int, str] = {}
    for entity in entities:
        for mention in entity.mentions:
            if mention.kind is MentionKind.NAME:
                named = (word for word in marked.tokens_in(mention.start, mention.end) if word.pos == "PROPN")
                kinds.update((word.i, f"#{entity.type.value}") for word in named)
    return kinds


# Stands for no element: a gap, or a word that is called by itself.
_NO_ELEMENT = -1
# A word alone comes behind all phrases that begin with it.
_ALONE = 9
# Hits go by rule, place, sign and rank: a phrase itself has no order.
_ORDER = itemgetter(0, 1, 2, 3)


class _Call(NamedTuple):
    """A phrase of the rule of this number that a word may begin; None: the word alone may be its verb or noun.

    `rank` is its place among the calls of the word, `second` the number of its second element.
    """

    number: int
    rank: int
    second: int
    pattern: Pattern | None


# The calls of a word by the last element of their phrase.
_Groups = tuple[tuple[int, tuple[_Call, ...]], ...]


@cache
def _calls() -> dict[str, _Groups]:
    """What a printed word or a sign such as `#name` may set off."""
    elements = _elements()
    calls: dict[str, dict[int, list[_Call]]] = {}
    for number, rule in enumerate(event_rules()):
        for sign, patterns in rule.phrases.items():
            for rank, pattern in enumerate(patterns):
                last, second = (_NO_ELEMENT if e is None else elements[e] for e in (pattern[-1], (*pattern, None)[1]))
                calls.setdefault(sign, {}).setdefault(last, []).append(_Call(number, rank, second, pattern))
        for word in sorted(rule.verbs | rule.nouns):
            calls.setdefault(word, {}).setdefault(_NO_ELEMENT, []).append(_Call(number, 0, _NO_ELEMENT, None))
    return {sign: tuple((last, tuple(some)) for last, some in groups.items()) for sign, groups in calls.items()}


@cache
def _elements() -> dict[frozenset[str], int]:
    """The second and last elements of all phrases, numbered."""
    patterns = (p for rule in event_rules() for filed in rule.phrases.values() for p in filed)
    ends = (element for p in patterns for element in (*p[1:2], p[-1]) if element is not None)
    return {element: number for number, element in enumerate(dict.fromkeys(ends))}


@cache
def _elements_of() -> dict[str, tuple[int, ...]]:
    """The numbers of the elements that a word or a sign fills."""
    found: dict[str, list[int]] = {}
    for element, number in _elements().items():
        for sign in element:
            found.setdefault(sign, []).append(number)
    return {sign: tuple(numbers) for sign, numbers in found.items()}


def called(signs: Sequence[tuple[str, ...]], fitting: Sequence[bool]) -> dict[int, list[tuple[int, Pattern | None]]]:
    """For each rule that words of these signs may set off, where and by which phrase; rules in their order.

    Most phrases lack their second or last word: seen at once, this spares the walk over their gaps.
    """
    calls, elements = _calls(), _elements_of()
    filled = {_NO_ELEMENT}
    for group in signs:
        for sign in group:
            if sign in elements:
                filled.update(elements[sign])
    hits: list[tuple[int, int, int, int, Pattern | None]] = []
    for place, group in enumerate(signs):
        for order, sign in enumerate(group):
            if sign not in calls:
                continue
            for last, some in calls[sign]:
                if last not in filled:
                    continue
                for number, rank, second, pattern in some:
                    if second in filled and fitting[number]:
                        hits.append((number, place, _ALONE if pattern is None else order, rank, pattern))
    hits.sort(key=_ORDER)
    found: dict[int, list[tuple[int, Pattern | None]]] = {}
    for number, place, _, _, called_by in hits:
        found.setdefault(number, []).append((place, called_by))
    return found


def match(scan: Scan, words: Sequence[Token], place: int, pattern: Sequence[frozenset[str] | None]) -> int:
    """How many words from `place` on the pattern takes; 0 if it does not match. None in a pattern is a gap."""
    at = place
    for index, element in enumerate(pattern):
        if element is None:
            end = _behind_gap(scan, words, at, pattern[index + 1 :])
            return 0 if end is None else end - place
        if at >= len(words):
            return 0
        word = words[at]
        if word.lower not in element and not scan.is_one_of(word, element):
            return 0
        at += 1
    return at - place


def _behind_gap(scan: Scan, words: Sequence[Token], at: int, rest: Sequence[frozenset[str] | None]) -> int | None:
    """Where the rest of a pattern ends if it matches behind a gap from `at` on; None if it does not."""
    enders = _gap_enders()
    first = rest[0] if rest else None
    for over in range(at, min(at + GAP + 1, len(words))):
        if over > at:
            skipped = words[over - 1]
            if skipped.lower in enders or _ends_gap(skipped) or (over > at + 1 and skipped.text in _STOPS):
                return None
        if first is not None and not scan.is_one_of(words[over], first):
            continue
        length = match(scan, words, over, rest)
        if length > 0:
            return over + length
    return None


def _ends_gap(word: Token) -> bool:
    """Whether a phrase cannot go on across a word: a stop, or a word behind which another clause begins."""
    return word.text in ".;:" or (word.dep == "mark" and word.lower in _CLAUSE_OPENERS)


@cache
def _gap_enders() -> frozenset[str]:
    """Words behind which others act or speak, and verbs of what is not done yet or not at all.

    Behind "threatened to" nobody has attacked.
    """
    return SPEECH | ACCUSING | all_forms(frozenset(load("modality")["intents"].split()))
