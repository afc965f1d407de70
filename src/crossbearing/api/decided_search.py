"""What a search found, as people decided on it."""

from collections.abc import Collection
from dataclasses import replace

from crossbearing.api.known import Known
from crossbearing.api.searching import Found, FoundReport
from crossbearing.model.decision import Verb
from crossbearing.model.reading import Reading
from crossbearing.reconcile.protection import hidden_names, hiding


def found_as_decided(found: Found, known: Known) -> Found:
    """The same, without claims that were rejected, as they were amended, and with all names hidden that are protected.

    A report is found by its words, whatever was decided of its items.
    """
    standing = known.bearing()
    if len(standing) == 0 or len(found.reports) == 0:
        return found
    protecting = {subject.sha256 for one in standing if one.verb is Verb.PROTECT for subject in one.about}
    hidden = hidden_names(known.some(protecting))
    decided = {reading.sha256: reading for reading in known.some({one.reading.sha256 for one in found.reports})}
    return replace(found, reports=tuple(_report(one, decided[one.reading.sha256], hidden) for one in found.reports))


def _report(report: FoundReport, decided: Reading, hidden: Collection[str]) -> FoundReport:
    claims = {claim.id: claim for claim in decided.claims}
    kept = tuple(replace(one, claim=claims[one.claim.id]) for one in report.claims if one.claim.id in claims)
    # The index knows the names that reports protect, decisions the others.
    names = frozenset(hidden) | hidden_names([report.reading])
    return replace(report, reading=hiding(decided, names), claims=kept)
