"""The counts of one incident as they came in, from which its tallies follow by any policy without its reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.model.course import Step
from crossbearing.model.figure import Category
from crossbearing.model.incident import Incident, Ref, Tally
from crossbearing.model.reading import Reading
from crossbearing.reconcile.linking.told import Told, told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.tallies.count import Count, counts_of
from crossbearing.reconcile.tallies.policies import Policy, Verdict
from crossbearing.reconcile.tallies.tallies import overall, tallied

# Reports without a date come last.
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Stage:
    """A day (EDTF) on which reports of the incident came out, and the events they tell.

    `otherwise` holds which counts, by number, were set aside for another reason then than at the end.
    """

    day: str | None
    reports: tuple[Ref, ...]
    otherwise: tuple[tuple[int, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """Every count of an incident in order, the stages in which they came in, and those that a person chose."""

    incident: str
    counts: tuple[Count, ...]
    stages: tuple[Stage, ...]
    chosen: tuple[Ref, ...] = ()

    def tallies(self, policy: Policy) -> tuple[Tally, ...]:
        """What the policy makes of all counts."""
        return tallied(self.counts, self.filled(policy))

    def history(self, policy: Policy) -> tuple[Step, ...]:
        """What it made of those known after each stage."""
        policy = self.filled(policy)
        return tuple(Step(stage.day, stage.reports, tallied(self.known_at(stage), policy)) for stage in self.stages)

    def course(self, policy: Policy, category: Category) -> tuple[tuple[Stage, Verdict], ...]:
        """What it made over all of the counts of one category, after each stage from the first that gives one on."""
        policy, found = self.filled(policy), list[tuple[Stage, Verdict]]()
        for stage in self.stages:
            counts = [count for count in self.known_at(stage) if count.figure.category is category]
            if counts:
                found.append((stage, overall(counts, policy)[1]))
        return tuple(found)

    def known_at(self, stage: Stage) -> list[Count]:
        """The counts that were known then, set aside as they were then."""
        otherwise = dict(stage.otherwise)
        last = stage.day or _UNDATED
        return [
            replace(count, aside=otherwise[number]) if number in otherwise else count
            for number, count in enumerate(self.counts)
            if (count.order[0] or _UNDATED) <= last
        ]

    def filled(self, policy: Policy) -> Policy:
        """The policy; a reviewer's figures are those chosen, unless others are named."""
        if policy.name == "reviewer" and len(policy.chosen) == 0:
            return replace(policy, chosen=frozenset(self.chosen))
        return policy


def weighing_of(
    incident: Incident, readings: Mapping[str, Reading], origins: Origins, chosen: frozenset[Ref] = frozenset()
) -> Weighing:
    """The counts of an incident, of which a person chose those in `chosen`, with a stage for each day of reports."""
    wanted = set(incident.members)
    reports = sorted({ref.sha256 for ref in wanted})
    members = sorted(
        (one for key in reports for one in told(readings[key]) if one.ref in wanted), key=lambda one: one.ref
    )
    counts = counts_of(members, origins)
    # What stands beside a figure tells which counts repeat others; afterwards nothing asks for it.
    kept = tuple(replace(count, frame="") for count in counts)
    days = sorted({one.reading.document.published for one in members}, key=lambda day: day or _UNDATED)
    stages = tuple(_stage(day, members, counts, origins) for day in days)
    return Weighing(incident.id, kept, stages, tuple(sorted({count.ref for count in kept} & chosen)))


def _stage(day: str | None, members: Sequence[Told], counts: Sequence[Count], origins: Origins) -> Stage:
    last = day or _UNDATED
    known = [one for one in members if (one.reading.document.published or _UNDATED) <= last]
    new = tuple(one.ref for one in known if one.reading.document.published == day)
    numbers = [number for number, count in enumerate(counts) if (count.order[0] or _UNDATED) <= last]
    then = counts_of(known, origins) if len(known) < len(members) else counts
    otherwise = tuple(
        (number, count.aside)
        for number, count in zip(numbers, then, strict=True)
        if count.aside != counts[number].aside
    )
    return Stage(day, new, otherwise)
