"""How far apart in time and space two records may be and still be one happening."""

from dataclasses import dataclass

# What lies up to so many times as far apart is named as the nearest where nothing matches.
_WIDER = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """Reach()              a day apart, 25 km apart
    Reach(days=3)        reports may be days off
    Reach(km=5)          both know the town"""

    days: int = 1
    km: float = 25.0

    @property
    def wider(self) -> "Reach":
        """The reach in which the nearest is looked for."""
        return Reach(max(1, self.days) * _WIDER, max(1.0, self.km) * _WIDER)
