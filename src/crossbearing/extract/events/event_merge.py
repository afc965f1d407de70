"""Gathers the tellings of one happening: one event for each happening of a report, however often it is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from crossbearing.extract.events.event_place import PAPERS
from crossbearing.extract.events.sighting import Sighting
from crossbearing.model.event import ATTACKS, EventType, Modality, Role
from crossbearing.model.when import Precision, When
from crossbearing.model.zone import ZoneKind

# "The attack", "the strike" may point back to any of these, "the pull-out" to any of those.
_FAMILIES: tuple[frozenset[EventType], ...] = (
    ATTACKS,
    frozenset({EventType.EVACUATION, EventType.DISPLACEMENT, EventType.WITHDRAWAL}),
    frozenset({EventType.AGREEMENT_REACHED, EventType.CEASEFIRE_START}),
    frozenset({EventType.PRISONER_RELEASE, EventType.PRISONER_EXCHANGE}),
    frozenset({EventType.WEAPONS_HANDOVER, EventType.WEAPONS_WITHDRAWAL}),
)
# What people die of.
_DEADLY = ATTACKS | {EventType.FIRE}
_TOLD = frozenset({Modality.OCCURRED, Modality.ALLEGED})
# A siege or a background war is one state for the whole report.
_STATES = frozenset({EventType.SIEGE})
# Counts of breaches are each party's own; two of them are never one.
_COUNTS = frozenset({EventType.BREACH_TALLY})
_HELD = frozenset({EventType.PRISONER_RELEASE, EventType.DETENTION})
_MOVES = frozenset({EventType.WITHDRAWAL, EventType.EVACUATION})
# What can be put off.
_PUT_OFF = _MOVES | {
    EventType.AID_DELIVERY,
    EventType.NEGOTIATION,
    EventType.PRISONER_EXCHANGE,
    EventType.MONITOR_ACCESS,
}
_PRONOUNS = frozenset({"they", "he", "she", "it", "we", "you", "i", "them", "who"})
# More than any report has characters: it ranks attacks by where they stand.
LEAD_STORY = 10_000_000
_COUNT = re.compile(
    r"(?:an? )?(?:some|about|around|up|at|more|fewer|between|dozens|hundreds|scores|estimated)\b|\d", re.IGNORECASE
)
_LONG = timedelta(days=60)
# A day told elsewhere makes a date of this kind finer.
_VAGUE = frozenset({Precision.WEEK, Precision.MONTH, Precision.YEAR})


@dataclass(frozen=True, slots=True)
class Happening:
    """The tellings of one event, in order of the text; `lead`, the first not pointing back, gives type and trigger.

    `date` is that of the leading telling, or the day that another one gives within it, else the first given; `place`,
    `site`, `perpetrator` and `target` are those of the leading telling, else the first told.
    """

    sightings: tuple[Sighting, ...]
    lead: Sighting
    date: When | None
    place: str | None
    site: str | None
    on_site: bool
    perpetrator: Role | None
    target: Role | None


def _of(sightings: tuple[Sighting, ...]) -> Happening:
    """The happening of these tellings, what they say together worked out once."""
    lead = _lead(sightings)
    ordered = (lead, *(s for s in sightings if s is not lead))
    site = next((s for s in ordered if s.site is not None), None)
    return Happening(
        sightings=sightings,
        lead=lead,
        date=_date(lead, [s.date for s in ordered if s.date is not None]),
        place=next((s.place for s in ordered if s.place and (s.type in PAPERS) is (lead.type in PAPERS)), None),
        site=None if site is None else site.site,
        on_site=site is not None and site.on_site,
        perpetrator=lead.perpetrator
        or next((s.perpetrator for s in sightings if _is_named(s.perpetrator)), None)
        or next((s.perpetrator for s in sightings if s.perpetrator is not None and s.perpetrator.entity), None),
        target=next((s.target for s in ordered if s.target is not None and not s.target_is_place), None)
        or next((s.target for s in ordered if s.target is not None), None),
    )


def _lead(sightings: tuple[Sighting, ...]) -> Sighting:
    """The telling that gives the event its type and trigger: a full one, of a deed rather than a plan."""
    named = [s for s in sightings if s.trigger.needs != "toll"] or list(sightings)
    full = [s for s in named if not s.mention] or named
    return next((s for s in full if s.modality is not Modality.PLANNED), full[0])


def _date(lead: Sighting, dates: Sequence[When]) -> When | None:
    if len(dates) == 0 or lead.date is None:
        return dates[0] if len(dates) > 0 else None
    if lead.date.precision not in _VAGUE:
        return dates[0]
    return next((d for d in dates if _fineness(d) == timedelta(0) and not dates_clash(d, dates[0])), dates[0])


def _is_named(role: Role | None) -> bool:
    """Whether a role is given by a name or noun, not by a pronoun alone."""
    return role is not None and role.span is not None and role.span.quote.lower() not in _PRONOUNS


def gather(sightings: Sequence[Sighting]) -> tuple[Happening, ...]:
    """The happenings of a report: tellings of the body first, then what the title repeats."""
    found: list[Happening] = []
    body = [s for s in sightings if s.zone is not ZoneKind.TITLE and not _leads_up(s, sightings)]
    title = [s for s in sightings if s.zone is ZoneKind.TITLE]
    for sighting in (*body, *title):
        _place(found, sighting)
    kept = [happening for happening in _with_tolls(found) if _stands(happening)]
    kept = [happening for happening in kept if not any(_put_off(happening, other) for other in kept)]
    return tuple(sorted(kept, key=lambda happening: happening.lead.span.start))


def _with_tolls(found: Sequence[Happening]) -> list[Happening]:
    """The happenings, a toll told before its deed in one sentence joined to it ("two died when a fire broke out")."""
    alone = [h for h in found if all(s.trigger.needs == "toll" for s in h.sightings)]
    kept = list(found)
    for toll in alone:
        here = toll.lead.trigger.first.sentence
        deeds = [h for h in kept if h.lead.type in _DEADLY and h.lead.trigger.first.sentence == here and h not in alone]
        if len(deeds) > 0:
            kept.remove(toll)
            place = kept.index(deeds[0])
            kept[place] = _of((*deeds[0].sightings, *toll.sightings))
    return kept


def _put_off(plan: Happening, other: Happening) -> bool:
    """Whether a plan is only told to say that it was put off ("was planned for Monday. It was postponed")."""
    if plan.lead.modality is not Modality.PLANNED or other.lead.modality is not Modality.POSTPONED:
        return False
    behind = other.lead.trigger.first.sentence - plan.lead.trigger.first.sentence
    near = behind in (0, 1) and other.lead.paragraph == plan.lead.paragraph
    return near and plan.lead.type in _PUT_OFF and not dates_clash(plan.date, other.date)


def _leads_up(sighting: Sighting, others: Sequence[Sighting]) -> bool:
    """Whether a move is only the first half of an attack ("left their base and struck the village")."""
    if sighting.type not in _MOVES:
        return False
    verb = sighting.trigger.clause.verb
    return any(
        other.type in _FAMILIES[0]
        and other.trigger.clause.verb is not None
        and verb is not None
        and other.trigger.clause.verb.head == verb.i
        and other.trigger.clause.verb.dep == "conj"
        and other.trigger.clause.subject == sighting.trigger.clause.subject
        for other in others
    )


def _place(found: list[Happening], sighting: Sighting) -> None:
    """Add a telling to the happening it belongs to, or start one of its own."""
    ranked = [(_kinship(happening, sighting), place) for place, happening in enumerate(found)]
    latest = -1 if sighting.zone is ZoneKind.TITLE else 1
    kin = [(score, latest * place, place) for score, place in ranked if score > 0]
    if len(kin) == 0:
        found.append(_of((sighting,)))
        return
    place = max(kin)[-1]
    found[place] = _of((*found[place].sightings, sighting))


def _stands(happening: Happening) -> bool:
    """Whether a happening is told as such: not in a title alone, nor by words that only point back without a date."""
    if all(s.zone is ZoneKind.TITLE for s in happening.sightings):
        return False
    if any(not s.mention or s.trigger.needs == "toll" for s in happening.sightings):
        return True
    if happening.lead.type in _FAMILIES[0] and len({s.trigger.first.sentence for s in happening.sightings}) > 1:
        return True
    return any(s.date is not None and s.trigger.mention for s in happening.sightings) or any(
        not s.trigger.mention and s.trigger.is_noun and s.zone is not ZoneKind.TITLE for s in happening.sightings
    )


def _kinship(happening: Happening, sighting: Sighting) -> int:
    """How well a telling fits a happening told before; 0 if it cannot be the same."""
    if ZoneKind.CAPTION in (happening.lead.zone, sighting.zone) or sighting.further:
        return 0
    if _shares_words(happening, sighting):
        return 9
    if not _types_agree(happening, sighting) or not _modalities_agree(happening, sighting):
        return 0
    if dates_clash(happening.date, sighting.date) or _is_background(happening, sighting):
        return 0
    exchange = happening.lead.type is EventType.PRISONER_EXCHANGE
    loose = exchange or _is_general(sighting) or all(s.trigger.needs == "toll" for s in happening.sightings)
    if _differ(happening.place, sighting.place) and not loose:
        return 0
    named = _is_named(sighting.perpetrator) and not sighting.mention
    if named and _roles_differ(happening.perpetrator, sighting.perpetrator):
        return 0
    if sighting.type in _HELD and not exchange and not _same_held(happening, sighting):
        return 0
    if sighting.trigger.needs == "toll" and any(s.further for s in _in_sentence(happening, sighting)):
        return 2 * LEAD_STORY
    if sighting.trigger.needs == "toll" and not _same_clause(happening, sighting):
        return _toll_kinship(happening, sighting)
    score = 1 + (0 if sighting.mention else 4) * (happening.lead.type is sighting.type)
    score += 3 * (happening.place is not None and happening.place == sighting.place)
    score += 3 * (happening.date is not None and sighting.date is not None)
    score += 5 * _same_date(happening.date, sighting.date)
    score += 2 * (happening.sightings[-1].paragraph == sighting.paragraph)
    score += _same_actor(happening, sighting)
    if sighting.mention:
        return score
    return score if _tells_again(happening, sighting) else 0


def _toll_kinship(happening: Happening, sighting: Sighting) -> int:
    """A toll told without its attack belongs to the attack of its paragraph, else to the report's first."""
    if happening.sightings[-1].paragraph == sighting.paragraph:
        return LEAD_STORY + happening.lead.span.start
    return max(1, LEAD_STORY - happening.lead.span.start)


