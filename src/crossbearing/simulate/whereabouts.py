"""Places as they are told: the town, its district or only its province, now and then under another spelling."""

from dataclasses import dataclass
from random import Random

from crossbearing.model.place import Place
from crossbearing.simulate.chance import chance
from crossbearing.simulate.outlets import Outlet
from crossbearing.simulate.terrain import Town
from crossbearing.simulate.war import War

# How often the neighbouring town is named by mistake; how often an outlet spells a name its own way; how often the
# province stands beside the town.
SLIP, RESPELLED, IN_REGION, NEAR = 0.01, 0.25, 0.5, 0.12
# Of those told without the town, so many name the district; the others only the province.
DISTRICT = 0.6


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """The preposition, the name given and its row in the table; `region` is the province named beside a town."""

    preposition: str
    name: str
    place: Place
    region: str | None


def told_place(rng: Random, war: War, outlet: Outlet, town: Town, *, loose: float) -> ToldPlace:
    """How an outlet names where something was."""
    if rng.random() < SLIP:
        town = min((other for other in war.towns if other != town), key=lambda other: (town.km_to(other), other.name))
    if rng.random() < loose:
        area = town.district if town.district is not None and rng.random() < DISTRICT else town.region
        return ToldPlace("in", area.words, area.place, None)
    near = "near" if rng.random() < NEAR else "in"
    region = town.region.words if rng.random() < IN_REGION and town.region.place.names[0] != town.name else None
    return ToldPlace(near, spelled(war, outlet, town), town.place, region)


def spelled(war: War, outlet: Outlet, town: Town) -> str:
    """The town's name as this outlet always spells it."""
    drawn = chance(war.seed, outlet.id, town.name, "spelling")
    if not town.spellings or drawn >= RESPELLED:
        return town.name
    return town.spellings[int(drawn / RESPELLED * len(town.spellings))]
