"""Which of many phrases may stand in a text, by the words that each of them needs."""

from collections import Counter
from collections.abc import Iterable

# What a phrase needs: for each of its parts one of these words.
Needs = tuple[frozenset[str], ...]


class NeededWords:
    """Numbers, each with the needs of one phrase; a number may come with several phrases."""

    def __init__(self, phrases: Iterable[tuple[int, Needs]]) -> None:
        listed = list(phrases)
        uses = Counter(word for _, needs in listed for part in needs for word in part)
        filed: dict[str, dict[tuple[int, Needs], None]] = {}
        for number, needs in listed:
            # Under the part whose words stand in the fewest phrases: "taken", not "was".
            rarest = min(range(len(needs)), key=lambda n: max(uses[word] for word in needs[n]))
            others = (*needs[:rarest], *needs[rarest + 1 :])
            for word in needs[rarest]:
                filed.setdefault(word, {})[number, others] = None
        self._filed = {word: tuple(entries) for word, entries in filed.items()}

    def possible(self, words: frozenset[str]) -> list[int]:
        """The numbers, in order, of which some phrase finds all that it needs among these words."""
        filed = self._filed
        found: set[int] = set()
        for word in words:
            for number, others in filed.get(word, ()):
                if number not in found and not any(map(words.isdisjoint, others)):
                    found.add(number)
        return sorted(found)
