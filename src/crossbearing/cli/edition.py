"""`crossbearing edition`."""

from pathlib import Path
from typing import Any

import click

from crossbearing import api
from crossbearing.api.exporting import Exported, export
from crossbearing.cli.going import asked, going_out, print_edition, require_any
from crossbearing.cli.looking import announcing
from crossbearing.cli.options import FilePath, ledger_path
from crossbearing.cli.outcome import counted
from crossbearing.cli.waiting import waiting
from crossbearing.model.visible import visible
from crossbearing.publish.edition.before import Before
from crossbearing.publish.edition.edition import edition_form
from crossbearing.publish.form import Format
from crossbearing.publish.formats import FORMATS
from crossbearing.publish.writing import require_place
from crossbearing.publish.writing.manifest import MANIFEST

# An edition has these tables as its own; a brief is a choice of them for one purpose.
_ITS_OWN = frozenset({"csv", "excel", "parquet", "brief"})
_OTHERS = tuple(name for name in FORMATS if name not in _ITS_OWN)


@click.command("edition")
@ledger_path
@click.argument("folder", type=FilePath(), metavar="FOLDER")
@click.option("--previous", type=FilePath(), metavar="FOLDER", help="The edition before: what changed since is told.")
@click.option(
    "--formats",
    metavar="NAMES",
    help=f"The other shapes that are in it too, with commas between, or none.  [default: {','.join(_OTHERS)}]",
)
@going_out
def command(ledger: str | Path, folder: Path, previous: Path | None, overwrite: bool, **chosen: Any) -> None:
    """Make an edition of a ledger: pages to read and tables to work with, in one folder.

    FOLDER/index.html opens in any browser, offline; FOLDER/data has every table, described by FOLDER/datapackage.json;
    a FOLDER whose name ends in .zip is packed. The same ledger and options give the same bytes. Protected people go out
    as codes, and nothing is written where a check finds a protected name. Example: crossbearing edition waer.db
    waer-2031-05 --previous waer-2031-04
    """
    if folder == Path("-"):
        raise click.BadParameter("an edition is a folder and cannot go to standard output", param_hint="FOLDER")
    require_place(folder, overwrite=overwrite)
    before = None if previous is None else Before.at(previous)
    others = _others(chosen.pop("formats"))
    what = asked(chosen)
    with api.open(ledger, create=False) as opened, waiting("Gathering, checking and writing"):
        going = opened.going(what, making=announcing(opened))
        require_any(going, what)
        exported = export(going, edition_form(others, before, going.hidden.text), folder, overwrite=overwrite)
    _print(exported, folder)


def _others(names: str | None) -> list[Format]:
    """The formats of these names."""
    if names is None:
        return [FORMATS[name] for name in _OTHERS]
    wanted = [name.strip() for name in names.split(",") if name.strip() not in ("", "none")]
    for name in wanted:
        if name not in _OTHERS:
            raise click.BadParameter(f"there is no {name!r}; there are {', '.join(_OTHERS)}", param_hint="--formats")
    return [FORMATS[name] for name in dict.fromkeys(wanted)]


def _print(exported: Exported, folder: Path) -> None:
    """Say what was written: how much, how to look at it, and the one hash that all others hang on."""
    size = sum(one.bytes for one in exported.files)
    manifest = next(one for one in exported.files if one.name == MANIFEST)
    if exported.left_out:
        click.echo(f"{counted(len(exported.left_out), 'line')} on the page Data say what other shapes cannot hold")
    print_edition(exported.edition, on_error=False)
    click.echo(visible(f"{folder}: {counted(len(exported.files), 'file')}, {counted(size, 'byte')}"))
    click.echo(f"SHA-256 of {MANIFEST}, to be published elsewhere too: {manifest.sha256}")
    if folder.suffix.lower() != ".zip":
        click.echo(visible(f"Open {folder / 'index.html'}"))
