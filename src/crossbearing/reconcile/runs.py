"""The runs of words of many texts, as numbers: thousands of pairs of texts are compared at once."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

# Runs of this many words are compared: long enough that two writers seldom hit on the same one by chance.
SHINGLE_WORDS = 4
# Bytes of the hash that stands for a word. Two runs of a whole ledger have one number once in a million ledgers.
_HASH_BYTES = 8
# Makes of the numbers of a run's words one that tells of their order: odd, and without a pattern in its bits.
_MIX = np.uint64(0x9E3779B97F4A7C15)

Numbers = NDArray[np.uint64]


class Runs:
    """The runs of texts that are added one by one."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._held: dict[int, Numbers] = {}

    def of(self, words: Sequence[str]) -> Numbers:
        """The different runs of a text, each as a number, in order of the numbers."""
        count = len(words) - SHINGLE_WORDS + 1
        if count < 1:
            return np.empty(0, np.uint64)
        numbers = np.array([self._number(word) for word in words], np.uint64)
        runs = numbers[:count].copy()
        for at in range(1, SHINGLE_WORDS):
            runs = runs * _MIX + numbers[at : at + count]
        return np.unique(runs)

    def hold(self, number: int, runs: Numbers) -> None:
        """Keep the runs of a text under a number."""
        self._held[number] = runs

    def shared(self, runs: Numbers, others: Sequence[int]) -> list[tuple[int, int]]:
        """Of each of the texts held under these numbers how many runs it shares with this one, and how many it has."""
        held = [self._held[number] for number in others]
        if not held:
            return []
        sizes = [len(one) for one in held]
        every = np.concatenate(held)
        places = np.searchsorted(runs, every)
        places[places == len(runs)] = 0
        counts = np.add.reduceat(runs[places] == every, np.cumsum([0, *sizes[:-1]]), dtype=np.int64)
        return list(zip(counts.tolist(), sizes, strict=True))

    def _number(self, word: str) -> int:
        if word not in self._words:
            self._words[word] = int.from_bytes(blake2b(word.encode(), digest_size=_HASH_BYTES).digest(), "big")
        return self._words[word]
