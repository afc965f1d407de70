"""Numbers for sources, in the order in which a brief first cites them."""

from collections.abc import Iterable

from crossbearing.publish.values import Passage, Source


class Citations:
    """Gives each source its number when it is first cited."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []

    def number(self, source: Source) -> int:
        """The number of a source."""
        if source.id not in self._numbers:
            self._sources.append(source)
            self._numbers[source.id] = len(self._sources)
        return self._numbers[source.id]

    def numbers(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """The numbers of sources, each once, rising."""
        return tuple(sorted({self.number(source) for source in sources}))

    def of(self, passages: Iterable[Passage]) -> tuple[int, ...]:
        """The numbers of the sources that passages stand in."""
        return self.numbers(passage.source for passage in passages)

    def cited(self) -> tuple[Source, ...]:
        """Every source that was given a number, in the order of the numbers."""
        return tuple(self._sources)
