"""`crossbearing simulate`."""

import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from crossbearing.cli.options import FilePath
from crossbearing.cli.outcome import counted
from crossbearing.errors import InputError
from crossbearing.model.visible import visible
from crossbearing.simulate.objects import holding_object, incident_object, report_object, truce_object
from crossbearing.simulate.telling import tell
from crossbearing.simulate.told import Told
from crossbearing.simulate.world import MOST_INCIDENTS, World
from crossbearing.store.contract import to_json

FOLDER = Path("simulated")
INCIDENTS = 200


@click.command("simulate")
@click.option(
    "--incidents",
    type=click.IntRange(1, MOST_INCIDENTS),
    default=INCIDENTS,
    show_default=True,
    help="How many things truly take place.",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Another number, another world.")
@click.option("--out", type=FilePath(), default=FOLDER, show_default=True, help="New or empty folder to write to.")
@click.option("--claims", "what", flag_value="claims", help="Write the readings without the reports' text.")
@click.option("--text", "what", flag_value="text", help="Write the reports' text without the readings.")
def command(incidents: int, seed: int, out: Path, what: str | None) -> None:
    """Make up a war of which everything is known, and the reports that tell of it.

    Outlets lean to a side, come late, copy one another, err and keep silent. The folder gets the reports as text
    (reports/), what a reader that misses nothing makes of them (readings.jsonl), and the truth (truth/): incidents,
    truces, who held which town, and for each report which incident its events and figures are of. The same seed and
    number give the same files. Parties, people and outlets are invented; towns are those of the shipped table.

    Example: crossbearing simulate --incidents 1000 --seed 7 --out war
    """
    world = World.of(seed, incidents)
    _prepare(out, text=what != "claims")
    try:
        reports = _write_reports(world, out, what)
        _write_truth(world, out / "truth")
    except OSError as error:
        raise InputError(f"Cannot write to {out}: {error.strerror}. Free space or name another folder") from error
    told = counted(reports, "report")
    click.echo(visible(f"{out}: {counted(incidents, 'incident')} of seed {seed} told in {told}"))


def _prepare(out: Path, *, text: bool) -> None:
    """Make the folder and those in it; refuse one that holds something."""
    try:
        taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    except (OSError, ValueError) as error:
        raise InputError(f"Cannot look into {out}: check its name and who may read it ({error})") from error
    if taken:
        raise InputError(f"Cannot write a world to {out}: it holds something already; name a new or empty folder")
    try:
        (out / "truth").mkdir(parents=True)
        if text:
            (out / "reports").mkdir()
    except OSError as error:
        raise InputError(f"Cannot make the folder {out}: {error.strerror}. Name another one") from error


def _write_reports(world: World, out: Path, what: str | None) -> int:
    """The text, readings and truth of every report, one after the other. How many there were."""
    console = Console(stderr=True)
    with ExitStack() as files:
        truth = files.enter_context((out / "truth" / "reports.jsonl").open("w", encoding="utf-8"))
        readings = None
        if what != "text":
            readings = files.enter_context((out / "readings.jsonl").open("w", encoding="utf-8"))

        def keep(told: Told) -> None:
            truth.write(_line(report_object(told)))
            if readings is not None:
                readings.write(f"{to_json(told.reading)}\n")
            if what != "claims":
                _write_text(told, out / "reports")

        shown = track(tell(world), total=None, description="Telling", console=console, disable=not console.is_terminal)
        return sum(1 for _ in map(keep, shown))


def _write_text(told: Told, folder: Path) -> None:
    """One report's bytes, in a folder for its month, so that no folder holds too many."""
    month = folder / told.published[:7]
    month.mkdir(exist_ok=True)
    (month / told.report.name).write_bytes(told.report.raw)


def _write_truth(world: World, folder: Path) -> None:
    incidents = (incident_object(world.war(one.war), one) for one in world.incidents())
    _write_lines(folder / "incidents.jsonl", incidents)
    _write_lines(folder / "truces.jsonl", map(truce_object, world.truces()))
    _write_lines(folder / "holdings.jsonl", map(holding_object, world.holdings()))


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(_line(row) for row in rows)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
