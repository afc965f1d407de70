"""Two states or bodies that mediate together, as one: "X and Y brokered the truce"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_words import words_of
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType

_MAY_MEDIATE = (EntityType.GOVERNMENT, EntityType.ORGANISATION, EntityType.MONITOR)
# So many words before or behind the two names their part in the talks is told.
_REACH = 5
# "And the" at most stands between the two.
_BETWEEN = 2


def find_joint_mediators(marked: Marked, names: Sequence[Candidate]) -> list[Candidate]:
    """A candidate for each two names joined by "and" that the words beside them call mediators."""
    return [_joint(marked, a, b) for a, b in pairwise(names) if _are_joined(marked, a, b) and _mediate(marked, a, b)]


def _are_joined(marked: Marked, a: Candidate, b: Candidate) -> bool:
    if not 0 < b.first - a.last <= _BETWEEN:
        return False
    between = [token.lower for token in marked.tokens[a.last : b.first]]
    return between in (["and"], ["and", "the"]) and all(_may_mediate(name) for name in (a, b))


def _may_mediate(name: Candidate) -> bool:
    return name.is_name and (name.type in _MAY_MEDIATE or name.sort in ("country", "capital"))


def _mediate(marked: Marked, a: Candidate, b: Candidate) -> bool:
    tokens = marked.tokens
    sentence = marked.sentences[tokens[a.first].sentence]
    behind = _until_stop(tokens[b.last : min(sentence.last, b.last + _REACH)])
    if any(word in _mediating() or word in _mediators() for word in behind):
        return True
    before = [token.lower for token in tokens[max(sentence.first, a.first - _REACH) : a.first]]
    brokered = "by" in before[-2:] and any(word in _mediating() for word in before)
    return brokered or any(word in _mediators() for word in before[-2:])


def _until_stop(tokens: Sequence[Token]) -> list[str]:
    """The words up to a comma, a relative word or another name."""
    found: list[str] = []
    for token in tokens:
        if token.pos == "PUNCT" or token.tag in ("WDT", "WP", "NNP"):
            break
        found.append(token.lower)
    return found


def _joint(marked: Marked, a: Candidate, b: Candidate) -> Candidate:
    before = marked.tokens[a.first - 1].lower if a.first else ""
    words = f"{a.canon or a.word} and {b.canon or b.word}"
    first = a.first - 1 if before == "the" else a.first
    joint = replace(a, first=first, last=b.last, head=b.head, word=words, canon=words, short="", country="", home="")
    return replace(joint, type=EntityType.GROUP, sort="joint")


@cache
def _mediating() -> frozenset[str]:
    return all_forms(words_of("organisations", "mediating", "verbs"))


@cache
def _mediators() -> frozenset[str]:
    return words_of("organisations", "mediating", "nouns")
