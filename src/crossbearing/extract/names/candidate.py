"""Words of a report that may name somebody or something, before it is known whom."""

from dataclasses import dataclass

from crossbearing.model.entity import Alignment, EntityType, MentionKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention: tokens `first` to `last` (not included), its `head` token, and what the words tell.

    `sort` is the lexicon it was found by (`office`, `held`, `deal`, `country` ...), `word` the head phrase in small
    letters or a name without titles and article, `canon` the listed name it is known as,
    `short` the acronym it brings. `country` is the code of a country the words name, `home` that of the country a
    listed force fights in. `definite` tells "the commander" from "a commander"; `new` stands
    for "another". A `weak` noun ("the group") is a mention only if it takes up what was named before, or if it `acts`.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    type: EntityType
    sort: str
    word: str
    alignment: Alignment = Alignment.UNKNOWN
    canon: str = ""
    short: str = ""
    country: str = ""
    home: str = ""
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    new: bool = False
    weak: bool = False
    acts: bool = False

    @property
    def is_name(self) -> bool:
        """Whether the words are a name."""
        return self.kind is MentionKind.NAME
