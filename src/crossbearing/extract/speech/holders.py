"""Who says it: the noun phrase that is subject, agent or source of a saying word."""

import re
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SKIPPED_BEFORE_VERB = frozenset({"ADV", "AUX", "PART"})
_FLOATING = frozenset({"both", "all", "each", "also"})
_NOUN_LIKE = frozenset({"other", "others", "former", "latter"})
_BEFORE_HEAD = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM"})
_PHRASE_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
# "an official quoted by BNA": the outlet stands between the publisher and the official.
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
_TIMES = frozenset({"year", "month", "week", "night", "morning", "evening", "afternoon", "weekend", "midnight", "noon"})
_RELAYED = re.compile(r"(?:quoted|cited|carried|interviewed) by\s*$|,?\s(?:seen|obtained|viewed) by\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder's words, tokens `first` to `last` (not included), and the index of its head word."""

    first: int
    last: int
    head: int


def is_nominal(token: Token) -> bool:
    """Whether the word can head a noun phrase."""
    noun = token.pos in NOMINAL or (token.pos == "ADJ" and token.tag.startswith("NN"))
    return (noun and token.tag != "EX") or token.lower in _NOUN_LIKE


def before(marked: Marked, verb: Token, border: int) -> tuple[Holder, ...]:
    """The subject of a verb to its left, not beyond token `border`; each of joint subjects by itself."""
    head = _subject_head(marked, verb, border)
    return () if head is None else _joint(marked, head, border, verb.i)


def after(marked: Marked, verb: Token, last: int) -> tuple[Holder, ...]:
    """The subject that stands right behind its verb ("..., said a trader")."""
    head = _head_from(marked, verb.i + 1, last)
    return () if head is None else _joint(marked, head, verb.i + 1, last)


def source(marked: Marked, first: int, last: int) -> tuple[Holder, ...]:
    """The noun phrases that open tokens `first` to `last`: those behind "according to"."""
    head = _head_from(marked, first, last)
    return () if head is None else _joint(marked, head, first, last)


def opening(marked: Marked, verb: Token, border: int) -> tuple[Holder, ...]:
    """The noun phrase that opens the clause of a verb: behind the last comma, or before a relative clause."""
    stops = [t.i for t in marked.tokens[border : verb.i] if t.text in (",", ";", "—", "–")]
    if len(stops) > 1 and stops[-1] == verb.i - 1:
        return source(marked, stops[-3] + 1 if len(stops) > 2 else border, stops[-2])
    relative = next((t.i for t in marked.tokens[border : verb.i] if t.lower in ("who", "which")), None)
    if relative is not None and relative > border:
        before_it = [stop for stop in stops if stop < relative - 1]
        return source(marked, before_it[-1] + 1 if len(before_it) > 0 else border, relative)
    return source(marked, stops[-1] + 1 if len(stops) > 0 else border, verb.i)


def phrase(marked: Marked, head: Token, first: int, last: int) -> Holder:
    """The noun phrase around a head word, within tokens `first` to `last`, cut at commas and clauses."""
    own = {token.i for token in marked.subtree(head)}
    left = right = head.i
    while left > first and not _opens(marked, left):
        before = marked.tokens[left - 1]
        if _is_left_edge(before) if before.i in own else not _stands_before_head(before):
            break
        left -= 1
    while right + 1 < last and right + 1 in own and not _is_edge(marked.tokens[right + 1]):
        right += 1
    return Holder(left, right + 1, head.i)


def relay(marked: Marked, holder: Holder, last: int) -> Holder | None:
    """The outlet that brings the holder's words: "an official quoted by BNA"; None if there is none."""
    for token in marked.tokens[holder.head + 1 : last]:
        text = marked.text[marked.tokens[holder.head].start : token.end]
        if token.lower == "by" and _RELAYED.search(text):
            head = _head_from(marked, token.i + 1, last)
            return None if head is None else phrase(marked, head, token.i + 1, last)
    return None


def _subject_head(marked: Marked, verb: Token, border: int) -> Token | None:
    found = [t for t in marked.children(verb, "nsubj") if border <= t.i < verb.i and t.lower not in DAYS]
    head = found[-1] if len(found) > 0 else _nominal_before(marked, verb, border)
    if head is not None and _is_site(head) and _is_apart(marked, head, verb):
        head = _nominal_before(marked, verb, head.i + 1)
    head = None if head is None else _climb(marked, head, border)
    if head is None and verb.dep == "conj":
        above = marked.tokens[verb.head]
        shared = [token for token in marked.children(above, "nsubj") if border <= token.i < above.i]
        head = shared[-1] if len(shared) > 0 else None
    if head is not None and head.lower in RELATIVE:
        return _antecedent(marked, head, border)
    return head


def _is_site(token: Token) -> bool:
    """Whether the noun is one for a building or a site, which says nothing itself."""
    noun = nouns().get(token.lower)
    return token.pos == "NOUN" and noun is not None and noun.type is EntityType.FACILITY


def _is_apart(marked: Marked, head: Token, verb: Token) -> bool:
    """Whether a comma and then a name or noun stand before the verb: "at the clinic, spokeswoman X said"."""
    between = marked.tokens[head.i + 1 : verb.i]
    pause = next((k for k, token in enumerate(between) if token.text == ","), None)
    return pause is not None and pause + 1 < len(between) and is_nominal(between[-1])


def _nominal_before(marked: Marked, verb: Token, border: int) -> Token | None:
    """The head of the noun phrase before the verb and its auxiliaries, an inserted phrase between commas left out."""
    i = verb.i - 1
    while i >= border and (marked.tokens[i].pos in _SKIPPED_BEFORE_VERB or marked.tokens[i].lower in _FLOATING):
        i -= 1
    if i - 1 >= border and marked.tokens[i].lower in DAYS and marked.tokens[i - 1].pos == "ADP":
        i -= 2
    if i >= border and marked.tokens[i].text in (",", ")"):
        mark = "," if marked.tokens[i].text == "," else "("
        opening = next((k for k in range(i - 1, border - 1, -1) if marked.tokens[k].text == mark), None)
        i = border - 1 if opening is None else opening - 1
    return _governing(marked, i, border) if i >= border and is_nominal(marked.tokens[i]) else None


def _governing(marked: Marked, i: int, border: int) -> Token:
    """The noun that governs the phrase which ends at `i`: past "of", "in", "cited by" to the phrase before those."""
    head = marked.tokens[i]
    while True:
        while i > border and _in_phrase(marked.tokens[i - 1]) and marked.tokens[i].pos != "DET":
            i -= 1
        k = i - 1
        if k <= border or marked.tokens[k].pos != "ADP" or marked.tokens[k].lower in ("on", "since", "after", "before"):
            return head
        if marked.tokens[k - 1].tag == "VBN" and k - 1 > border:
            k -= 1
        if marked.tokens[k - 1].pos not in NOMINAL or k - 1 < border:
            return head
        i = k - 1
        head = marked.tokens[i]


def _in_phrase(token: Token) -> bool:
    return token.pos in _PHRASE_PARTS or token.tag in ("HYPH", "POS", "PRP$") or token.text in ("-", "'s", "’s")


def _climb(marked: Marked, head: Token, border: int) -> Token:
    """The first noun of a name or list of which the head is a later part."""
    while head.dep in ("flat", "conj") and border <= head.head < head.i:
        between = marked.tokens[head.head + 1 : head.i]
        clause = any(token.pos in ("VERB", "AUX", "SCONJ") for token in between)
        paused = any(a.text == "," and b.pos == "CCONJ" for a, b in pairwise(between))
        if clause or paused or marked.tokens[head.head].pos not in NOMINAL:
            break
        head = marked.tokens[head.head]
    return head


def _antecedent(marked: Marked, relative: Token, border: int) -> Token | None:
    """The noun a relative pronoun stands for: the nearest one before it, for "who" the nearest that can be somebody."""
    before = [token for token in reversed(marked.tokens[border : relative.i]) if token.pos in NOMINAL]
    somebody = (token for token in before if token.pos != "NOUN" or not _is_thing(token))
    return next(somebody if relative.lower == "who" else iter(before), None) or next(iter(before), None)


def _is_thing(token: Token) -> bool:
    """Whether the noun is one for a place, a site or a text, or is known as no noun for people."""
    noun = nouns().get(token.lower)
    return noun is None or noun.type in (EntityType.PLACE, EntityType.FACILITY, EntityType.DOCUMENT)


def _head_from(marked: Marked, first: int, last: int) -> Token | None:
    """The head of the noun phrase that begins at `first`: the last noun before a preposition, comma or clause."""
    head: Token | None = None
    for token in marked.tokens[first:last]:
        possessive = token.tag in ("POS", "PRP$") or token.lower in ("'s", "'")
        if possessive or token.tag == "HYPH" or token.text in ("-", "“", '"'):
            continue
        named = head is not None and head.pos == "PROPN" and token.text[0].isupper()
        if (token.pos not in _PHRASE_PARTS and not named) or token.lower in RELATIVE:
            break
        if head is not None and token.tag == "PRP":
            break
        if is_nominal(token) or named:
            head = token
        if token.pos == "PRON" and token.tag == "PRP":
            break
    return head


def _joint(marked: Marked, head: Token, first: int, last: int) -> tuple[Holder, ...]:
    """The phrase around the head, and those joined to it by "and" in the same stretch."""
    joined = [token for token in _joined(marked, head) if token is head or is_nominal(token)]
    heads = [token for token in joined if first <= token.i < last]
    between = marked.tokens[heads[0].i : heads[-1].i]
    # "The ministry, among them two soldiers": what is counted in is no second holder.
    clauses = any(t.tag in ("VBD", "VBZ", "VBP", "MD") or t.lower in ("among", "including") for t in between)
    if clauses or not any(t.pos == "CCONJ" for t in marked.tokens[heads[0].i : heads[-1].i]):
        heads = [head]
    phrases = [phrase(marked, token, first, last) for token in heads]
    if len(phrases) == 1:
        return tuple(phrases)
    ends = [heads[k + 1].i for k in range(len(heads) - 1)] + [last]
    cut = [_cut_joint(marked, phrases[k], heads[k], ends[k]) for k in range(len(heads))]
    return tuple(cut)


def _joined(marked: Marked, head: Token) -> list[Token]:
    """The head and all nouns joined to it, directly or through one another."""
    found = [head]
    for token in found:
        for part in (token, *marked.children(token, "flat")):
            found.extend(child for child in marked.children(part, "conj") if child not in found)
    return sorted(found, key=lambda token: token.i)


def _cut_joint(marked: Marked, whole: Holder, head: Token, end: int) -> Holder:
    """One of joint phrases alone: up to the comma or "and" before the next one."""
    right = head.i + 1
    while right < min(whole.last, end) and marked.tokens[right].pos != "CCONJ" and marked.tokens[right].text != ",":
        right += 1
    left = whole.first
    for i in range(whole.first, head.i):
        if marked.tokens[i].pos == "CCONJ" or marked.tokens[i].text == ",":
            left = i + 1
    return Holder(left, right, head.i)


def _opens(marked: Marked, i: int) -> bool:
    """Whether a noun phrase begins at the word, so that what stands before is a day or another phrase."""
    before = marked.tokens[i - 1]
    return marked.tokens[i].tag in ("DT", "PRP$") and (before.pos in ("NUM", "PROPN") or before.lower in _TIMES)


def _stands_before_head(token: Token) -> bool:
    return token.pos in _BEFORE_HEAD and token.lower not in DAYS and token.lower not in _TIMES


def _is_left_edge(token: Token) -> bool:
    clause = token.pos in ("ADP", "ADV", "VERB", "AUX") and token.tag not in ("VBN", "VBG")
    return _is_edge(token) or token.lower in DAYS or token.lower in _TIMES or clause


def _is_edge(token: Token) -> bool:
    return (token.pos in ("PUNCT", "SCONJ", "CCONJ") and token.tag != "HYPH") or token.lower in RELATIVE
