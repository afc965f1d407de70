"""The fields of an item that can be amended, as a person would write them."""

from enum import Enum
from typing import Any

from crossbearing.model.claim import Claim
from crossbearing.model.event import Role
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.when import When
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.found_again import layer_of

NONE = "none"


def told_fields(reading: Reading, item: Identified) -> dict[str, str]:
    """By field what an item says, entities by their keys; what names another kind of item is left out.

    An id is only good within one reading; so is a label, which is made of the words around it.
    """
    found: dict[str, str] = {}
    for name, field in FIELDS.get(layer_of(item), {}).items():
        if name != "label" and field.names in ((), ("entity",)):
            found[name] = _text(reading, _value(item, name))
    return found


def _value(item: Any, name: str) -> Any:
    if isinstance(item, Claim) and name == "holder":
        return item.last.entity
    return getattr(item, name)


def _text(reading: Reading, value: Any) -> str:
    """A value as an amendment writes it."""
    if isinstance(value, Role):
        value = value.entity
    if isinstance(value, When):
        value = value.edtf
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if value is None:
        return NONE
    key = next((entity.key for entity in reading.entities if entity.id == value), None)
    return str(value) if key is None else key
