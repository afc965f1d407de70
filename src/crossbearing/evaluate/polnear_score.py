"""Token scores of attribution: each word or mark of a text has one role at most, and counts for that role."""

import re
from collections.abc import Sequence

from crossbearing.evaluate.measure import Count

SOURCE, CUE, CONTENT = "source", "cue", "content"
# A stretch of characters with its role; of two stretches that share a token the later one gives its role.
Part = tuple[int, int, str]
Roles = tuple[Part, ...]
# A word with its inner apostrophes, points and hyphens, or a single mark.
_TOKEN = re.compile(r"\w+(?:[.’'-]\w+)*|[^\w\s]")


def role_counts(text: str, gold: Roles, given: Roles, left_out: Sequence[tuple[int, int]]) -> dict[str, Count]:
    """For each role how many tokens are right, given and in the gold; tokens left out count for neither side."""
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    kept = [token for token in tokens if not any(token[0] < end and start < token[1] for start, end in left_out)]
    wanted, found = _roles(kept, gold), _roles(kept, given)
    return {role: _count(wanted, found, role) for role in (SOURCE, CUE, CONTENT)}


def _count(wanted: Sequence[str | None], found: Sequence[str | None], role: str) -> Count:
    right = sum(a == role and b == role for a, b in zip(wanted, found, strict=True))
    return Count(right, sum(role == b for b in found), sum(role == a for a in wanted))


def _roles(tokens: Sequence[tuple[int, int]], parts: Roles) -> list[str | None]:
    """The role of every token: that of the last stretch that shares a character with it."""
    by_character: dict[int, str] = {}
    for start, end, role in parts:
        by_character.update(dict.fromkeys(range(start, end), role))
    found: list[str | None] = []
    for start, end in tokens:
        shared = [by_character[i] for i in range(start, end) if i in by_character]
        found.append(shared[0] if len(shared) > 0 else None)
    return found
