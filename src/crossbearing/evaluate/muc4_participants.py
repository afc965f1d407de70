"""Everybody and everything in the clause of a trigger: all who do it, all whom and what it befalls, by what means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.events.event_clause import NEAR, phrase, words_after
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.words.governing import preposition_of
from crossbearing.extract.words.inflections import all_forms, plurals
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

NOUNS = ("NOUN", "PROPN")
_AIMED = frozenset({"on", "against", "at", "of"})
_SUFFERING = frozenset({"on", "against", "of", "at", "upon", "toward", "towards"})
# Behind an explosion these lead to what stood nearest to it.
_BESIDE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "under",
        "front",
        "against",
        "on",
        "into",
        "beside",
        "behind",
        "within",
        "around",
    }
)


@dataclass(frozen=True, slots=True)
class _Words:
    counting: frozenset[str]
    made: frozenset[str]
    blamed: frozenset[str]
    blast: frozenset[str]
    done_to: frozenset[str]
    calendar: frozenset[str]


@cache
def _words() -> _Words:
    table = {name: frozenset(words.split()) for name, words in load("participants").items()}
    made, blamed = all_forms(table["made"]), all_forms(table["blamed"])
    calendar = frozenset(word.lower() for word in load("names")["not_names"]["calendar"])
    return _Words(table["counting"], made, blamed, table["blast"], plurals(table["done_to"]), calendar)


@dataclass(frozen=True, slots=True)
class Participants:
    """The heads of noun phrases: who does it, whom or what it befalls, and what merely stands where it bursts."""

    doers: tuple[Token, ...]
    sufferers: tuple[Token, ...]
    beside: tuple[Token, ...]


def participants(marked: Marked, trigger: Trigger) -> Participants:
    """Who and what takes part in what a trigger tells, each head once, joined ones one by one."""
    doers = _each(marked, _doers(marked, trigger))
    taken = {word.i for word in doers}
    sufferers = [word for word in _each(marked, _sufferers(marked, trigger)) if word.i not in taken]
    taken |= {word.i for word in sufferers}
    beside = [word for word in _each(marked, _beside(marked, trigger)) if word.i not in taken]
    return Participants(tuple(doers), tuple(sufferers), tuple(beside))


def _each(marked: Marked, heads: Iterable[Token]) -> list[Token]:
    """The heads with the nouns joined to them by "and", in the order found, each once."""
    found: dict[int, Token] = {}
    for head in heads:
        for word in _joined(marked, head):
            if word.lower not in _words().calendar:
                found.setdefault(word.i, word)
    return list(found.values())


def _joined(marked: Marked, head: Token) -> Iterator[Token]:
    yield head
    for child in marked.children(head, "conj"):
        if child.pos in NOUNS:
            yield from _joined(marked, child)


def _doers(marked: Marked, trigger: Trigger) -> list[Token]:
    clause = trigger.clause
    found: list[Token] = []
    if trigger.is_noun:
        found += _noun_doers(marked, trigger)
    elif clause.passive:
        found += [] if clause.agent is None else [clause.agent]
    elif clause.subject is not None:
        found.append(clause.subject)
        found += [] if clause.agent is None else [clause.agent]
    if not found:
        found += _behind_by(marked, trigger)
    return found


def _noun_doers(marked: Marked, trigger: Trigger) -> list[Token]:
    """Who stands before the noun, behind its "by", or makes it in its own or a hanging clause."""
    noun, clause = trigger.anchor, trigger.clause
    found = [w for w in marked.children(noun, "nmod") if preposition_of(marked, w) == "by"]
    for hanging in marked.children(noun, "acl"):
        if hanging.lower in _words().made | _words().blamed:
            found += [w for w in marked.children(hanging, "obl") if preposition_of(marked, w) in ("by", "to", "on")]
            found += [w for w in marked.children(hanging, "nsubj") if w.pos in NOUNS]
    verb = clause.verb
    if verb is not None and verb.lower in _words().made | _words().blamed:
        if clause.passive:
            found += [w for w in marked.children(verb, "obl") if preposition_of(marked, w) in ("by", "to", "on")]
        elif clause.subject is not None and clause.subject.i != noun.i and verb.lower not in _words().blamed:
            found.append(clause.subject)
    before = marked.children(noun, "compound", "amod", *(() if noun.lower in _words().done_to else ("nmod:poss",)))
    found += [w for w in before if w.pos in (*NOUNS, "ADJ")]
    return found


def _behind_by(marked: Marked, trigger: Trigger) -> list[Token]:
    """The noun behind the nearest "by" after the trigger, where the tree hangs it elsewhere."""
    after = words_after(marked, trigger.last)
    if trigger.last.lower == "by":
        nouns = [w for w in after if w.pos in NOUNS]
        return [top_noun(marked, nouns[0])] if nouns else []
    for place, word in enumerate(after):
        if word.text in (".", ";", ":") or (word.pos == "VERB" and word.tag in ("VBD", "VBZ", "VBP")):
            return []
        if word.lower == "by":
            nouns = [w for w in after[place + 1 :] if w.pos in NOUNS]
            return [top_noun(marked, nouns[0])] if nouns else []
    return []


def top_noun(marked: Marked, word: Token) -> Token:
    """The head of the noun phrase that a noun opens."""
    while word.dep in ("compound", "amod", "nmod:poss", "flat") and not word.is_root:
        above = marked.tokens[word.head]
        if above.pos not in NOUNS or abs(above.i - word.i) > NEAR:
            break
        word = above
    return word


def _sufferers(marked: Marked, trigger: Trigger) -> list[Token]:
    clause = trigger.clause
    found: list[Token] = []
    if trigger.is_noun:
        found += [w for w in marked.children(trigger.anchor, "nmod") if preposition_of(marked, w) in _SUFFERING]
        if trigger.anchor.lower in _words().done_to:
            found += [w for w in marked.children(trigger.anchor, "nmod:poss") if w.pos in NOUNS]
        verb = clause.verb
        if verb is not None and verb.lower in _words().made:
            found += [w for w in marked.children(verb, "obl") if preposition_of(marked, w) in _SUFFERING]
        return found + _behind(marked, trigger, found)
    if clause.passive and clause.subject is not None:
        found.append(clause.subject)
    if clause.object is not None and not (clause.passive and clause.object.i < trigger.first.i):
        found.append(clause.object)
    anchor = clause.verb or trigger.anchor
    leading = ("against",) if found else ("against", "on", "upon", "at")
    found += [w for w in marked.children(anchor, "obl", "nmod") if preposition_of(marked, w) in leading]
    return found + _behind(marked, trigger, found)


def _behind(marked: Marked, trigger: Trigger, found: Sequence[Token]) -> list[Token]:
    """The noun right behind "on" or "against" after the trigger, where the tree misses it."""
    after = words_after(marked, trigger.last)
    if trigger.last.lower not in _AIMED:
        after = after[1:] if after and after[0].lower in _AIMED else ()
    nouns = [] if found else [w for w in after if w.pos in NOUNS]
    return [top_noun(marked, nouns[0])] if nouns else []


def _beside(marked: Marked, trigger: Trigger) -> list[Token]:
    """What a bomb goes off in, at or in front of."""
    words = marked.tokens[trigger.first.i : trigger.last.i + 1]
    if not any(word.lemma.lower() in _words().blast for word in (*words, *trigger.clause.words)):
        return []
    anchors = [word for word in (trigger.anchor, trigger.clause.verb) if word is not None]
    found = [w for a in anchors for w in marked.children(a, "obl", "nmod") if preposition_of(marked, w) in _BESIDE]
    inner = [w for head in found for w in marked.children(head, "nmod") if head.lower == "front"]
    return [w for w in (*found, *inner) if w.lower != "front"]


def head_behind(marked: Marked, word: Token) -> Token:
    """The noun behind the "of" of a counting one ("a group of [men]"), else the word itself."""
    for child in marked.children(word, "nmod"):
        if word.lower in _words().counting and preposition_of(marked, child) == "of" and child.pos in NOUNS:
            return child
    return word


def noun_words(marked: Marked, head: Token) -> tuple[Token, ...]:
    """The words of the phrase from its first modifier to its head: no article, nothing behind the head."""
    words = [
        w
        for w in phrase(marked, head)
        if w.i <= head.i and w.pos in (*NOUNS, "ADJ", "NUM", "VERB", "PUNCT", "PART", "ADV")
    ]
    first = head.i
    inside = {w.i for w in words}
    while first - 1 in inside and marked.tokens[first - 1].text not in (",", ";", "--", "(", "["):
        first -= 1
    last = head.i
    while (
        last + 1 < len(marked.tokens)
        and marked.tokens[last + 1].dep == "flat"
        and marked.tokens[last + 1].head == head.i
    ):
        last += 1
    return marked.tokens[first : last + 1]
