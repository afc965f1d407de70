"""Chance that depends on nothing but the words it is asked with: the same on every machine and in any order."""

from hashlib import blake2b

_BYTES = 8


def chance(*words: str) -> float:
    """A number from 0 to 1, evenly spread over all lists of words."""
    digest = blake2b("|".join(words).encode(), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big") / (1 << 8 * _BYTES)
