"""The ACLED sub-type, in the names of CASE 2021, of what the reader finds in a snippet."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossbearing.extract.draft import Draft
from crossbearing.extract.words.inflections import all_forms
from crossbearing.model.entity import Alignment, Entity, EntityType
from crossbearing.model.event import Event, EventType, Modality

# What decides between sub-types of one event, most particular first; the rest of ACLED has no type in the ledger.
MAPPED = (
    "CHEM_WEAP",
    "SUIC_BOMB",
    "GRENADE",
    "AIR_STRIKE",
    "REM_EXPLOS",
    "ART_MISS_ATTACK",
    "ABDUCT_DISSAP",
    "GOV_REGAINS_TERIT",
    "NON_STATE_ACTOR_OVERTAKES_TER",
    "NON_VIOL_TERRIT_TRANSFER",
    "ARMED_CLASH",
    "PROPERTY_DISTRUCT",
    "AGREEMENT",
    "ARREST",
    "CHANGE_TO_GROUP_ACT",
    "ATTACK",
)
_TOLD = frozenset({Modality.OCCURRED, Modality.ALLEGED, Modality.DENIED})
_BY_TYPE = {
    EventType.AIRSTRIKE: "AIR_STRIKE",
    EventType.SHELLING: "ART_MISS_ATTACK",
    EventType.ROCKET_FIRE: "ART_MISS_ATTACK",
    EventType.ARMED_CLASH: "ARMED_CLASH",
    EventType.FIRE: "PROPERTY_DISTRUCT",
    EventType.SMALL_ARMS_FIRE: "ATTACK",
    EventType.SNIPER_FIRE: "ATTACK",
    EventType.AGREEMENT_REACHED: "AGREEMENT",
    EventType.CEASEFIRE_START: "AGREEMENT",
    EventType.NEGOTIATION: "AGREEMENT",
    EventType.PRISONER_EXCHANGE: "AGREEMENT",
    EventType.TERRITORY_HANDOVER: "NON_VIOL_TERRIT_TRANSFER",
    EventType.WITHDRAWAL: "CHANGE_TO_GROUP_ACT",
}
# What these fire explodes too, and is no planted bomb.
_FIRED = frozenset({EventType.SHELLING, EventType.ROCKET_FIRE})
_BURSTING = frozenset(
    {EventType.OFFENSIVE, EventType.FIRE, EventType.SMALL_ARMS_FIRE, EventType.ROCKET_FIRE, EventType.ARMED_CLASH}
)


@dataclass(frozen=True, slots=True)
class _Words:
    means: dict[str, frozenset[str]]
    kidnap: frozenset[str]
    spoil: frozenset[str]
    fight: frozenset[str]
    armed: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(files(__package__).joinpath("case_words.toml").read_text(encoding="utf-8"))
    deeds = {name: frozenset(words.split()) for name, words in table["deeds"].items()}
    means = {label: frozenset(words.split()) for label, words in table["means"].items()}
    return _Words(means, all_forms(deeds["kidnap"]), all_forms(deeds["spoil"]), deeds["fight"], deeds["armed"])


def label_of(draft: Draft) -> str | None:
    """The most particular sub-type among the events of the snippet's first telling sentence; None if it tells none."""
    events = [event for event in draft.events if event.modality in _TOLD]
    if not events:
        return None
    words = frozenset(token.lower for token in draft.marked.tokens)
    labels = [label for event in events if (label := _label(draft, event, words)) is not None]
    return min(labels, key=lambda label: (MAPPED.index(label), label), default=None)


def _label(draft: Draft, event: Event, words: frozenset[str]) -> str | None:
    if event.type in _BURSTING or event.type in (EventType.SHELLING, EventType.AIRSTRIKE):
        means = next((label for label, named in _words().means.items() if words & named), None)
        shelled = means == "REM_EXPLOS" and any(other.type in _FIRED for other in draft.events)
        if means is not None and not shelled and (event.type in _BURSTING or means == "CHEM_WEAP"):
            return means
    if event.type is EventType.DETENTION:
        return "ABDUCT_DISSAP" if words & _words().kidnap else "ARREST"
    if event.type is EventType.CONTROL_CHANGE:
        return _taking(draft, event)
    if event.type is EventType.OFFENSIVE:
        return _attack(draft, event)
    return _BY_TYPE.get(event.type)


def _taking(draft: Draft, event: Event) -> str:
    doer = _entity(draft, event.perpetrator.entity if event.perpetrator is not None else None)
    if doer is None:
        return "GOV_REGAINS_TERIT"
    state = doer.type is EntityType.GOVERNMENT or doer.alignment in (Alignment.GOVERNMENT, Alignment.FOREIGN_STATE)
    return "GOV_REGAINS_TERIT" if state else "NON_STATE_ACTOR_OVERTAKES_TER"


def _attack(draft: Draft, event: Event) -> str:
    said = frozenset(word.lower() for span in event.evidence for word in span.quote.split())
    if said & _words().spoil:
        return "PROPERTY_DISTRUCT"
    target = _entity(draft, event.target.entity if event.target is not None else None)
    armed = target is not None and (
        target.type is EntityType.ARMED_ACTOR or bool(_words().armed & set(target.name.lower().split()))
    )
    return "ARMED_CLASH" if armed or said & _words().fight else "ATTACK"


def _entity(draft: Draft, entity: str | None) -> Entity | None:
    return next((one for one in draft.entities if one.id == entity), None)
