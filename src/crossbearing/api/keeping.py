"""Finds the kept view of a ledger, or works it out and keeps it."""

from collections.abc import Callable, Sequence

from crossbearing.errors import DroppedError, LedgerError
from crossbearing.model.content import content_key
from crossbearing.model.decision import Decision
from crossbearing.model.kept_row import KeptRow
from crossbearing.reconcile.grades import grading_digest
from crossbearing.reconcile.view import Options
from crossbearing.run.fingerprint import code_digest
from crossbearing.run.reader import reader_name
from crossbearing.store.snapshots import Snapshots

# What a view depends on besides readings, decisions and options: folders of the package.
_MAKES_VIEWS = ("model", "vocab", "resolve", "reconcile", "api")


def view_key(state: int, decisions: Sequence[Decision], options: Options) -> str:
    """Names a view by all it depends on: the readings and decisions of a ledger, the options, and the rules."""
    decided = content_key(*(decision.id for decision in decisions))
    return content_key(rules_key(options), state, decided)


def rules_key(options: Options) -> str:
    """Names what a view depends on besides what is in the ledger: the options and the rules."""
    policy = options.policy
    chosen = sorted((ref.sha256, ref.id) for ref in policy.chosen)
    figures = content_key(policy.name, *policy.order, len(chosen), *(field for ref in chosen for field in ref))
    looked = content_key(options.grading, grading_digest(options.grading), options.as_of, options.known_on)
    return content_key(reader_name(), code_digest(_MAKES_VIEWS), figures, looked)


def find_or_keep(
    snapshots: Snapshots, key: str, work: Callable[[], Sequence[KeptRow]], aside: Callable[[], Snapshots]
) -> tuple[Snapshots, int]:
    """Where the view with this key is kept, and its number there; `work` gives its rows where it is not."""
    found = snapshots.find(key)
    if found is not None:
        return snapshots, found
    # All rows are made before the ledger is written to, so that others wait for the writing alone.
    rows = work()
    try:
        return snapshots, snapshots.keep(key, rows)
    except DroppedError:
        # Somebody took all views out of the ledger meanwhile, and has reason to: this one is not kept elsewhere.
        raise
    except LedgerError:
        # A ledger on a medium that cannot be written to, or that others write to, is looked at all the same.
        elsewhere = aside()
        return elsewhere, elsewhere.keep(key, rows)
