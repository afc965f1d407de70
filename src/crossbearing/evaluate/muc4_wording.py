"""Which of the stretches that mean the same filler has the words of the key: "bomb", "powerful bomb" or "one bomb"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crossbearing.evaluate.muc4_features import Candidate

_SMALL = frozenset({"of", "de", "and", "for", "in", "la", "el", "del", "los", "las"})
# The marks of a candidate that tell how it is worded; those of its text and its clause tell whether it is meant.
_OF_WORDS = (
    *("k=", "s=", "hl=", "hs=", "lw=", "in=", "fw=", "sh=", "n=", "c=", "p=", "tag", "b=", "a=", "bp=", "ap=", "ne="),
    *("rule", "et=", "al=", "ec=", "part=", "d="),
)
# Of them, with those of its rivals, the marks that say something else in each role.
_BY_ROLE = ("k=", "hl=", "sh=", "n=", "c=", "fw=", "b=", "bp=", "ap=", "ne=", "rule", "beside", "stands")


def means(words: str, strings: Iterable[str]) -> bool:
    """Whether words mean what one of the strings does: either has all words of the other that carry meaning."""
    own = _carrying(words)
    return any(words == other or _hold(own, _carrying(other)) for other in strings)


def _carrying(words: str) -> frozenset[str]:
    return frozenset(words.split()) - _SMALL


def _hold(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def rival_marks(candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """For each candidate how it stands beside those of the same heads: how many are longer, shorter, more frequent."""
    headed: defaultdict[int, set[int]] = defaultdict(set)
    for place, candidate in enumerate(candidates):
        for head in candidate.heads:
            headed[head].add(place)
    found = []
    for place, candidate in enumerate(candidates):
        rivals = set[int]().union(*(headed[head] for head in candidate.heads)) - {place}
        found.append(tuple(_beside(candidate, [candidates[rival] for rival in rivals])))
    return found


def _beside(candidate: Candidate, rivals: Sequence[Candidate]) -> Iterator[str]:
    own = set(candidate.words.split())
    longer = sum(set(rival.words.split()) > own for rival in rivals)
    shorter = sum(set(rival.words.split()) < own for rival in rivals)
    yield f"beside longer={min(longer, 4)}"
    yield f"beside shorter={min(shorter, 4)}"
    yield f"beside both={min(longer, 2)}:{min(shorter, 2)}"
    yield f"beside more={min(sum(len(rival.heads) > len(candidate.heads) for rival in rivals), 3)}"
    yield f"beside words={min(len(own), 6)}:{min(longer, 2)}:{min(shorter, 2)}"
    yield f"stands={min(len(candidate.heads), 5)}"
    yield f"stands first={min(candidate.sentences[0], 6)}"


def wording(candidate: Candidate, beside: Sequence[str], role: str) -> list[str]:
    """The marks that say whether a filler of a role is worded like this candidate."""
    marks = [*(mark for mark in candidate.marks if mark.startswith(_OF_WORDS)), *beside]
    return [*marks, role, *(f"{role}:{mark}" for mark in marks if mark.startswith(_BY_ROLE))]
