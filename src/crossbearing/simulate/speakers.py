"""Those whom outlets quote: whose side they take and how far their counts may stray from what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.figure import Category
from crossbearing.simulate.incident import CIVILIANS, Toll, TrueIncident
from crossbearing.vocab import load

_TYPES = {
    "ministry": EntityType.ORGANISATION,
    "council": EntityType.ORGANISATION,
    "monitor": EntityType.MONITOR,
    "residents": EntityType.GROUP,
}
_ALIGNMENTS = {"government": Alignment.GOVERNMENT, "rebels": Alignment.OPPOSITION}
_NEUTRAL = {"monitor": Alignment.MONITOR, "mediator": Alignment.UN}
# Counts of people and goods moved differ little, as both sides stand by when they are.
MOVED = (0.9, 1.15)
# Nouns for people who bear arms; all other nouns are of civilians or of nobody in particular.
_OWN_FORCES = {"government": ("soldiers", "troops"), "rebels": ("fighters", "rebels")}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody quoted. `own` and `other` bound the counts of harm it would rather play down, and of all other harm."""

    kind: str
    words: str
    side: str
    own: tuple[float, float]
    other: tuple[float, float]
    blames: float
    type: EntityType
    alignment: Alignment
    protect: bool = False

    def lean(self, incident: TrueIncident, toll: Toll) -> tuple[float, float]:
        """The least and most share of a known toll that this speaker may give."""
        if toll.category not in (Category.KILLED, Category.WOUNDED):
            return MOVED if self.side else (1.0, 1.0)
        if not self.side:
            return self.own
        by_own = incident.by == self.side and incident.against == CIVILIANS
        return self.own if by_own or toll.noun in _OWN_FORCES[self.side] else self.other

    def named(self, incident: TrueIncident) -> str:
        """The speaker's words in a report on this incident."""
        return self.words.replace("{town}", incident.town.name).replace("{region}", incident.town.region.words)


def speakers_of(row: Mapping[str, Any]) -> dict[str, Speaker]:
    """The speakers of one war by kind, the mediator of its truces included."""
    vocab = load("simulate")
    monitor = vocab["naming"]["monitor"].format(row["names"][-1])
    fill = {**row["people"], "front": row["rebels"], "monitor": monitor, "town": "{town}", "region": "{region}"}
    found = {kind: _speaker(kind, one, fill) for kind, one in vocab["speaker"].items()}
    mediator = f"{row['people']['mediator']}, a United Nations mediator"
    found["mediator"] = Speaker("mediator", mediator, "", (1.0, 1.0), (1.0, 1.0), 0.0, EntityType.PERSON, Alignment.UN)
    return found


def _speaker(kind: str, row: Mapping[str, Any], fill: Mapping[str, str]) -> Speaker:
    return Speaker(
        kind,
        row["words"].format(**fill),
        row["side"],
        (row["own"][0], row["own"][1]),
        (row["other"][0], row["other"][1]),
        row["blames"],
        _TYPES.get(kind, EntityType.PERSON),
        _ALIGNMENTS.get(row["side"], _NEUTRAL.get(kind, Alignment.CIVILIAN)),
        protect=kind == "doctor",
    )
