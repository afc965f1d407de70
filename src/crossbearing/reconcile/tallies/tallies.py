"""Makes the tallies of an incident: over all, by class of people, and by who is blamed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.figure import Category
from crossbearing.model.incident import Counted, Ref, Tally
from crossbearing.reconcile.linking.told import Told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.tallies.classes import PEOPLE, is_none_of_class, is_total, is_total_alone
from crossbearing.reconcile.tallies.count import PART, Count, counts_of
from crossbearing.reconcile.tallies.policies import Policy, Verdict

_NOTHING = Verdict(None, None, None, "nothing is counted that took place")


@dataclass(frozen=True, slots=True)
class _View:
    """What a tally is of: a category, a class of people and the party blamed; `counts` are all its figures."""

    category: Category
    people: str
    blamed: str | None
    counts: Sequence[Count]

    def by(self, policy: Policy, used: Sequence[Count]) -> Tally:
        """The tally that the policy makes of the used ones."""
        return self.shown(policy, used, policy.verdict(used) if used else _NOTHING)

    def shown(self, policy: Policy, used: Sequence[Count], verdict: Verdict) -> Tally:
        """The tally with this verdict and every figure, those set aside with their reasons."""
        refs = {count.ref for count in used}
        figures = tuple(_counted(count, refs, verdict) for count in self.counts)
        bounds = verdict.low, verdict.best, verdict.high
        return Tally(self.category, self.people, self.blamed, *bounds, policy.name, verdict.why, figures)


def tallies_of(members: Sequence[Told], origins: Origins, policy: Policy) -> tuple[Tally, ...]:
    """One tally for each category over all, then those by class of people and by who is blamed, where given."""
    return tallied(counts_of(members, origins), policy)


def tallied(counts: Sequence[Count], policy: Policy) -> tuple[Tally, ...]:
    """The same of the counts of an incident."""
    present = {count.figure.category for count in counts}
    return tuple(
        tally
        for kind in Category
        if kind in present
        for tally in _of_category(kind, [c for c in counts if c.figure.category is kind], policy)
    )


def distinct(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """The tallies, without those by class or by party blamed that hold the same figures as one over all."""
    seen: set[tuple[Ref, ...]] = set()
    for tally in tallies:
        figures = tuple(one.figure for one in tally.figures)
        if figures not in seen:
            seen.add(figures)
            yield tally


def _of_category(kind: Category, counts: Sequence[Count], policy: Policy) -> Iterator[Tally]:
    yield _View(kind, PEOPLE, None, counts).shown(policy, *overall(counts, policy))
    for people in sorted({count.counts for count in counts} - {PEOPLE}):
        own = [count for count in counts if count.counts == people]
        yield _View(kind, people, None, own).by(policy, [c for c in own if c.aside in (None, PART)])
    for party in sorted({count.blamed for count in counts if count.blamed is not None}):
        own = [count for count in counts if count.blamed == party]
        usable = [c for c in own if c.aside is None and is_total(c.counts) and not _is_none_of_class(c)]
        if len(usable) > 0:
            yield _View(kind, PEOPLE, party, own).by(policy, usable)


def overall(counts: Sequence[Count], policy: Policy) -> tuple[Sequence[Count], Verdict]:
    """The counts of one category that are used over all, and what the policy makes of them.

    These are the totals given; where there are none the classes are added.
    """
    told = [count for count in counts if count.aside is None]
    used = [count for count in told if not _is_none_of_class(count)] or told
    alone = len({count.counts for count in counts} - {PEOPLE}) == 1
    totals = [count for count in used if is_total(count.counts) or (alone and is_total_alone(count.counts))]
    classes = sorted({count.counts for count in used})
    if len(totals) > 0 or len(classes) < 2:
        used = totals or used
        return used, policy.verdict(used) if used else _NOTHING
    verdicts = [policy.verdict([count for count in used if count.counts == one]) for one in classes]
    return used, _sum(verdicts, classes)


def _is_none_of_class(count: Count) -> bool:
    """Whether a count tells nothing of the toll over all: who denies that any civilian died answers a whole charge."""
    return not count.denial and is_none_of_class(count.figure, count.counts)


def _sum(verdicts: Sequence[Verdict], classes: Sequence[str]) -> Verdict:
    def total(values: Sequence[int | float | None]) -> int | float | None:
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    return Verdict(
        total([verdict.low for verdict in verdicts]),
        total([verdict.best for verdict in verdicts]),
        total([verdict.high for verdict in verdicts]),
        f"{', '.join(classes[:-1])} and {classes[-1]} added",
        {ref: why for verdict in verdicts for ref, why in verdict.aside.items()},
    )


def _counted(count: Count, used: Collection[Ref], verdict: Verdict) -> Counted:
    if count.ref in used:
        aside = verdict.aside.get(count.ref)
    else:
        aside = count.aside or f"counts {count.counts.replace('_', ' ')} only"
    figure, published = count.figure, count.order[0] or None
    return Counted(count.ref, count.origin, count.source, published, figure.value, figure.low, figure.high, aside)
