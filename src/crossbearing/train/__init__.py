"""How the shipped parts are made from their corpora."""

from collections.abc import Callable, Mapping
from pathlib import Path

from crossbearing.train.casing import train_casing
from crossbearing.train.confidence import train_confidence
from crossbearing.train.gazetteer import train_places
from crossbearing.train.pipeline import train_grammar

__all__ = ["PARTS", "train"]

# What can be made again: corpora folder and output folder in, a report of the outcome out.
PARTS: Mapping[str, Callable[[Path, Path], str]] = {
    "grammar": train_grammar,
    "places": train_places,
    "casing": train_casing,
    "confidence": train_confidence,
}


def train(part: str, data: Path, out: Path) -> str:
    """Make one shipped part from the corpora in `data` and write it to `out`. Returns its card or its count."""
    return PARTS[part](data, out)
