"""Scores whole ledgers against annotated reports, with the scorer that belongs to the annotation.

A folder of annotated reports has `docs/` (texts) and `gold/` (one ledger JSON a text). A file `NAME_gold.json` in it
is the ledger of one more text, which stands in the folder or in one beside it, and which is also read without a date.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.errors import SetupError
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.read_reports import ReadReports
from crossbearing.evaluate.scored import scored
from crossbearing.intake.annotated import gold_ledger
from crossbearing.intake.foreign import foreign
from crossbearing.run.reader import Reader
from crossbearing.store.contract import to_json

SCORER = "score/score.py"


@dataclass(frozen=True, slots=True)
class LedgerScore:
    """What the scorer says of one folder or page: its object as JSON gives it, under a title."""

    name: str
    title: str
    reports: int
    found: dict[str, Any]

    @property
    def measure(self) -> Measure:
        """The ledger score as one figure."""
        return Measure(f"{self.name}: ledger score", self.found["ledger_score"], self.reports)

    @property
    def traps(self) -> tuple[int, int]:
        """How many traps were sprung, of how many."""
        return self.found["traps"]["sprung"], self.found["traps"]["checked"]


@dataclass(frozen=True, slots=True)
class Scorer:
    """The program that compares a ledger with its gold: `--gold`, `--pred`, `--docs` and `--json`."""

    program: Path

    @classmethod
    def beside(cls, corpus: Path) -> "Scorer":
        """The scorer kept beside a corpus."""
        program = corpus.resolve().parent / SCORER
        if not program.is_file():
            raise SetupError(f"Cannot score {corpus}: there is no scorer at {program}; give one with --scorer")
        return cls(program)

    def score(self, gold: Path, prediction: Path, docs: Path) -> dict[str, Any]:
        """The scorer's figures for a folder of ledgers, or for one."""
        with tempfile.TemporaryDirectory() as folder:
            figures = Path(folder) / "figures.json"
            places = ("--gold", gold, "--pred", prediction, "--docs", docs, "--json", figures)
            command = [sys.executable, str(self.program), *map(str, places)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0 or not figures.is_file():
                said = done.stderr.strip().rsplit("\n", 1)[-1] or "it wrote no figures"
                raise SetupError(f"Cannot score {gold}: the scorer {self.program} stopped ({said})")
            return scored(figures, self.program)


def score_ledgers(reports: ReadReports, scorer: Scorer) -> list[LedgerScore]:
    """The score of a folder of annotated reports, and of each single page kept in it, with its date and without."""
    return [_score_folder(reports, scorer), *_score_pages(reports.folder, scorer)]


def _score_folder(reports: ReadReports, scorer: Scorer) -> LedgerScore:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for _, reading in reports.pairs:
            (out / f"{reading.doc_id}.json").write_text(to_json(reading), encoding="utf-8")
        if reports.links is not None:
            (out / "clusters.json").write_text(json.dumps(reports.links, ensure_ascii=False), encoding="utf-8")
        found = scorer.score(reports.folder / "gold", out, reports.folder / "docs")
    count = len(reports.pairs)
    return LedgerScore(reports.name, f"{reports.name}: {count} reports", count, found)


def _score_pages(corpus: Path, scorer: Scorer) -> Iterator[LedgerScore]:
    for gold in sorted(corpus.glob("*_gold.json")):
        name = gold.stem.removesuffix("_gold")
        text = text_of(corpus, gold)
        with foreign(str(gold)):
            published = gold_ledger(gold)["document"]["published"]
        yield LedgerScore(name, f"{name}, published {published}", 1, _score_page(scorer, gold, text, published))
        yield LedgerScore(f"{name}, no date", f"{name}, no date given", 1, _score_page(scorer, gold, text, None))


def _score_page(scorer: Scorer, gold: Path, text: Path, published: str | None) -> dict[str, Any]:
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder:
        prediction = Path(folder) / "reading.json"
        reading = reader.reading(reader.report(text, published=published))
        prediction.write_text(to_json(reading), encoding="utf-8")
        return scorer.score(gold, prediction, text.parent)


def text_of(corpus: Path, gold: Path) -> Path:
    """The text that a gold ledger names, in the folder or in one beside it."""
    with foreign(str(gold)):
        name: str = gold_ledger(gold)["file"]
    folders = [corpus, *sorted(path for path in corpus.resolve().parent.iterdir() if path.is_dir())]
    found = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if found is None:
        raise SetupError(f"Cannot score {gold}: its text {name} is neither in {corpus} nor in a folder beside it")
    return found
