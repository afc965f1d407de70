"""The columns that tables in the shapes of others have of our own, after the columns of those."""

from collections.abc import Iterator

from crossbearing.publish.evidence import cited, words_of
from crossbearing.publish.outgoing import PublicAccount, PublicIncident
from crossbearing.publish.part import Cell, Column
from crossbearing.publish.values import Edition

BETWEEN = " | "
OWN_COLUMNS = (
    Column("incident", "The incident's id in the ledger"),
    Column("incident_type", "What kind of event it is in the ledger"),
    Column("date_edtf", "When it was, as told (EDTF); where the columns of the format say more, they say too much"),
    Column("blamed", "Each version of who did it, with its independent origins and whether it is denied"),
    Column("killed_why", "Why the figures of deaths are what they are"),
    Column("grade", "How well the incident is supported, by the edition's grading"),
    Column("grade_rule", "The rule behind the grade, with what it rests on"),
    Column("rounded", "By which rules place and date were made coarser; empty where they were not"),
    Column("reports", "The hashes of the reports that tell it"),
    Column("quotes", "The words that tell it, each with publisher and date"),
    Column("policy", "The policy by which figures were weighed"),
    Column("edition", "The edition that this row belongs to"),
)


def own_cells(incident: PublicIncident, why: str | None, edition: Edition) -> tuple[Cell, ...]:
    """The cells of the columns of our own."""
    return (
        incident.id,
        incident.type.value,
        incident.date.edtf,
        BETWEEN.join(map(_version, incident.accounts)) or None,
        why,
        incident.grade,
        incident.grade_rule,
        BETWEEN.join(_rounded(incident)) or None,
        BETWEEN.join(dict.fromkeys(one.source.id for one in incident.told)) or None,
        BETWEEN.join(map(cited, words_of(incident))) or None,
        edition.policy,
        edition.id,
    )


def _version(account: PublicAccount) -> str:
    who = "nobody named" if account.blamed is None else account.blamed.name
    said = "; ".join(dict.fromkeys(account.origins)) or "no origin"
    return f"{who} (by {said}{'; denied' if account.denied else ''})"


def _rounded(incident: PublicIncident) -> Iterator[str]:
    if incident.site is not None and incident.site.rounded:
        yield f"place: {incident.site.rounded}"
    if incident.date.rounded:
        yield f"date: {incident.date.rounded}"
