"""Two places that a report names together throughout, as one: "X and Y"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import EntityType
from crossbearing.vocab.spelling import plain

# Seen together at least so often, and at least in this share of the rarer one's mentions.
TIMES, SHARE = 2, 0.5


def find_pairs(marked: Marked, names: Sequence[Candidate]) -> list[Candidate]:
    """A candidate for each mention of two places that belong together."""
    joined = [(a, b) for a, b in pairwise(names) if _is_joined(marked, a, b)]
    single = Counter(plain(name.word) for name in names)
    together = Counter(_key(a, b) for a, b in joined)
    kept = {key for key, count in together.items() if count >= TIMES and count >= SHARE * min(single[k] for k in key)}
    return [_pair(a, b) for a, b in joined if _key(a, b) in kept]


def _is_joined(marked: Marked, a: Candidate, b: Candidate) -> bool:
    both = a.type is EntityType.PLACE and b.type is EntityType.PLACE
    return both and b.first == a.last + 1 and marked.tokens[a.last].lower == "and"


def _key(a: Candidate, b: Candidate) -> tuple[str, ...]:
    return tuple(sorted((plain(a.word), plain(b.word))))


def _pair(a: Candidate, b: Candidate) -> Candidate:
    one, other = sorted((a.word, b.word), key=plain)
    words = f"{one} and {other}"
    return replace(a, last=b.last, head=b.head, word=words, canon=words, sort="pair", country="")
