"""What a view of a ledger is worked out from, as it is at one moment."""

from dataclasses import dataclass

from crossbearing.api.keeping import view_key
from crossbearing.api.known import Known
from crossbearing.model.view_state import ViewState
from crossbearing.reconcile.view import Options
from crossbearing.store.ledger_store import LedgerStore


@dataclass(frozen=True, slots=True)
class Present:
    """The key of the view, what it is worked out from, and that itself, whatever is added from now on."""

    key: str
    state: ViewState
    known: Known


def present_of(store: LedgerStore, options: Options, *, as_read: bool = False) -> Present:
    """The ledger now; with `known_on` in the options, what it held by the end of that day."""
    known = Known(store, options.known_on, as_read=as_read)
    entry, bearing = store.readings_state(), known.bearing()
    state = ViewState(entry, store.sealed_state(), tuple(one.id for one in bearing))
    if options.known_on is None:
        known = Known(store, as_read=as_read, under=bearing, last=entry)
    return Present(view_key(entry, bearing, options), state, known)
