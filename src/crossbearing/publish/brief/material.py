"""What a brief is about: the part of a ledger that has to do with a place, a time or an agreement."""

from dataclasses import dataclass

from crossbearing.errors import InputError
from crossbearing.model.when import days_of
from crossbearing.publish.outgoing import (
    Outgoing,
    PublicAgreement,
    PublicContradiction,
    PublicCorrection,
    PublicIncident,
    PublicSilence,
    PublicStatus,
)
from crossbearing.publish.values import Edition, Source, Span
from crossbearing.reconcile.keys import place_skeleton, skeleton_of

# A brief is read by people: nobody reads more than this, and it would not fit in memory for a ledger of a whole war.
MOST_INCIDENTS = 500


@dataclass(frozen=True, slots=True)
class Scope:
    """What the brief is of; nothing given: the whole ledger. `agreement` is an id or its beginning."""

    place: str | None = None
    time: str | None = None
    agreement: str | None = None

    def __post_init__(self) -> None:
        if self.time is not None:
            days_of(self.time)
        if self.agreement is not None and (self.place is not None or self.time is not None):
            raise InputError("A brief of an agreement was asked for with a place or a time. Give the agreement alone")


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a brief tells of, and the edition it is of."""

    edition: Edition
    scope: Scope
    sources: tuple[Source, ...]
    incidents: tuple[PublicIncident, ...]
    agreements: tuple[PublicAgreement, ...]
    statuses: tuple[PublicStatus, ...]
    contradictions: tuple[PublicContradiction, ...]
    silences: tuple[PublicSilence, ...]
    corrections: tuple[PublicCorrection, ...]

    @property
    def happened(self) -> tuple[PublicIncident, ...]:
        """The incidents that took place by some report."""
        return tuple(incident for incident in self.incidents if incident.happened)


def material(outgoing: Outgoing, scope: Scope) -> Material:
    """What belongs to a brief of this scope. InputError if that is nothing, or more than anybody reads."""
    if scope.agreement is not None:
        return _of_agreement(outgoing, scope, scope.agreement)
    incidents = _few(outgoing, scope, None)
    found = Material(
        edition=outgoing.edition,
        scope=scope,
        sources=tuple(outgoing.sources()),
        incidents=incidents,
        agreements=tuple(one for one in outgoing.agreements() if _concerns(one, scope)),
        statuses=tuple(one for one in outgoing.statuses() if _is_at(one, scope) and _is_in(one.time, scope)),
        contradictions=tuple(outgoing.contradictions()),
        silences=tuple(outgoing.silences()),
        corrections=tuple(outgoing.corrections()),
    )
    if not found.incidents and not found.agreements and not found.statuses:
        raise InputError(_nothing(scope))
    return found


def _of_agreement(outgoing: Outgoing, scope: Scope, wanted: str) -> Material:
    agreement = _agreement(outgoing, wanted)
    sources = _sources(agreement)
    incidents = _few(outgoing, scope, sources)
    ids = {incident.id for incident in incidents}
    return Material(
        edition=outgoing.edition,
        scope=scope,
        sources=tuple(one for one in outgoing.sources() if one.id in sources),
        incidents=tuple(one for one in incidents if _is_since(one.date, agreement.date)),
        agreements=(agreement,),
        statuses=(),
        contradictions=tuple(one for one in outgoing.contradictions() if one.incident in ids),
        silences=tuple(one for one in outgoing.silences() if one.words.source.id in sources),
        corrections=tuple(one for one in outgoing.corrections() if one.source.id in sources),
    )


def _agreement(outgoing: Outgoing, wanted: str) -> PublicAgreement:
    every = list(outgoing.agreements())
    found = [one for one in every if one.id == wanted] or [one for one in every if one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not every:
        raise InputError(f"A brief of the agreement {wanted} was asked for; the ledger tells of none")
    what = "several begin so" if found else "no agreement has this id"
    known = "; ".join(f"{one.id} {one.name}" for one in (found or every)[:5])
    raise InputError(f"A brief of the agreement {wanted} was asked for; {what}. Give one of: {known}")


def _sources(agreement: PublicAgreement) -> frozenset[str]:
    """The hashes of the reports that tell of an agreement."""
    told = [passage.source for passage in agreement.words]
    told += [source for _, source in agreement.standings]
    told += [breach.source for breach in agreement.breaches]
    for duty in agreement.duties:
        told += [passage.source for passage in duty.words]
        told += [deed.source for deed in duty.deeds]
    return frozenset(source.id for source in told)


def _few(outgoing: Outgoing, scope: Scope, sources: frozenset[str] | None) -> tuple[PublicIncident, ...]:
    """The incidents, or those that some of these reports tell."""
    found: list[PublicIncident] = []
    for incident in outgoing.incidents():
        if sources is None or any(one.source.id in sources for one in incident.told):
            found.append(incident)
        if len(found) > MOST_INCIDENTS:
            asked = _asked(scope) or "the whole ledger"
            raise InputError(
                f"A brief of {asked} was asked for, which has over {MOST_INCIDENTS} incidents: more than a reader "
                "takes in. Narrow it down with --place and --time, or write an edition"
            )
    return tuple(found)


def _is_at(status: PublicStatus, scope: Scope) -> bool:
    return scope.place is None or skeleton_of(status.site.key) == place_skeleton(scope.place)


def _is_in(span: Span, scope: Scope) -> bool:
    """Whether a time meets that of the scope; one that is unknown belongs to no time."""
    if scope.time is None:
        return True
    first, last = days_of(scope.time)
    if span.first is None and span.last is None:
        return False
    return (last is None or span.first is None or span.first <= last) and (
        first is None or span.last is None or span.last >= first
    )


def _concerns(agreement: PublicAgreement, scope: Scope) -> bool:
    """Whether an agreement was made in the time, or something of it was done then."""
    deeds = (deed.date for duty in agreement.duties for deed in duty.deeds)
    return any(_is_in(span, scope) for span in (agreement.date, *deeds))


def _is_since(span: Span, start: Span) -> bool:
    return start.first is None or span.last is None or span.last >= start.first


def _asked(scope: Scope) -> str:
    given = (("the place", scope.place), ("the time", scope.time), ("the agreement", scope.agreement))
    return " and ".join(f"{what} {value}" for what, value in given if value is not None)


def _nothing(scope: Scope) -> str:
    asked = _asked(scope)
    if not asked:
        return "A brief was asked for, and the ledger tells of no incident, agreement or place. Add reports to it"
    return f"A brief of {asked} was asked for, and the ledger has nothing on it. Check the name, or ask for more"
