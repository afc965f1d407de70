"""`crossbearing demo`."""

from importlib.resources import files
from pathlib import Path

import click
from rich.console import Console

from crossbearing import api
from crossbearing.cli.options import FilePath
from crossbearing.cli.story import print_story
from crossbearing.errors import LedgerError, SetupError

LEDGER = Path("demo/truce.db")


@click.command("demo")
@click.option("--ledger", type=FilePath(), default=LEDGER, show_default=True, help="Ledger to keep.")
def command(ledger: Path) -> None:
    """Read the example reports and tell the story of their truce.

    What was promised, what was done, who says what, where do they contradict, who is silent: eight invented reports
    on one truce. Example: crossbearing demo --ledger truce.db
    """
    reports = example_reports()
    if ledger == LEDGER:
        _make_folder(ledger.parent)
    with api.open(ledger) as opened:
        opened.add(reports)
        print_story(Console(highlight=False), opened, ledger)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"Cannot make the folder {folder} for the demo's ledger: {error.strerror}. "
            "Go to a folder of your own, or name a file: crossbearing demo --ledger FILE"
        ) from error


def example_reports() -> list[Path]:
    """The example reports: inside an installed package, or at the root of a checkout."""
    package = Path(str(files("crossbearing")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        found = sorted((*folder.glob("*.txt"), *folder.glob("*.html")))
        if found:
            return found
    raise SetupError("The example reports are not installed. Install Crossbearing again from its wheel or checkout")
