"""What the reader found in a text, as incident templates of MUC-4: which events count there, and in which slots."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from crossbearing.evaluate.gtt_score import ROLES, Template
from crossbearing.evaluate.muc4_slots import Fill, Slots, muc4_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.events.event_clause import words_before
from crossbearing.extract.events.event_merge import dates_clash
from crossbearing.extract.events.sighting import see
from crossbearing.extract.events.triggers import Trigger, find_triggers
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.marked import Sentence
from crossbearing.model.event import ATTACKS, EventType, Modality
from crossbearing.model.when import When

# The fill rules leave out what happened longer before the text than this.
RECENT = timedelta(days=62)
# A date further from the trigger than this many words is of something else.
NEAR_DATE = 12
# A sentence so close behind an incident that tells of people killed goes on telling of it.
GOES_ON = 2
# "Tried to", "threatened to" stand within so many words before the deed.
TRIED = 5
# Texts seldom name more doers than these; what comes later is mostly of another deed.
MOST = {"PerpInd": 2, "PerpOrg": 2, "Weapon": 2, "Target": 3}
_DEEDS = (ATTACKS - {EventType.ARMED_CLASH}) | {EventType.FIRE, EventType.DETENTION}
_BOMBS = frozenset({"bomb", "vehicle_bomb", "suicide_bomb", "mine", "grenade"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a deed, done, tried or threatened, with what its own words say of place, date and means."""

    trigger: Trigger
    paragraph: int
    mention: bool = False
    further: bool = False
    place: str | None = None
    date: When | None = None
    weapons: frozenset[str] = frozenset()


@dataclass(slots=True)
class Incident:
    """One incident as it is put together: its type, its tellings and what fills its slots, in order found."""

    type: str
    tellings: list[Telling]
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
    for telling in _tellings(draft):
        _put(draft, slots, found, telling)
    _blame(draft, slots, found)
    _sentences(draft, slots, found)
    for incident in found:
        _infer(draft, slots, incident)
    return [incident.template() for incident in found if _counts(incident)]


def told_types(draft: Draft) -> tuple[tuple[int, str], ...]:
    """The sentences that tell of a deed, each with the type of incident it would be."""
    told = ((t.trigger.first.sentence, _type(draft, t)) for t in _tellings(draft))
    return tuple(dict.fromkeys((sentence, kind) for sentence, kind in told if kind is not None))


def _tellings(draft: Draft) -> list[Telling]:
    """The tellings of deeds of the kinds that MUC-4 asks for: done, tried or threatened."""
    index = EntityIndex(draft.entities)
    triggers = find_triggers(draft.marked, draft.entities)
    told = [_telling(draft, index, trigger) for trigger in triggers if trigger.type in _DEEDS]
    return [t for t in told if t is not None and not _is_old(draft, t) and not _is_vague(draft, t)]


def _telling(draft: Draft, index: EntityIndex, trigger: Trigger) -> Telling | None:
    seen = see(draft, index, trigger)
    if seen is not None and seen.modality in (Modality.OCCURRED, Modality.ALLEGED):
        kinds = frozenset(weapon.kind for weapon in seen.weapons)
        return Telling(trigger, seen.paragraph, seen.mention, seen.further, seen.place, seen.date, kinds)
    before = words_before(draft.marked, trigger.first)[-TRIED:]
    if any(word.lemma.lower() in muc4_words().tried for word in before):
        return Telling(trigger, draft.marked.sentences[trigger.first.sentence].paragraph)
    return None


def _is_old(draft: Draft, telling: Telling) -> bool:
    """Whether a date close to the words of a telling lies long before the text."""
    now = None if draft.published is None else draft.published.days[0]
    first, last = telling.trigger.first, telling.trigger.last
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


