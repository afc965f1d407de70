"""Writes what people do on pages into the audit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crossbearing.store.audit import DONE, REFUSED
from crossbearing.web.errors import ForbiddenError
from crossbearing.web.page import Action, Done
from crossbearing.web.visit import Visit


@contextmanager
def audited(action: Action, visit: Visit, path: str) -> Iterator[Callable[[Done], None]]:
    """Gives what notes that the action was done; that it was refused to somebody who is known is noted too.

    What was typed is not: the id of a decision leads to it in the log, and a word of a report may name somebody.
    """

    def write(about: str, outcome: str) -> None:
        if action.is_audited:
            visit.ledger.people.audit.add(visit.person.name, action.name, about, address=visit.address, outcome=outcome)

    try:
        yield lambda done: write(done.id or path, DONE)
    except ForbiddenError:
        # Strangers could fill the ledger with it.
        if visit.person.name:
            write(path, REFUSED)
        raise
