"""Grades how well an incident is supported, by rules that are data a user can write."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.errors import InputError
from crossbearing.model.entity import EntityType
from crossbearing.model.incident import Account, Grade, Ref
from crossbearing.reconcile.linking.told import Told
from crossbearing.vocab.gradings import GRADINGS, grading_text

_FLAGS = ("withdrawn", "admitted", "denied", "monitored")
_COUNTS = ("origins", "blamed")
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
    blamed = {account.blamed for account in accounts if account.blamed is not None and len(account.origins) > 0}
    types = {entity.key: entity.type for one in members for entity in one.reading.entities}
    return Support(
        origins=tuple(sorted(origins)),
        blamed=tuple(sorted(blamed)),
        withdrawn=all(one.ref in gone for one in members),
        admitted=any(account.blamed in account.origins for account in accounts),
        denied=any(len(account.denied) > 0 for account in accounts),
        monitored=any(types.get(origin) is EntityType.MONITOR for origin in origins),
    )


def grading(name: str) -> Grading:
    """The built-in policy of that name, or the one in the TOML file at that path."""
    if name in GRADINGS:
        return _grading(grading_text(name), name)
    path = Path(name)
    try:
        return _grading(path.read_text(encoding="utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        known = " and ".join(GRADINGS)
        message = f"No grading policy {name}: {known} are built in, and no file of that name can be read"
        raise InputError(message) from error


def _grading(text: str, where: str) -> Grading:
    try:
        table = tomllib.loads(text)
        rules = tuple(_rule(row) for row in table["rule"])
        return Grading(str(table["name"]), rules, table.get("reliability"))
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
    if not all(isinstance(value, int) for value in counts.values()):
        raise ValueError(f"{next(iter(counts))} must be a number")
    return Rule(str(row["grade"]), str(row["text"]), flags, counts)
