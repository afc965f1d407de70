"""The test cases that the decisions of a ledger are."""

from collections.abc import Collection

import msgspec

from crossbearing.api.known import Known
from crossbearing.model.decision import in_force
from crossbearing.reconcile.decisions.adding import with_added
from crossbearing.reconcile.decisions.cases import CaseMaker, Cases
from crossbearing.reconcile.placing import Places
from crossbearing.reconcile.protection import hiding
from crossbearing.store.ledger_store import LedgerStore


def cases_of(store: LedgerStore, hidden: Collection[str], *, who: bool = False) -> Cases:
    """Every decision in force on a single item, as what a reader should make of its report.

    Reports that name somebody protected, or anybody of the `hidden` names, are left out; who decided is told where it
    is asked for.
    """
    # As read: of what was rejected the decided readings have nothing.
    known = Known(store, as_read=True)
    standing = in_force(known.decisions())
    hashes = {subject.sha256 for decision in standing for subject in decision.about}
    names = frozenset(hidden)
    readings = [hiding(reading, names) for reading in known.some(hashes)]
    places = Places(readings, known.past(standing))
    readings = with_added(readings, standing, places)
    return CaseMaker(readings, known.texts(hashes), places, hidden=names, who=who).cases(standing)


def case_lines(cases: Cases) -> bytes:
    """The cases as JSON, one report a line. Same decisions, same bytes."""
    return b"".join(msgspec.json.encode(report, order="deterministic") + b"\n" for report in cases.reports)
