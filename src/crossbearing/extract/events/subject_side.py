"""Which side of a deed the subject of a trigger is on: who does it, or whom it befalls though the verb is active."""

from functools import cache

from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.words.inflections import all_forms, plurals
from crossbearing.extract.words.marked import Token
from crossbearing.model.event import ATTACKS, EventType
from crossbearing.vocab import load

_HOLDING = frozenset({EventType.PRISONER_RELEASE, EventType.PRISONER_EXCHANGE, EventType.DETENTION})
_BURNING = frozenset({"go", "goes", "went", "gone", "going", "catch", "catches", "caught", "burst", "bursts"})
# "Under" stands this many words behind its verb at most: "came once more under fire".
_UNDER_REACH = 3
# "Dead" stands this many words behind its verb at most: "shot dead", "found shot dead".
_DEAD_REACH = 2
# What somebody may be under.
_UNDER = (ATTACKS - {EventType.ARMED_CLASH}) | {EventType.SIEGE}


def proclaims(trigger: Trigger) -> bool:
    """Whether somebody proclaims a truce, or is bound by one: nobody else starts it."""
    verb = trigger.clause.verb
    return verb is not None and verb.lower in _proclaiming() and trigger.clause.passive is (verb.lower == "bound")


@cache
def _proclaiming() -> frozenset[str]:
    return all_forms(frozenset(load("participants")["proclaiming"].split()))


def is_given(trigger: Trigger) -> bool:
    """Whether the subject is who is given something: "partners received fuel"."""
    return trigger.type is EventType.AID_DELIVERY and trigger.anchor.lower in _receiving()


@cache
def _receiving() -> frozenset[str]:
    return all_forms(frozenset({"receive", "get", "obtain"}))


@cache
def falling() -> frozenset[str]:
    return all_forms(frozenset({"fall", "pass", "succumb"}))


def is_borne(trigger: Trigger, subject: Token) -> bool:
    """Whether the subject of an active verb is whom it befell: who was held and came home, who came under fire."""
    if is_held(trigger, subject) or is_under(trigger) or is_bare_passive(trigger):
        return True
    return succumbs(trigger) or goes_free(trigger)


def is_bare_passive(trigger: Trigger) -> bool:
    """Whether a verb of harm without object tells what befell its subject: "residents killed", "two men shot dead"."""
    clause = trigger.clause
    if clause.verb is None or clause.passive or clause.object is not None or clause.verb.tag not in ("VBD", "VBN"):
        return False
    behind = {word.lower for word in clause.words if 0 < word.i - clause.verb.i <= _DEAD_REACH}
    return clause.verb.lower in _harming() or (trigger.type in ATTACKS and "dead" in behind)


@cache
def _harming() -> frozenset[str]:
    return all_forms(frozenset(load("participants")["harming"].split()))


def succumbs(trigger: Trigger) -> bool:
    """Whether the subject is who died of it: "fell to a sniper", "walked into an ambush"."""
    if trigger.type not in ATTACKS:
        return False
    word = trigger.anchor.lower
    if word in _straying() and trigger.last.lower == "ambush":
        return True
    return word in falling() and word == trigger.first.lower


@cache
def _straying() -> frozenset[str]:
    return all_forms(frozenset({"walk", "drive", "run", "ride", "stray", "stumble", "fall"}))


def goes_free(trigger: Trigger) -> bool:
    """Whether the subject is who was held: "walked free", "left prison"."""
    return trigger.type is EventType.PRISONER_RELEASE and trigger.first.lower in _going()


@cache
def _going() -> frozenset[str]:
    return all_forms(frozenset({"walk", "go", "leave", "come", "return", "regain", "step"}))


def is_under(trigger: Trigger) -> bool:
    """Whether the trigger says that its subject was under attack: "came under fire", "is under siege"."""
    if trigger.type not in _UNDER:
        return False
    verb = trigger.clause.verb
    near = [word.lower for word in trigger.clause.words if verb is not None and 0 < word.i - verb.i <= _UNDER_REACH]
    return "under" in near and verb is not None and verb.lower in _being_under()


@cache
def _being_under() -> frozenset[str]:
    return all_forms(frozenset({"come", "go", "be", "remain", "stay"}))


def burns(trigger: Trigger) -> bool:
    """Whether the subject is what burns, not who sets fire to it: "went up in flames", "caught fire"."""
    return trigger.type is EventType.FIRE and trigger.first.lower in _BURNING


def is_held(trigger: Trigger, subject: Token) -> bool:
    """Whether the subject of a release is who was held ("four hostages came home"), not who held them."""
    return trigger.type in _HOLDING and subject.lower in _captives()


@cache
def _captives() -> frozenset[str]:
    return plurals(frozenset(load("events")["classes"]["captives"].split()))
