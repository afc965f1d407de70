"""What one outlet tells of one incident in one report: whom it quotes, in what order, and what it adds."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from crossbearing.model.event import ATTACKS, EventType
from crossbearing.model.figure import Category, Modifier
from crossbearing.simulate.counts import Count, exact, mistaken, vaguely
from crossbearing.simulate.days import ToldDay, told_day
from crossbearing.simulate.incident import GOVERNMENT, REBELS, TrueIncident
from crossbearing.simulate.outlets import Outlet
from crossbearing.simulate.statements import Statement
from crossbearing.simulate.war import War
from crossbearing.simulate.whereabouts import ToldPlace, told_place
from crossbearing.vocab import load

# How often an outlet takes one kind of attack for another, gets the number of dead wrong, leaves a number vague.
MISNAMED, SLIP, VAGUE = 0.06, 0.015, 0.5
# Attention paid to a speaker of the outlet's side, of no side, of the other side.
OWN, NEUTRAL, OTHER = 3.0, 2.0, 0.5
# How often a story has a rival count, a denial that was made, a silence, the holder of the town, the breach it is.
RIVAL, DENIAL, SILENT, HELD, BREACH = 0.45, 0.75, 0.12, 0.1, 0.5
# How often a story of wounded says that none was killed: zero is a claim.
NONE_KILLED = 0.2
# A story told again weeks later seldom has the day and place.
RECALLED_LOOSE = 0.6
_VOICES, _VOICES_OFTEN = ("after", "before", "narrator"), (45, 30, 25)
_SPOKESMAN = {GOVERNMENT: "army", REBELS: "rebels"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to write: its kind, which of the wordings, what it gives and on whose word; `who` is a side,
    speaker or outlet it names.
    """

    kind: str
    form: int
    statement: Statement | None = None
    counts: tuple[Count, ...] = ()
    who: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One incident as one report tells it; every choice is made, so that a copy can be written from it."""

    incident: TrueIncident
    kind: EventType
    place: ToldPlace
    day: ToldDay
    voice: str
    sentences: tuple[Sentence, ...]
    updates: bool = False

    @property
    def main(self) -> Sentence:
        """The sentence that tells what happened."""
        return self.sentences[0]

    @property
    def killed(self) -> Count | None:
        """The number of dead it gives first."""
        return next((one for one in self.main.counts if one.category is Category.KILLED and not one.part), None)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who writes, on which day, of all that is ever `said`, and whether the story is new, an update or a recall."""

    war: War
    outlet: Outlet
    published: date
    said: tuple[Statement, ...]
    retold: str = "first"


def account(occasion: Occasion, incident: TrueIncident) -> Story | None:
    """The story an outlet makes of an incident; None where nobody has given an account of it by then."""
    war, outlet = occasion.war, occasion.outlet
    rng = Random(f"{war.seed}|{incident.id}|{outlet.id}|{occasion.retold}|told")
    heard = _latest(occasion.said, occasion.published)
    tellers = [one for one in heard if not one.denies]
    updates = occasion.retold == "update"
    if updates:
        tellers = [one for one in tellers if one.day > incident.day and one.count(Category.KILLED) is not None]
    if not tellers:
        return None
    first = rng.choices(tellers, [_ear(outlet, one) for one in tellers])[0]
    loose = RECALLED_LOOSE if occasion.retold == "recall" else outlet.loose
    main = Sentence("rise" if updates else "main", rng.randrange(2), first, _given(rng, outlet, first))
    more = [] if occasion.retold == "recall" else _more(rng, occasion, incident, first)
    return Story(
        incident,
        _told_type(rng, incident),
        told_place(rng, war, outlet, incident.town, loose=_place_loose(incident, loose)),
        told_day(rng, incident.day, occasion.published, part=incident.part, loose=loose),
        "after" if updates else rng.choices(_VOICES, _VOICES_OFTEN)[0],
        (main, *more),
        updates,
    )


def _place_loose(incident: TrueIncident, loose: float) -> float:
    """A deal or capture is known by its town."""
    by_town = incident.truce is not None or incident.type is EventType.CONTROL_CHANGE
    return 0.0 if by_town else loose / 2


def _latest(said: tuple[Statement, ...], day: date) -> list[Statement]:
    """The last word of each speaker by this day, denials beside accounts."""
    last = {(one.speaker.kind, one.denies): one for one in said if one.day <= day}
    return list(last.values())


def _ear(outlet: Outlet, said: Statement) -> float:
    if not outlet.side or not said.speaker.side:
        return NEUTRAL
    return OWN if outlet.side == said.speaker.side else OTHER


def _told_type(rng: Random, incident: TrueIncident) -> EventType:
    """The type as told: an outlet may take one kind of attack for another of which the doer is capable."""
    rows = load("simulate")["type"]
    # Words for an attack on something do not fit a battle and the other way round.
    if not incident.object or rng.random() > MISNAMED:
        return incident.type
    taken_for = [kind for kind in rows[incident.type.value]["taken_for"] if incident.by in rows[kind]["doers"]]
    return EventType(rng.choice([kind for kind in taken_for if kind != EventType.ARMED_CLASH] or [incident.type]))


