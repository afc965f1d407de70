"""How often perpetrator and target come out right for each side, so that a tilt towards one is seen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.gtt_score import Filler, normal, plain
from crossbearing.evaluate.measure import Count, Measure
from crossbearing.evaluate.muc4 import gold_templates, without_notes
from crossbearing.evaluate.muc4_slots import muc4_words
from crossbearing.evaluate.muc4_templates import templates_of
from crossbearing.evaluate.read_reports import ReadReports
from crossbearing.model.reading import Reading

SIDES = ("government", "opposition", "other")
# Which of the three a side of the ledger belongs to; a foreign state is nobody's government here.
_OF = {"government": "government", "opposition": "opposition", "de_facto_authority": "opposition"}
MUC_TEXTS = "muc4/dev.jsonl.gz"
MUC_GOLD = "muc4/gtt_dev.jsonl.gz"
# What the keys of MUC-4 call the two kinds of perpetrator.
MUC_STATE = "STATE-SPONSORED VIOLENCE"
MUC_IRREGULAR = "TERRORIST ACT"
_MUC_KINDS = {MUC_STATE: "government", MUC_IRREGULAR: "opposition"}

Tally = dict[tuple[str, str], Count]


@dataclass(frozen=True, slots=True)
class Party:
    """Who has a role in an event: the names and nouns for it, as they are compared, and its side."""

    words: frozenset[str]
    side: str


def measure(bench: Bench) -> list[Measure]:
    """F1, precision and recall of the perpetrators of MUC-4 by side.

    `government` is violence of a state, `opposition` a terrorist act, `other` an act of which the key does not say.
    """
    return _measures(rows_of(muc_tally(bench), ("perpetrator",)))


def measure_reports(reports: ReadReports) -> list[Measure]:
    """F1, precision and recall of perpetrator and target by side on a folder of annotated reports."""
    return _measures(rows_of(ledger_tally(reports)))


def _measures(rows: Sequence[tuple[str, Count]]) -> list[Measure]:
    return [measure for name, count in rows for measure in count.measures(name)]


def rows_of(tally: Tally, roles: Sequence[str] = ("perpetrator", "target")) -> list[tuple[str, Count]]:
    """The counts in the order of a table: role by role, each side."""
    return [(f"{role}, {side}", tally.get((role, side), Count())) for role in roles for side in SIDES]


# -- annotated reports ---------------------------------------------------------------------------------------------


def ledger_tally(reports: ReadReports) -> Tally:
    """The counts of a folder of annotated reports by role and side."""
    tally: Tally = {}
    for gold, reading in reports.pairs:
        for role, side, count in compare(gold, reading):
            tally[role, side] = tally.get((role, side), Count()) + count
    return tally


def compare(gold: Mapping[str, Any], reading: Reading) -> Iterator[tuple[str, str, Count]]:
    """Role by role what a reading has right, given and in gold; events pair up by type and shared words.

    A given party counts for the side of the gold party it is, else for the side the reading puts it on.
    """
    cast = {entity["id"]: _gold_party(entity) for entity in gold["entities"]}
    ours = {e.id: Party(frozenset(_said(m.quote for m in e.mentions)), _side(e.alignment)) for e in reading.entities}
    events = [
        (event.type.value, _said(s.quote for s in (event.trigger, *event.evidence)), event) for event in reading.events
    ]
    for theirs in gold["events"]:
        words = _said(span["quote"] for span in (theirs["trigger"], *theirs["evidence"]))
        paired = next((e for e in events if e[0] == theirs["type"] and _overlap(e[1], words)), None)
        if paired is not None:
            events.remove(paired)
        for role in ("perpetrator", "target"):
            wanted = cast.get((theirs[role] or {}).get("entity"))
            given = None if paired is None else getattr(paired[2], role)
            party = None if given is None or given.entity is None else ours.get(given.entity)
            yield from _score(role, wanted, party)
    for _, _, event in events:
        for role in ("perpetrator", "target"):
            given = getattr(event, role)
            if given is not None and given.entity in ours:
                yield role, ours[given.entity].side, Count(0, 1, 0)


def _score(role: str, wanted: Party | None, given: Party | None) -> Iterator[tuple[str, str, Count]]:
    if wanted is not None and given is not None and wanted.words & given.words:
        yield role, wanted.side, Count(1, 1, 1)
        return
    if wanted is not None:
        yield role, wanted.side, Count(0, 0, 1)
    if given is not None:
        yield role, given.side, Count(0, 1, 0)


def _gold_party(entity: Mapping[str, Any]) -> Party:
    return Party(frozenset(_said(mention["quote"] for mention in entity["mentions"])), _side(entity["alignment"]))


def _side(alignment: str) -> str:
    return _OF.get(alignment, "other")


def _said(quotes: Iterator[str]) -> list[str]:
    return [words for words in map(plain, quotes) if words]


def _overlap(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words of one event hold some of the other's whole."""
    return any(a in b or b in a for a in ours for b in theirs)


# -- MUC-4 ------------------------------------------------------------------------------------------------------------


def muc_tally(bench: Bench) -> Tally:
    """The counts of MUC-4 perpetrators, persons and organisations together, by the kind of their act."""
    gold = {row["docid"]: gold_templates(row["templates"]) for row in bench.rows(MUC_GOLD)}
    rows = bench.rows(MUC_TEXTS)
    texts = [Text(row["id"], without_notes(row["text"])) for row in rows]
    tally: Tally = {}
    for row, draft in zip(rows, bench.drafts(texts), strict=True):
        kinds = _kinds(row["templates"])
        wanted = _perpetrators([normal(template) for template in gold[row["id"]]])
        given = _perpetrators([normal(template) for template in templates_of(draft)])
        for side, count in muc_counts(given, [(filler, _kind(filler, kinds)) for filler in wanted]):
            tally["perpetrator", side] = tally.get(("perpetrator", side), Count()) + count
    return tally


def muc_counts(given: Sequence[Filler], wanted: Sequence[tuple[Filler, str]]) -> Iterator[tuple[str, Count]]:
    """By side: what was given, what the key has, and what of it is right."""
    left = list(given)
    for filler, side in wanted:
        right = next((mine for mine in left if mine <= filler), None)
        if right is not None:
            left.remove(right)
        yield side, Count(right is not None, right is not None, 1)
    for filler in left:
        yield ("government" if _is_state(filler) else "opposition"), Count(0, 1, 0)


def _perpetrators(templates: Sequence[Any]) -> list[Filler]:
    return list(dict.fromkeys(f for t in templates for role in ("PerpInd", "PerpOrg") for f in t.fillers(role)))


def _kinds(templates: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The side of each perpetrator string of a text's keys."""
    kinds: dict[str, str] = {}
    for template in templates:
        slots = template["slots"]
        stated = [value for entry in slots.get("perp_category") or () for value in entry["values"]]
        side = next((_MUC_KINDS[value] for value in stated if value in _MUC_KINDS), "other")
        for slot in ("perp_individual", "perp_organization"):
            for entry in slots.get(slot) or ():
                kinds.update((plain(words), side) for words in entry["strings"])
    return kinds


def _kind(filler: Filler, kinds: Mapping[str, str]) -> str:
    return next((kinds[words] for words in sorted(filler) if words in kinds), "other")


def _is_state(filler: Filler) -> bool:
    words = {word for said in filler for word in said.split()}
    return bool(words & muc4_words().state) or bool({word.removesuffix("s") for word in words} & muc4_words().state)
