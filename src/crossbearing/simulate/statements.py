"""What those who are quoted say of an incident: their count, whom they blame, what they deny, and on which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from crossbearing.model.event import ATTACKS
from crossbearing.model.figure import Category
from crossbearing.simulate.counts import Count, counted, exact
from crossbearing.simulate.incident import CIVILIANS, GOVERNMENT, REBELS, Toll, TrueIncident, other_side
from crossbearing.simulate.speakers import Speaker
from crossbearing.simulate.war import War
from crossbearing.vocab import load

# Days after the incident on which somebody may speak of it again; later counts are those of the last.
DAYS = (0, 1, 3)
# How often a side that did it to civilians denies it, blames the other side, or counts armed men among the dead.
DENIES, SHIFTS, ARMS = 0.55, 0.3, 0.4
# How often somebody who could speak does, for an incident of middling weight.
SPEAKS = 0.55
_OF_TRUCES = ("mediator", "army", "rebels")
_ANYWHERE = ("army", "rebels", "monitor", "residents")
_HELD_BY = {GOVERNMENT: ("ministry", "governor"), REBELS: ("council", "doctor")}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said on one day: the one origin of every report that quotes it.

    `blames` is the side it names as the doer (None: nobody); a denial has no counts.
    """

    id: str
    speaker: Speaker
    day: date
    counts: tuple[Count, ...]
    blames: str | None
    denies: bool = False

    def count(self, category: Category) -> Count | None:
        """Its whole count of one category."""
        return next((count for count in self.counts if count.category is category and not count.part), None)

    @property
    def part(self) -> Count | None:
        """What it says of some of the dead."""
        return next((count for count in self.counts if count.part), None)


def statements(war: War, incident: TrueIncident) -> tuple[Statement, ...]:
    """Everything said of an incident, oldest first; at least one account of it. The same whenever it is asked for."""
    rng = Random(f"{war.seed}|{incident.id}|said")
    able = [war.speakers[kind] for kind in _able(incident)]
    speaking = [speaker for speaker in able if rng.random() < SPEAKS * min(1.6, incident.severity)]
    found = [one for speaker in speaking for one in _said(rng, incident, speaker)]
    if all(one.denies for one in found):
        quiet = [speaker for speaker in able if speaker not in speaking]
        found.extend(_said(rng, incident, rng.choice(quiet or able), may_deny=False))
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def _able(incident: TrueIncident) -> tuple[str, ...]:
    """Kinds of speakers who may know of it."""
    if incident.truce is not None and not incident.breaks:
        return _OF_TRUCES
    return (*_ANYWHERE, *_HELD_BY[incident.holder])


def _said(rng: Random, incident: TrueIncident, speaker: Speaker, *, may_deny: bool = True) -> Iterator[Statement]:
    is_own = speaker.side != "" and speaker.side == incident.by
    accused = is_own and incident.type in ATTACKS and incident.against == CIVILIANS
    number = f"{incident.id}/{speaker.kind}"
    if accused and may_deny and rng.random() < DENIES:
        yield Statement(
            f"{incident.id}/{speaker.side}/denial",
            speaker,
            incident.day + timedelta(days=rng.randint(0, 1)),
            (),
            None,
            True,
        )
        return
    blames = _blamed(rng, incident, speaker, accused=accused)
    lean = tuple(rng.uniform(*speaker.lean(incident, toll)) for toll in incident.tolls)
    nouns = tuple(_noun(rng, incident, speaker, toll) for toll in incident.tolls)
    given: tuple[int, ...] | None = None
    for days in DAYS:
        now = tuple(incident.known(toll, days) for toll in incident.tolls)
        if now != given:
            counts = tuple(_counts(rng, incident.tolls, now, lean, nouns))
            yield Statement(f"{number}/{days}", speaker, incident.day + timedelta(days=days), counts, blames)
        given = now
        if not incident.tolls:
            return


def _blamed(rng: Random, incident: TrueIncident, speaker: Speaker, *, accused: bool) -> str | None:
    """The side this speaker names as the doer; None if it names nobody."""
    if not incident.by:
        return None
    if accused:
        return other_side(incident.by) if rng.random() < SHIFTS else None
    if speaker.side == incident.by:
        return incident.by
    return incident.by if rng.random() < speaker.blames else None


def _noun(rng: Random, incident: TrueIncident, speaker: Speaker, toll: Toll) -> str:
    words = load("simulate")["words"]
    if toll.category not in (Category.KILLED, Category.WOUNDED) or toll.part:
        return toll.noun
    if speaker.side == incident.by and incident.against == CIVILIANS and rng.random() < ARMS:
        return str(rng.choice(words["enemies_of_government" if speaker.side == GOVERNMENT else "government"]))
    return "people" if rng.random() < 0.5 else toll.noun


def _counts(
    rng: Random, tolls: tuple[Toll, ...], known: tuple[int, ...], lean: tuple[float, ...], nouns: tuple[str, ...]
) -> Iterator[Count]:
    whole = 0
    civilians = load("simulate")["words"]["civilians"]
    for toll, number, share, noun in zip(tolls, known, lean, nouns, strict=True):
        told = round(number * share)
        if toll.part:  # who calls the dead fighters counts no children among them
            told = min(told, whole - 1) if nouns[0] in civilians else 0
        elif toll.category is Category.KILLED:
            whole = told
        if told >= 1:
            yield counted(rng, exact(toll.category, noun, told, number, part=toll.part))
