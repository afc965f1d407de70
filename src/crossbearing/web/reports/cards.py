"""The items of a report as cards that stand beside its text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.model.agreement import Agreement, Performance, Violation
from crossbearing.model.claim import Claim
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.pair import Pair
from crossbearing.model.reading import Reading
from crossbearing.model.relation import Relation
from crossbearing.model.zone import Zone
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.web.reports.layers import layer_shown
from crossbearing.web.reports.remarks import Remark
from crossbearing.web.reports.values import Fact, Values

# The fields that hold ids of items that hang together with an item, by its kind.
_TIES: Mapping[type, tuple[str, ...]] = {
    Claim: ("about",),
    Event: ("casualties", "claims"),
    Figure: ("claims",),
    Performance: ("claims",),
    Violation: ("claims", "contested_by"),
    Pair: ("a", "b"),
    Relation: ("s", "o"),
}
_TERMS = ("obligations", "performance", "violations")


@dataclass(frozen=True, slots=True)
class Holder:
    """One in a chain of attribution, outermost first: a name (None: not named), and the saying word."""

    name: str | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Another item that hangs together with this one."""

    item: str
    layer: str
    words: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: the number printed, how it is bounded, and its bounds."""

    value: int | float | None
    modifier: str
    low: int | float | None
    high: int | float | None


@dataclass(frozen=True, slots=True)
class Card:
    """An item: in which layer it is shown (None: it has no words of its own), where it begins, its words and facts.

    `what` is its kind within its layer, `amount` what a figure comes to.
    """

    id: str
    layer: str
    what: Fact | None
    amount: Amount | None
    shown_in: str | None
    start: int | None
    words: tuple[str, ...]
    hedge: str | None
    chain: tuple[Holder, ...]
    facts: tuple[Fact, ...]
    ties: tuple[Tie, ...]
    remarks: tuple[Remark, ...]


class Cards:
    """The cards of one reading."""

    def __init__(
        self,
        reading: Reading,
        values: Values,
        starts: Mapping[str, int],
        remarks: Mapping[str, Sequence[Remark]],
    ) -> None:
        self._reading = reading
        self._stand_ins = values.stand_ins
        self._values = values
        self._starts = starts
        self._remarks = remarks

    def between(self, start: int, end: int, *, with_wordless: bool) -> list[Card]:
        """The cards of items that begin in a stretch of the text, in its order; those without words come last."""
        items = (item for item in self._reading.items() if not isinstance(item, Zone))
        placed = ((self._starts.get(item.id), item) for item in items)
        kept = [one for one in placed if (with_wordless if one[0] is None else start <= one[0] < end)]
        ordered = sorted(kept, key=lambda one: (one[0] is None, one[0] or 0))
        return [self._card(item, place) for place, item in ordered]

    def _card(self, item: Any, place: int | None) -> Card:
        is_claim = isinstance(item, Claim)
        return Card(
            id=item.id,
            layer=layer_of(item),
            what=self._values.is_what(item),
            amount=_amount(item) if isinstance(item, Figure) else None,
            shown_in=layer_shown(item),
            start=place,
            words=tuple(self._words(item)),
            hedge=self._stand_ins.shown(item.hedge.quote) if is_claim and item.hedge is not None else None,
            chain=tuple(self._chain(item)) if is_claim else (),
            facts=tuple(self._values.facts(item)),
            ties=tuple(self._ties(item)),
            remarks=tuple(self._remarks.get(item.id, ())),
        )

    def _words(self, item: Any) -> Iterator[str]:
        """What stands on the card as its words: of a claim what is said, of others the first that carry it."""
        if isinstance(item, Claim):
            yield from (self._stand_ins.shown(span.quote) for span in item.content)
        elif layer_shown(item) == "entity":
            yield self._stand_ins.name_of(item.id) or item.id
        elif isinstance(item, Event):
            yield self._stand_ins.shown(item.trigger.quote)
        elif (words := words_of(item)) is not None:
            yield self._stand_ins.shown(words.quote)

    def _chain(self, claim: Claim) -> Iterator[Holder]:
        for link in claim.chain:
            spoken = None if link.holder is None else self._stand_ins.shown(link.holder.quote)
            cue = None if link.cue is None else self._stand_ins.shown(link.cue.quote)
            yield Holder(self._stand_ins.name_of(link.entity) or spoken, cue)

    def _ties(self, item: Any) -> Iterator[Tie]:
        ids: list[str] = []
        for name in _TIES.get(type(item), ()):
            value = getattr(item, name)
            ids += [value] if isinstance(value, str) else value
        if isinstance(item, Agreement):
            ids += [term.id for name in _TERMS for term in getattr(item, name)]
        for id in dict.fromkeys(ids):
            if id in self._values.by_id:
                yield Tie(id, layer_of(self._values.by_id[id]), self._values.label(id))


def _amount(figure: Figure) -> Amount:
    return Amount(figure.value, figure.modifier.value, figure.low, figure.high)
