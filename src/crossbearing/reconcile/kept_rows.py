"""Everything a view says, as rows that can be kept and looked up one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import Spell
from crossbearing.model.deal import Deal
from crossbearing.model.heard import Heard
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.kept_row import NO_BEGIN, NO_END, KeptRow, Kind
from crossbearing.model.outline import Outline
from crossbearing.model.queued import Queued
from crossbearing.model.reading import Reading
from crossbearing.model.silence import ToldSilence
from crossbearing.model.source import Source
from crossbearing.model.when import days_of
from crossbearing.reconcile.agreements.disputed import disputed_deals
from crossbearing.reconcile.bonds import bonds_of
from crossbearing.reconcile.keys import skeleton_of
from crossbearing.reconcile.protection import hidden_names
from crossbearing.reconcile.view import View
from crossbearing.vocab.folding import fold


def rows_of(view: View) -> Iterator[KeptRow]:
    """The rows of a view, each kind in its order."""
    yield from map(_report, view.outlines)
    for silence in view.silences:
        yield _silence(silence, view.by_hash[silence.ref.sha256])
    for incident in view.incidents:
        yield _incident(Kind.INCIDENT, incident)
        yield _incident(Kind.INCIDENT_SHORT, replace(incident, joins=()))
        yield KeptRow(kind=Kind.COUNTS, id=incident.id, value=view.weighing(incident))
        yield KeptRow(kind=Kind.BONDS, id=incident.id, value=bonds_of(incident))
    yield from map(_heard, view.heard)
    places = {incident.id: incident.place for incident in view.incidents}
    disputed = disputed_deals(view.contradictions, view.deals, view.by_hash)
    for contradiction in view.contradictions:
        yield _contradiction(contradiction, places, disputed.get(contradiction.id, ()))
    for deal in view.deals:
        yield _deal(Kind.DEAL, deal)
        yield _deal(Kind.DEAL_SHORT, _short(deal))
    yield from (_spell(spell) for spells in view.places.values() for spell in spells)
    yield from _links(view)
    for source in view.sources:
        yield _source(Kind.SOURCE, source)
        yield _source(Kind.SOURCE_SHORT, replace(source, contradictions=(), withdrawn=(), beside=()))
    yield from map(_queued, view.queue)
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
    parties, own = tuple(sorted(set(quoted))), (outline.sha256,)
    by = None if outline.publisher is None else fold(outline.publisher)
    return KeptRow(
        kind=Kind.REPORT,
        value=outline,
        id=outline.doc,
        begin=begin,
        end=end,
        type=by,
        parties=parties,
        told_by=own,
    )


def _silence(told: ToldSilence, reading: Reading) -> KeptRow:
    """A silence, found by who was silent where that may be said, and how."""
    begin, end = _days(reading.document.published)
    silent = (one for one in reading.entities if one.id == told.silence.who and not one.protect)
    who, how = tuple(fold(one.name) for one in silent), told.silence.kind.value
    return KeptRow(
        kind=Kind.SILENCE,
        value=told,
        id=told.ref.doc,
        begin=begin,
        end=end,
        type=how,
        parties=who,
        told_by=(told.ref.sha256,),
    )


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
        # One of the two kinds is enough to find an incident by what tells it.
        told_by=_reports(incident.members) if kind is Kind.INCIDENT_SHORT else (),
    )


def _heard(heard: Heard) -> KeptRow:
    begin, end = _days(heard.date)
    where, what = _place(heard.place), heard.type.value
    return KeptRow(kind=Kind.HEARD, value=heard, id=heard.incident, place=where, begin=begin, end=end, type=what)


def _contradiction(one: Contradiction, places: Mapping[str, str | None], deals: tuple[str, ...]) -> KeptRow:
    """A contradiction, found by the incident and the deals that it is about."""
    told_by = _reports(ref for side in one.sides for ref in side.refs)
    where, of = _place(places.get(one.incident or "")), () if one.incident is None else (one.incident,)
    what = one.kind.value
    return KeptRow(
        kind=Kind.CONTRADICTION,
        value=one,
        id=one.id,
        place=where,
        type=what,
        reports=len(told_by),
        parties=(*of, *deals),
        told_by=told_by,
    )


def _short(deal: Deal) -> Deal:
    return replace(deal, joins=(), duties=tuple(replace(duty, joins=()) for duty in deal.duties))


def _deal(kind: Kind, deal: Deal) -> KeptRow:
    """A deal, found by the round before it too."""
    told_by, before = _reports(deal.told), () if deal.prior is None else (deal.prior,)
    found_by = told_by if kind is Kind.DEAL_SHORT else ()
    return KeptRow(kind=kind, value=deal, id=deal.id, reports=len(told_by), parties=before, told_by=found_by)


def _spell(spell: Spell) -> KeptRow:
    begin, end = _days(spell.interval)
    kind = spell.attribute.value
    return KeptRow(
        kind=Kind.SPELL,
        value=spell,
        id=spell.place,
        place=_place(spell.place),
        begin=begin,
        end=end,
        type=kind,
        told_by=(spell.ref.sha256,),
    )


def _source(kind: Kind, source: Source) -> KeptRow:
    begin, _ = _days(source.first)
    _, end = _days(source.last)
    reports, name = source.reports + source.quoted, fold(source.name)
    what = source.type.value
    return KeptRow(
        kind=kind, value=source, id=source.id, begin=begin, end=end, type=what, reports=reports, parties=(name,)
    )


def _queued(one: Queued) -> KeptRow:
    """A thing to look at, which is found by its causes and by the reports that tell of it."""
    begin, end = _days(one.date)
    return KeptRow(
        kind=Kind.QUEUE,
        value=one,
        id=one.id,
        place=_place(one.place),
        begin=begin,
        end=end,
        type=one.causes[0].value,
        reports=one.reports,
        parties=tuple(cause.value for cause in one.causes),
        told_by=tuple(sorted({item.report for item in one.items})),
    )


def _reports(refs: Iterable[Ref]) -> tuple[str, ...]:
    """The hashes of the reports that refs lead to."""
    return tuple(sorted({ref.sha256 for ref in refs}))


def _place(key: str | None) -> str | None:
    return None if key is None else skeleton_of(key)


def _days(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a date, as rows have them."""
    if edtf is None:
        return None, None
    first, last = days_of(edtf)
    return NO_BEGIN if first is None else first.isoformat(), NO_END if last is None else last.isoformat()
