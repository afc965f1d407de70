"""What a ledger holds, in the words of every command that checked it."""

from crossbearing.cli.outcome import counted
from crossbearing.store.verify import Verified


def kept_line(found: Verified) -> str:
    """How much of each there is."""
    kept = (
        counted(found.reports, "report"),
        counted(found.readings, "reading"),
        counted(found.claims, "claim"),
        counted(found.decisions, "decision"),
    )
    return f"{', '.join(kept)}: all as they were added, every quote at its offsets"


def head_line(found: Verified) -> str:
    """The head of the chain, to be noted down."""
    return f"head of the chain, {found.entries:,} entries long: {found.head}"
