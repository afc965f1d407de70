"""Which mentions of ECB+ are one happening: gold event mentions, compared inside a topic, singletons kept."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.coreference_score import Rate, b_cubed, ceaf_e, conll, muc
from crossbearing.evaluate.ecb_grounds import TopicGrounds
from crossbearing.evaluate.ecb_mentions import EventMention, mentions_of
from crossbearing.evaluate.measure import Measure
from crossbearing.model.incident import Join
from crossbearing.reconcile.linking.groups import grouped
from crossbearing.reconcile.linking.linker import joined
from crossbearing.reconcile.linking.rulings import Rulings

MENTIONS = "ecb/dev.jsonl.gz"
_SCORES: Mapping[str, Callable[..., Rate]] = {"MUC": muc, "B-cubed": b_cubed, "CEAFe": ceaf_e}


def measure(bench: Bench) -> list[Measure]:
    """CoNLL F1 of linking with its three parts, and of a baseline: mentions of one topic with the same head lemma."""
    mentions = read_mentions(bench, MENTIONS)
    gold = {one.id: one.gold for one in mentions}
    baseline = {one.id: (one.topic, one.head) for one in mentions}
    ours = linked(mentions)
    return [
        Measure("linking, CoNLL F1", conll(ours, gold), len(gold)),
        Measure("same head lemma, CoNLL F1", conll(baseline, gold), len(gold)),
        *(Measure(f"linking, {name} F1", score(ours, gold).f1, len(gold)) for name, score in _SCORES.items()),
    ]


def read_mentions(bench: Bench, file: str) -> list[EventMention]:
    """Every event mention of a part of the corpus."""
    rows = bench.rows(file)
    drafts = bench.drafts([Text(row["id"], row["text"]) for row in rows])
    return [one for row, draft in zip(rows, drafts, strict=True) for one in mentions_of(row, draft.marked)]


def linked(mentions: Sequence[EventMention]) -> dict[str, str]:
    """The group of each mention, named by the first in it."""
    by_topic: defaultdict[int, list[EventMention]] = defaultdict(list)
    for one in mentions:
        by_topic[one.topic].append(one)
    return {key: first for topic in by_topic.values() for key, first in _linked_in(topic).items()}


def _linked_in(topic: Sequence[EventMention]) -> dict[str, str]:
    weigh = TopicGrounds({one.ref: one for one in topic}).weigh
    events = [one.told for one in topic]
    joins: list[Join] = []
    for left, right in combinations(events, 2):
        join = joined(left, right, weigh)
        if join is not None:
            joins.append(join)
    groups = grouped(events, joins, Rulings(), weigh)
    return {one.ref.id: group.members[0].ref.id for group in groups for one in group.members}
