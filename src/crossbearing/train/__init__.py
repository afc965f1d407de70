"""How the shipped parts are made from their corpora."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryFile

from crossbearing.errors import InputError
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
    try:
        # Tried before the work, which may take an hour.
        out.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=out).close()
        return PARTS[part](data, out)
    except OSError as error:
        raise InputError(f"Cannot train {part} into {out}: {error}; name a folder of yours with --out") from error
