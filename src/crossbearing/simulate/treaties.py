"""Makes the truces of a war, with the incidents that carry them out, break them and end them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from crossbearing.model.event import EventType
from crossbearing.model.figure import Category
from crossbearing.simulate.attacks import attack
from crossbearing.simulate.incident import Toll, TrueIncident, other_side
from crossbearing.simulate.scene import Scene
from crossbearing.simulate.truce import Round, Truce, TrueObligation
from crossbearing.vocab import load

LONGEST_DAYS = 28
SHORTEST_DAYS = 14
# A siege has lasted so many days, least and most, before a town's truce.
SIEGE_DAYS = (60, 700)
OUTCOMES = ("completed", "collapsed", "stalled")
# Shares of what is owed that the rounds of each outcome perform.
_ROUNDS = {"completed": (0.4, 0.35, 0.25), "stalled": (0.4, 0.2), "collapsed": (0.5,)}
# How often a truce is broken, least and most.
BREACHES = (1, 4)


def make_truce(scene: Scene, number: int, days: int) -> Truce:
    """A truce over the scene's town, reached that day, that runs for so many days."""
    rng, reached = scene.rng, scene.day
    outcome = rng.choice(OUTCOMES)
    obligations = tuple(_obligation(scene, key, outcome, days) for key in load("simulate")["obligation"])
    besieged = reached - timedelta(days=rng.randint(*SIEGE_DAYS))
    code = scene.war.code
    ends = reached + timedelta(days=days)
    return Truce(f"{code.lower()}-truce-{number:03d}", code, scene.town, besieged, reached, obligations, outcome, ends)


def _obligation(scene: Scene, key: str, outcome: str, days: int) -> TrueObligation:
    rng, row = scene.rng, load("simulate")["obligation"][key]
    if not row["type"]:
        return TrueObligation(key, row["debtor"], None, "", ())
    owed = rng.randint(row["most"] // 8, row["most"])
    shares = _ROUNDS[outcome]
    gap = max(2, (days - 2) // (len(shares) + 1))
    made = [round(owed * share) for share in shares]
    if outcome == "completed":
        made[-1] = owed - sum(made[:-1])
    dates = [scene.day + timedelta(days=gap * (i + 1) - rng.randint(0, 1)) for i in range(len(made))]
    rounds = tuple(Round(day, amount) for day, amount in zip(dates, made, strict=True))
    return TrueObligation(key, row["debtor"], owed, row["nouns"][0], rounds)


def incidents_of(scene: Scene, truce: Truce) -> Iterator[TrueIncident]:
    """The signing, each round, the breaches and the end of a truce; their ids are given later."""
    signed = _signing(scene, truce)
    yield signed
    for owed in truce.obligations:
        for one in owed.rounds:
            yield _performed(signed, owed, one)
    for _ in range(scene.rng.randint(*BREACHES)):
        day = truce.reached + timedelta(days=scene.rng.randint(1, (truce.ends - truce.reached).days))
        yield _breach(replace(scene, day=day), truce)
    if truce.outcome == "collapsed":
        yield replace(signed, type=EventType.TALKS_COLLAPSED, day=truce.ends)


def _signing(scene: Scene, truce: Truce) -> TrueIncident:
    return TrueIncident(
        id="",
        war=scene.war.code,
        type=EventType.AGREEMENT_REACHED,
        town=truce.town,
        day=truce.reached,
        part="",
        by="",
        against="",
        object="",
        holder=scene.holder,
        tolls=(),
        climb=(1.0,),
        truce=truce,
    )


def _performed(signed: TrueIncident, owed: TrueObligation, one: Round) -> TrueIncident:
    words = load("simulate")
    kind = words["obligation"][owed.key]["type"]
    toll = Toll(Category(words["type"][kind]["category"]), owed.noun, one.amount)
    by = owed.debtor if owed.debtor in words["type"][kind]["doers"] else ""
    return replace(signed, type=EventType(kind), day=one.day, tolls=(toll,), by=by, obligation=owed.key)


def _breach(scene: Scene, truce: Truce) -> TrueIncident:
    kind = scene.rng.choice((EventType.SHELLING, EventType.SMALL_ARMS_FIRE, EventType.SNIPER_FIRE))
    # The besiegers break it twice as often as the besieged.
    by = scene.rng.choice((other_side(scene.holder), other_side(scene.holder), scene.holder))
    return replace(attack(scene, kind, by), truce=truce, obligation="hold_fire", breaks=True)
