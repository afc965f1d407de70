"""Those who publish: whom they lean to, what they cover, how late, and from whom they copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.model.entity import Alignment
from crossbearing.model.event import ATTACKS
from crossbearing.simulate.chance import chance
from crossbearing.simulate.incident import TrueIncident
from crossbearing.simulate.terrain import Town
from crossbearing.vocab import load

# A local outlet hardly ever writes about what is further than a morning's drive from its desk.
LOCAL_KM = 60.0
FAR = 0.03
# Partisan outlets pass over most attacks by their own side and few on it.
OWN_ATTACK, SUFFERED = 0.3, 1.4


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `reach` is how likely it covers an incident of middling weight, `lag` its least and most days of
    delay, `batch` how many stories one report holds, `loose` how often it dates and places vaguely; `copying` how
    likely it reprints a report of the roles it `copies`. `home` is the town of a local one.
    """

    id: str
    name: str
    role: str
    side: str
    alignment: Alignment
    genre: str
    reach: float
    lag: tuple[int, int]
    batch: int
    loose: float
    copies: tuple[str, ...] = ()
    copying: float = 0.0
    home: Town | None = None

    def covers(self, incident: TrueIncident, seed: str) -> bool:
        """Whether it tells of an incident by reporting of its own: the same answer whenever it is asked."""
        return chance(seed, incident.id, self.id, "covers") < self.reach * incident.severity * self._care(incident)

    def _care(self, incident: TrueIncident) -> float:
        if self.home is not None:
            return 1.0 if self.home.km_to(incident.town) <= LOCAL_KM else FAR
        if self.side and incident.type in ATTACKS:
            return OWN_ATTACK if incident.by == self.side else SUFFERED
        return 1.0


def outlets_of(code: str, names: Sequence[str], towns: Sequence[Town]) -> tuple[Outlet, ...]:
    """The outlets of one war: one for each name its role gives, and local ones in the towns that see most of it."""
    words = load("simulate")
    roles = [(role, form) for role in words["naming"]["roles"] for form in words["role"][role]["called"]]
    made = [_outlet(code, form.format(name), role, None) for (role, form), name in zip(roles, names, strict=False)]
    step = max(1, len(towns) // (2 * len(words["naming"]["local"])))
    homes = zip(words["naming"]["local"], towns[::step], strict=False)
    local = [_outlet(code, form.format(home.name), "local", home) for form, home in homes]
    return (*made, *local)


def _outlet(code: str, name: str, role: str, home: Town | None) -> Outlet:
    row: dict[str, Any] = load("simulate")["role"][role]
    return Outlet(
        id=f"{code.lower()}-{name.lower().replace(' ', '-').replace(chr(39), '')}",
        name=name,
        role=role,
        side=row["side"],
        alignment=Alignment(row["alignment"]),
        genre=row["genre"],
        reach=row["reach"],
        lag=(row["lag"][0], row["lag"][1]),
        batch=row["batch"],
        loose=row["loose"],
        copies=tuple(row.get("copies", ())),
        copying=row.get("copying", 0.0),
        home=home,
    )
