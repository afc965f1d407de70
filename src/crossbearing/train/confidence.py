"""Counts on annotated reports how often each rule is right: the confidence that `read --why` shows.

An item is right when the gold ledger has an item of the same layer and kind whose words overlap its own; a claim's
content must overlap by half and its source must be the same words. Each gold item answers for one item only.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.intake.annotated import annotated_reports
from crossbearing.intake.foreign import foreign
from crossbearing.run.reader import Reader
from crossbearing.store.contract import to_json

HEAD = """# How often each rule was right on annotated reports: [right, given]. Made by `crossbearing train confidence`.
# {reports} reports of this project (tests/annotated), whose rules were partly written with them in view: on a new text
# expect somewhat less. A rule with few cases is judged by its layer.

[rules]
"""
# The content of a claim is found when it shares at least this part of all its characters with the gold's.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an item must share with its gold: layer, kind, the characters of its words and those of its source."""

    layer: str
    kind: str
    words: frozenset[int]
    source: frozenset[int] = frozenset()

    def fits(self, gold: "Anchor") -> bool:
        """Whether this item is the gold's."""
        if (self.layer, self.kind) != (gold.layer, gold.kind) or not self.words & gold.words:
            return False
        if self.layer != "claims":
            return True
        shared = len(self.words & gold.words) >= HALF * len(self.words | gold.words)
        return shared and (bool(self.source & gold.source) or not (self.source or gold.source))


def train_confidence(data: Path, out: Path) -> str:
    """Count on the annotated reports of `data` (docs, gold) and write confidence.toml to `out`."""
    given, right = Counter[str](), Counter[str]()
    reports = annotated_reports(data)
    for report, ledger in reports:
        with foreign(f"gold ledger of {report.name}"):
            truth = anchors(ledger)
        for rule, is_right in _judged(report, truth):
            for name in dict.fromkeys((rule, rule.split("/", 1)[0])):
                given[name] += 1
                right[name] += is_right
    out.mkdir(parents=True, exist_ok=True)
    lines = [f'"{rule}" = [{right[rule]}, {given[rule]}]' for rule in sorted(given)]
    (out / "confidence.toml").write_text(HEAD.format(reports=len(reports)) + "\n".join(lines) + "\n", encoding="utf-8")
    return f"{sum('/' not in rule for rule in given)} layers, {len(given)} rules counted on {len(reports)} reports"


def _judged(report: Path, truth: dict[str, Anchor]) -> Iterator[tuple[str, bool]]:
    """The rule of each item that the reader gives for a report, and whether the gold's anchors have that item."""
    reader = Reader()
    reading, reasons = reader.explained(reader.report(report))
    ours = anchors(json.loads(to_json(reading)))
    left = dict(truth)
    for reason in reasons:
        mine = ours.get(reason.item)
        if mine is None:
            continue
        match = next((item for item, gold in left.items() if mine.fits(gold)), None)
        if match is not None:
            del left[match]
        yield reason.rule, match is not None


def anchors(ledger: dict[str, Any]) -> dict[str, Anchor]:
    """What each item of a ledger (the public JSON) is recognised by, by its id."""
    return dict(_anchors(ledger))


def _anchors(ledger: dict[str, Any]) -> Iterator[tuple[str, Anchor]]:
    for one in ledger["entities"]:
        yield one["id"], Anchor("entities", one["type"], _characters(one["mentions"]))
    for one in ledger["events"]:
        yield one["id"], Anchor("events", one["type"], _characters([one["trigger"]]))
    for one in ledger["quantities"]:
        yield one["id"], Anchor("figures", one["category"], _characters([one["span"]]))
    for one in ledger["claims"]:
        holders = [link["holder"] for link in one["chain"][-1:] if link["holder"]]
        yield one["id"], Anchor("claims", "", _characters(one["content"]), _characters(holders))
    for one in ledger["silences"]:
        yield one["id"], Anchor("silences", one["kind"], _characters([one["span"]]))
    for one in ledger["place_status"]:
        yield one["id"], Anchor("place_status", one["attribute"], _characters(one["spans"]))
    for one in ledger["media"]:
        words = [span for span in (one["caption"], one["credit"]) if span]
        yield one["id"], Anchor("media", one["kind"], _characters(words))
    for deal in ledger["agreements"]:
        yield deal["id"], Anchor("agreements", "", _characters(deal["evidence"] + deal["status_spans"]))
        for layer in ("obligations", "performance", "violations"):
            for one in deal[layer]:
                yield one["id"], Anchor(layer, one.get("degree", ""), _characters(one["spans"]))
    yield from _pairs(ledger)


def _pairs(ledger: dict[str, Any]) -> Iterator[tuple[str, Anchor]]:
    """Pairs, recognised by the words of both their sides."""
    words = {one["id"]: _characters([one["trigger"]]) for one in ledger["events"]}
    words |= {one["id"]: _characters([one["span"]]) for one in ledger["quantities"]}
    words |= {one["id"]: _characters(one["content"]) for one in ledger["claims"]}
    for one in ledger["pairs"]:
        sides = words.get(one["a"], frozenset()) | words.get(one["b"], frozenset())
        yield one["id"], Anchor("pairs", one["type"], sides)


def _characters(spans: list[dict[str, Any]]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span["start"], span["end"]))
