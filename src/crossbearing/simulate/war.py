"""One invented war: its parties, its speakers, its outlets and its ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.simulate.incident import GOVERNMENT, REBELS, TrueIncident
from crossbearing.simulate.outlets import Outlet, outlets_of
from crossbearing.simulate.speakers import Speaker, speakers_of
from crossbearing.simulate.terrain import Town, towns_of
from crossbearing.vocab import load

# All wars begin on this Monday; a date ahead of any real war in the table of places.
START = date(2031, 1, 6)


@dataclass(frozen=True, slots=True)
class Party:
    """A side as reports name it: in arms, and where it signs a deal."""

    side: str
    words: str
    signs: str
    alignment: Alignment
    type: EntityType = EntityType.ARMED_ACTOR


@dataclass(frozen=True)
class War:
    """A war by the code of its country, with everything drawn from the seed."""

    code: str
    seed: str

    @cached_property
    def row(self) -> Mapping[str, Any]:
        """What the word list has on this war."""
        rows: list[dict[str, Any]] = load("simulate")["war"]
        return next(row for row in rows if row["country"] == self.code)

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Both sides."""
        rebels = self.row["rebels"]
        return {
            GOVERNMENT: Party(GOVERNMENT, "the army", "the government", Alignment.GOVERNMENT),
            REBELS: Party(REBELS, rebels, rebels, Alignment.OPPOSITION),
        }

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        """The towns it is fought over, the nearest to its centre first."""
        return towns_of(self.code, self.seed)

    @cached_property
    def heat(self) -> tuple[float, ...]:
        """How much of the war each town sees, in the order of the towns (Zipf's law with a flat head)."""
        return tuple(1 / (rank + 5) for rank in range(len(self.towns)))

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """Everyone who publishes."""
        return outlets_of(self.code, self.row["names"], self.towns)

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Everyone whom outlets quote, by kind."""
        return speakers_of(self.row)

    def silent(self, incident: TrueIncident) -> tuple[Outlet, ...]:
        """The outlets that never tell of an incident; those that copy others may, so they are not among them."""
        return tuple(one for one in self.outlets if not one.copies and not one.covers(incident, self.seed))

    def home_side(self, town: Town) -> str:
        """The side that holds a town when the war begins."""
        return REBELS if self.towns.index(town) % 5 < 3 else GOVERNMENT
