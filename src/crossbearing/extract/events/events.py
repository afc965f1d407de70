"""Events with type, roles, modality, date, place, weapons, damage and casualties."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.cause import is_reported
from crossbearing.extract.events.custody import with_holders
from crossbearing.extract.events.event_damage import DAMAGING, weapons_in
from crossbearing.extract.events.event_figures import tie_figures
from crossbearing.extract.events.event_merge import Happening, gather
from crossbearing.extract.events.event_place import struck, told_of
from crossbearing.extract.events.event_scene import scene_of
from crossbearing.extract.events.hearsay import stance_of
from crossbearing.extract.events.roles import unknown_author
from crossbearing.extract.events.sighting import Sighting, see
from crossbearing.extract.events.triggers import find_triggers
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.time.timeline import context_when
from crossbearing.model.event import Damage, Event, EventType, Modality, Role, Weapon
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, Basis, Precision, When
from crossbearing.model.zone import ZoneKind

# Longer labels are cut at a word.
LABEL_LENGTH = 90
_WEEK = timedelta(days=7)
# "Nobody has returned since", "none has been freed so far".
_SO_FAR = re.compile(r"\b(?:since(?=\s*[,.;]|\s+and\b|\s*$)|so\s+far|up\s+to\s+now|until\s+now)", re.IGNORECASE)
_BOMBS = frozenset({"bomb", "vehicle_bomb", "suicide_bomb", "mine"})


def find_events(draft: Draft) -> Draft:
    """The draft with its events, and its figures tied to the events they measure."""
    index = EntityIndex(draft.entities)
    seen = (see(draft, index, trigger) for trigger in find_triggers(draft.marked, draft.entities))
    happenings = [h for h in gather([sighting for sighting in seen if sighting is not None]) if _has_measure(draft, h)]
    events: list[Event] = []
    scenes: list[tuple[int, str]] = []
    for happening in happenings:
        event = _event(draft, index, happening, f"ev{len(events) + 1}", scenes)
        event = replace(event, date=_date_beside(event, happening, events, happenings) or event.date)
        if event.place is not None:
            scenes.append((event.trigger.start, event.place))
        events.append(event)
    return tie_figures(replace(draft, events=with_holders(events)))


def _date_beside(
    event: Event, happening: Happening, before: Sequence[Event], happenings: Sequence[Happening]
) -> When | None:
    """For a deed without any date, that of the deed told right before it in its paragraph."""
    if event.date.edtf is not None or event.modality not in (Modality.OCCURRED, Modality.ALLEGED) or not before:
        return None
    last, told = before[-1], happenings[len(before) - 1].lead
    same = (told.paragraph, told.zone) == (happening.lead.paragraph, happening.lead.zone)
    if not same or last.modality is not event.modality or last.date.edtf is None:
        return None
    return replace(last.date, basis=Basis.INFERRED, why="no date of its own: that of the deed told before")


def _is_same(doer: Role | None, target: Role | None) -> bool:
    """Whether both roles name one party: nobody attacks himself, so "their positions" are another's."""
    return doer is not None and target is not None and doer.entity is not None and doer.entity == target.entity


def _has_measure(draft: Draft, happening: Happening) -> bool:
    """Whether a background state (war, fighting) carries what makes it an event: a date, a figure, being news."""
    if happening.lead.trigger.needs != "measure" or any(_is_news(draft, s) for s in happening.sightings):
        return True
    sentences = [draft.marked.sentences[s.trigger.first.sentence] for s in happening.sightings]
    return happening.date is not None or any(s.start <= f.span.start < s.end for f in draft.figures for s in sentences)


def _is_news(draft: Draft, sighting: Sighting) -> bool:
    """Whether fighting at a named place is told to have broken out or is reported from there."""
    trigger = sighting.trigger
    if trigger.type is not EventType.ARMED_CLASH or (sighting.place or sighting.site) is None:
        return False
    verb = draft.marked.head(trigger.anchor) if trigger.is_noun else trigger.anchor
    return verb is not None and is_reported(verb)


def _event(draft: Draft, index: EntityIndex, happening: Happening, number: str, scenes: list[tuple[int, str]]) -> Event:
    lead = happening.lead
    evidence = tuple(dict.fromkeys(s.evidence for s in (lead, *happening.sightings)))
    weapons = _weapons(draft, happening)
    perpetrator = _perpetrator(draft, happening, weapons)
    return Event(
        id=number,
        type=lead.type,
        label=_label(lead.evidence),
        trigger=lead.span,
        modality=lead.modality,
        date=_date(draft, happening),
        place=struck(draft, index, lead.trigger)
        or told_of(draft, index, lead.trigger, lead.evidence)
        or happening.place
        or (happening.site if happening.on_site else None)
        or _scene(draft, index, happening, scenes)
        or happening.site,
        perpetrator=perpetrator,
        target=None if _is_same(perpetrator, happening.target) else happening.target,
        weapons=weapons,
        damage=_damage(happening),
        stance=stance_of(draft, lead.span),
        evidence=evidence,
    )


