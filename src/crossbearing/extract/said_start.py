"""Where the content begins behind a saying word: past "that", the addressee, the medium and the day."""

from functools import cache

from crossbearing.extract.finite import is_finite
from crossbearing.extract.marked import Token
from crossbearing.extract.scene import Scene
from crossbearing.vocab import load

# A complementiser this many words behind its verb still opens the content ("told the Courier by telephone that").
THAT_REACH = 14
_OPENING = frozenset({":", "“", '"', "‘", "``", "'", ","})


@cache
def _media() -> frozenset[str]:
    return frozenset(load("speech")["prefixes"]["medium"])


def content_start(scene: Scene, verb: Token, kind: str) -> int | None:
    """The first token of what is said behind the verb; a comma if the sentence pauses there; None at its end."""
    i = verb.i + 1
    that = _that(scene, verb)
    if that is not None:
        return that + 2 if that + 2 < scene.last and scene.pauses(that + 1) else that + 1
    while i < scene.last and scene.marked.tokens[i].pos == "ADV" and scene.marked.tokens[i].lower in _SAID_ADVERBS:
        i += 1
    if kind == "tell":
        i = _behind_addressee(scene, verb, i)
    if kind in ("say", "tell", "claim", "confirm"):
        i = _behind_medium(scene, i)
    if i < scene.last and scene.marked.tokens[i].text == "," and i + 1 < scene.last and scene.opens_quote(i + 1):
        i += 1
    while i < scene.last and scene.marked.tokens[i].text in _OPENING and scene.marked.tokens[i].text != ",":
        i += 1
    return i if i < scene.last else None


_SAID_ADVERBS = frozenset({"also", "later", "again", "earlier", "then", "today", "separately", "meanwhile", "yesterday"})


def _that(scene: Scene, verb: Token) -> int | None:
    """The "that" which opens the verb's content: no other verb or comma stands between."""
    for token in scene.marked.tokens[verb.i + 1 : min(scene.last, verb.i + THAT_REACH)]:
        if is_finite(scene.marked, token) or token.text in (",", ":", ";") or token.i in scene.quoted:
            return None
        if token.lower == "that" and token.tag in ("IN", "WDT", "DT") and _opens_clause(scene, token):
            return token.i
    return None


def _opens_clause(scene: Scene, that: Token) -> bool:
    """Whether "that" stands before a clause with a subject of its own, not before the verb or as a demonstrative."""
    following = scene.marked.tokens[that.i + 1 : that.i + 2]
    if len(following) == 0 or is_finite(scene.marked, following[0]):
        return False
    return that.tag == "IN" or scene.has_any_verb(that.i + 1, scene.last)


def _behind_addressee(scene: Scene, verb: Token, i: int) -> int:
    """The first token behind who was told."""
    if i < scene.last and scene.marked.tokens[i].text in ("us", "me", "them", "him", "her", "you"):
        return i + 1
    complement = scene.marked.child(verb, "ccomp")
    if complement is not None and complement.i > i:
        start = scene.marked.subtree(complement)[0].i
        if start > i:
            return start
    if i < scene.last and scene.marked.tokens[i].pos == "PRON":
        return i + 1
    end = i
    while end < scene.last and _in_addressee(scene.marked.tokens[end], end == i):
        end += 1
    return end


def _in_addressee(token: Token, first: bool) -> bool:
    if token.pos == "DET":
        return first
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or token.tag in ("HYPH", "POS", "PRP$")


def _behind_medium(scene: Scene, i: int) -> int:
    """The first token behind "in a statement", "by telephone", "on Friday", "to Abay"."""
    for _ in range(3):
        if i >= scene.last or scene.marked.tokens[i].pos not in ("ADP", "SCONJ", "PROPN") or i in scene.quoted:
            return i
        end = _medium_end(scene, i)
        if end == i:
            return i
        i = end
    return i


def _medium_end(scene: Scene, i: int) -> int:
    """The end of a phrase of medium, day or addressee that begins at `i`; `i` if there is none."""
    bare_day = scene.marked.tokens[i].lower in _DAYS
    k = i if bare_day else i + 1
    seen = bare_day
    while k < scene.last and (_in_addressee(scene.marked.tokens[k], k == i + 1)):
        word = scene.marked.tokens[k].lower
        seen = seen or word in _media() or word in _DAYS or word.isdigit()
        k += 1
        if word in _DAYS or (word in _media() and k < scene.last and scene.marked.tokens[k].text[0].isupper()):
            break
    at_end = k >= scene.last or scene.marked.tokens[k].text in (",", ":") or scene.marked.tokens[k].lower == "that"
    return k if seen or (at_end and k > i + 1) else i


_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
    | {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"}
)
