"""Scans a report for words that tell of an event, by the rules of the events vocabulary."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.extract.events.event_clause import Clause
from crossbearing.extract.events.event_rules import Pattern, Rule, event_rules
from crossbearing.extract.events.trigger_fit import fits
from crossbearing.extract.events.trigger_form import (
    anchor_of,
    carries_noun,
    ends_in_noun,
    is_attribute,
    is_bare_verb,
    is_blaze,
    is_event_noun,
    is_light,
    is_participle,
    is_predicate,
    is_struck,
    names_kind,
    only_harms,
)
from crossbearing.extract.events.trigger_scan import Scan, called, match
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.entity import Entity
from crossbearing.model.event import EventType
from crossbearing.model.zone import ZoneKind

# A caption tells its own event; a teaser only repeats the body.
TELLING = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CORRECTION_NOTE, ZoneKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first` to `last` that tell of an event of this type, in their clause.

    `anchor` is the word of the tree that stands for them, `is_noun` says that it is a noun. `mention` marks words that
    mostly point back to what was told before; `needs` names what must stand beside them before they make an event.
    """

    type: EventType
    first: Token
    last: Token
    anchor: Token
    clause: Clause
    mention: bool
    needs: str
    is_noun: bool


def find_triggers(marked: Marked, entities: Sequence[Entity] = ()) -> tuple[Trigger, ...]:
    """Every trigger of the telling zones, in order of the text, not overlapping."""
    counts = Counter(token.lower for token in marked.tokens)
    fitting = [_suits(rule, counts) for rule in event_rules()]
    scan = Scan(marked, entities)
    found: list[Trigger] = []
    for sentence in marked.sentences:
        if sentence.zone in TELLING:
            found.extend(_in_sentence(scan, sentence, fitting))
    return tuple(found)


def _suits(rule: Rule, counts: Mapping[str, int]) -> bool:
    """Whether a report with these words is of the kind that a rule is for."""
    if len(rule.about) > 0 and rule.about.isdisjoint(counts):
        return False
    return len(rule.against) == 0 or _weight(counts, rule.theme) >= _weight(counts, rule.against)


def _weight(counts: Mapping[str, int], theme: frozenset[str]) -> int:
    """How often a report has words of a theme."""
    return sum(counts.get(word, 0) for word in theme)


def _in_sentence(scan: Scan, sentence: Sentence, fitting: Sequence[bool]) -> list[Trigger]:
    """The triggers of one sentence: rules in their order, a word taken once."""
    marked = scan.marked
    taken: set[int] = set()
    found = []
    words = marked.words(sentence)
    for number, calls in called([scan.signs(word) for word in words], fitting).items():
        rule = event_rules()[number]
        for first, last, anchor in _hits(scan, words, calls, rule):
            if not taken.isdisjoint(range(first.i, last.i + 1)):
                continue
            clause = scan.clause_of(anchor)
            if fits(scan, rule, anchor, clause):
                taken.update(range(first.i, last.i + 1))
                noun = carries_noun(marked, anchor)
                hung = rule.type is EventType.OFFENSIVE and only_harms(marked, anchor)
                mention, needs = (True, "toll") if hung else (rule.mention, rule.needs)
                found.append(Trigger(rule.type, first, last, anchor, clause, mention, needs, noun))
    return sorted(found, key=lambda trigger: trigger.first.i)


def _hits(
    scan: Scan, words: Sequence[Token], calls: Sequence[tuple[int, Pattern | None]], rule: Rule
) -> Iterator[tuple[Token, Token, Token]]:
    """First word, last word and anchor of each of these places where the words of a rule stand."""
    marked = scan.marked
    for place, pattern in calls:
        if pattern is None:
            word = words[place]
            as_verb = word.lower in rule.verbs and is_predicate(marked, word, rule.past) and not is_light(marked, word)
            if as_verb or (word.lower in rule.nouns and is_event_noun(marked, word)):
                yield word, word, word
            continue
        length = match(scan, words, place, pattern)
        if length == 0:
            continue
        stretch = words[place : place + length]
        if _misleads(marked, rule, pattern, stretch):
            continue
        anchor = stretch[0] if is_bare_verb(marked, stretch[0]) else anchor_of(stretch)
        if not any(is_participle(word) and is_attribute(marked, word) for word in (anchor, stretch[0])):
            yield stretch[0], stretch[-1], anchor


def _misleads(marked: Marked, rule: Rule, pattern: Pattern, stretch: Sequence[Token]) -> bool:
    """Whether words that match a phrase mean something else."""
    if rule.type is EventType.SMALL_ARMS_FIRE and is_blaze(marked, stretch[0]):
        return True
    if len(pattern) > 1 and pattern[-2] is None and stretch[-2].text == "-":
        return True  # "supplies into rebel-held towns" are not held
    if rule.type is EventType.AIRSTRIKE and is_struck(marked, stretch):
        return True
    return pattern[1:2] == (None,) and (names_kind(marked, stretch) or ends_in_noun(marked, stretch))
