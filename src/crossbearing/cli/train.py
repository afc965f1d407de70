"""`crossbearing train`."""

from pathlib import Path

import click

from crossbearing.train import PARTS, train


@click.command("train")
@click.argument("part", type=click.Choice(PARTS))
@click.option(
    "--data", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False), help="What to learn from."
)
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
def command(part: str, data: Path, out: Path) -> None:
    """Train a shipped part again from its corpora.

    \b
    What the folder --data must hold (corpora: gzip files of their releases):
      grammar     folders ud_ewt, gum, re3d and gazetteers
      places      folder gazetteers with the files that NOTICE names
      casing      folders records, gum, re3d and ud_ewt
      confidence  folders docs and gold: reports, and a ledger in JSON for each

    Example: crossbearing train grammar --data corpora --out model
    """
    click.echo(train(part, data, out))
