"""Makes deals of the agreements of several reports: names, parties, duties, what was done and broken."""

# Invariant: the deals are a pure function of the readings, whatever their order.

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.deal import Breach, Deal, Done, Duty, Standing
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.agreements.balances import balances_of
from crossbearing.reconcile.agreements.breaches import breaches_told
from crossbearing.reconcile.agreements.clause import key_of
from crossbearing.reconcile.agreements.deal_grounds import ENOUGH, MEAN, blocks, deal_grounds
from crossbearing.reconcile.agreements.deeds import deeds_in
from crossbearing.reconcile.agreements.duties import Group, clause_groups, commonest, duty_of
from crossbearing.reconcile.agreements.joining import Joined, Measure, join_up, neighbours
from crossbearing.reconcile.agreements.kinds import kind_named
from crossbearing.reconcile.agreements.rivals import rivals_among
from crossbearing.reconcile.agreements.rounds import priors_of, renewals_in
from crossbearing.reconcile.agreements.states import states_told
from crossbearing.reconcile.agreements.telling import Telling, tellings
from crossbearing.reconcile.agreements.wording import stems_of, telling_name
from crossbearing.reconcile.origins import Origins

# Letters of the hash a deal is named by.
ID_LETTERS = 10
_MEASURE: Measure[Telling] = Measure(deal_grounds, ENOUGH, MEAN)


def find_deals(readings: Sequence[Reading], *, origins: Origins | None = None) -> list[Deal]:
    """Every deal with its duties and their balances, in order of date and name."""
    origins = Origins(readings) if origins is None else origins
    told = sorted((one for reading in readings for one in tellings(reading)), key=_told_first)
    groups = join_up(told, neighbours(told, blocks), _MEASURE)
    drafts = [_Draft(group, origins) for group in groups]
    priors = priors_of([(draft.deal, draft.tellings) for draft in drafts])
    for draft in drafts:
        draft.deal = replace(draft.deal, prior=priors.get(draft.deal.id))
    _add_deeds(drafts, origins)
    _renew(drafts)
    return sorted((draft.finished() for draft in drafts), key=lambda deal: (deal.date or "9999", deal.name, deal.id))


def _told_first(one: Telling) -> tuple[int, str, Ref]:
    anchor = one.days or one.published
    return anchor[0] if anchor is not None else 0, one.reading.document.published or "9999", one.ref


class _Draft:
    """A deal in the making: its tellings, its duties and what is told of each."""

    def __init__(self, group: Joined[Telling], origins: Origins) -> None:
        self.tellings = sorted(group.members, key=lambda one: (one.reading.document.published or "9999", one.ref))
        self.deal = _deal(self.tellings, group)
        clauses = [clause for telling in self.tellings for clause in telling.clauses]
        groups = clause_groups(clauses)
        self.duties = _with_rivals([duty_of(found, self.deal.id) for found in groups], groups)
        self.words = {duty.id: _words(found) for duty, found in zip(self.duties, groups, strict=True)}
        self.done: defaultdict[str | None, list[Done]] = defaultdict(list)
        self.broken: defaultdict[str | None, list[Breach]] = defaultdict(list)
        self._take(origins)

    def _take(self, origins: Origins) -> None:
        local = _local(self.tellings)
        duty_of_clause = {ref: duty.id for duty in self.duties for ref in duty.told}
        for telling in self.tellings:
            for clause, done in states_told(telling, local, origins):
                self.done[self._fitting(duty_of_clause[clause] if clause is not None else None, done)].append(done)
            for duty, breach in breaches_told(telling, self.duties, self.words, local, origins):
                self.broken[duty].append(breach)

    def _fitting(self, duty: str | None, done: Done) -> str | None:
        """The duty a state is of: what it counts is of another one where the duty has no such amounts."""
        amount, of_id = done.amount, {one.id: one for one in self.duties}
        if duty is None or amount is None or kind_named(of_id[duty].kind).takes(amount.unit):
            return duty
        stems = stems_of(done.words)
        fit = [
            one.id
            for one in self.duties
            if one.exists and one.owed is not None and one.owed.unit == amount.unit and kind_named(one.kind).fits(stems)
        ]
        return fit[0] if len(fit) == 1 else None

    def finished(self) -> Deal:
        """The deal with all that was gathered."""
        return replace(
            self.deal,
            duties=tuple(self._finished(duty) for duty in self.duties),
            loose=_ordered(self.done[None]),
            breaches=tuple(self.broken[None]),
        )

    def _finished(self, duty: Duty) -> Duty:
        duty = replace(duty, done=_ordered(self.done[duty.id]), breaches=tuple(self.broken[duty.id]))
        denied = any(one.id in duty.rivals and not one.exists for one in self.duties)
        return replace(duty, balances=balances_of(duty, contested=denied and duty.exists))


def _ordered(done: Iterable[Done]) -> tuple[Done, ...]:
    """Each state once, in order of the reports."""
    found = {one.ref: one for one in done}
    return tuple(sorted(found.values(), key=lambda one: (one.published or "9999", one.ref)))


