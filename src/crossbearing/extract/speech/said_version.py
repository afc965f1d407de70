"""Attributions without a saying verb: somebody's account or words, and what a witness or own reporter sees."""

from collections.abc import Iterator
from functools import cache

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.cues import is_negated, is_passive
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# So many words may stand between the owner and the count: "the Observatory's last known count".
OWNER_REACH = 3
# So many words before it the noun phrase of the owner may begin.
PHRASE_REACH = 8
# What a count does that tells its number: "the camps' tallies exceed 100".
_REACHING = frozenset({"exceed", "reach", "top", "surpass", "pass", "run", "total", "vary", "range", "show"})
_HAS = frozenset({"has", "have", "had"})
_HAS_OR_AS = _HAS | {"as"}
_OWN_WORDS = frozenset({"by", "in", "from"})


def version_frames(passage: Passage) -> Iterator[Frame]:
    """Frames of "by X's count", "in X's telling", "in the words of X", "X's version is that", "X has it that"."""
    nouns = _owned_nouns()
    if _HAS_OR_AS.isdisjoint(passage.lowers) and nouns.isdisjoint(passage.lowers):
        return
    for token in passage.words(passage.first, min(passage.last, len(passage.marked.tokens) - 1)):
        if token.lower in nouns:
            yield from _owned(passage, token)
            yield from _of_owner(passage, token)
        elif token.lower in _HAS and _reads(passage, token.i, "it", "that"):
            who = holders.before(passage.marked, token, passage.first)
            start = token.i + 3
            if len(who) > 0 and start < passage.last:
                yield Frame((token.i, token.i + 1), "say", who[:1], (who[0].first, start), ((start, passage.last),))
        elif token.lower == "as":
            yield from _as_put(passage, token)


def witness_frames(passage: Passage) -> Iterator[Frame]:
    """Frames of what eyewitnesses and reporters see or hear: "residents heard gunfire", "our reporter found S"."""
    forms, nouns = _witness_words()
    if forms.isdisjoint(passage.lowers):
        return
    for token in passage.words(passage.first, passage.last - 1):
        if token.lower not in forms or not is_finite(passage.marked, token) or is_passive(passage.marked, token):
            continue
        who = _witness(passage, token, nouns)
        if who is None or is_negated(passage.marked, token) or not _has_object(passage, token):
            continue
        yield Frame((token.i, token.i + 1), "say", (who,), (who.first, token.i + 1), ((token.i + 1, passage.last),))


@cache
def _counts() -> frozenset[str]:
    return frozenset(load("speech")["prefixes"]["count"])


@cache
def _owned_nouns() -> frozenset[str]:
    return frozenset((*load("speech")["prefixes"]["count"], *load("speech")["prefixes"]["version"]))


@cache
def _witness_words() -> tuple[frozenset[str], frozenset[str]]:
    words = load("speech")["witness"]
    return frozenset(form for verb in words["verbs"] for form in forms_of(verb).all), frozenset(words["nouns"])


def _witness(passage: Passage, verb: Token, nouns: frozenset[str]) -> Holder | None:
    """The witness who is subject of the verb, also of one before it in the sentence ("walked there and found")."""
    who = holders.before(passage.marked, verb, passage.first)
    if len(who) == 1 and passage.marked.tokens[who[0].head].lemma.lower() in nouns:
        return who[0]
    if verb.i == passage.first or passage.marked.tokens[verb.i - 1].pos != "CCONJ":
        return None
    opening = holders.source(passage.marked, passage.first, verb.i)
    return opening[0] if len(opening) == 1 and passage.marked.tokens[opening[0].head].lemma.lower() in nouns else None


def _has_object(passage: Passage, verb: Token) -> bool:
    return passage.marked.tokens[verb.i + 1].pos in ("DET", "NOUN", "NUM", "ADJ", "PROPN", "ADV", "SCONJ")


