"""`crossbearing cases`."""

from pathlib import Path

import click

from crossbearing import api
from crossbearing.api.casing import case_lines
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.model.visible import visible
from crossbearing.store.new_file import new_file


@click.command("cases")
@ledger_path
@click.argument("out", type=FilePath(), metavar="FILE")
@click.option("--with-who", is_flag=True, help="Write also who decided, when and why.")
def command(ledger: str | Path, out: Path, with_who: bool) -> None:
    """Write what people decided of single items as test cases for readers.

    One report a line, as JSON: its text, and of each item decided on its words, its layer and what is expected: there
    with these fields, or not there. Of a report that names somebody protected only paragraphs go out that do not.
    `crossbearing evaluate --cases FILE` tries the reader on them. Example: crossbearing cases waer.db cases.jsonl
    """
    with api.open(ledger, create=False) as opened:
        found = opened.cases(who=with_who)
    with new_file(out, f"write {out}") as half:
        half.write_bytes(case_lines(found))
    click.echo(f"{visible(str(out))}: {found.count:,} cases; texts they are in: {len(found.reports):,}")
    for why, times in found.left_out.items():
        click.echo(f"  left out: {times:,} {why}")
