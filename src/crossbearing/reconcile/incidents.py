"""Makes incidents of the events of several reports: what they are, where and when, how many, who says so."""

# Invariant: the incidents are a pure function of readings, rulings and policies, whatever the order of arrival.

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from crossbearing.model.incident import Incident
from crossbearing.model.reading import Reading
from crossbearing.model.ruling import Ruling
from crossbearing.reconcile.accounts import accounts_of
from crossbearing.reconcile.grades import Grading, grading, support_of
from crossbearing.reconcile.linking.groups import Group
from crossbearing.reconcile.linking.linker import link
from crossbearing.reconcile.linking.rulings import Rulings
from crossbearing.reconcile.linking.told import Fixes, Told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.tallies.policies import Policy
from crossbearing.reconcile.tallies.tallies import tallies_of
from crossbearing.reconcile.withdrawals import withdrawn_among

# Letters of the hash an incident is named by: enough that two among millions seldom share them.
ID_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Rules:
    """By what figures are weighed and support is graded, and what people have ruled of events."""

    policy: Policy = field(default_factory=Policy)
    grading: Grading = field(default_factory=partial(grading, "airwars"))
    rulings: tuple[Ruling, ...] = ()


def find_incidents(
    readings: Sequence[Reading],
    rules: Rules | None = None,
    *,
    origins: Origins | None = None,
    fixes: Fixes | None = None,
) -> list[Incident]:
    """Every incident, events that stand alone included, in order of date and place."""
    origins = Origins(readings) if origins is None else origins
    rules = Rules() if rules is None else rules
    incidents = [incident_of(group, origins, rules) for group in link(readings, Rulings(rules.rulings), fixes)]
    return sorted(incidents, key=lambda incident: (incident.date or "9999", incident.place or "", incident.members))


def incident_of(group: Group, origins: Origins, rules: Rules) -> Incident:
    """What a group of events is."""
    lead = min(group.members, key=_fineness)
    gone = withdrawn_among(group.members, origins)
    accounts = accounts_of(group.members, origins, gone)
    return Incident(
        id=_id(group),
        type=lead.event.type,
        label=lead.event.label,
        date=lead.event.date.edtf,
        place=_place(group.members),
        members=tuple(one.ref for one in group.members),
        joins=group.joins,
        tallies=tallies_of(group.members, origins, rules.policy),
        accounts=accounts,
        grade=rules.grading.grade(support_of(group.members, accounts, gone)),
    )


def _fineness(one: Told) -> tuple[bool, int, object]:
    stated = one.when is not None and one.when.stated
    return not stated, one.when.width if one.when is not None else 0, one.ref


def _id(group: Group) -> str:
    """A name made of the event that told it first, so that it stays when later reports are added."""
    first = min(group.members, key=lambda one: (one.reading.document.published or "9999", one.ref))
    return incident_id(first.ref.sha256, first.ref.id)


def incident_id(report: str, event: str) -> str:
    """The id of the incident that this event of a report (SHA-256) tells first."""
    return "i" + sha256(f"{report} {event}".encode()).hexdigest()[:ID_LETTERS]


def _place(members: Sequence[Told]) -> str | None:
    """The place most members name; of equals the first by name."""
    keys = [one.spot.key for one in members if one.spot is not None]
    return min(keys, key=lambda key: (-keys.count(key), key)) if keys else None
