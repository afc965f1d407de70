"""Reads conflict reporting and keeps an evidence ledger: who claims what happened, to whom, where and when."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossbearing.api import Added, Joined, Ledger, backup, open, read, read_many, restore
    from crossbearing.errors import CrossbearingError

__all__ = ["Added", "CrossbearingError", "Joined", "Ledger", "backup", "open", "read", "read_many", "restore"]

# The reader behind these takes a second to import, so it is fetched when a name is first used: the command line
# and programs that only look at a version stay quick.
_HOME = {
    "Added": "crossbearing.api",
    "CrossbearingError": "crossbearing.errors",
    "Joined": "crossbearing.api",
    "Ledger": "crossbearing.api",
    "backup": "crossbearing.api",
    "open": "crossbearing.api",
    "read": "crossbearing.api",
    "read_many": "crossbearing.api",
    "restore": "crossbearing.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'crossbearing' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
