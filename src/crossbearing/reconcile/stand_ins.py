"""What is shown in the place of protected people's names, and what everybody else in a report is called."""

import re
from collections.abc import Iterator
from functools import cached_property

from crossbearing.model.code import is_code
from crossbearing.model.entity import Entity, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible


class StandIns:
    """The stand-ins of one report: `[protected 1]` for the first of its protected people, and so on."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        # A code is a stand-in already.
        named = (one for one in reading.entities if one.protect and _names(one) and not is_code(one.name))
        self._of = {entity.id: f"[protected {number}]" for number, entity in enumerate(named, 1)}

    def __bool__(self) -> bool:
        return len(self._of) > 0

    def shown(self, text: str) -> str:
        """Text of the report in one line, each name of a protected person replaced."""
        return self.masked(visible(text))

    def masked(self, text: str) -> str:
        """Text of the report with its white space, each name of a protected person replaced."""
        return text if self._pattern is None else self._pattern.sub(lambda match: self._instead(match[0]), text)

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the text names protected people: start, end (not included) and the stand-in, in order."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                yield match.start(), match.end(), self._instead(match[0])

    def name_of(self, entity: str | None) -> str | None:
        """An entity's name, a stand-in for a protected person's; None for none."""
        found = next((one for one in self._reading.entities if one.id == entity), None)
        if found is None:
            return None
        document = self._reading.document
        if entity == document.publisher_entity and document.publisher is not None:
            return document.publisher
        return self._of.get(found.id) or self.shown(found.name)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Each protected name in one line, with its stand-in."""
        protected = (one for one in self._reading.entities if one.id in self._of)
        return {visible(name): self._of[one.id] for one in protected for name in _names(one)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Any of the protected names, the longest first, however its words are spaced."""
        if not self._names:
            return None
        longest_first = sorted(self._names, key=len, reverse=True)
        spaced = (r"\s+".join(map(re.escape, name.split(" "))) for name in longest_first)
        return re.compile(rf"\b(?:{'|'.join(spaced)})\b")

    def _instead(self, found: str) -> str:
        return self._names[" ".join(found.split())]


def _names(entity: Entity) -> list[str]:
    """What the report calls somebody by name, and the name the ledger gives them, which may lack a title."""
    quotes = [mention.quote for mention in entity.mentions if mention.kind is MentionKind.NAME]
    return [*quotes, entity.name] if quotes else []
