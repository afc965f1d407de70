"""`crossbearing train`."""

from pathlib import Path

import click

from crossbearing.train import PARTS, train


@click.command("train")
@click.argument("part", type=click.Choice(PARTS))
@click.option(
    "--data", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False), help="Folder of corpora."
)
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the model.")
def command(part: str, data: Path, out: Path) -> None:
    """Train a shipped part again from its corpora.

    Example: crossbearing train grammar --data corpora --out model
    """
    click.echo(train(part, data, out))
