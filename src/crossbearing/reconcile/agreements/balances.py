"""Where a duty stands: owed, done, outstanding and disputed, and its state by a written rule, on any day."""

from collections.abc import Sequence

from crossbearing.model.agreement import Degree
from crossbearing.model.deal import Amount, Balance, Done, Duty, last_day
from crossbearing.model.incident import Ref
from crossbearing.reconcile.agreements.amounts import remaining, span_of, total
from crossbearing.reconcile.agreements.kinds import kind_named

_DONE = (Degree.FULL, Degree.PARTIAL)
_NOT_DONE = (Degree.NONE, Degree.REFUSED, Degree.POSTPONED)
# The words of `why`, one for each way by which a state is found.
NO_WORD = "no report tells what was done of it"
NO_DUTY = "one reading has it that nothing of the kind is owed, and it is not said to be done"
SUM_DONE = "the deeds told come to all that is owed"
UNKNOWN = "reports say only that it is not known"
CONTRARY = "of one time, independent sources say done in full and not done"
REVERSED = "one source has it done in full, a later one not done"
STAGES = "its stages were done, not all of it"
SOME_DONE = "some of it was done, and what is told later is of the rest"
BESIDE = "one report has it done in full, and what it has as not done later is something else"
LATEST = "the state told of the latest day"


def balances_of(duty: Duty, *, contested: bool = False) -> tuple[Balance, ...]:
    """The balance after each day on which a report told something new; the last is of all reports.

    `contested` says that a rival reading denies the duty.
    """
    published = {one.published for one in duty.done if one.published is not None}
    days = sorted(published, key=lambda day: (last_day(day), day))
    known = [
        _balance(duty, [one for one in duty.done if one.published in days[: n + 1]], day, contested)
        for n, day in enumerate(days)
    ]
    if not known or any(one.published is None for one in duty.done):
        known.append(_balance(duty, duty.done, None, contested))
    return tuple(known)


def _balance(duty: Duty, told: Sequence[Done], as_of: str | None, contested: bool) -> Balance:
    unit = duty.owed.unit if duty.owed is not None else _unit(told)
    done = total([one for one in told if one.degree in _DONE], unit)
    state, why = state_of(duty, told, done, contested=contested)
    left = remaining(duty.owed, done)
    if state is Degree.FULL and left is not None:
        left = Amount(0.0, left.high, left.unit)
    disputed = total([one for one in told if one.degree is Degree.DISPUTED], unit)
    return Balance(as_of, state, why, duty.owed, done, left, disputed)


def _unit(told: Sequence[Done]) -> str | None:
    units = sorted(one.amount.unit for one in told if one.amount is not None and one.degree in _DONE)
    return max(units, key=units.count) if units else None


def state_of(duty: Duty, told: Sequence[Done], done: Amount | None, *, contested: bool) -> tuple[Degree, str]:
    """The state of a duty and the rule by which it is found, from the states told of it up to some day."""
    clear = sorted((one for one in told if one.degree is not Degree.UNCLEAR), key=_order)
    if contested and not any(one.degree in _DONE for one in clear):
        return Degree.DISPUTED, NO_DUTY
    if not clear:
        return (Degree.UNCLEAR, UNKNOWN) if told else (Degree.UNCLEAR, NO_WORD)
    if duty.owed is not None and done is not None and duty.owed.high is not None and done.low >= duty.owed.high:
        return Degree.FULL, SUM_DONE
    return _by_latest(duty, clear)


def _order(one: Done) -> tuple[int, str, bool, Ref]:
    """By the last day a state may be of; of one day the whole after its stages."""
    return span_of(one)[1], one.published or "9999", one.phase is None, one.ref


def _by_latest(duty: Duty, clear: Sequence[Done]) -> tuple[Degree, str]:
    latest = clear[-1]
    last = [one for one in clear if span_of(one)[1] == span_of(latest)[1]]
    if _are_contrary(last):
        return Degree.DISPUTED, CONTRARY
    if latest.degree is Degree.PARTIAL and any(_is_whole(one) and one.ref.sha256 == latest.ref.sha256 for one in last):
        return Degree.FULL, LATEST
    if latest.degree is Degree.FULL and latest.phase is not None and not _are_all_done(duty, clear):
        return Degree.PARTIAL, STAGES
    if latest.degree in _NOT_DONE and any(_is_whole(one) and one.origin != latest.origin for one in clear):
        return Degree.DISPUTED, REVERSED
    if latest.degree in _NOT_DONE and any(one.degree in _DONE for one in clear) and not kind_named(duty.kind).keeps:
        own = [one for one in clear if one.ref.sha256 == latest.ref.sha256]
        return (Degree.FULL, BESIDE) if any(_is_whole(one) for one in own) else (Degree.PARTIAL, SOME_DONE)
    return latest.degree, LATEST


def _is_whole(one: Done) -> bool:
    return one.degree is Degree.FULL and one.phase is None


def _are_contrary(last: Sequence[Done]) -> bool:
    """Whether one origin has it done in full and another not at all, of the same time."""
    full = {one.origin for one in last if _is_whole(one)}
    none = {one.origin for one in last if one.degree in _NOT_DONE and one.phase is None}
    return bool(full and none and full != none)


def _are_all_done(duty: Duty, clear: Sequence[Done]) -> bool:
    """Whether each stage that is told of was done in full, and there is more than one or no whole beside it."""
    done = {one.phase for one in clear if one.degree is Degree.FULL}
    stages = {phase.words for phase in duty.phases}
    only_stages = {ref for phase in duty.phases for ref in phase.told} >= set(duty.told)
    return stages <= done and (len(stages) > 1 or only_stages)
