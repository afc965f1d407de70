"""Everything a view says, as rows that can be kept and looked up one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import History, Spell
from crossbearing.model.deal import Deal
from crossbearing.model.heard import Heard
from crossbearing.model.incident import Incident
from crossbearing.model.kept_row import NO_BEGIN, NO_END, KeptRow, Kind
from crossbearing.model.outline import Outline
from crossbearing.model.when import days_of
from crossbearing.reconcile.keys import skeleton_of
from crossbearing.reconcile.protection import hidden_names
from crossbearing.reconcile.view import View


def rows_of(view: View) -> Iterator[KeptRow]:
    """The rows of a view, each kind in its order."""
    published = {reading.sha256: reading.document.published for reading in view.readings}
    yield from map(_report, view.outlines)
    for silence in view.silences:
        begin, end = _days(published[silence.ref.sha256])
        yield KeptRow(kind=Kind.SILENCE, value=silence, id=silence.ref.doc, begin=begin, end=end)
    for incident in view.incidents:
        yield _incident(Kind.INCIDENT, incident)
        yield _incident(Kind.INCIDENT_SHORT, replace(incident, joins=()))
        yield KeptRow(kind=Kind.HISTORY, id=incident.id, value=History(incident.id, view.history(incident)))
    yield from map(_heard, view.heard)
    places = {incident.id: incident.place for incident in view.incidents}
    for contradiction in view.contradictions:
        yield _contradiction(contradiction, places)
    for deal in view.deals:
        yield _deal(Kind.DEAL, deal)
        yield _deal(Kind.DEAL_SHORT, _short(deal))
    yield from (_spell(spell) for spells in view.places.values() for spell in spells)
    yield from _links(view)
    yield KeptRow(kind=Kind.PROTECTED, value=sorted(hidden_names(view.readings)))


def _links(view: View) -> Iterable[KeptRow]:
    """What binds reports to one another."""
    for reprint in view.reprints:
        yield KeptRow(kind=Kind.REPRINT, id=reprint.copy.sha256, value=reprint)
    for correction in view.corrections:
        yield KeptRow(kind=Kind.CORRECTION, id=correction.sha256, value=correction)
    for dependence in view.dependence:
        yield KeptRow(kind=Kind.DEPENDENCE, id=dependence.incident, value=dependence)


def _report(outline: Outline) -> KeptRow:
    begin, end = _days(outline.published)
    quoted = outline.quoted if outline.publisher is None else (*outline.quoted, outline.publisher.casefold())
    parties = tuple(sorted(set(quoted)))
    return KeptRow(kind=Kind.REPORT, value=outline, id=outline.doc, begin=begin, end=end, parties=parties)


def _incident(kind: Kind, incident: Incident) -> KeptRow:
    begin, end = _days(incident.date)
    blamed = {account.blamed for account in incident.accounts if account.blamed is not None}
    return KeptRow(
        kind=kind,
        value=incident,
        id=incident.id,
        place=_place(incident.place),
        begin=begin,
        end=end,
        type=incident.type.value,
        grade=None if incident.grade is None else incident.grade.grade,
        reports=len({ref.sha256 for ref in incident.members}),
        parties=tuple(sorted(blamed)),
    )


def _heard(heard: Heard) -> KeptRow:
    begin, end = _days(heard.date)
    where, what = _place(heard.place), heard.type.value
    return KeptRow(kind=Kind.HEARD, value=heard, id=heard.incident, place=where, begin=begin, end=end, type=what)


def _contradiction(one: Contradiction, places: Mapping[str, str | None]) -> KeptRow:
    reports = len({ref.sha256 for side in one.sides for ref in side.refs})
    where = _place(places.get(one.incident or ""))
    return KeptRow(kind=Kind.CONTRADICTION, value=one, id=one.id, place=where, type=one.kind.value, reports=reports)


def _short(deal: Deal) -> Deal:
    return replace(deal, joins=(), duties=tuple(replace(duty, joins=()) for duty in deal.duties))


def _deal(kind: Kind, deal: Deal) -> KeptRow:
    return KeptRow(kind=kind, value=deal, id=deal.id, reports=len({ref.sha256 for ref in deal.told}))


def _spell(spell: Spell) -> KeptRow:
    begin, end = _days(spell.interval)
    kind = spell.attribute.value
    return KeptRow(
        kind=Kind.SPELL, value=spell, id=spell.place, place=_place(spell.place), begin=begin, end=end, type=kind
    )


def _place(key: str | None) -> str | None:
    return None if key is None else skeleton_of(key)


def _days(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a date, as rows have them."""
    if edtf is None:
        return None, None
    first, last = days_of(edtf)
    return NO_BEGIN if first is None else first.isoformat(), NO_END if last is None else last.isoformat()