def _tells_again(happening: Happening, sighting: Sighting) -> bool:
    """Whether a full telling repeats a happening: nothing of its own stands against it, and something ties the two."""
    if sighting.type in _COUNTS:
        return False
    if all(s.mention for s in happening.sightings):
        return abs(sighting.paragraph - happening.sightings[0].paragraph) <= 1
    if happening.lead.type is EventType.PRISONER_EXCHANGE:
        return sighting.date is None and sighting.paragraph - happening.sightings[-1].paragraph <= 1
    if happening.lead.type is not sighting.type:
        return _same_clause(happening, sighting)
    if sighting.type is EventType.AID_DELIVERY and _differ_or_new(happening.target, sighting.target):
        return False
    if sighting.type in _STATES or _holds_on(happening, sighting):
        return True
    same_place = sighting.place is not None and sighting.place == happening.place
    same_day = _same_date(happening.date, sighting.date)
    if sighting.date is not None and happening.date is not None and not same_day:
        return False
    bare = sighting.date is None and (sighting.place is None or _goes_on(happening, sighting))
    if _same_clause(happening, sighting):
        return not (sighting.place and happening.place and not same_place)
    if same_day:
        return same_place or sighting.place is None or happening.place is None
    return bare or same_place


def _differ_or_new(one: Role | None, other: Role | None) -> bool:
    """Whether a telling names whom it befell, and the happening another or nobody."""
    return other is not None and (one is None or one.entity != other.entity)