def _deal(told: Sequence[Telling], group: Joined[Telling]) -> Deal:
    lead = min(told, key=lambda one: (-len(one.names), one.days is None, one.agreement.name, one.ref))
    return Deal(
        id="d" + sha256(f"{told[0].ref.sha256} {told[0].ref.id}".encode()).hexdigest()[:ID_LETTERS],
        key=_key(told),
        name=lead.agreement.name,
        names=tuple(sorted({one.agreement.name for one in told} - {lead.agreement.name})),
        date=_date(told),
        parties=_parties(told),
        mediators=tuple(sorted({key for one in told if (key := _mediator(one)) is not None})),
        standings=tuple(Standing(one.agreement.status, one.reading.document.published, one.ref) for one in told),
        told=tuple(one.ref for one in told),
        joins=group.joins,
    )


def _key(told: Sequence[Telling]) -> str:
    """The key most reports give, of those that name the deal by more than what it is."""
    counted = Counter(one.agreement.key for one in told)
    return min(counted, key=lambda key: (not telling_name(key.partition(":")[2]), -counted[key], key))


def _date(told: Sequence[Telling]) -> str | None:
    """The narrowest date that a report states, of equals the one given most often."""
    stated = [one for one in told if one.days is not None and one.agreement.date is not None]
    if not stated:
        return None
    width = min(one.days[1] - one.days[0] for one in stated if one.days is not None)
    narrow = sorted(stated, key=lambda one: one.ref)
    return commonest(
        one.agreement.date.edtf
        for one in narrow
        if one.agreement.date is not None and one.days is not None and one.days[1] - one.days[0] == width
    )


def _parties(told: Sequence[Telling]) -> tuple[str, ...]:
    """The parties, those most reports name first."""
    counted = Counter(key for one in told for key in dict.fromkeys(one.party_keys))
    return tuple(sorted(counted, key=lambda key: (-counted[key], key)))


def _mediator(one: Telling) -> str | None:
    return key_of(one.agreement.mediator, {entity.id: entity for entity in one.reading.entities})


def _words(group: Group) -> frozenset[str]:
    """Stems of what the clauses of a duty have anybody do, and with what."""
    found: frozenset[str] = frozenset()
    return found.union(*(clause.terms for clause in group.members))


def _with_rivals(duties: Sequence[Duty], groups: Sequence[Group]) -> list[Duty]:
    rivals: defaultdict[str, list[str]] = defaultdict(list)
    for left, right in rivals_among(groups):
        rivals[duties[left].id].append(duties[right].id)
        rivals[duties[right].id].append(duties[left].id)
    return [replace(duty, rivals=tuple(sorted(rivals[duty.id]))) for duty in duties]


def _local(told: Sequence[Telling]) -> frozenset[str]:
    """The places that the deal is for: those of its name at which its duties are due."""
    names: frozenset[str] = frozenset().union(*(one.names for one in told))
    due = {place for one in told for clause in one.clauses for place in clause.places.items()}
    return frozenset(spelled for spelled, name in due if not telling_name(name).isdisjoint(names))


def _add_deeds(drafts: Sequence[_Draft], origins: Origins) -> None:
    """Give each duty the deeds told in reports of its deal, or of a round before or after it.

    A report that states how a duty of the kind stands has told its deeds by that.
    """
    chained = _chained(drafts)
    stated = {(duty.kind, one.ref.sha256) for draft in drafts for duty in draft.duties for one in draft.done[duty.id]}
    for draft in drafts:
        if draft.deal.date is None:
            continue
        for reading in chained[draft.deal.id].values():
            free = [duty for duty in draft.duties if duty.exists and (duty.kind, reading.sha256) not in stated]
            for duty, done in deeds_in(reading, free, draft.words, draft.deal.date, origins):
                draft.done[duty].append(done)


def _chained(drafts: Sequence[_Draft]) -> Mapping[str, dict[str, Reading]]:
    """The reports that tell each deal or one next to it in its chain, by hash."""
    own = {draft.deal.id: {one.ref.sha256: one.reading for one in draft.tellings} for draft in drafts}
    found = {deal: dict(readings) for deal, readings in own.items()}
    for draft in drafts:
        if draft.deal.prior is not None:
            found[draft.deal.prior].update(own[draft.deal.id])
            found[draft.deal.id].update(own[draft.deal.prior])
    return {deal: dict(sorted(readings.items())) for deal, readings in found.items()}


def _renew(drafts: Sequence[_Draft]) -> None:
    """Let what was done of a duty that a later round confirms count for the earlier one too, latest rounds first."""
    of_id = {draft.deal.id: draft for draft in drafts}
    for draft in sorted(drafts, key=lambda one: (one.deal.date or "", one.deal.id), reverse=True):
        before = of_id.get(draft.deal.prior or "")
        if before is None or _is_over(before.deal):
            continue
        renews = renewals_in(before.duties, draft.duties, before.words, draft.words)
        draft.duties = [replace(duty, renews=renews.get(duty.id)) for duty in draft.duties]
        for later, earlier in renews.items():
            before.done[earlier].extend(draft.done[later])


def _is_over(deal: Deal) -> bool:
    """Whether a report has it that the deal was carried out, so that a later one is a new one."""
    return any(one.status is AgreementStatus.COMPLETED for one in deal.standings)