def _label(evidence: Span) -> str:
    """The words of the event on one line, cut at a word."""
    words = " ".join(evidence.quote.split())
    if len(words) > LABEL_LENGTH:
        words = words[:LABEL_LENGTH].rsplit(" ", 1)[0] + " ..."
    return words[0].upper() + words[1:]


def _scene(draft: Draft, index: EntityIndex, happening: Happening, scenes: list[tuple[int, str]]) -> str | None:
    if happening.lead.zone is ZoneKind.TITLE:
        return None
    return scene_of(scenes, draft, index, happening.lead.trigger)


def _perpetrator(draft: Draft, happening: Happening, weapons: tuple[Weapon, ...]) -> Role | None:
    """The doer told; for a bomb without one, the unknown author if the report says that nobody owned it."""
    unknown = None
    if happening.perpetrator is None or any(weapon.kind in _BOMBS for weapon in weapons):
        bomb = any(weapon.kind in _BOMBS for weapon in weapons) and happening.lead.perpetrator is None
        unknown = unknown_author(draft, happening.lead.trigger, anywhere=bomb)
    return unknown or happening.perpetrator


def _weapons(draft: Draft, happening: Happening) -> tuple[Weapon, ...]:
    found: dict[str, Weapon] = {}
    for sighting in happening.sightings:
        named = (*sighting.weapons, *weapons_in(draft.marked, happening.lead.type, sighting.evidence))
        for weapon in named:
            found.setdefault(weapon.kind, weapon)
    return tuple(found.values())


def _damage(happening: Happening) -> tuple[Damage, ...]:
    """What the tellings say was damaged, of attacks and of what monitors saw."""
    if happening.lead.type not in DAMAGING:
        return ()
    return tuple(dict.fromkeys(damage for s in happening.sightings for damage in s.damage))


def _date(draft: Draft, happening: Happening) -> When:
    """The date told; else the one of the story so far, as inferred; of what is still to come, from now on."""
    if happening.date is not None:
        return _not_to_come(draft, happening.lead.modality, happening.date)
    lead = happening.lead
    if lead.zone is ZoneKind.CAPTION:
        return UNKNOWN_WHEN
    if lead.modality is Modality.PLANNED:
        return _from_now(draft)
    if lead.modality is Modality.DENIED:
        return _since_then(draft, lead) or _as_of_now(draft)
    return _told_before(draft, lead) or UNKNOWN_WHEN


def _not_to_come(draft: Draft, modality: Modality, when: When) -> When:
    """The date, a weekday counted forward moved back a week: nothing has occurred after the report was written."""
    now = None if draft.published is None else draft.published.days[1]
    first, last = when.days
    told = modality in (Modality.OCCURRED, Modality.ALLEGED) and when.basis is Basis.RELATIVE
    if not told or now is None or first is None or first != last or not now < first <= now + _WEEK:
        return when
    return replace(when, edtf=(first - _WEEK).isoformat(), why="the last such day before publication")


def _since_then(draft: Draft, lead: Sighting) -> When | None:
    """From the day told before until publication, where nothing has happened "since" or "so far"."""
    now = None if draft.published is None else draft.published.days[1]
    sentence = draft.marked.sentences[lead.trigger.first.sentence]
    told = context_when(draft, lead.span) if _SO_FAR.search(draft.marked.text, sentence.start, sentence.end) else None
    start = None if told is None or told.edtf is None else told.days[0]
    if now is None or told is None or told.edtf is None or start is None or start >= now:
        return None
    first = told.edtf.split("/")[0]
    return When(f"{first}/{now.isoformat()}", Precision.INTERVAL, Basis.INFERRED, None, "not since the day told before")


def _told_before(draft: Draft, lead: Sighting) -> When | None:
    """The date of the story so far; none where that day is still to come.

    Without a sure day of publication the days between may be unknown, so only the same paragraph counts.
    """
    told = context_when(draft, lead.span)
    sure = draft.published is not None and draft.published.basis is Basis.EXPLICIT
    if not sure and told is not None and not _in_paragraph(draft, lead, told):
        return None
    now = None if draft.published is None else draft.published.days[1]
    first = None if told is None else told.days[0]
    return None if now is not None and first is not None and first > now else told


def _in_paragraph(draft: Draft, lead: Sighting, when: When) -> bool:
    sentence = None if when.span is None else draft.marked.sentence_at(when.span.start)
    return sentence is not None and (sentence.paragraph, sentence.zone) == (lead.paragraph, lead.zone)


def _from_now(draft: Draft) -> When:
    """From publication on; where only a stretch of days is known for that, from its first day."""
    first = None if draft.published is None else draft.published.days[0]
    now = None if draft.published is None else draft.published.edtf
    if first is None or now is None:
        return UNKNOWN_WHEN
    start = first.isoformat() if "/" in now else now
    return When(f"{start}/..", Precision.INTERVAL, Basis.INFERRED, None, "due after publication")


def _as_of_now(draft: Draft) -> When:
    if draft.published is None or draft.published.edtf is None:
        return UNKNOWN_WHEN
    return When(draft.published.edtf, draft.published.precision, Basis.INFERRED, None, "as of publication")
