"""Makes incidents of the war itself: attacks, arrests, flight, convoys, captures."""

from functools import cache
from random import Random
from typing import Any

from crossbearing.model.event import ATTACKS, EventType
from crossbearing.model.figure import Category
from crossbearing.simulate.incident import CIVILIANS, GOVERNMENT, Toll, TrueIncident, other_side
from crossbearing.simulate.scene import Scene
from crossbearing.vocab import load

# Most attacks kill few: the share of a type's worst toll is a uniform draw to this power.
SKEW = 2.6
# Share of attacks that hit civilians, and of those with three dead or more in which children or women are counted.
AT_CIVILIANS, WITH_CHILDREN = 0.6, 0.35
# What share of a toll is known on the day, the next and the one after.
CLIMBS = ((1.0,), (1.0,), (0.7, 1.0), (0.5, 0.8, 1.0), (0.75, 0.9, 1.0))
ATTACKER = 0.8


@cache
def weights() -> tuple[tuple[EventType, ...], tuple[int, ...]]:
    """The types of the war itself and how often each happens."""
    rows = load("simulate")["type"]
    return tuple(EventType(kind) for kind in rows), tuple(int(row["weight"]) for row in rows.values())


def attack(scene: Scene, kind: EventType, by: str) -> TrueIncident:
    """One incident of this type by this side (empty: nobody's deed), with its tolls; its id is given later."""
    rng, row = scene.rng, load("simulate")["type"][kind.value]
    against = _against(rng, kind, by)
    return TrueIncident(
        id="",
        war=scene.war.code,
        type=kind,
        town=scene.town,
        day=scene.day,
        part=rng.choice(load("simulate")["words"]["parts"]),
        by=by,
        against=against,
        object=_object(scene, kind, against),
        holder=scene.holder,
        tolls=tuple(_tolls(rng, row, against)),
        climb=rng.choice(CLIMBS) if kind in ATTACKS else (1.0,),
    )


def happening(scene: Scene) -> TrueIncident:
    """An incident drawn at random."""
    kinds, often = weights()
    kind = scene.rng.choices(kinds, often)[0]
    doers = load("simulate")["type"][kind.value]["doers"]
    by = _doer(scene.rng, kind, doers, scene.holder)
    # Only one side flies: the other shells instead.
    return attack(scene, kind if by in doers else EventType.SHELLING, by)


def _doer(rng: Random, kind: EventType, doers: list[str], holder: str) -> str:
    if doers == [""]:
        return ""
    attacks = kind in ATTACKS or kind is EventType.CONTROL_CHANGE
    by = other_side(holder) if attacks else holder
    return by if kind is EventType.CONTROL_CHANGE or rng.random() < ATTACKER else other_side(by)


def _against(rng: Random, kind: EventType, by: str) -> str:
    if not by:
        return ""
    if kind is EventType.ARMED_CLASH or (kind in ATTACKS and rng.random() > AT_CIVILIANS):
        return other_side(by)
    return CIVILIANS


def _object(scene: Scene, kind: EventType, against: str) -> str:
    words: dict[str, list[str]] = load("simulate")["words"]
    if kind not in ATTACKS or kind is EventType.ARMED_CLASH:
        return ""
    if against == CIVILIANS:
        return scene.rng.choice(words["objects"])
    return scene.rng.choice(words["bases"]).format(scene.war.parties[against].words)


def _tolls(rng: Random, row: dict[str, Any], against: str) -> list[Toll]:
    if "category" in row:
        most = int(row.get("most", 10))
        return [Toll(Category(row["category"]), row["nouns"][0], rng.randint(max(2, most // 20), most))]
    if "killed" not in row:
        return []
    words: dict[str, list[str]] = load("simulate")["words"]
    noun = words[{CIVILIANS: "civilians", GOVERNMENT: "government"}.get(against, "rebels")]
    killed = round(row["killed"] * rng.random() ** SKEW)
    wounded = round(row["wounded"] * rng.random() ** SKEW)
    found = [Toll(Category.KILLED, rng.choice(noun), killed)] if killed else []
    if killed >= 3 and against == CIVILIANS and rng.random() < WITH_CHILDREN:
        found.append(Toll(Category.KILLED, rng.choice(words["children"]), rng.randint(2, killed - 1), part=True))
    return [*found, Toll(Category.WOUNDED, rng.choice(noun), wounded)] if wounded else found
