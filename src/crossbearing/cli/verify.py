"""`crossbearing verify`."""

import re
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.kept_lines import head_line, kept_line
from crossbearing.cli.key_option import key_file, key_in
from crossbearing.cli.options import ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.errors import LedgerError
from crossbearing.model.visible import visible
from crossbearing.store.verify import first_fault

_HEAD = re.compile(r"[0-9a-f]{64}")


def _whole_head(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """The head as it stands in a log. What is only a part of one, or none, shows nothing about a ledger."""
    head = None if given is None else "".join(given.split()).lower()
    if head is not None and not _HEAD.fullmatch(head):
        raise click.BadParameter(f"{given!r} is no head: it has all 64 digits (0-9, a-f) that verify printed")
    return head


@click.command("verify")
@ledger_path
@click.option(
    "--head", metavar="HASH", callback=_whole_head, help="The head of the chain as it was noted down earlier."
)
@key_file
def command(ledger: str | Path, head: str | None, key_file: Path | None) -> None:
    """Check that nothing in a ledger was changed, dropped or slipped in.

    The chain of the log, the hash of every report, text, reading and decision, every quote at its offsets, rows that
    belong to nothing, and that each time stamp is for an entry of this log. Works offline. The last line is the head
    of the chain: noted down elsewhere, it later shows that nothing before it was rewritten. With the key, also
    that what is sealed is what was added. Example: crossbearing verify waer.db
    """
    with api.open(ledger, create=False) as opened:
        found, name = opened.verify(head=head, key=key_in(key_file)), visible(opened.name)
        protected = len(opened.protection.listed())
    if found.faults:
        raise LedgerError(
            f"Cannot trust ledger {name}: {first_fault(found)}. "
            "Take it from a backup, or add its reports to a new ledger and compare the two"
        )
    click.echo(f"{name}: {kept_line(found)}")
    if protected:
        people = "1 person" if protected == 1 else f"{protected:,} people"
        click.echo(f"names of {people} are replaced by codes, as the log tells; what stood there is sealed")
    if found.changed_views:
        raise LedgerError(
            f"Cannot trust what was worked out earlier for looking at ledger {name}: it was changed since. What was "
            f"added is as it was; crossbearing refresh {name} --anew works the rest out again"
        )
    if found.stamps:
        stamps = f"{counted(found.stamps, 'time stamp')} for entries of this log"
        click.echo(f"{stamps}; who signed is told by: crossbearing stamp check {name} --roots ROOTS.pem")
    if found.unsearchable:
        missing = counted(found.unsearchable, "report")
        click.echo(f"the search index lacks {missing}; make it anew: crossbearing search {name} --rebuild")
    click.echo(head_line(found))
