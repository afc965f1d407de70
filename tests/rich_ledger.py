"""A small ledger that has something for every page of the workbench."""

from pathlib import Path

import hostile
from crossbearing import api
from crossbearing.api.ledger import Ledger
from crossbearing.model.decision import Verb
from crossbearing.run.reader import reader_name
from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World
from crossbearing.store.ledger_store import LedgerStore

EXAMPLES = Path(__file__).parents[1] / "examples"
SEED, INCIDENTS = 3, 30


def filled(path: Path) -> Path:
    """The ledger at a path: the examples, reports of an invented war, hostile reports, and what people decided."""
    with LedgerStore(path, create=True) as store:
        told = [(one.report, one.reading) for one in tell(World.of(SEED, INCIDENTS))]
        store.add_all([*told, *hostile.tellings()], reader=reader_name())
    with api.open(path) as ledger:
        ledger.add(sorted(EXAMPLES.glob("*.txt")))
        _decide(ledger)
        ledger.snapshot()
    return path


def _decide(ledger: Ledger) -> None:
    """Two people decide, on the same items for the most part."""
    readings = [one for one in ledger.readings() if one.doc_id[:2] in ("01", "02", "05")]
    for reading in readings:
        for claim in reading.claims[:4]:
            name = f"{reading.sha256}:{claim.id}"
            ledger.decide(Verb.ACCEPT, name, who="Amal", why="The words say so")
            verb = Verb.REJECT if claim is reading.claims[1] else Verb.ACCEPT
            ledger.decide(verb, name, who="Bassam", why="Read against the original")
    event = next(event for reading in readings for event in reading.events)
    of = next(reading for reading in readings if event in reading.events)
    ledger.decide(Verb.ASSIGN, f"{of.sha256}:{event.id}", who="Amal", why="Knows the place", value="Noor")
