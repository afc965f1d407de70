"""What the reader found in a text, as incident templates of MUC-4: which events count there, and in which slots."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from crossbearing.evaluate.gtt_score import ROLES, Template
from crossbearing.evaluate.muc4_slots import Fill, Slots, muc4_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.events.event_merge import dates_clash
from crossbearing.extract.events.sighting import Sighting, see
from crossbearing.extract.events.triggers import find_triggers
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.event import ATTACKS, EventType, Modality

# The fill rules leave out what happened longer before the text than this.
RECENT = timedelta(days=62)
# A date further from the trigger than this many words is of something else.
NEAR_DATE = 12
# A sentence so close behind an incident that tells of people killed goes on telling of it.
GOES_ON = 2
# Texts seldom name more doers than these; what comes later is mostly of another deed.
MOST = {"PerpInd": 1, "PerpOrg": 1, "Weapon": 2, "Target": 3}
_DEEDS = (ATTACKS - {EventType.ARMED_CLASH}) | {EventType.FIRE, EventType.DETENTION}
_BOMBS = frozenset({"bomb", "vehicle_bomb", "suicide_bomb", "mine", "grenade"})


@dataclass(slots=True)
class Incident:
    """One incident as it is put together: its type, its tellings and what fills its slots, in order found."""

    type: str
    tellings: list[Sighting]
    fills: list[Fill] = field(default_factory=list)

    def of(self, role: str) -> list[str]:
        """What fills a role, each once."""
        found = list(dict.fromkeys(fill.words for fill in self.fills if fill.role == role and fill.words))
        return found[: MOST.get(role)]

    def template(self) -> Template:
        """The finished template."""
        return Template(self.type, {role: tuple(frozenset({w}) for w in self.of(role)) for role in ROLES})


def templates_of(draft: Draft) -> list[Template]:
    """The templates of a text, one for each incident."""
    slots = Slots(draft.marked, draft.entities)
    found: list[Incident] = []
    for sighting in _sightings(draft):
        _put(draft, slots, found, sighting)
    _blame(draft, slots, found)
    _sentences(draft, slots, found)
    for incident in found:
        _infer(draft, slots, incident)
    return [incident.template() for incident in found if _counts(incident)]


def _sightings(draft: Draft) -> list[Sighting]:
    """The tellings of deeds of the kinds that MUC-4 asks for, as having taken place."""
    index = EntityIndex(draft.entities)
    triggers = find_triggers(draft.marked, draft.entities)
    seen = [see(draft, index, trigger) for trigger in triggers if trigger.type in _DEEDS]
    told = [s for s in seen if s is not None and s.modality in (Modality.OCCURRED, Modality.ALLEGED)]
    return [s for s in told if not _is_old(draft, s) and not _is_vague(draft, s)]


def _is_old(draft: Draft, sighting: Sighting) -> bool:
    """Whether a date close to the words of a telling lies long before the text."""
    now = None if draft.published is None else draft.published.days[0]
    first, last = sighting.trigger.first, sighting.trigger.last
    sentence = draft.marked.sentences[first.sentence]
    for date in draft.dates:
        day = date.days[1]
        if now is None or date.span is None or day is None or now - day <= RECENT:
            continue
        if sentence.start <= date.span.start < sentence.end:
            gap = draft.marked.tokens_in(*sorted((min(date.span.end, last.end), max(date.span.start, first.start))))
            if len(gap) <= NEAR_DATE:
                return True
    return False


def _is_vague(draft: Draft, sighting: Sighting) -> bool:
    """Whether a telling is of warfare or of deeds in general: "an offensive", "murders and arrests"."""
    trigger = sighting.trigger
    stretch = draft.marked.tokens[trigger.first.i : trigger.last.i + 1]
    if any(word.lower in muc4_words().warfare for word in stretch):
        return True
    many = trigger.is_noun and trigger.anchor.tag == "NNS"
    return many and not any(child.pos == "NUM" for child in draft.marked.children(trigger.anchor))


def _type(draft: Draft, sighting: Sighting) -> str | None:
    """The type that a telling's own words give; `attack` where they give none, None for what is no incident."""
    stretch = draft.marked.tokens[sighting.trigger.first.i : sighting.trigger.last.i + 1]
    words = {word.lemma.lower() for word in stretch} | {word.lower for word in stretch}
    if sighting.type is EventType.AIRSTRIKE:
        return "attack"
    for kind, listed in muc4_words().types.items():
        if words & listed:
            return kind
    if sighting.type is EventType.DETENTION:
        return None
    if sighting.type is EventType.FIRE:
        return "arson"
    return "bombing" if {weapon.kind for weapon in sighting.weapons} & _BOMBS else "attack"


