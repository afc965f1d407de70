"""An agreement as one report tells it, with all that joining looks at, worked out once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from crossbearing.model.agreement import Agreement
from crossbearing.model.entity import EntityType
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.model.when import Basis, When, days_of
from crossbearing.reconcile.agreements.clause import Clause, clauses_of, key_of, places_in
from crossbearing.reconcile.agreements.wording import plain_name, telling_name, telling_party, words_of
from crossbearing.vocab import load

Days = tuple[int, int]
# A report plays at one or two places; the others it names in passing.
SCENES = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One agreement of one report.

    `days` are the first and last day it may bear, as ordinals, where the report dates it; `published` those of the
    report. `names` are stems of the words of its name that tell it from others, `nouns` the other words by their stems.
    `parties` holds, for each party that can be known again, the stems of its key. `scene` are the places the report
    speaks of most, the first of them first. `deeds` are the kinds of duty whose state is told with a day.
    """

    ref: Ref
    reading: Reading
    agreement: Agreement
    days: Days | None
    published: Days | None
    names: frozenset[str]
    nouns: Mapping[str, str]
    parties: tuple[frozenset[str], ...]
    party_keys: tuple[str, ...]
    places: Mapping[str, str]
    scene: tuple[str, ...]
    clauses: tuple[Clause, ...]
    deeds: frozenset[tuple[str, str]]


def tellings(reading: Reading) -> Iterator[Telling]:
    """Every agreement of a reading, without what is only one side's plan."""
    yield from (_telling(reading, agreement) for agreement in reading.agreements if not _is_intent(agreement))


def _is_intent(agreement: Agreement) -> bool:
    """Whether the name tells of nothing but what somebody means to do: "Army plans", "plans to shell the market"."""
    if agreement.obligations or agreement.performance or agreement.violations:
        return False
    listed, words = load("duty_classes"), words_of(agreement.name)
    if any(word in listed["bargains"] for word in words):
        return False
    at = next((n for n, word in enumerate(words) if word in listed["intents"]), None)
    return at is not None and (words[at + 1 : at + 2] == ["to"] or (at + 1 == len(words) and words[at].endswith("s")))


def _telling(reading: Reading, agreement: Agreement) -> Telling:
    entities = {entity.id: entity for entity in reading.entities}
    clauses = clauses_of(reading, agreement)
    keys = [key for party in agreement.parties if (key := key_of(party, entities)) is not None]
    names = telling_name(agreement.name)
    kinds = {clause.obligation.id: clause.kind.name for clause in clauses}
    spans = [*agreement.evidence, *agreement.status_spans]
    spans += chain.from_iterable(one.spans for one in agreement.obligations)
    spans += chain.from_iterable(one.spans for one in agreement.performance)
    spans += chain.from_iterable(one.spans for one in agreement.violations)
    return Telling(
        ref=Ref(reading.sha256, reading.doc_id, agreement.id),
        reading=reading,
        agreement=agreement,
        days=_stated(agreement.date),
        published=_bounds(reading.document.published),
        names=names,
        nouns=plain_name(agreement.name),
        parties=tuple(sorted((stems for key in keys if (stems := telling_party(key))), key=sorted)),
        party_keys=tuple(keys),
        places=places_in(spans, reading.entities),
        scene=_scene(reading),
        clauses=clauses,
        deeds=frozenset(
            (kinds[one.obligation], one.date.edtf)
            for one in agreement.performance
            if one.obligation in kinds and one.date is not None and one.date.edtf is not None
        ),
    )


def _scene(reading: Reading) -> tuple[str, ...]:
    """Keys of the places named most often, at most so many, the most frequent first."""
    places = [one for one in reading.entities if one.type is EntityType.PLACE and one.mentions]
    return tuple(one.key for one in sorted(places, key=lambda one: (-len(one.mentions), one.key))[:SCENES])


def _stated(when: When | None) -> Days | None:
    """The days of a date that the report tells, not of one worked out by the reader."""
    if when is None or when.edtf is None or when.basis not in (Basis.EXPLICIT, Basis.RELATIVE):
        return None
    return _bounds(when.edtf)


def _bounds(edtf: str | None) -> Days | None:
    if edtf is None:
        return None
    first, last = days_of(edtf)
    if first is None or last is None:
        return None
    return first.toordinal(), last.toordinal()
