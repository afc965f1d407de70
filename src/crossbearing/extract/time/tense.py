"""The time a clause is told in, from its verb group."""

from enum import Enum

from crossbearing.extract.time.time_patterns import lexicon
from crossbearing.extract.words.marked import Marked, Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NEGATIONS = frozenset({"no", "not", "n't", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere"})


class Tense(Enum):
    """Told as past, as lasting to now, as present, or as still to come."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    AHEAD = "ahead"


def verb_group(marked: Marked, verb: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, copula and "to", in order of the text."""
    parts = [verb, *marked.children(verb, "aux", "cop", "mark")]
    return tuple(sorted((p for p in parts if p.dep != "mark" or p.lower == "to"), key=lambda token: token.i))


def tense_of(marked: Marked, verb: Token) -> Tense:
    """The tense of a clause by its first finite word; a participle or noun takes that of the clause above."""
    group = verb_group(marked, verb)
    finite = next((token for token in group if token.tag in _FINITE), None)
    if finite is None:
        above = marked.head(verb)
        return tense_of(marked, above) if above is not None else Tense.PAST
    if finite.tag == "MD":
        return Tense.AHEAD
    if finite.tag == "VBD":
        return Tense.PAST
    if _is_ahead(group, finite):
        return Tense.AHEAD
    is_perfect = finite.lower in ("has", "have", "'ve", "’ve") and finite is not verb
    return Tense.PERFECT if is_perfect else Tense.PRESENT


def _is_ahead(group: tuple[Token, ...], finite: Token) -> bool:
    """ "is to leave", "is due", "are expected"."""
    words = lexicon().table["words"]["ahead"]
    to_come = any(token.lower == "to" for token in group)
    return finite.lemma == "be" and (to_come or any(token.lemma.lower() in words for token in group))


def is_negated(marked: Marked, verb: Token) -> bool:
    """Whether the clause says that something is not so, by "not", "no convoy", "nobody" or the like."""
    near = [
        verb,
        *marked.children(verb),
        *(g for c in marked.children(verb, "nsubj", "obj") for g in marked.children(c)),
    ]
    return any(token.lower in _NEGATIONS for token in near)
