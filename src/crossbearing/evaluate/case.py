"""CASE 2021 task 2: one ACLED sub-type for each snippet, over the sub-types that the ledger has a place for."""

from collections import Counter
from collections.abc import Sequence

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.case_labels import MAPPED, label_of
from crossbearing.evaluate.measure import Count, Measure

SNIPPETS = "events/case2021_task2_dev.jsonl.gz"


def measure(bench: Bench) -> list[Measure]:
    """Weighted F1 over the snippets whose gold label is one of those our events map to."""
    rows = [row for row in bench.rows(SNIPPETS) if row["label"] in MAPPED]
    texts = [Text(f"case-{row['id']}", row["text"]) for row in rows]
    given = [label_of(draft) for draft in bench.drafts(texts)]
    gold = [row["label"] for row in rows]
    right = sum(a == b for a, b in zip(given, gold, strict=True))
    return [
        Measure("event type, weighted F1", weighted_f1(given, gold), len(gold)),
        Measure("event type, accuracy", right / len(gold), len(gold)),
    ]


def weighted_f1(given: Sequence[str | None], gold: Sequence[str]) -> float:
    """The F1 of each gold label, weighted by how often it occurs; None is no answer."""
    counts: dict[str, Count] = {}
    for answer, label in zip(given, gold, strict=True):
        counts[label] = counts.get(label, Count()) + Count(answer == label, 0, 1)
        if answer is not None:
            counts[answer] = counts.get(answer, Count()) + Count(0, 1, 0)
    often = Counter(gold)
    return sum(counts[label].f1 * often[label] for label in often) / len(gold)
