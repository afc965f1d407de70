"""Somebody or something as it takes shape while mentions are linked."""

from collections import Counter
from dataclasses import dataclass, field

from crossbearing.extract.names.candidate import Candidate
from crossbearing.model.entity import Alignment, EntityType


@dataclass(slots=True)
class Referent:
    """What the mentions linked so far tell of one entity.

    `label` is its first listed or fullest name, `words` head nouns that have named it ("commander", "town"),
    `cores` its names in small letters, `slot` the part it plays in the report (`government`, `army`, `rebels` ...).
    """

    type: EntityType
    sort: str
    label: str = ""
    slot: str = ""
    country: str = ""
    mentions: list[Candidate] = field(default_factory=list)
    pronouns: list[int] = field(default_factory=list)
    cores: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    sides: Counter[Alignment] = field(default_factory=Counter)
    pseudonym: bool = False
    protect: bool = False

    def add(self, candidate: Candidate) -> "Referent":
        """The referent itself, with one more mention."""
        self.mentions.append(candidate)
        if candidate.is_name:
            self.cores.add(candidate.word.lower())
            if candidate.short:
                self.cores.add(candidate.short.lower())
            if len(candidate.word) > len(self.label) and not candidate.canon:
                self.label = candidate.word
        else:
            self.words.add(candidate.word)
        if candidate.alignment is not Alignment.UNKNOWN:
            self.sides[candidate.alignment] += 1
        return self

    @property
    def first(self) -> int:
        """The first token of its first mention."""
        return min(candidate.first for candidate in self.mentions)

    @property
    def is_named(self) -> bool:
        """Whether any mention is a name."""
        return any(candidate.is_name for candidate in self.mentions)

    def latest(self, before: int) -> int:
        """The head of its last mention before a token; -1 if there is none."""
        latest = max([c.head for c in self.mentions if c.head < before], default=-1)
        return max([i for i in self.pronouns if latest < i < before], default=latest)
