"""What decisions mean for the readings at hand: which events a person held to be one or apart."""

# Invariant: a decision speaks of an item by its words. Where no item of the present reading has them, it rules nothing.

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from crossbearing.errors import InputError
from crossbearing.model.claim import Claim
from crossbearing.model.decision import Decision, Subject, Verb, in_force
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Identified, Reading, spans_in
from crossbearing.model.ruling import Ruling
from crossbearing.model.span import Span


def rulings_of(decisions: Sequence[Decision], readings: Sequence[Reading]) -> list[Ruling]:
    """The rulings of all merges and splits in force, in the order they were made."""
    places = Places(readings)
    return [ruling for decision in in_force(decisions) for ruling in _rulings(decision, places)]


def unplaced(decisions: Sequence[Decision], readings: Sequence[Reading]) -> list[Decision]:
    """The decisions in force on an item that no reading at hand has any more: they wait for a person to look again."""
    places = Places(readings)
    return [
        decision
        for decision in in_force(decisions)
        if any(places.ref(subject) is None for subject in (*decision.about, *decision.others))
    ]


def subject_of(reading: Reading, item: str) -> Subject:
    """An item of a reading as a decision names it; InputError if the reading has no such item."""
    found = next((one for one in reading.items() if one.id == item), None)
    if found is None:
        raise InputError(
            f"{reading.doc_id}:{item} was asked for and the report has no item {item}. "
            "`crossbearing show LEDGER --json` lists them"
        )
    return Subject(reading.sha256, reading.doc_id, _layer(found), item, _words(found))


class Places:
    """Finds the items that decisions speak of in the readings at hand."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = {reading.sha256: reading for reading in readings}

    def ref(self, subject: Subject) -> Ref | None:
        """The item with these words: under its old id where it still has them, else the first of its layer."""
        reading = self._readings.get(subject.sha256)
        if reading is None:
            return None
        alike = [item for item in reading.items() if _layer(item) == subject.layer and _words(item) == subject.words]
        if subject.words is None:
            alike = [item for item in alike if item.id == subject.id]
        best = min(alike, key=lambda item: item.id != subject.id, default=None)
        return None if best is None else Ref(reading.sha256, reading.doc_id, best.id)


def _rulings(decision: Decision, places: Places) -> Iterator[Ruling]:
    about = [ref for subject in decision.about if (ref := places.ref(subject)) is not None]
    others = [ref for subject in decision.others if (ref := places.ref(subject)) is not None]
    pairs: Iterator[tuple[Ref, Ref]] = iter(())
    if decision.verb is Verb.MERGE:
        pairs = pairwise(about)
    elif decision.verb is Verb.SPLIT:
        pairs = product(about, others)
    for left, right in pairs:
        if left != right:
            same = decision.verb is Verb.MERGE
            yield Ruling(left, right, same, who=decision.who, when=decision.when, why=decision.why)


def _words(item: Identified) -> Span | None:
    """The words an item is known by: what a claim says, which its holder says but once, or else the first it has."""
    return next(spans_in(item.content if isinstance(item, Claim) else item), None)


def _layer(item: Identified) -> str:
    return type(item).__name__.lower()
