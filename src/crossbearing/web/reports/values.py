"""What the items of a report say, field by field, as people read it."""

# Invariant: nothing here names anybody whom the reading protects.

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.model.claim import Certainty, Claim, ClaimKind, Form, Polarity, Stance
from crossbearing.model.entity import Alignment, Entity, EntityType
from crossbearing.model.event import EventStance, EventType, Modality, Role
from crossbearing.model.figure import Category, Modifier
from crossbearing.model.pair import PairType
from crossbearing.model.place_status import Attribute
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.silence import SilenceKind
from crossbearing.model.when import When
from crossbearing.reconcile.decisions.fields import FIELDS, Field
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.reconcile.stand_ins import StandIns

# The tables of terms that name the values of closed choices.
TABLES: dict[type, str] = {
    EventType: "event_type",
    Modality: "modality",
    EventStance: "event_stance",
    Modifier: "modifier",
    Category: "category",
    ClaimKind: "claim_kind",
    Polarity: "polarity",
    Certainty: "certainty",
    Form: "form",
    Stance: "stance",
    EntityType: "entity_type",
    Alignment: "alignment",
    PairType: "pair_type",
    SilenceKind: "silence_kind",
    Attribute: "attribute",
    AgreementStatus: "agreement_status",
    Degree: "degree",
}
# What goes without saying.
_PLAIN = frozenset(
    {Polarity.AFFIRMED, Certainty.ASSERTED, Stance.NEUTRAL, Alignment.UNKNOWN, EventStance.ASSERTED, Modality.OCCURRED}
)
# What is told in the heading of a card, or is of use to programs alone.
_ELSEWHERE = frozenset(
    {
        *(("entity", "name"), ("entity", "key"), ("claim", "holder")),
        *(("figure", name) for name in ("value", "low", "high", "strict", "modifier")),
    }
)
# By layer the field that says what an item is.
_IS = {
    "event": "type",
    "figure": "category",
    "entity": "type",
    "silence": "kind",
    "placestatus": "attribute",
    "pair": "type",
    "performance": "degree",
    "agreement": "status",
}
# Words that stand for an item in a list: a line of a narrow screen.
SHORT = 60
DATE, TEXT, FLAG, LACKS = "date", "", "flag", "lacks"
DATES = ("date", "interval", "as_of")


@dataclass(frozen=True, slots=True)
class Fact:
    """A field and what it says: by a table of terms, as a `date` (EDTF), a `flag`, or else in words of its own.

    A field that `lacks` a value has none.

    `item` is the item that it names, if it names one.
    """

    field: str
    table: str
    value: str
    item: str | None = None


class Values:
    """What the items of one reading say."""

    def __init__(self, reading: Reading) -> None:
        self.stand_ins = StandIns(reading)
        self.by_id = {item.id: item for item in reading.items()}

    def is_what(self, item: Identified) -> Fact | None:
        """What an item is within its layer; None where that has no kinds."""
        name = _IS.get(layer_of(item))
        return None if name is None else self.fact(name, FIELDS[layer_of(item)][name], current(item, name))

    def facts(self, item: Identified) -> Iterator[Fact]:
        """The fields of an item that say something, in their order."""
        layer = layer_of(item)
        for name, field in FIELDS.get(layer, {}).items():
            value = current(item, name)
            is_told = (layer, name) in _ELSEWHERE or _IS.get(layer) == name
            if value not in (None, False) and value not in _PLAIN and not is_told:
                yield self.fact(name, field, value)

    def fact(self, name: str, field: Field, value: Any) -> Fact:
        """One field with its value."""
        if isinstance(value, bool):
            return Fact(name, FLAG, "yes" if value else "no")
        if field.names:
            return Fact(name, TEXT, self.label(str(value)), str(value))
        if isinstance(value, Enum):
            return Fact(name, TABLES[type(value)], str(value.value))
        if name in DATES:
            return Fact(name, DATE, str(value))
        return Fact(name, TEXT, self.stand_ins.shown(str(value)))

    def label(self, id: str) -> str:
        """An item in a few words: an entity's name, or the words that carry it."""
        item = self.by_id.get(id)
        if item is None:
            return id
        if isinstance(item, Entity):
            return self.stand_ins.name_of(id) or id
        words = words_of(item)
        text = id if words is None else self.stand_ins.shown(words.quote)
        return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def current(item: Any, name: str) -> Any:
    """The value of a field as an amendment names it: of a role its party, of a date its EDTF, the last holder."""
    value = item.last.entity if isinstance(item, Claim) and name == "holder" else getattr(item, name)
    if isinstance(value, Role):
        return value.entity
    return value.edtf if isinstance(value, When) else value