def _is_vague(draft: Draft, telling: Telling) -> bool:
    """Whether a telling is of warfare or of deeds in general: "an offensive", "murders and arrests"."""
    trigger = telling.trigger
    stretch = draft.marked.tokens[trigger.first.i : trigger.last.i + 1]
    if any(word.lower in muc4_words().warfare for word in stretch):
        return True
    many = trigger.is_noun and trigger.anchor.tag == "NNS"
    return many and not any(child.pos == "NUM" for child in draft.marked.children(trigger.anchor))


def _type(draft: Draft, telling: Telling) -> str | None:
    """The type that a telling's own words give; `attack` where they give none, None for what is no incident."""
    stretch = draft.marked.tokens[telling.trigger.first.i : telling.trigger.last.i + 1]
    words = {word.lemma.lower() for word in stretch} | {word.lower for word in stretch}
    if telling.trigger.type is EventType.AIRSTRIKE:
        return "attack"
    for kind, listed in muc4_words().types.items():
        if words & listed:
            return kind
    if telling.trigger.type is EventType.DETENTION:
        return None
    if telling.trigger.type is EventType.FIRE:
        return "arson"
    return "bombing" if telling.weapons & _BOMBS else "attack"


def _put(draft: Draft, slots: Slots, found: list[Incident], telling: Telling) -> None:
    """Add a telling to the last incident of its type that it can be of, or start one."""
    kind = _type(draft, telling)
    if kind is None:
        return
    fills = list(slots.fills(telling.trigger))
    if kind == "attack" and telling.mention and found and not any(fill.role == "Victim" for fill in fills):
        kind = found[-1].type
    for incident in reversed(found):
        if incident.type == kind and not _is_another(incident, telling, fills):
            incident.tellings.append(telling)
            incident.fills.extend(fills)
            return
    found.append(Incident(kind, [telling], fills))


def _is_another(incident: Incident, telling: Telling, fills: list[Fill]) -> bool:
    """Whether a telling is of a second incident of the type: elsewhere, on other days, or of other victims."""
    if telling.mention or telling.further:
        return telling.further
    told = incident.tellings
    days = [t.date for t in told if t.date is not None]
    if telling.date is not None and days and all(dates_clash(telling.date, day) for day in days):
        return True
    if telling.paragraph in {t.paragraph for t in told}:
        return False
    places = {t.place for t in told if t.place is not None}
    hit = {fill.words for fill in fills if fill.role in ("Victim", "Target")}
    if hit and telling.place is not None and places and telling.place not in places:
        return True
    victims, known = {fill.words for fill in fills if fill.role == "Victim"}, set(incident.of("Victim"))
    return bool(victims and known and not victims & known)


def _blame(draft: Draft, slots: Slots, found: list[Incident]) -> None:
    """Give the armed groups that claim or are given responsibility to the incident told last before."""
    for sentence in draft.marked.sentences:
        named = slots.blamed(sentence)
        before = [i for i in found if i.tellings[0].trigger.first.sentence <= sentence.index]
        if not found:
            continue
        incident = before[-1] if before else found[0]
        incident.fills.extend(slots.accused(sentence))
        incident.fills.extend(Fill("PerpOrg", name) for name in named[:1])


def _infer(draft: Draft, slots: Slots, incident: Incident) -> None:
    """Fill what the clauses leave open from the sentences around: who else could be meant by "the attackers"."""
    sentences = sorted({t.trigger.first.sentence for t in incident.tellings})
    around = [n for n in range(sentences[0] - 1, sentences[-1] + GOES_ON + 1) if 0 <= n < len(draft.marked.sentences)]
    if not incident.of("PerpOrg"):
        civilian = incident.of("Victim") or incident.of("Target")
        named = slots.irregulars()[:1] if civilian else []
        incident.fills.extend(Fill("PerpOrg", name) for name in named)
    told = [draft.marked.sentences[n] for n in sentences]
    if incident.type in ("bombing", "arson") and not incident.of("Target"):
        incident.fills.extend(_first(slots.things(sentence) for sentence in told))
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
