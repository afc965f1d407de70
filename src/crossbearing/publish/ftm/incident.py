"""Incidents as events of FollowTheMoney, and whom they are laid to or befell as links."""

from collections.abc import Iterable, Iterator

from crossbearing.publish.evidence import sources_of
from crossbearing.publish.ftm.entity import FtmEntity, Naming, Value, in_line
from crossbearing.publish.ftm.place import address_id, full
from crossbearing.publish.ftm.when import dates
from crossbearing.publish.linked import web_address
from crossbearing.publish.outgoing import (
    PublicAccount,
    PublicIncident,
    PublicTally,
    ToldEvent,
)
from crossbearing.publish.values import Number, Party, Passage


def event(incident: PublicIncident, name: Naming) -> FtmEntity:
    """The incident: what the reports say of it, each in its own words, and what the policy makes of figures."""
    values = (
        Value("name", in_line(incident.label)),
        Value("recordId", incident.id),
        Value("keywords", incident.type.value.replace("_", " ")),
        *_when(incident),
        *_where(incident, name),
        *_weighed(incident),
        *(value for told in incident.told for value in _telling(told)),
        *(Value("proof", name("report", source.id)) for source in sources_of(incident)),
        *(Value("sourceUrl", url) for source in sources_of(incident) if (url := web_address(source)) is not None),
    )
    return FtmEntity(name("incident", incident.id), "Event", values, incident.id)


def _when(incident: PublicIncident) -> Iterator[Value]:
    date = incident.date
    found = dates(date)
    yield from (Value(prop, value) for prop, value in found)
    if date.edtf is not None and date.edtf not in [value for _, value in found]:
        yield Value("notes", f"date (EDTF): {date.edtf}")
    if date.rounded is not None:
        yield Value("notes", f"date made coarser: {date.rounded}")


def _where(incident: PublicIncident, name: Naming) -> Iterator[Value]:
    site = incident.site
    key = None if site is None else address_id(site, name)
    if site is None or key is None:
        return
    yield from (Value("location", full(site)), Value("addressEntity", key))
    if site.country:
        yield Value("country", site.country.lower())


def _weighed(incident: PublicIncident) -> Iterator[Value]:
    if incident.grade is not None:
        yield Value("summary", f"support: {incident.grade} ({incident.grade_rule})")
    yield from (Value("summary", _tally(one)) for one in incident.tallies if one.blamed is None)


def _tally(tally: PublicTally) -> str:
    ends = (("least", tally.low), ("best", tally.best), ("most", tally.high))
    said = ", ".join(f"{word} {_number(number)}" for word, number in ends)
    return f"{tally.category.value}, {tally.counts}: {said} (by {tally.policy}: {tally.why})"


def _number(number: Number | None) -> str:
    return "unknown" if number is None else str(number)


def _telling(told: ToldEvent) -> Iterator[Value]:
    # Without claims it is the report's own word; with them the notes say whose.
    speaker = None if told.claims else told.source.publisher
    yield from (Value("description", one.exact, one, speaker, quoted=True) for one in told.words)
    for figure in told.figures:
        said = f"{figure.category.value}, {figure.counts}: {figure.words.exact}"
        yield Value("notes", said, figure.words, figure.said_by)


def links(incident: PublicIncident, name: Naming) -> Iterator[tuple[Party, FtmEntity]]:
    """Who is blamed by some account, and who was hit by some report, each with the link to the event."""
    blamed: dict[str, list[tuple[Party, PublicAccount]]] = {}
    for account in incident.accounts:
        if account.blamed is not None:
            blamed.setdefault(account.blamed.key, []).append((account.blamed, account))
    for accounts in blamed.values():
        yield accounts[0][0], _blame(incident, accounts, name)
    hit: dict[str, list[tuple[Party, ToldEvent]]] = {}
    for told in incident.told:
        if told.target is not None and told.target.party is not None:
            hit.setdefault(told.target.party.key, []).append((told.target.party, told))
    for found in hit.values():
        yield found[0][0], _target(incident, found, name)


def _blame(incident: PublicIncident, found: list[tuple[Party, PublicAccount]], name: Naming) -> FtmEntity:
    party, accounts = found[0][0], [account for _, account in found]
    origins = dict.fromkeys(origin for account in accounts for origin in account.origins)
    said = [passage for account in accounts for passage in account.said]
    denied = [passage for account in accounts for passage in account.denied]
    values = (
        *_ends(incident, party, name),
        Value("role", "said to have done it"),
        *((Value("status", "denied"),) if denied else ()),
        Value("summary", f"by the word of {', '.join(origins) or 'nobody known'}"),
        *_quotes("description", said),
        *(Value("summary", f"denied: {one.exact}", one) for one in denied),
        *_proofs([*said, *denied], name),
    )
    return FtmEntity(name("blamed", incident.id, party.key), "UnknownLink", values, incident.id)


def _target(incident: PublicIncident, found: list[tuple[Party, ToldEvent]], name: Naming) -> FtmEntity:
    party = found[0][0]
    grounds = [told.target.basis.value for _, told in found if told.target is not None]
    values = (
        *_ends(incident, party, name),
        Value("role", "target"),
        *(Value("status", ground) for ground in grounds),
        *(value for _, told in found for value in _quotes("description", told.words)),
        *_proofs([one for _, told in found for one in told.words], name),
    )
    return FtmEntity(name("target", incident.id, party.key), "UnknownLink", values, incident.id)


def _ends(incident: PublicIncident, party: Party, name: Naming) -> tuple[Value, ...]:
    return (
        Value("subject", name("party", party.key)),
        Value("object", name("incident", incident.id)),
        Value("recordId", incident.id),
    )


def _quotes(prop: str, words: Iterable[Passage]) -> Iterator[Value]:
    return (Value(prop, one.exact, one, quoted=True) for one in words)


def _proofs(words: Iterable[Passage], name: Naming) -> Iterator[Value]:
    return (Value("proof", name("report", sha256)) for sha256 in dict.fromkeys(one.source.id for one in words))
