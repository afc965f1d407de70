"""Policies: named rules that turn the figures of an incident into low, best and high."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.errors import InputError
from crossbearing.model.incident import Ref
from crossbearing.reconcile.keys import slug_of
from crossbearing.reconcile.tallies.bounds import Number, agreed, high_of, least, low_of, most
from crossbearing.reconcile.tallies.count import Count

SUPERSEDED = "replaced by a later count of its own source"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a policy makes of some figures, why, and which of them it leaves out for which reason."""

    low: Number | None
    best: Number | None
    high: Number | None
    why: str
    aside: Mapping[Ref, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy by name. `order` ranks origins for `hierarchy`; `chosen` holds a reviewer's figures for `reviewer`."""

    name: str = "range"
    order: tuple[str, ...] = ()
    chosen: frozenset[Ref] = frozenset()

    def __post_init__(self) -> None:
        if self.name not in RULES:
            raise InputError(f"{self.name!r} was asked for as a policy; there are {', '.join(RULES)}")
        if self.name == "hierarchy" and len(self.order) == 0:
            raise InputError("The policy hierarchy needs an order of sources: hierarchy:UN,SOHR")

    def verdict(self, counts: Sequence[Count]) -> Verdict:
        """What this policy makes of these figures, of which there is one at least."""
        return RULES[self.name](counts, self)


def policy_of(text: str) -> Policy:
    """The policy a person wrote: its name, for `hierarchy` with the sources behind a colon, first the one to trust."""
    name, _, order = text.partition(":")
    return Policy(name.strip(), tuple(part.strip() for part in order.split(",") if part.strip()))


def latest_of_each(counts: Sequence[Count]) -> tuple[list[Count], dict[Ref, str]]:
    """The last count of each origin, and the earlier ones with the reason they are left out."""
    last: dict[str, Count] = {}
    for count in counts:
        before = last.get(count.origin)
        if before is None or count.order >= before.order:
            last[count.origin] = count
    kept = [count for count in counts if _stands(count, last[count.origin])]
    left = {count.ref: SUPERSEDED for count in counts if not _stands(count, last[count.origin])}
    return kept, left


def _stands(count: Count, last: Count) -> bool:
    """Whether a count is its origin's last, or says what that says."""
    return count is last or count.figure.agrees_with(last.figure)


def _range(counts: Sequence[Count], policy: Policy) -> Verdict:
    figures = [count.figure for count in counts]
    kept, _ = latest_of_each(counts)
    best, why = _settled(kept)
    if best is None:
        best, why = _kept_counting(counts) or (None, why)
    if all(count.disputed for count in counts):
        best, why = None, "alleged only"
    return Verdict(least(figures), best, most(figures), why)


def _settled(counts: Sequence[Count]) -> tuple[Number | None, str]:
    """The number on which the last counts agree, with the reason."""
    best = agreed([count.figure for count in counts])
    origins = len({count.origin for count in counts})
    if best is not None:
        return best, "one source" if origins == 1 else f"{origins} sources agree"
    return None, "no source gives a number" if origins == 1 else "the sources disagree"


def _kept_counting(counts: Sequence[Count]) -> tuple[Number, str] | None:
    """The last count of the one source that counted on, if no other gives more."""
    rising: dict[str, list[Count]] = {}
    for count in counts:
        rising.setdefault(count.origin, []).append(count)
    climbers = [own for own in rising.values() if _climbs(own)]
    if len(climbers) != 1:
        return None
    last = climbers[0][-1].figure.value
    top = most([count.figure for count in counts])
    if last is None or top is None or last < top:
        return None
    return last, "last count of the one source that kept counting"


def _climbs(counts: Sequence[Count]) -> bool:
    values = [count.figure.value for count in counts if count.figure.value is not None]
    return len(set(values)) > 1 and values[-1] == max(values)


def _conservative(counts: Sequence[Count], policy: Policy) -> Verdict:
    kept, left = latest_of_each(counts)
    figures = [count.figure for count in kept]
    low = least(figures)
    return Verdict(low, low, most(figures), "the least that the last count of any source gives", left)


def _majority(counts: Sequence[Count], policy: Policy) -> Verdict:
    kept, left = latest_of_each(counts)
    figures = [count.figure for count in kept]
    votes: dict[Number, set[str]] = {}
    # Many sources give the same few numbers: each is compared with all others once.
    reaches = {count.figure.reach: count.figure for count in kept}
    agreeing = {
        reach: {other.origin for other in kept if other.figure.agrees_with(figure)} for reach, figure in reaches.items()
    }
    for count in kept:
        if count.figure.value is not None:
            votes[count.figure.value] = agreeing[count.figure.reach]
    ranked = sorted(votes, key=lambda value: (-len(votes[value]), value))
    most_votes = len(votes[ranked[0]]) if ranked else 0
    tied = [value for value in ranked if len(votes[value]) == most_votes and votes[value] != votes[ranked[0]]]
    best = ranked[0] if ranked and not tied else None
    why = (
        f"given or allowed by {most_votes} of {len({c.origin for c in kept})} sources" if best is not None else "a tie"
    )
    return Verdict(least(figures), best, most(figures), why, left)


def _latest(counts: Sequence[Count], policy: Policy) -> Verdict:
    last = max(counts, key=lambda count: count.order)
    newest = [count for count in counts if count.order[0] == last.order[0] and count.figure.agrees_with(last.figure)]
    stands = {count.ref for count in newest}
    left = {count.ref: "replaced by a later count" for count in counts if count.ref not in stands}
    figures = [count.figure for count in newest]
    return Verdict(low_of(last.figure), agreed(figures), high_of(last.figure), "the newest count", left)


def _hierarchy(counts: Sequence[Count], policy: Policy) -> Verdict:
    for wanted in policy.order:
        own = [count for count in counts if _is_named(count, wanted)]
        if own:
            verdict = _latest(own, policy)
            first = {count.ref for count in own}
            left = {count.ref: f"{wanted} goes before its source" for count in counts if count.ref not in first}
            return Verdict(verdict.low, verdict.best, verdict.high, f"as {wanted} counts", {**left, **verdict.aside})
    figures = [count.figure for count in counts]
    return Verdict(least(figures), None, most(figures), f"none of {', '.join(policy.order)} gives a number")


def _is_named(count: Count, wanted: str) -> bool:
    """Whether the count is of the source or outlet a person named, by its key, its words or a part of them."""
    known = f"{count.origin} {count.source or ''} {count.outlet or ''}".casefold()
    return wanted.casefold() in known or slug_of(wanted) in known


def _reviewer(counts: Sequence[Count], policy: Policy) -> Verdict:
    own = [count for count in counts if count.ref in policy.chosen]
    figures = [count.figure for count in own or counts]
    if not own:
        return Verdict(least(figures), None, most(figures), "no reviewer has chosen a number")
    left = {count.ref: "not chosen by the reviewer" for count in counts if count.ref not in policy.chosen}
    return Verdict(least(figures), agreed(figures), most(figures), "chosen by a reviewer", left)


RULES: Mapping[str, Callable[[Sequence[Count], Policy], Verdict]] = {
    "range": _range,
    "conservative": _conservative,
    "majority": _majority,
    "latest": _latest,
    "hierarchy": _hierarchy,
    "reviewer": _reviewer,
}
