"""How well reports are brought together: what links annotated reports, made from their gold and from our reading.

With gold reports as input, what is measured is the linking alone: their answers (which events are one incident, which
report repeats another) are taken out before.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from crossbearing.evaluate.ledger import Scorer
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.measured import Measured
from crossbearing.evaluate.tasks import Task
from crossbearing.intake.annotated import annotated_reports
from crossbearing.intake.foreign import foreign
from crossbearing.model.place import Fix
from crossbearing.model.reading import Reading
from crossbearing.reconcile.corpus import corpus_object
from crossbearing.reconcile.view import View
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import resolve_places
from crossbearing.run.reader import Reader
from crossbearing.store.contract import from_json, to_json

LINKS = "clusters.json"
# Rows of the scorer, and what they are called here.
ROWS = {
    "corpus: events CoNLL": "incidents, CoNLL F1",
    "corpus: events B3": "incidents, B-cubed F1",
    "corpus: tolls": "tolls F1",
    "corpus: contradictions": "contradictions F1",
    "corpus: ledger": "obligations F1",
    "corpus: near duplicates": "reprints F1",
}
BOUNDS = ("low", "high", "best")


def measure_clusters(folder: Path, scorer: Scorer, own: Mapping[str, Any]) -> Measured:
    """The rows for gold reports as input and, from the figures `own` of our ledgers, for our own reading."""
    name = folder.resolve().name
    task = Task(f"links, {name}", name, f"what links the reports of {name}, from gold reports and from our reading")
    with foreign(f"links, {folder}"):
        found = _score_gold(folder, scorer)
        return Measured(task, (*figures_of("gold reports", found), *figures_of("our reading", own)))


def has_links(folder: Path) -> bool:
    """Whether the folder's gold says what links its reports."""
    return (folder / "gold" / LINKS).is_file()


def figures_of(source: str, found: Mapping[str, Any]) -> Iterator[Measure]:
    """The scorer's rows across reports, and how often the bounds of the tolls that were found are gold's."""
    for row, name in ROWS.items():
        layer = found["layers"].get(row)
        if layer is not None and layer["gold"]:
            yield Measure(f"{source}: {name}", layer["f1"], layer["gold"])
    bounds = found["slots"].get("corpus: tolls", {})
    for bound in BOUNDS:
        if bound in bounds:
            yield Measure(f"{source}: tolls, {bound} exact", bounds[bound]["accuracy"], bounds[bound]["pairs"])


def without_answers(gold: Mapping[str, Any]) -> dict[str, Any]:
    """A gold ledger that does not say which incident an event belongs to and what its report repeats."""
    ledger = deepcopy(dict(gold))
    # Traps are notes for the scorer in a shape of their own.
    ledger["traps"] = []
    ledger["document"]["reprint_of"] = None
    for event in ledger["events"]:
        event["cluster"] = None
    return ledger


def _score_gold(folder: Path, scorer: Scorer) -> dict[str, Any]:
    readings, texts = [], {}
    for path, gold in annotated_reports(folder):
        reading = from_json(json.dumps(without_answers(gold)), where=str(path))
        readings.append(reading)
        texts[reading.sha256] = Reader().report(path).text
    with tempfile.TemporaryDirectory() as place:
        out = Path(place)
        for reading in readings:
            (out / f"{reading.doc_id}.json").write_text(to_json(reading), encoding="utf-8")
        (out / LINKS).write_text(json.dumps(_links(readings, texts), ensure_ascii=False), encoding="utf-8")
        return scorer.score(folder / "gold", out, folder / "docs")


def _links(readings: Sequence[Reading], texts: Mapping[str, str]) -> dict[str, Any]:
    """What links these readings, as public JSON has it."""
    gazetteer = Gazetteer()

    def fixes(reading: Reading) -> dict[str, Fix]:
        dateline = reading.document.dateline_place
        return resolve_places(reading.entities, texts[reading.sha256], gazetteer, dateline=dateline)

    view = View(readings, fixes=fixes)
    return corpus_object(view)
