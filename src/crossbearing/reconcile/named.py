"""Finds a thing by its id or the first letters of it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from crossbearing.errors import InputError

# Letters of an id that a person has to write at least.
ID_START = 4


class _Known(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Known)


def require_start(name: str, noun: str) -> str:
    """The name, if it has letters enough to find a thing by; InputError otherwise."""
    if len(name) < ID_START:
        raise InputError(f"{name!r} was asked for; give {ID_START} letters of an id at least. `{noun}s` lists them")
    return name


def named(name: str, items: Sequence[_Item], noun: str) -> _Item:
    """The item whose id is `name`, or begins so and no other's does; InputError where there is none or more."""
    require_start(name, noun)
    found = [item for item in items if item.id.startswith(name)]
    found = [item for item in found if item.id == name] or found
    if len(found) != 1:
        what = f"no {noun} has" if not found else f"{len(found)} {noun}s have"
        raise InputError(f"{name!r} was asked for and {what} an id that begins so. `{noun}s` lists them")
    return found[0]
