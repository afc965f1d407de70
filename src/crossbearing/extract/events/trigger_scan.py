"""The words of a report as the rules of events know them, and which of their phrases stand where."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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
        self._kinds = _kinds(marked, entities)
        self._clauses: dict[int, Clause] = {}

    def clause_of(self, word: Token) -> Clause:
        """The clause of a word, worked out once for all words under its verb."""
        verb = governing_verb(self.marked, word)
        if verb is None:
            return clause_of(self.marked, word)
        if verb.i not in self._clauses:
            self._clauses[verb.i] = clause_of(self.marked, verb)
        return self._clauses[verb.i]

    def is_one_of(self, word: Token, words: frozenset[str]) -> bool:
        """Whether a word is one of these, which may ask for numerals, names or names of a kind of entity."""
        if word.lower in words:
            return True
        if "#number" in words and (word.pos == "NUM" or word.tag == "CD"):
            return True
        if "#name" in words and word.pos == "PROPN":
            return True
        kind = self._kinds.get(word.i)
        return kind is not None and kind in words

    def signs(self, word: Token) -> tuple[str, ...]:
        """What a rule may know a word by: itself, that it is a numeral, a name, or the name of a kind of entity."""
        kind = self._kinds.get(word.i)
        if kind is None and word.pos not in ("NUM", "PROPN") and word.tag != "CD":
            return (word.lower,)
        numeral = ("#number",) if word.pos == "NUM" or word.tag == "CD" else ()
        name = ("#name",) if word.pos == "PROPN" else ()
        return (word.lower, *numeral, *name, *(() if kind is None else (kind,)))

    def has(self, words: frozenset[str], tokens: Sequence[Token]) -> bool:
        """Whether one of the tokens is one of these words."""
        return any(self.is_one_of(token, words) for token in tokens)


def _kinds(marked: Marked, entities: Sequence[Entity]) -> dict[int, str]:
    """What kind of entity the words of names name, by the word."""
    kinds: dict[int, str] = {}
    for entity in entities:
        for mention in entity.mentions:
            if mention.kind is MentionKind.NAME:
                named = (word for word in marked.tokens_in(mention.start, mention.end) if word.pos == "PROPN")
                kinds.update((word.i, f"#{entity.type.value}") for word in named)
    return kinds


@dataclass(frozen=True, slots=True)
class _Call:
    """A phrase of the rule of this number that a word may begin; None: the word alone may be its verb or noun.

    `last` and `second` are the words of the phrase without one of which it cannot stand; None for a gap.
    """

    number: int
    pattern: Pattern | None
    last: frozenset[str] | None = None
    second: frozenset[str] | None = None


@cache
def _calls() -> dict[str, tuple[_Call, ...]]:
    """What a printed word or a sign such as `#name` may set off."""
    calls: dict[str, list[_Call]] = {}
    for number, rule in enumerate(event_rules()):
        for sign, patterns in rule.phrases.items():
            for pattern in patterns:
                second = pattern[1] if len(pattern) > 1 else None
                calls.setdefault(sign, []).append(_Call(number, pattern, pattern[-1], second))
        for word in sorted(rule.verbs | rule.nouns):
            calls.setdefault(word, []).append(_Call(number, None))
    return {sign: tuple(found) for sign, found in calls.items()}


def called(signs: Sequence[tuple[str, ...]], fitting: Sequence[bool]) -> dict[int, list[tuple[int, Pattern | None]]]:
    """For each rule that words of these signs may set off, where and by which phrase; rules in their order.

    Most phrases lack their second or last word: seen at once, this spares the walk over their gaps.
    """
    calls = _calls()
    absent = frozenset(sign for group in signs for sign in group).isdisjoint
    known: dict[frozenset[str] | None, bool] = {None: False}
    found: dict[int, list[tuple[int, Pattern | None]]] = {}
    for place, group in enumerate(signs):
        alone: list[int] = []
        for sign in group:
            for call in calls.get(sign, ()):
                last, second = call.last, call.second
                if last not in known:
                    known[last] = absent(last or ())
                if known[last]:
                    continue
                if second not in known:
                    known[second] = absent(second or ())
                if known[second] or not fitting[call.number]:
                    continue
                if call.pattern is None:
                    alone.append(call.number)
                else:
                    found.setdefault(call.number, []).append((place, call.pattern))
        for number in alone:
            found.setdefault(number, []).append((place, None))
    return dict(sorted(found.items()))


def match(scan: Scan, words: Sequence[Token], place: int, pattern: Sequence[frozenset[str] | None]) -> int:
    """How many words from `place` on the pattern takes; 0 if it does not match. None in a pattern is a gap."""
    at = place
    for index, element in enumerate(pattern):
        if element is None:
            rest = pattern[index + 1 :]
            for over in range(at, min(at + GAP + 1, len(words))):
                skipped = words[over - 1]
                if over > at and (_ends_gap(skipped) or (over > at + 1 and skipped.text in _STOPS)):
                    break
                length = match(scan, words, over, rest)
                if length > 0:
                    return over + length - place
            return 0
        if at >= len(words) or not scan.is_one_of(words[at], element):
            return 0
        at += 1
    return at - place


def _ends_gap(word: Token) -> bool:
    """Whether a phrase cannot go on across a word: a stop, or a word behind which another clause or others act."""
    if word.text in ".;:" or (word.dep == "mark" and word.lower in _CLAUSE_OPENERS):
        return True
    return word.lower in SPEECH or word.lower in ACCUSING or word.lower in _intents()


@cache
def _intents() -> frozenset[str]:
    """Verbs of what is not done yet, or not at all: behind "threatened to" nobody has attacked."""
    return all_forms(frozenset(load("modality")["intents"].split()))
