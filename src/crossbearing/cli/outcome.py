"""How a command over several reports ends: counts, and what was refused."""

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from crossbearing.api import Added
from crossbearing.errors import InputError
from crossbearing.model.visible import visible

# More reasons than these nobody reads as they run past; all are in the ledger.
NAMED = 100


@dataclass(slots=True)
class Tally:
    """How many reports came to what, however many there are: of the reasons only the first are held."""

    outcomes: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)

    def take(self, added: Added) -> None:
        """Count one more."""
        self.outcomes[added.outcome] += 1
        if added.reason is not None and len(self.reasons) < NAMED:
            self.reasons.append(added.reason)
        if added.outcome == "kept":
            self.languages[added.language] += 1
            self.notes[added.note] += 1

    def raise_refused(self, ledger: str) -> None:
        """Raise InputError if reports were refused: with the reason if it is one, else after a line for each."""
        refused, asked = self.outcomes["refused"], self.outcomes.total()
        rest = f"the others are in {ledger}"
        if refused <= len(self.reasons):
            raise_refused(self.reasons, asked, rest)
            return
        _list(self.reasons)
        click.echo(f"and {refused - len(self.reasons):,} more", err=True)
        all_of_them = f"crossbearing show {visible(shlex.quote(ledger))} refused"
        raise InputError(f"{refused:,} of {counted(asked, 'report')} refused; {rest}. {all_of_them} lists them all")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def raise_refused(reasons: Sequence[str], asked: int, rest: str) -> None:
    """Raise InputError if reports were refused: with the reason if it is one, else after a line for each."""
    if len(reasons) == 0:
        return
    if len(reasons) == 1:
        raise InputError(reasons[0])
    _list(reasons)
    raise InputError(f"{len(reasons)} of {counted(asked, 'report')} refused, each named above; {rest}")


def _list(reasons: Sequence[str]) -> None:
    for reason in reasons:
        click.echo(f"Refused: {visible(reason)}", err=True)
