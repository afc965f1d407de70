"""Things inside others as rows are about them, each with a name of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from crossbearing.model.content import content_key
from crossbearing.publish.outgoing import (
    Deed,
    Outgoing,
    PublicAccount,
    PublicAgreement,
    PublicBreach,
    PublicContradiction,
    PublicCorrection,
    PublicDuty,
    PublicFigure,
    PublicIncident,
    PublicSide,
    PublicTally,
    ToldEvent,
)

Owner = TypeVar("Owner")
Thing = TypeVar("Thing")
# Signs of the hash that a correction is named by.
_SIGNS = 12


@dataclass(frozen=True, slots=True)
class Within(Generic[Owner, Thing]):
    """Something, what it belongs to, and its own name."""

    id: str
    owner: Owner
    thing: Thing


def _numbered(name: str, letter: str, owner: Owner, things: Iterable[Thing]) -> Iterator[Within[Owner, Thing]]:
    """Things that have no name of their own are named by their place in what they belong to."""
    for number, thing in enumerate(things, 1):
        yield Within(f"{name}:{letter}{number}", owner, thing)


def tellings_of(outgoing: Outgoing) -> Iterator[Within[PublicIncident, ToldEvent]]:
    """Every telling of every incident."""
    for incident in outgoing.incidents():
        yield from (Within(told.id, incident, told) for told in incident.told)


def tallies_in(incident: PublicIncident) -> Iterator[Within[PublicIncident, PublicTally]]:
    """The tallies of one incident."""
    return _numbered(incident.id, "t", incident, incident.tallies)


def tallies_of(outgoing: Outgoing) -> Iterator[Within[PublicIncident, PublicTally]]:
    """Every tally of every incident."""
    for incident in outgoing.incidents():
        yield from tallies_in(incident)


def weighed_of(outgoing: Outgoing) -> Iterator[Within[Within[PublicIncident, PublicTally], PublicFigure]]:
    """Every figure of every tally."""
    for tally in tallies_of(outgoing):
        yield from _numbered(tally.id, "w", tally, tally.thing.figures)


def figures_of(outgoing: Outgoing) -> Iterator[Within[Within[PublicIncident, ToldEvent | None], PublicFigure]]:
    """Every figure of every incident, once, with the telling that it stands in where it stands in one."""
    seen: set[str] = set()
    for incident in outgoing.incidents():
        for told, figure in _figures_in(incident):
            if figure.id not in seen:
                seen.add(figure.id)
                owner = Within(incident.id, incident, told)
                yield Within(figure.id, owner, figure)


def _figures_in(incident: PublicIncident) -> Iterator[tuple[ToldEvent | None, PublicFigure]]:
    """The figures of an incident; as a tally has them where one does, since it says on whose word they rest."""
    weighed = {figure.id: figure for tally in reversed(incident.tallies) for figure in tally.figures}
    for told in incident.told:
        yield from ((told, weighed.get(figure.id, figure)) for figure in told.figures)
    yield from ((None, figure) for figure in weighed.values())


def accounts_in(incident: PublicIncident) -> Iterator[Within[PublicIncident, PublicAccount]]:
    """The accounts of one incident."""
    return _numbered(incident.id, "a", incident, incident.accounts)


def accounts_of(outgoing: Outgoing) -> Iterator[Within[PublicIncident, PublicAccount]]:
    """Every account of every incident."""
    for incident in outgoing.incidents():
        yield from accounts_in(incident)


def duties_in(agreement: PublicAgreement) -> Iterator[Within[PublicAgreement, PublicDuty]]:
    """The duties of one agreement."""
    return (Within(f"{agreement.id}:{duty.id}", agreement, duty) for duty in agreement.duties)


def duties_of(outgoing: Outgoing) -> Iterator[Within[PublicAgreement, PublicDuty]]:
    """Every duty of every agreement."""
    for agreement in outgoing.agreements():
        yield from duties_in(agreement)


def deeds_of(outgoing: Outgoing) -> Iterator[Within[Within[PublicAgreement, PublicDuty], Deed]]:
    """Every deed of every duty."""
    for duty in duties_of(outgoing):
        yield from _numbered(duty.id, "p", duty, duty.thing.deeds)


Broken = Within[PublicAgreement, Within[PublicAgreement, PublicDuty] | None]


def breaches_of(outgoing: Outgoing) -> Iterator[Within[Broken, PublicBreach]]:
    """Every breach, with the duty that it breaks where it breaks one."""
    for agreement in outgoing.agreements():
        whole: Broken = Within(agreement.id, agreement, None)
        yield from _numbered(agreement.id, "b", whole, agreement.breaches)
        for duty in duties_in(agreement):
            one: Broken = Within(duty.id, agreement, duty)
            yield from _numbered(duty.id, "b", one, duty.thing.breaches)


def sides_of(outgoing: Outgoing) -> Iterator[Within[PublicContradiction, PublicSide]]:
    """Every side of every contradiction."""
    for one in outgoing.contradictions():
        yield from _numbered(one.id, "s", one, one.sides)


def corrections_of(outgoing: Outgoing) -> Iterator[Within[None, PublicCorrection]]:
    """Every correction, named by what it takes back; where that is masked two may have one name, and are numbered."""
    seen: Counter[str] = Counter()
    for one in outgoing.corrections():
        words = (f"{words.source.id}:{words.start}:{words.exact}" for words in (*one.withdrawn, *one.replaced_by))
        name = "r" + content_key(one.source.id, *words)[:_SIGNS]
        seen[name] += 1
        yield Within(name if seen[name] == 1 else f"{name}-{seen[name]}", None, one)
