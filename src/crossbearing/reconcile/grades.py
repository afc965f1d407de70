"""Grades how well an incident is supported, by rules that are data a user can write."""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.errors import InputError
from crossbearing.model.content import content_key
from crossbearing.model.entity import Alignment, Entity, EntityType
from crossbearing.model.incident import Account, Grade, Ref
from crossbearing.reconcile.linking.told import Told
from crossbearing.vocab.gradings import GRADINGS, grading_text

_FLAGS = ("withdrawn", "admitted", "denied", "monitored")
_COUNTS = ("origins", "blamed")
# Only these can be blamed for an attack; crowds and speakers that are taken for doers are not.
_PARTIES = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT})
# The letter of a source whose reliability nobody has judged.
UNJUDGED = "F"


@dataclass(frozen=True, slots=True)
class Rule:
    """A grade, the rule in words, and the conditions that must hold."""

    grade: str
    text: str
    flags: Mapping[str, bool]
    counts: Mapping[str, int]

    def holds(self, support: "Support") -> bool:
        """Whether every condition holds for this support."""
        flags = all(getattr(support, name) is wanted for name, wanted in self.flags.items())
        return flags and all(len(getattr(support, name)) >= least for name, least in self.counts.items())


@dataclass(frozen=True, slots=True)
class Grading:
    """A grading policy: its name, its rules in order, and the reliability a user gives to sources, if any."""

    name: str
    rules: tuple[Rule, ...]
    reliability: Mapping[str, str] | None = None

    def require(self, grade: str) -> None:
        """Raise InputError unless some rule can give this grade."""
        known = sorted({rule.grade for rule in self.rules})
        if not any(grade == one or (self.reliability is not None and grade.endswith(one)) for one in known):
            raise InputError(f"{grade!r} was asked for as a grade; the policy {self.name} gives {', '.join(known)}")

    def grade(self, support: "Support") -> Grade | None:
        """The grade by the first rule that holds; None where none does."""
        rule = next((rule for rule in self.rules if rule.holds(support)), None)
        if rule is None:
            return None
        letter = "" if self.reliability is None else self._letter(support.origins, self.reliability)
        return Grade(letter + rule.grade, self.name, rule.text, support.origins)

    def _letter(self, origins: Sequence[str], reliability: Mapping[str, str]) -> str:
        """The best letter of the sources, as the user judges them."""
        return min((reliability.get(origin, UNJUDGED) for origin in origins), default=UNJUDGED)


@dataclass(frozen=True, slots=True)
class Support:
    """What grading rules ask of an incident: independent origins, parties blamed, and who admits or denies it."""

    origins: tuple[str, ...]
    blamed: tuple[str, ...]
    withdrawn: bool
    admitted: bool
    denied: bool
    monitored: bool


def support_of(members: Sequence[Told], accounts: Sequence[Account], gone: Collection[Ref]) -> Support:
    """What speaks for an incident, of whose members those in `gone` are withdrawn."""
    origins = {origin for account in accounts for origin in account.origins}
    entities = {entity.key: entity for one in members for entity in one.reading.entities}
    blamed = {side_of(entities[account.blamed or ""]) for account in accounts if _is_blamed(account, entities)}
    types = {key: entity.type for key, entity in entities.items()}
    return Support(
        origins=tuple(sorted(origins)),
        blamed=tuple(sorted(blamed)),
        withdrawn=all(one.ref in gone for one in members),
        admitted=any(account.blamed in account.origins for account in accounts),
        denied=any(len(account.denied) > 0 for account in accounts),
        monitored=any(types.get(origin) is EntityType.MONITOR for origin in origins),
    )


def _is_blamed(account: Account, entities: Mapping[str, Entity]) -> bool:
    """Whether somebody blames a fighting party in this account."""
    found = entities.get(account.blamed or "")
    return found is not None and found.type in _PARTIES and len(account.origins) > 0


def side_of(party: Entity) -> str:
    """The side a party stands on, or else what it is called: an army and its government are not two parties."""
    if party.alignment is not Alignment.UNKNOWN:
        return party.alignment.value
    return re.sub(r"-\d+$", "", party.key)


def grading(name: str) -> Grading:
    """The built-in policy of that name, or the one in the TOML file at that path."""
    return _grading(_text(name), name)


def grading_digest(name: str) -> str:
    """Names the rules of a policy by their content."""
    return content_key(_text(name))


def _text(name: str) -> str:
    if name in GRADINGS:
        return grading_text(name)
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        known = " and ".join(GRADINGS)
        message = f"No grading policy {name}: {known} are built in, and no file of that name can be read"
        raise InputError(message) from error


def _grading(text: str, where: str) -> Grading:
    try:
        table = tomllib.loads(text)
        rules = tuple(_rule(row) for row in table["rule"])
        reliability = table.get("reliability")
        if reliability is not None and not isinstance(reliability, dict):
            raise ValueError("reliability must be a table of source = letter")
        return Grading(str(table["name"]), rules, reliability)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"Cannot use grading policy {where}: {error}. A policy has a name and [[rule]] tables with grade, text and "
            f"conditions ({', '.join((*_FLAGS, *_COUNTS))})"
        ) from error


def _rule(row: Mapping[str, Any]) -> Rule:
    unknown = sorted(set(row) - {"grade", "text", *_FLAGS, *_COUNTS})
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no condition")
    flags = {name: row[name] for name in _FLAGS if name in row}
    counts = {name: row[name] for name in _COUNTS if name in row}
    if not all(isinstance(value, bool) for value in flags.values()):
        raise ValueError(f"{next(iter(flags))} must be true or false")
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in counts.values()):
        raise ValueError(f"{next(iter(counts))} must be a number")
    return Rule(str(row["grade"]), str(row["text"]), flags, counts)