def _reads(passage: Passage, i: int, *following: str) -> bool:
    words = passage.marked.tokens[i + 1 : i + 1 + len(following)]
    return tuple(token.lower for token in words) == following


def _owned(passage: Passage, token: Token) -> Iterator[Frame]:
    owner = marked_owner(passage.marked, token)
    if owner is None or owner.first < passage.first:
        return
    start = owner.first - 1
    after = passage.marked.tokens[token.i + 1]
    if start >= passage.first and passage.marked.tokens[start].lower in _OWN_WORDS:
        content = (passage.first, passage.without_comma(start))
        if not passage.has_verb(*content) and token.i + 1 < passage.last:
            content = (min(token.i + 2, passage.last - 1), passage.last)
        yield Frame((start, start + 1), "count", (owner,), (start, token.i + 1), (content,), closing=True)
    elif owner.first == passage.first and after.lemma in _REACHING and token.lower in _counts():
        if is_finite(passage.marked, after):
            told = ((after.i, passage.last),)
            yield Frame((token.i, token.i + 1), "count", (owner,), (owner.first, after.i), told)
    elif owner.first == passage.first and after.lemma in ("be", "stand") and is_finite(passage.marked, after):
        that = _reads(passage, after.i, "that") and after.i + 2 < passage.last
        if that:
            content = (after.i + 2, passage.last)
            yield Frame((token.i, token.i + 1), "count", (owner,), (owner.first, after.i + 2), (content,))
        elif token.lower in _counts():
            whole = (owner.first, passage.last)
            yield Frame((token.i, token.i + 1), "count", (owner,), (owner.first, owner.first), (whole,))


def _of_owner(passage: Passage, token: Token) -> Iterator[Frame]:
    """The frame of "in the words of X, S" and "S, in the view of X"."""
    i = token.i
    if i - 2 < passage.first or passage.marked.tokens[i - 1].lower != "the" or not _reads(passage, i, "of"):
        return
    if passage.marked.tokens[i - 2].lower not in _OWN_WORDS:
        return
    who = holders.source(passage.marked, i + 2, passage.last)
    if len(who) == 0:
        return
    end = passage.next_comma(who[-1].last, passage.last)
    opens = i - 2 == passage.first
    content = (end + 1, passage.last) if opens else (passage.first, passage.without_comma(i - 2))
    if content[0] < content[1]:
        yield Frame((i, i + 1), "say", who[:1], (i - 2, end), (content,), closing=True)


def _as_put(passage: Passage, token: Token) -> Iterator[Frame]:
    """The frame of "S, as X put it"."""
    reach = passage.marked.tokens[token.i + 1 : min(passage.last, token.i + 1 + PHRASE_REACH)]
    put = next((t for t in reach if t.lower in ("put", "puts", "phrased") and _reads(passage, t.i, "it")), None)
    who = () if put is None else holders.source(passage.marked, token.i + 1, put.i)
    if put is None or len(who) == 0:
        return
    end = put.i + 2
    parts = [(passage.first, passage.without_comma(token.i))]
    if end + 1 < passage.last:
        parts.append((end + 1, passage.last))
    content = tuple((a, b) for a, b in parts if a < b)
    if len(content) > 0:
        yield Frame((put.i, put.i + 1), "say", who[:1], (token.i, end), content, closing=True)


def marked_owner(marked: Marked, token: Token) -> Holder | None:
    """The owner in "X's count": the words up to the possessive mark; None without one."""
    i = token.i - 1
    while i > 0 and marked.tokens[i].tag not in ("POS", "PRP$") and token.i - i <= OWNER_REACH:
        i -= 1
    if marked.tokens[i].tag == "PRP$" and marked.tokens[i].sentence == token.sentence:
        return Holder(i, i + 1, i)
    if marked.tokens[i].tag != "POS" or marked.tokens[i].sentence != token.sentence:
        return None
    head = marked.tokens[i - 1]
    found = holders.phrase(marked, head, max(0, i - PHRASE_REACH), i)
    return Holder(found.first, i, head.i)
