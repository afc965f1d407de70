"""`crossbearing stamp`: time stamps by an authority (RFC 3161)."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.json_lines import print_json
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.small_file import read_small
from crossbearing.errors import InputError, LedgerError
from crossbearing.model.visible import visible
from crossbearing.store.new_file import new_file
from crossbearing.store.stamps import Stamp

_ROOTS = click.option(
    "--roots",
    type=FilePath(),
    metavar="ROOTS.pem",
    help="Root certificates of the authority, as you got them from it: the signature is checked with them.",
)


@click.group("stamp", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Have an authority confirm when a ledger stood as it does (RFC 3161).

    A stamp shows that all that was in the ledger then was there at that time. In turn: request writes a file, which
    you send to an authority of your choice; add keeps its answer; check lists and checks what is kept. Nothing is
    sent by this program.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("request")
@ledger_path
@click.argument("file", type=FilePath(), metavar="FILE.tsq")
def request(ledger: str | Path, file: Path) -> None:
    """Write a request for a stamp of the ledger as it stands.

    Only a hash leaves the ledger with it. Example: crossbearing stamp request waer.db head.tsq
    """
    with api.open(ledger, create=False) as opened:
        asked, name = opened.stamps.request(), opened.name
    _write(file, asked.der)
    click.echo(f"{visible(str(file))}: asks for a stamp of {_covered(asked.covers, asked.reports)}")
    click.echo(f"head of the chain: {asked.head}")
    click.echo("Nothing was sent. Send it to an authority of your choice, and add what it answers:")
    query, answer = shlex.quote(str(file)), shlex.quote(str(file.with_suffix(".tsr")))
    header = '-H "Content-Type: application/timestamp-query"'
    click.echo(f"  curl {header} --data-binary @{visible(query)} -o {visible(answer)} https://AUTHORITY")
    click.echo(f"  crossbearing stamp add {visible(shlex.quote(name))} {visible(answer)} --request {visible(query)}")


@command.command("add")
@ledger_path
@click.argument("file", type=FilePath(), metavar="FILE.tsr")
@click.option("--request", type=FilePath(), metavar="FILE.tsq", help="The request that was sent: is it answered?")
@_ROOTS
def add(ledger: str | Path, file: Path, request: Path | None, roots: Path | None) -> None:
    """Keep what an authority answered, if it is a stamp of this ledger.

    The ledger may have grown meanwhile. Example: crossbearing stamp add waer.db head.tsr --roots authority.pem
    """
    with api.open(ledger, create=False) as opened:
        stamp, is_new = opened.stamps.add(read_small(file), request=_read(request), roots=_read(roots))
        name = visible(opened.name)
    click.echo(f"{name}: time stamp {'kept' if is_new else 'known already, nothing added'}")
    click.echo("\n".join(_lines(stamp)))
    click.echo("Anyone can check it without this program:")
    given = shlex.quote(str(roots)) if roots is not None else "ROOTS.pem"
    digest = f"-digest {stamp.head} -in {shlex.quote(str(file))}"
    click.echo(f"  openssl ts -verify {visible(digest)} -CAfile {visible(given)}{_moment_of(stamp)}")


@command.command("check")
@ledger_path
@_ROOTS
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def check(ledger: str | Path, roots: Path | None, as_json: bool) -> None:
    """List the stamps that are kept, and check them offline.

    Each with its time, its authority and what of the ledger it covers. A certificate that has run out since does not
    spoil a stamp: it must have been valid at the time of the stamp. Example: crossbearing stamp check waer.db --roots
    authority.pem
    """
    with api.open(ledger, create=False) as opened:
        stamps, name = opened.stamps.all(roots=_read(roots)), visible(opened.name)
    for stamp in stamps:
        if as_json:
            print_json(json.dumps(asdict(stamp), ensure_ascii=False))
        else:
            click.echo("\n".join(_lines(stamp)))
    if not as_json:
        click.echo(_end(stamps, name))
    wrong = sum(stamp.fault is not None for stamp in stamps)
    if wrong:
        raise LedgerError(
            f"{wrong} of the {counted(len(stamps), 'time stamp')} in ledger {name} not proven, each named above. "
            "Check that the roots are those of its authority; run `crossbearing verify`; or take it from a backup"
        )


@command.command("export")
@ledger_path
@click.argument("folder", type=FilePath(), metavar="FOLDER")
def export(ledger: str | Path, folder: Path) -> None:
    """Write the stamps into a folder, for whoever checks them without this program.

    For each its answer as it came (.tsr) and the entry of the log that it is for (.json). Example: crossbearing stamp
    export waer.db stamps
    """
    with api.open(ledger, create=False) as opened:
        evidence, name = opened.stamps.evidence(), visible(opened.name)
    if not evidence:
        raise InputError(_end([], name))
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"Cannot make folder {folder}: {error.strerror}. Name another") from error
    for one in evidence:
        for end, content in ((".tsr", one.response), (".json", one.content)):
            _write_again(folder / f"stamp-{one.stamp.entry}{end}", content)
        data, response = (shlex.quote(str(folder / f"stamp-{one.stamp.entry}{end}")) for end in (".json", ".tsr"))
        click.echo(visible(f"openssl ts -verify -data {data} -in {response} -CAfile ROOTS.pem{_moment_of(one.stamp)}"))


def _lines(stamp: Stamp) -> Iterator[str]:
    """One stamp: when and by whom, what it covers, what is checked and wrong."""
    yield f"{stamp.time or 'no time'}  {visible(stamp.authority) or 'no authority'}"
    yield f"  {_covered(stamp.covers, stamp.reports)}, head {stamp.head}"
    if stamp.fault is not None:
        yield f"  not proven: {visible(stamp.fault)}"
    elif stamp.signed is None:
        yield "  signature not checked: name the authority's root certificates with --roots"
    else:
        yield "  signed by an authority that the roots vouch for"
    if stamp.time and stamp.written and _moment(stamp.written) > _moment(stamp.time):
        yield f"  this machine's clock was ahead: it dates that entry {stamp.written}"


def _end(stamps: list[Stamp], name: str) -> str:
    if not stamps:
        return f"No time stamps in ledger {name}. `crossbearing stamp request {name} head.tsq` begins one"
    return f"Whether anything that a stamp covers was changed since is told by: crossbearing verify {name}"


def _covered(entry: int, reports: int) -> str:
    return f"entry {entry:,} of the log and all before it ({counted(reports, 'report')})"


def _moment(time: str) -> datetime:
    return datetime.fromisoformat(time)


def _moment_of(stamp: Stamp) -> str:
    """Has OpenSSL look at the certificates as of the stamp's time, as is done here, and not as of today."""
    return f" -attime {int(_moment(stamp.time).timestamp())}" if stamp.time else ""


def _read(path: Path | None) -> bytes | None:
    return None if path is None else read_small(path)


def _write(path: Path, content: bytes) -> None:
    with new_file(path, f"write {path}") as half:
        half.write_bytes(content)


def _write_again(path: Path, content: bytes) -> None:
    """The same, where a file with this content may be there from the last time."""
    if not path.is_file() or read_small(path) != content:
        _write(path, content)