def _put(draft: Draft, slots: Slots, found: list[Incident], sighting: Sighting) -> None:
    """Add a telling to the last incident of its type that it can be of, or start one."""
    kind = _type(draft, sighting)
    if kind is None:
        return
    fills = list(slots.fills(sighting.trigger))
    if kind == "attack" and sighting.mention and found and not any(fill.role == "Victim" for fill in fills):
        kind = found[-1].type
    for incident in reversed(found):
        if incident.type == kind and not _is_another(incident, sighting, fills):
            incident.tellings.append(sighting)
            incident.fills.extend(fills)
            return
    found.append(Incident(kind, [sighting], fills))


def _is_another(incident: Incident, sighting: Sighting, fills: list[Fill]) -> bool:
    """Whether a telling is of a second incident of the type: elsewhere, on other days, or of other victims."""
    if sighting.mention or sighting.further:
        return sighting.further
    told = incident.tellings
    if sighting.date is not None and (days := [t.date for t in told if t.date is not None]):
        if all(dates_clash(sighting.date, day) for day in days):
            return True
    if sighting.paragraph in {telling.paragraph for telling in told}:
        return False
    places = {telling.place for telling in told if telling.place is not None}
    hit = {fill.words for fill in fills if fill.role in ("Victim", "Target")}
    if hit and sighting.place is not None and places and sighting.place not in places:
        return True
    victims, known = {fill.words for fill in fills if fill.role == "Victim"}, set(incident.of("Victim"))
    return bool(victims and known and not victims & known)


def _blame(draft: Draft, slots: Slots, found: list[Incident]) -> None:
    """Give the armed groups that claim or are given responsibility to the incident told last before."""
    for sentence in draft.marked.sentences:
        named = slots.blamed(sentence)
        before = [i for i in found if i.tellings[0].trigger.first.sentence <= sentence.index]
        if named and (before or found):
            incident = before[-1] if before else found[0]
            incident.fills.append(Fill("PerpOrg", named[0]))


def _infer(draft: Draft, slots: Slots, incident: Incident) -> None:
    """Fill what the clauses leave open from the sentences around: who else could be meant by "the attackers"."""
    sentences = sorted({t.trigger.first.sentence for t in incident.tellings})
    around = [n for n in range(sentences[0] - 1, sentences[-1] + GOES_ON + 1) if 0 <= n < len(draft.marked.sentences)]
    if not incident.of("PerpOrg"):
        named = slots.irregulars()[:1] if incident.of("PerpInd") else []
        incident.fills.extend(Fill("PerpOrg", name) for name in named)
    if incident.type == "bombing" and not incident.of("Weapon"):
        incident.fills.extend(_first(slots.weapons(draft.marked.sentences[n]) for n in around))


def _first(found: Iterable[Iterable[Fill]]) -> list[Fill]:
    return next(([fill] for fills in found for fill in fills), [])


def _sentences(draft: Draft, slots: Slots, found: list[Incident]) -> None:
    """Add what the sentences of an incident name beside its triggers, with those that go on telling of the harm."""
    for sentence in draft.marked.sentences:
        incident = _told_in(draft, found, sentence)
        if incident is None and slots.harms(sentence):
            before = [i for i in found if i.tellings[0].trigger.first.sentence < sentence.index]
            last = max(before, key=lambda i: _last_before(i, sentence.index), default=None)
            near = last is not None and sentence.index - _last_before(last, sentence.index) <= GOES_ON
            incident = last if near else None
            if incident is not None:
                incident.fills.extend(slots.sentence(sentence))
        elif incident is not None:
            incident.fills.extend(slots.sentence(sentence))
            if incident.type != "kidnapping":
                incident.fills.extend(slots.harmed(sentence))
                incident.fills.extend(slots.weapons(sentence))


def _told_in(draft: Draft, found: list[Incident], sentence: Sentence) -> Incident | None:
    told = [i for i in found if any(t.trigger.first.sentence == sentence.index for t in i.tellings)]
    return told[0] if told else None


def _last_before(incident: Incident, sentence: int) -> int:
    return max(t.trigger.first.sentence for t in incident.tellings if t.trigger.first.sentence <= sentence)


def _counts(incident: Incident) -> bool:
    """Whether the fill rules let it stand: something civilian was hit, and the text does more than touch on it."""
    civilian = bool(incident.of("Victim") or incident.of("Target"))
    armed = any(fill.side == "armed" for fill in incident.fills)
    state = any(fill.side == "state" for fill in incident.fills)
    if not civilian and (armed or (state and incident.type == "bombing")):
        return False
    passing = len(incident.tellings) == 1 and not incident.tellings[0].mention
    if passing and incident.type in ("attack", "bombing"):
        named = bool(incident.of("PerpInd") or incident.of("PerpOrg"))
        return bool(incident.of("Victim")) or (bool(incident.of("Target")) and named)
    return len(incident.fills) > 0
