"""Takes items out of a reading, with what hangs on them."""

# Invariant: what is left names nothing that was taken out, and nobody is made to say what they did not say: what a
# report has from others alone goes with their claims, and does not become its own word.

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from crossbearing.model.agreement import Agreement, Obligation, Performance, Violation
from crossbearing.model.claim import Claim, Link
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.media import Media
from crossbearing.model.pair import Pair
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.relation import Quotation, Relation
from crossbearing.model.silence import Silence

# The fields that name another item of the report, and those that name several.
_ONE: Mapping[type, tuple[str, ...]] = {
    Event: ("place",),
    Figure: ("event",),
    Quotation: ("speaker", "claim"),
    Silence: ("who", "about"),
    PlaceStatus: ("place", "holder"),
    Media: ("credit_entity", "depicts"),
    Agreement: ("mediator", "prior"),
    Obligation: ("debtor", "creditor", "quantity"),
    Performance: ("quantity",),
    Violation: ("accused", "claimed_by"),
    Link: ("entity",),
}
_SEVERAL: Mapping[type, tuple[str, ...]] = {
    Event: ("casualties", "claims"),
    Figure: ("claims",),
    Claim: ("about", "accept"),
    Agreement: ("parties",),
    Performance: ("claims",),
    Violation: ("claims", "contested_by"),
}
# What is nothing without another item: two that stand against each other, or together; what was done of a duty.
_PARTS: Mapping[type, tuple[str, ...]] = {Pair: ("a", "b"), Relation: ("s", "o"), Performance: ("obligation",)}
_CLAIMED = (Event, Figure, Performance, Violation)
_LAYERS = (
    *("zones", "entities", "events", "quantities", "claims", "quotes", "pairs"),
    *("silences", "place_status", "media", "relations", "agreements"),
)
_TERMS = ("obligations", "performance", "violations")


def without(reading: Reading, ids: Collection[str]) -> tuple[Reading, frozenset[str]]:
    """The reading without these items and what hangs on them, and the ids of all that was taken out.

    The publisher stays: every claim of the report is by its word.
    """
    gone = frozenset(_hanging(reading, {item.id for item in reading.items()} & set(ids)))
    gone -= {reading.document.publisher_entity or ""}
    if len(gone) == 0:
        return reading, gone
    return mapped(reading, lambda item: None if item.id in gone else _cleaned(item, gone)), gone


def mapped(reading: Reading, change: Callable[[Any], Any | None]) -> Reading:
    """The reading with every item changed, or taken out where the change is None; an agreement after its terms."""
    layers: dict[str, Any] = {name: _changed(getattr(reading, name), change) for name in _LAYERS}
    return replace(reading, **layers)


def _changed(items: tuple[Any, ...], change: Callable[[Any], Any | None]) -> tuple[Any, ...]:
    found = (change(_with_terms(item, change) if isinstance(item, Agreement) else item) for item in items)
    return tuple(item for item in found if item is not None)


def _with_terms(agreement: Agreement, change: Callable[[Any], Any | None]) -> Agreement:
    terms: dict[str, Any] = {name: _changed(getattr(agreement, name), change) for name in _TERMS}
    return replace(agreement, **terms)


def _hanging(reading: Reading, gone: set[str]) -> set[str]:
    """The ids, and those of all that hangs on them, however far."""
    items = list(reading.items())
    while True:
        more = {item.id for item in items if item.id not in gone and _hangs(item, gone)}
        more |= {term for one in reading.agreements if one.id in gone for term in _terms(one)} - gone
        if len(more) == 0:
            return gone
        gone = gone | more


def _hangs(item: Identified, gone: Collection[str]) -> bool:
    if any(getattr(item, name) in gone for name in _PARTS.get(type(item), ())):
        return True
    return isinstance(item, _CLAIMED) and len(item.claims) > 0 and all(claim in gone for claim in item.claims)


def _terms(agreement: Agreement) -> Iterator[str]:
    for name in _TERMS:
        yield from (term.id for term in getattr(agreement, name))


def _cleaned(item: Any, gone: Collection[str]) -> Any:
    """The item, naming none of these."""
    fields: dict[str, Any] = {name: None for name in _ONE.get(type(item), ()) if getattr(item, name) in gone}
    for name in _SEVERAL.get(type(item), ()):
        kept = tuple(one for one in getattr(item, name) if one not in gone)
        if len(kept) < len(getattr(item, name)):
            fields[name] = kept
    if isinstance(item, Event):
        # A role without a party says that the report calls the author unknown.
        roles = {name: getattr(item, name) for name in ("perpetrator", "target")}
        fields |= {name: None for name, role in roles.items() if role is not None and role.entity in gone}
    if isinstance(item, Claim) and any(link.entity in gone for link in item.chain):
        fields["chain"] = tuple(_cleaned(link, gone) for link in item.chain)
    return replace(item, **fields) if fields else item