def _given(rng: Random, outlet: Outlet, said: Statement) -> tuple[Count, ...]:
    """The counts of a statement as the outlet passes them on: mostly as they are."""
    counts = []
    for count in said.counts:
        if count.category is Category.KILLED and rng.random() < SLIP:
            counts.append(mistaken(rng, count))
        elif count.category in (Category.KILLED, Category.WOUNDED) and rng.random() < outlet.loose * VAGUE:
            counts.append(vaguely(count))
        else:
            counts.append(count)
    slipped = any(count.slip for count in counts)
    return tuple(count for count in counts if not (slipped and count.part))


def _more(rng: Random, occasion: Occasion, incident: TrueIncident, first: Statement) -> list[Sentence]:
    """What follows the first sentence."""
    heard = _latest(occasion.said, occasion.published)
    if incident.truce is not None and not incident.breaks:
        return _of_truce(rng, occasion, incident)
    found = _rival(rng, occasion.outlet, first, heard)
    if incident.count(Category.WOUNDED) and incident.count(Category.KILLED) is None and rng.random() < NONE_KILLED:
        found.append(Sentence("none_killed", rng.randrange(2), first, (exact(Category.KILLED, "people", 0, 0),)))
    blamed = {one.statement.blames for one in found if one.statement is not None} | {first.blames}
    denials = [one for one in heard if one.denies and one.speaker.side in blamed]
    if denials and rng.random() < DENIAL:
        found.append(Sentence("denial", rng.randrange(2), denials[0], who=denials[0].speaker.side))
    if incident.breaks and rng.random() < BREACH:
        found.append(Sentence("breach", rng.randrange(2), first))
    if incident.type in ATTACKS and rng.random() < SILENT:
        found.extend(_silence(rng, occasion, incident, blamed))
    if rng.random() < HELD and incident.type in ATTACKS:
        found.append(Sentence("held", rng.randrange(2), who=incident.holder))
    return found


def _rival(rng: Random, outlet: Outlet, first: Statement, heard: list[Statement]) -> list[Sentence]:
    """Another speaker's count, or whom that one blames."""
    others = [one for one in heard if one.speaker != first.speaker and not one.denies]
    if not others or rng.random() > RIVAL:
        return []
    other = rng.choices(others, [_ear(outlet, one) for one in others])[0]
    killed = other.count(Category.KILLED)
    found = []
    if killed is not None and first.count(Category.KILLED) is not None:
        form = rng.randrange(2) if killed.modifier is Modifier.EXACT else 1  # "put it at at least 20" is no English
        found.append(Sentence("toll_killed", form, other, (killed,)))
    if other.blames is not None and other.blames != first.blames:
        found.append(Sentence("blame", rng.randrange(2), other, who=other.blames))
    return found


def _silence(rng: Random, occasion: Occasion, incident: TrueIncident, blamed: set[str | None]) -> list[Sentence]:
    """Somebody who truly did not speak of it."""
    spoke = {one.speaker.kind for one in occasion.said} | {
        _SPOKESMAN[one.speaker.side] for one in occasion.said if one.denies
    }
    quiet = [kind for kind in _SPOKESMAN.values() if kind not in spoke]
    agency = next(one for one in occasion.war.outlets if one.role == "agency")
    found = [Sentence("no_comment", rng.randrange(2), who=rng.choice(quiet))] if quiet else []
    if agency != occasion.outlet and not agency.covers(incident, occasion.war.seed):
        found.append(Sentence("not_reported", 0, who=agency.name))
    admits = any(one.blames == one.speaker.side != "" for one in occasion.said)
    if blamed == {None} and not admits:
        found.append(Sentence("no_claim", 0))
    return [rng.choice(found)] if found else []


def _of_truce(rng: Random, occasion: Occasion, incident: TrueIncident) -> list[Sentence]:
    """The terms of a deal just reached, or what has been done of the one carried out."""
    if incident.type is EventType.AGREEMENT_REACHED:
        besieged = [Sentence("siege", 0)] if rng.random() < DENIAL else []
        return [Sentence("terms", rng.randrange(5)), *besieged]
    if incident.obligation is None:
        return []
    return [Sentence("balance", rng.randrange(5))]


def corrected(story: Story) -> tuple[Count, Count] | None:
    """The wrong number of dead a story gave by mistake and the one its source gave; None if it made none."""
    wrong = story.killed
    if wrong is None or not wrong.slip or story.main.statement is None:
        return None
    right = story.main.statement.count(Category.KILLED)
    return None if right is None else (wrong, right)


def trimmed(story: Story, rng: Random) -> Story:
    """The story as a copy has it: its last sentence may be gone."""
    if len(story.sentences) > 2 and rng.random() < 0.5:
        return replace(story, sentences=story.sentences[:-1])
    return story
