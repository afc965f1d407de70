"""Which reports of deals are opened: a deal may be told by hundreds, and a page shows the words of a few."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.deal import Deal
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.hidden_words import without_hidden
from crossbearing.reconcile.stand_ins import StandIns

# The first report of a deal or duty nearly always names its parties; so many more are asked for a name at most.
MOST_ASKED = 8


@dataclass(slots=True)
class Telling:
    """The reports of some deals that were opened, by hash, and the names that some report of the ledger protects."""

    view: Snapshot
    readings: dict[str, Reading]
    hidden: frozenset[str]

    def open(self, hashes: set[str]) -> None:
        """Open these reports too."""
        self.readings |= self.view.opened(hashes - self.readings.keys())

    def shown(self, text: str, told: Sequence[Ref]) -> str:
        """Words of a deal or duty, which any report that tells it may have given, without protected names."""
        return without_hidden(StandIns(self.readings[told[0].sha256]).shown(text), self.hidden)


def telling(view: Snapshot, deals: Sequence[Deal]) -> Telling:
    """The first report of each deal and duty, and as many more as it takes to name the parties."""
    found = Telling(view, {}, view.protected())
    found.open({told[0].sha256 for deal in deals for told in _tellings(deal)})
    parties = [one for deal in deals for one in _parties(deal)]
    for number in range(1, MOST_ASKED):
        parties = [(key, told) for key, told in parties if number < len(told) and not _is_named(key, told, found)]
        found.open({told[number].sha256 for _, told in parties})
    return found


def _tellings(deal: Deal) -> Iterator[tuple[Ref, ...]]:
    yield deal.told
    yield from (duty.told for duty in deal.duties)


def _parties(deal: Deal) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    yield from ((key, deal.told) for key in deal.parties)
    for duty in deal.duties:
        yield from ((key, duty.told) for key in (duty.debtor, duty.creditor) if key is not None)


def _is_named(key: str, told: Iterable[Ref], found: Telling) -> bool:
    opened = (found.readings.get(ref.sha256) for ref in told)
    return any(entity.key == key for reading in opened if reading is not None for entity in reading.entities)
