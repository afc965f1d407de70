"""docs/quality.md: what was measured, on what, and what came out."""

import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from crossbearing.evaluate.bars import bar_of
from crossbearing.evaluate.ledger import LedgerScore
from crossbearing.evaluate.measured import Measured

_HEAD = """# Quality

Made by `crossbearing evaluate`; do not edit. *Floor* is what a simple baseline reaches on the same count, *best
published* the best figure we know of from others. F1, precision, recall and accuracy run from 0 to 1.
"""
_LEDGERS = """
## Whole ledgers

The scorer matches items one to one; *graded* is an F1 in which a right item is worth the mean credit of its details.
The ledger score is the weighted mean of the graded rows. These reports were used for developing, so the figures say
how far the rules reach on known texts; **on texts not seen before, expect less** (see *Unseen texts*).

| measured on | ledger score | plain F1 mean | traps sprung |
|---|---|---|---|"""


_UNSEEN = """
## Unseen texts

Ledger scores of sets of reports when the reader met them for the first time: the honest expectation.

| set | reports | ledger score at first reading |
|---|---|---|"""


def quality_page(tasks: Sequence[Measured], ledgers: Sequence[LedgerScore], more: Sequence[str] = ()) -> str:
    """The page as Markdown; `more` are sections made elsewhere, put at the end."""
    parts = [_HEAD, *_tasks(tasks)]
    if ledgers:
        parts += [_LEDGERS, *map(_ledger, ledgers), *_layers(ledgers)]
    parts += [_UNSEEN, *_first_reads()]
    return "\n".join([*parts, *more]) + "\n"


def table_rows(tasks: Sequence[Measured]) -> Iterator[tuple[str, ...]]:
    """Task, figure, ours, floor, best published with by whom, and on how many gold items."""
    for measured in tasks:
        for measure in measured.measures:
            bar = bar_of(measured.task.name, measure.name)
            best = "" if bar.best is None else f"{bar.best:.3f} {bar.by}".strip()
            floor = "" if bar.floor is None else f"{bar.floor:.3f}"
            yield (measured.task.name, measure.name, f"{measure.ours:.3f}", floor, best, f"{measure.of:,}")
        if not measured.measures:
            yield (measured.task.name, "not measured: no such corpus", "", "", "", "")


def _tasks(tasks: Sequence[Measured]) -> Iterator[str]:
    if not tasks:
        return
    yield "| task | figure | ours | floor | best published | gold items |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(*row) for row in table_rows(tasks))
    yield ""
    yield from (f"* **{measured.task.name}**: {measured.task.title}." for measured in tasks)


def _ledger(score: LedgerScore) -> str:
    sprung, checked = score.traps
    found = score.found
    return _row(score.title, f"{found['ledger_score']:.3f}", f"{found['plain_score']:.3f}", f"{sprung} of {checked}")


def _layers(ledgers: Sequence[LedgerScore]) -> Iterator[str]:
    """A row a layer: F1 and graded F1 on each folder or page."""
    yield "\nF1 counts items whose essential field is right.\n"
    yield _row("layer", "weight", *(cell for one in ledgers for cell in (f"{one.name}: F1", "graded")))
    yield _row(*["---"] * (2 + 2 * len(ledgers)))
    names = dict.fromkeys(name for one in ledgers for name in one.found["layers"])
    for name in names:
        rows = [one.found["layers"].get(name) for one in ledgers]
        weight = next(row["weight"] for row in rows if row)
        cells = (cell for row in rows for cell in _figures(row))
        yield _row(name, f"{weight:g}", *cells)


def _first_reads() -> Iterator[str]:
    text = files("crossbearing.evaluate").joinpath("first_reads.toml").read_text(encoding="utf-8")
    for one in tomllib.loads(text)["set"]:
        yield _row(one["reports"], str(one["count"]), f"{one['score']:.3f}")


def _figures(row: dict[str, float] | None) -> tuple[str, str]:
    return (f"{row['f1']:.2f}", f"{row['graded_f1']:.2f}") if row and row["gold"] else ("", "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
