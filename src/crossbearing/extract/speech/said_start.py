"""Where the content begins behind a saying word: past "that", the addressee, the medium and the day."""

from functools import cache

from crossbearing.extract.speech.cues import lexicon
from crossbearing.extract.speech.passage import Passage
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.governing import telling_nouns
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

# A complementiser this many words behind its verb still opens the content ("told the Courier by telephone that").
THAT_REACH = 14
# An insertion between commas, as a day, is no longer than this.
INSERTED_REACH = 7
_OPENING = frozenset({":", "“", '"', "‘", "``", "'"})


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("speech")["prefixes"][key])


def content_start(passage: Passage, verb: Token, kind: str) -> int | None:
    """The first token of what is said behind the verb; a comma if the sentence pauses there; None at its end."""
    tokens = passage.marked.tokens
    i = verb.i + 1
    that = _that(passage, verb)
    if that is not None:
        return that + 2 if that + 2 < passage.last and passage.pauses(that + 1) else that + 1
    while i < passage.last and tokens[i].pos == "ADV" and tokens[i].lower in _listed("adverbs"):
        i += 1
    if kind == "tell":
        i = _behind_addressee(passage, verb, i)
    if kind in ("say", "tell", "claim", "confirm"):
        i = _behind_medium(passage, i)
    if i + 1 < passage.last and passage.pauses(i) and passage.opens_quote(i + 1):
        i += 1
    while i < passage.last and tokens[i].text in _OPENING:
        i += 1
    return i if i < passage.last else None


def _that(passage: Passage, verb: Token) -> int | None:
    """The "that" which opens the verb's content: no other verb or comma stands between."""
    for token in passage.marked.tokens[verb.i + 1 : min(passage.last, verb.i + THAT_REACH)]:
        if token.text == "," and _inserted_end(passage, token) is not None:
            return _inserted_end(passage, token)
        if is_finite(passage.marked, token) or token.text in (",", ":", ";") or token.i in passage.quoted:
            return None
        if token.lower == "that" and passage.marked.tokens[token.i - 1].pos == "CCONJ":
            return None
        if token.lower == "that" and token.tag in ("IN", "WDT", "DT") and _opens_clause(passage, verb, token):
            return None if _carried(passage, verb, token) else token.i
    return None


def _inserted_end(passage: Passage, comma: Token) -> int | None:
    """The "that" behind a short insertion: "reported, on Monday, that S"; None if there is none."""
    tokens = passage.marked.tokens
    reach = tokens[comma.i + 1 : min(passage.last, comma.i + INSERTED_REACH)]
    closing = next((t for t in reach if t.text == ","), None)
    if closing is None or closing.i + 2 >= passage.last or passage.has_any_verb(comma.i + 1, closing.i):
        return None
    return closing.i + 1 if tokens[closing.i + 1].lower == "that" else None


def _carried(passage: Passage, verb: Token, that: Token) -> bool:
    """Whether a noun carries the clause and is itself what is said: "said reports that S were false"."""
    noun = passage.marked.tokens[that.i - 1]
    return noun.i > verb.i and noun.lower in telling_nouns() and lexicon().class_of(verb) in ("say", "claim", "think")


def _opens_clause(passage: Passage, verb: Token, that: Token) -> bool:
    """Whether "that" stands before a clause with a subject of its own, not before the verb or as a demonstrative.

    Right behind its verb no noun is there for it to describe, so that a verb behind it is a slip of the tagger.
    """
    following = passage.marked.tokens[that.i + 1 : that.i + 2]
    if len(following) == 0 or following[0].pos == "AUX":
        return False
    if is_finite(passage.marked, following[0]) and that.i > verb.i + 1:
        return False
    return that.tag == "IN" or passage.has_any_verb(that.i + 1, passage.last)


def _behind_addressee(passage: Passage, verb: Token, i: int) -> int:
    """The first token behind who was told."""
    if i < passage.last and passage.marked.tokens[i].text in ("us", "me", "them", "him", "her", "you"):
        return i + 1
    complement = passage.marked.child(verb, "ccomp")
    if complement is not None and complement.i > i:
        start = passage.marked.subtree(complement)[0].i
        if start > i:
            return start
    if i < passage.last and passage.marked.tokens[i].pos == "PRON":
        return i + 1
    end = i
    while end < passage.last and _in_addressee(passage.marked.tokens[end], end == i):
        end += 1
    return end


def _in_addressee(token: Token, first: bool) -> bool:
    if token.pos == "DET":
        return first
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or token.tag in ("HYPH", "POS", "PRP$")


def _behind_medium(passage: Passage, i: int) -> int:
    """The first token behind "in a statement", "by telephone", "on Friday", "to Abay"."""
    for _ in range(3):
        if i >= passage.last or passage.marked.tokens[i].pos not in ("ADP", "SCONJ", "PROPN") or i in passage.quoted:
            return i
        end = _medium_end(passage, i)
        if end == i:
            return i
        i = end
    return i


def _medium_end(passage: Passage, i: int) -> int:
    """The end of a phrase of medium, day or addressee that begins at `i`; `i` if there is none."""
    tokens = passage.marked.tokens
    bare_day = tokens[i].lower in _listed("days")
    k = i if bare_day else i + 1
    seen = bare_day
    while k < passage.last and _in_addressee(tokens[k], k == i + 1):
        word = tokens[k].lower
        seen = seen or word in _listed("medium") or word in _listed("days") or word.isdigit()
        k += 1
        named = k < passage.last and tokens[k].text[0].isupper()
        if word in _listed("days") or (word in _listed("medium") and named):
            break
    at_end = k >= passage.last or tokens[k].text in (",", ":") or tokens[k].lower == "that"
    return k if seen or (at_end and k > i + 1) else i
