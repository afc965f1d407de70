"""What decisions mean for the readings at hand: which events a person held to be one or apart."""

# Invariant: a decision speaks of an item by its words. Where that item is not found again, it rules nothing.

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, product

from crossbearing.errors import InputError
from crossbearing.model.decision import Decision, Subject, Verb, in_force
from crossbearing.model.held import NO_PAST, Past
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.ruling import Ruling
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.reconcile.placing import Places


def rulings_of(decisions: Sequence[Decision], readings: Sequence[Reading], past: Past = NO_PAST) -> list[Ruling]:
    """The rulings of all merges and splits in force, in the order they were made."""
    return rulings_among(in_force(decisions), Places(readings, past))


def rulings_among(standing: Sequence[Decision], places: Places, gone: Collection[Ref] = frozenset()) -> list[Ruling]:
    """The rulings of these decisions over the events that are found and not `gone`."""
    return [ruling for decision in standing for ruling in _rulings(decision, places, gone)]


def subject_of(reading: Reading, item: str) -> Subject:
    """An item of a reading as a decision names it; InputError if the reading has no such item."""
    found = next((one for one in reading.items() if one.id == item), None)
    if found is None:
        raise InputError(
            f"{reading.doc_id}:{item} was asked for and the report has no item {item}. "
            "`crossbearing show LEDGER --json` lists them"
        )
    return Subject(reading.sha256, reading.doc_id, layer_of(found), item, words_of(found))


def _rulings(decision: Decision, places: Places, gone: Collection[Ref]) -> Iterator[Ruling]:
    about = [ref for ref in places.about(decision) if ref not in gone]
    others = [ref for ref in places.others(decision) if ref not in gone]
    pairs: Iterator[tuple[Ref, Ref]] = iter(())
    if decision.verb is Verb.MERGE:
        pairs = pairwise(about)
    elif decision.verb is Verb.SPLIT:
        pairs = product(about, others)
    for left, right in pairs:
        same = decision.verb is Verb.MERGE
        yield Ruling(left, right, same, who=decision.who, when=decision.when, why=decision.why)
