"""Measures names and other entities on the BBC reports of re3d: strict F1, span and type, over all gold types.

Gold are the entities that the annotators' majority holds for such (confidence of 0.5 or more). Every gold type counts,
also those that the reader does not look for.
"""

from collections.abc import Mapping
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.measure import Count, Measure
from crossbearing.evaluate.place_joins import Item
from crossbearing.evaluate.re3d_names import answer_of

FILE = "re3d/dev.jsonl.gz"
# The corpus keeps the labels that lost the vote too.
SURE = 0.5
# Types with too few gold items in the dev part for a figure of their own are counted in the whole alone.
REPORTED = ("Organisation", "Location", "Person", "Temporal")


def measure(bench: Bench) -> list[Measure]:
    """Micro F1, precision and recall over all types, and F1 of the frequent types."""
    rows = bench.rows(FILE)
    texts = [Text(row["id"], row["text"]) for row in rows]
    pairs = [(gold_of(row), answer_of(draft)) for row, draft in zip(rows, bench.drafts(texts), strict=True)]
    every = sum((count(gold, given) for gold, given in pairs), Count())
    found = every.measures("entities, strict")
    for kind in REPORTED:
        of_kind = sum((count(_only(gold, kind), _only(given, kind)) for gold, given in pairs), Count())
        found.append(Measure(f"{kind}, strict F1", of_kind.f1, int(of_kind.gold)))
    return found


def gold_of(row: Mapping[str, Any]) -> set[Item]:
    """The entities of one document that count, each once."""
    return {(e["start"], e["end"], e["type"]) for e in row["entities"] if e["confidence"] >= SURE}


def count(gold: set[Item], given: set[Item]) -> Count:
    """An answer is right if its characters and its type are those of a gold entity."""
    return Count(len(gold & given), len(given), len(gold))


def _only(items: set[Item], kind: str) -> set[Item]:
    return {item for item in items if item[2] == kind}
