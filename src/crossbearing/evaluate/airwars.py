"""Killed and injured in Airwars narratives: what the reader says of an incident beside what its analysts published.

Gold: for each incident the least and the most civilians killed and injured over its sources, unknown where no source
speaks of any. The texts name real victims: nothing of them is kept here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from crossbearing.evaluate.airwars_score import Range, Tolls, score
from crossbearing.evaluate.airwars_toll import tolls_of
from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.measure import Measure

DEV = "airwars/dev.jsonl.gz"


def measure(bench: Bench) -> list[Measure]:
    """Exact and inside-range accuracy of killed and injured, abstention, and counts of children and women."""
    rows = bench.rows(DEV)
    texts = [Text(row["id"], row["text"], published=row["date_end"]) for row in rows]
    answers = [tolls_of(draft) for draft in bench.drafts(texts)]
    return list(score([gold_of(row) for row in rows], answers))


def gold_of(row: Mapping[str, Any]) -> Tolls:
    """The published ranges of one incident."""
    return Tolls(*_ranges(row, "killed", "injured", "children", "women"))


def _ranges(row: Mapping[str, Any], *names: str) -> Iterator[Range | None]:
    for name in names:
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        yield None if low is None else Range(low, high)
