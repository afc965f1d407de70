"""The figures of an incident as they came in, report by report."""

from collections.abc import Mapping

from crossbearing.model.course import Step
from crossbearing.model.incident import Incident
from crossbearing.model.reading import Reading
from crossbearing.reconcile.linking.told import told
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.tallies.policies import Policy
from crossbearing.reconcile.tallies.tallies import tallies_of


def figure_history(
    incident: Incident, readings: Mapping[str, Reading], origins: Origins, policy: Policy
) -> tuple[Step, ...]:
    """The tallies after each day on which a report of the incident came out; undated reports come last."""
    wanted = set(incident.members)
    reports = sorted({ref.sha256 for ref in wanted})
    members = [one for sha256 in reports for one in told(readings[sha256]) if one.ref in wanted]
    days = sorted({one.reading.document.published for one in members}, key=lambda day: day or "9999")
    steps = []
    for day in days:
        known = [one for one in members if (one.reading.document.published or "9999") <= (day or "9999")]
        new = tuple(sorted(one.ref for one in known if one.reading.document.published == day))
        steps.append(Step(day, new, tallies_of(sorted(known, key=lambda one: one.ref), origins, policy)))
    return tuple(steps)
