"""Amends one field of an item: what a person wrote, checked against the model, and the item as it then is."""

# Invariant: an item is amended whole or not at all, and stays one that the model allows.

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from crossbearing.errors import InputError, ModelError
from crossbearing.model.claim import Certainty, Claim
from crossbearing.model.event import Event, Role, RoleBasis
from crossbearing.model.figure import Figure, Modifier
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.when import UNKNOWN_WHEN
from crossbearing.reconcile.decisions.fields import FIELDS, NOTHING, Field
from crossbearing.reconcile.found_again import layer_of


@dataclass(frozen=True, slots=True)
class Amendment:
    """A field and what is written for it. `named` is the id of the item that the text names, where it names one."""

    field: str
    text: str
    named: str | None = None

    @classmethod
    def of(cls, value: str) -> "Amendment":
        """The amendment that FIELD=VALUE is; InputError where it is none."""
        field, sign, text = value.partition("=")
        if not sign or not field.strip():
            raise InputError(
                f"An amendment to {value!r} was asked for. Write it as --value FIELD=VALUE: type=airstrike"
            )
        return cls(field.strip().replace("-", "_").casefold(), text.strip())


def amended(item: Any, amendment: Amendment) -> Any:
    """The item as amended. InputError, with what may be written, where that cannot be."""
    field = _field(item, amendment)
    value: Any = amendment.named
    if field.names and value is None and amendment.text not in NOTHING:
        raise InputError(f"{amendment.field}={amendment.text} was asked for {_a(item)}. The report has no such item")
    if not field.names:
        try:
            value = field.value(amendment.text)
        except ValueError as error:
            raise InputError(
                f"{amendment.field}={amendment.text} was asked for {_a(item)}. {amendment.field} may be {error}"
            ) from error
    try:
        return _with(item, amendment.field, value)
    except ModelError as error:
        raise InputError(
            f"{amendment.field}={amendment.text} was asked for {_a(item)}, which cannot be: {error}. "
            "Amend another field first, or write another value"
        ) from error


def item_named(reading: Reading, item: Identified, amendment: Amendment) -> str | None:
    """The id of the item that an amendment names, by its id or an entity's key; None where it names none.

    InputError where it should and the report has no such item.
    """
    field = _field(item, amendment)
    if not field.names or amendment.text in NOTHING:
        return None
    found = [one.id for one in reading.items() if layer_of(one) in field.names and one.id == amendment.text]
    if "entity" in field.names and not found:
        found = [entity.id for entity in reading.entities if entity.key == amendment.text]
    if len(found) != 1 or found[0] == item.id:
        raise InputError(
            f"{amendment.field}={amendment.text} was asked for {_a(item)} of {reading.doc_id}. "
            f"{amendment.field} may be {field.words}; `crossbearing show LEDGER --json` lists them"
        )
    return found[0]


def all_amended(item: Any, amendments: Iterable[Amendment]) -> Any:
    """The item with every amendment that can stand, in order; what another one stands in the way of comes after it."""
    waiting = list(amendments)
    while waiting:
        left = []
        for amendment in waiting:
            try:
                item = amended(item, amendment)
            except InputError:
                left.append(amendment)
        if len(left) == len(waiting):
            break
        waiting = left
    return item


def _field(item: Identified, amendment: Amendment) -> Field:
    known = FIELDS.get(layer_of(item), {})
    found = known.get(amendment.field)
    if found is None:
        there = amendment.field in {one.name for one in fields(item)}  # type: ignore[arg-type]
        why = "holds what the report itself says or what the ledger links by" if there else "is no field of it"
        what = f"can be amended are {', '.join(known)}" if known else "can be amended is nothing"
        raise InputError(f"{amendment.field} was asked for {_a(item)} and {why}. What {what}")
    return found


def _with(item: Any, name: str, value: Any) -> Any:
    """The item with another value of a field, and what follows from it."""
    if isinstance(item, Event) and name in ("perpetrator", "target"):
        value = _role(item, getattr(item, name), value)
    if isinstance(item, Event) and name == "date" and value is None:
        value = UNKNOWN_WHEN
    if isinstance(item, Figure) and name in ("value", "modifier"):
        return _bounded(item, replace(item, low=None, high=None, **{name: value}))
    if isinstance(item, Claim) and name == "holder":
        return replace(item, chain=(*item.chain[:-1], replace(item.last, entity=value)))
    if isinstance(item, Claim) and value is Certainty.ASSERTED:
        return replace(item, certainty=value, hedge=None)
    return replace(item, **{name: value})


def _role(event: Event, before: Role | None, party: str | None) -> Role | None:
    """The role of a party, on the ground that the report has for what is there, or for the event."""
    if party is None:
        return None
    if before is not None and before.entity is not None:
        return Role(party, before.basis)
    return Role(party, RoleBasis.ALLEGED if event.claims else RoleBasis.STATED)


def _bounded(before: Figure, figure: Figure) -> Figure:
    """The figure with the bounds that its value and modifier assert, as the reader sets them."""
    value, modifier = figure.value, figure.modifier
    if value is None or modifier in (Modifier.RANGE, Modifier.OVER_PERCENT):
        return replace(figure, low=before.low, high=before.high)
    exact = modifier in (Modifier.EXACT, Modifier.ONLY)
    low = value if exact or modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN) else None
    high = value if exact or modifier in (Modifier.UP_TO, Modifier.FEWER_THAN) else None
    return replace(figure, low=low, high=high, strict=modifier in (Modifier.MORE_THAN, Modifier.FEWER_THAN))


def a_layer(layer: str) -> str:
    """The kind of an item in words: "an event"."""
    words = {"placestatus": "place status"}.get(layer, layer)
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _a(item: Identified) -> str:
    return a_layer(layer_of(item))
