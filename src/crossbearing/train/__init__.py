"""How the shipped parts are made from their corpora."""

from collections.abc import Callable, Mapping
from pathlib import Path

from crossbearing.train.pipeline import train_grammar

__all__ = ["PARTS", "train"]

# What can be trained: corpora folder and output folder in, a report of the outcome out.
PARTS: Mapping[str, Callable[[Path, Path], str]] = {"grammar": train_grammar}


def train(part: str, data: Path, out: Path) -> str:
    """Train one shipped part from the corpora in `data` and write it to `out`. Returns its card."""
    return PARTS[part](data, out)
