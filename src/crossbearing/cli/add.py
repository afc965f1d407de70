"""`crossbearing add`."""

import shlex
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path

import click

from crossbearing import api
from crossbearing.cli.key_option import key_file, key_in
from crossbearing.cli.options import allow_private, columns, jobs, ledger_path, published, report_paths
from crossbearing.cli.outcome import Tally, counted
from crossbearing.cli.progress import followed
from crossbearing.cli.stopping import uninterrupted
from crossbearing.intake.sources.columns import columns_of
from crossbearing.intake.sources.opener import Opener
from crossbearing.intake.web.manners import Manners
from crossbearing.model.visible import visible
from crossbearing.run.other_language import READ


@click.command("add")
@ledger_path
@report_paths
@published
@columns
@jobs
@allow_private
@key_file
def command(  # noqa: PLR0913, PLR0917 - one for each option
    ledger: str | Path,
    reports: tuple[str | Path, ...],
    published: str | None,
    columns: str | None,
    jobs: int,
    allow_private: bool,
    key_file: Path | None,
) -> None:
    """Read reports and keep them in a ledger file.

    A REPORT is a file (text, HTML, PDF, EML), a folder, or many in one file: CSV, JSON lines, ZIP, gzip, WARC, RSS and
    Atom; the http address of a page or a feed; or -, standard input. The ledger is started if there is none. A report
    is kept whole or not at all; adding it twice changes nothing; what cannot be read is listed, and
    `crossbearing show LEDGER refused` lists it later. With the key, names of protected people are replaced before
    anything is stored.
    Example: crossbearing add waer.db reports/*.txt
    """
    done = Tally()
    opener = Opener(columns_of(columns), Manners(allow_private=allow_private))
    key = key_in(key_file)
    with api.open(ledger) as opened:
        if key is not None:
            opened.protection.while_adding(key, who=getuser())
        steps = opened.adding(reports, published=published, processes=jobs, opener=opener)
        try:
            for added in followed(steps, opener, reports):
                done.take(added)
        finally:
            # Said even when a full disk or the user ends the run: what is counted here is in the ledger.
            with uninterrupted():
                click.echo(_summary(opened.name, done))
        end_protection(opened, done.outcomes["kept"], has_key=key is not None)
    done.raise_refused(opened.name)


def end_protection(opened: api.Ledger, kept: int, *, has_key: bool) -> None:
    """Clear what names may have left behind where so many reports were kept, or say that names could not be looked
    for."""
    protected = len(opened.protection.listed())
    if protected == 0 or kept == 0:
        return
    if has_key:
        opened.protection.wipe()
        return
    identities = "1 protected identity" if protected == 1 else f"{protected:,} protected identities"
    later = f"crossbearing protect {visible(shlex.quote(opened.name))} --again --key FILE"
    click.echo(f"{identities} could not be looked for in what was added, for want of the key. Later: {later}")


def _summary(ledger: str, done: Tally) -> str:
    kept = counted(done.outcomes["kept"], "report")
    known, refused = done.outcomes["known"], done.outcomes["refused"]
    said = [f"{visible(ledger)}: {kept} added, {known:,} already there, {refused:,} refused", *_remarks(done)]
    return "\n".join(said)


def _remarks(done: Tally) -> Iterator[str]:
    """What a person should know of reports that were added."""
    others = sorted((language, count) for language, count in done.languages.items() if language not in READ)
    if others:
        each = ", ".join(f"{count:,} in {visible(language)}" for language, count in others)
        yield f"Kept and not read, being in a language that is not known here: {each}"
    for note, count in sorted((note, count) for note, count in done.notes.items() if note):
        yield f"Of {counted(count, 'report')} the feed has {note}"
