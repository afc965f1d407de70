"""Measures place names of Wikinews reports (GeoVirus): which words name a place, and where it is.

A place name is right if its characters are exactly those of a gold one. A position is right within 161 km (100 miles)
of the gold one, along the great circle. "Of all gold" counts names that were not found, or found without a position,
as wrong. The even-numbered texts (the first, the third ...) were used for tuning; the others are given apart.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.geovirus_names import toponyms_of
from crossbearing.evaluate.geovirus_score import Score, Toponym, score
from crossbearing.evaluate.measure import Measure

FILE = "geo/dev.jsonl.gz"


def measure(bench: Bench) -> list[Measure]:
    """F1 of the names, accuracy at 161 km of all gold and of the found, for all texts and for those not tuned on."""
    rows = bench.rows(FILE)
    drafts = bench.drafts([Text(row["id"], row["text"]) for row in rows])
    scores = [score(gold_of(row), toponyms_of(draft)) for row, draft in zip(rows, drafts, strict=True)]
    return [*_measures("", scores), *_measures(", texts not tuned on", scores[1::2])]


def gold_of(row: Mapping[str, Any]) -> list[Toponym]:
    """The place names of one text."""
    return [Toponym(one["start"], one["end"], one["lat"], one["lon"]) for one in row["toponyms"]]


def _measures(part: str, scores: Sequence[Score]) -> list[Measure]:
    every = sum(scores, Score())
    return [
        *every.names.measures(f"place names{part}"),
        Measure(f"accuracy at 161 km, of all gold{part}", every.accuracy, int(every.names.gold)),
        Measure(f"accuracy at 161 km, of those found{part}", every.accuracy_of_found, every.placed),
    ]