def _holds_on(happening: Happening, sighting: Sighting) -> bool:
    """Whether people told of as held are told again of: seized one day, and still held."""
    one, other = happening.target, sighting.target
    near = _in_paragraph(happening, sighting) and (happening.date is None or sighting.date is None)
    return sighting.type is EventType.DETENTION and near and one is not None and other is not None


def _goes_on(happening: Happening, sighting: Sighting) -> bool:
    """Whether the very next sentence tells on of what had no place yet."""
    next_one = sighting.trigger.first.sentence - happening.sightings[-1].trigger.first.sentence == 1
    return happening.place is None and next_one and _in_paragraph(happening, sighting)


def _in_paragraph(happening: Happening, sighting: Sighting) -> bool:
    return happening.sightings[-1].paragraph == sighting.paragraph


def _same_date(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.edtf == other.edtf


def _shares_words(happening: Happening, sighting: Sighting) -> bool:
    """Whether a noun stands in the very clause that tells a happening of its kind ("carry through the release")."""
    if not sighting.trigger.is_noun:
        return False
    beside = _in_sentence(happening, sighting)
    near = [s for s in beside if s.evidence.covers(sighting.span) and not s.trigger.is_noun]
    alike = any(s.type is sighting.type for s in near)
    return alike and sighting.zone is happening.lead.zone


def _same_clause(happening: Happening, sighting: Sighting) -> bool:
    beside = _in_sentence(happening, sighting)
    return any(s.evidence.overlaps(sighting.span) and sighting.evidence.overlaps(s.span) for s in beside)


def _in_sentence(happening: Happening, sighting: Sighting) -> list[Sighting]:
    """The tellings in the sentence of this one: the last ones, since they come in order of the text."""
    here = sighting.trigger.first.sentence
    return list(takewhile(lambda s: s.trigger.first.sentence == here, reversed(happening.sightings)))


def _types_agree(happening: Happening, sighting: Sighting) -> bool:
    mine, other = happening.lead.type, sighting.type
    if mine is other:
        return True
    kin = any(mine in family and other in family for family in _FAMILIES)
    near = happening.lead.mention and sighting.paragraph - happening.sightings[-1].paragraph <= 1
    pointing = sighting.mention or near or _same_clause(happening, sighting)
    if sighting.trigger.needs == "toll" and mine is EventType.FIRE:
        return _in_paragraph(happening, sighting)
    if mine is EventType.PRISONER_EXCHANGE and other is EventType.PRISONER_RELEASE:
        return True
    return kin and pointing


def _modalities_agree(happening: Happening, sighting: Sighting) -> bool:
    mine, other = happening.lead.modality, sighting.modality
    if mine is other or (mine in _TOLD and other in _TOLD) or sighting.zone is ZoneKind.TITLE:
        return True
    if mine is Modality.PLANNED and other is Modality.DENIED:
        return happening.lead.trigger.first.sentence == sighting.trigger.first.sentence
    return mine in _TOLD and other is Modality.DENIED and sighting.type in _FAMILIES[0]


def _is_general(sighting: Sighting) -> bool:
    return sighting.mention and (sighting.date is not None or sighting.trigger.needs == "toll")


def _same_held(happening: Happening, sighting: Sighting) -> bool:
    """Whether two tellings of a release or arrest can be of the same people."""
    one, other = happening.target, sighting.target
    if one is not None and other is not None:
        return one.entity == other.entity
    return sighting.mention or happening.sightings[-1].paragraph == sighting.paragraph


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _roles_differ(one: Role | None, other: Role | None) -> bool:
    if one is None or other is None or _is_counted(one) or _is_counted(other):
        return False
    return _differ(one.entity, other.entity)


def _is_counted(role: Role) -> bool:
    """Whether a role is given by a count alone ("some 300 fighters"), which says nothing of whose they are."""
    return role.span is not None and _COUNT.match(role.span.quote) is not None


def _same_actor(happening: Happening, sighting: Sighting) -> int:
    one, other = happening.perpetrator, sighting.perpetrator
    return int(one is not None and other is not None and one.entity == other.entity)


def dates_clash(one: When | None, other: When | None) -> bool:
    """Whether two dates share no day."""
    if one is None or other is None:
        return False
    (a, b), (c, d) = _closed(one), _closed(other)
    return b < c or d < a


def _is_background(happening: Happening, sighting: Sighting) -> bool:
    """Whether a telling is of a whole war or long siege, which no attack of one day is."""
    if sighting.type is happening.lead.type or _same_clause(happening, sighting):
        return False
    if sighting.type is EventType.ARMED_CLASH and happening.sightings[-1].paragraph != sighting.paragraph:
        return True
    if sighting.date is None:
        return False
    wide = _fineness(sighting.date) > _LONG
    return sighting.type in _FAMILIES[0] and (wide or sighting.trigger.needs == "measure")


def _closed(when: When) -> tuple[date, date]:
    first, last = when.days
    return first or date.min, last or date.max


def _fineness(when: When) -> timedelta:
    first, last = _closed(when)
    return last - first
