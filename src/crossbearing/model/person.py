"""People who work on a ledger, and what each may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from crossbearing.model.decision import Verb


class Role(StrEnum):
    """What a person may do; each may do what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what the needed one may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on a ledger."""

    name: str
    role: Role


# What is decided of one item can be taken back by whoever decided it; merging, splitting and protecting change what
# everybody sees of many reports at once. Names are revealed to whoever holds their key, which is no matter of roles.
_NEEDED: Mapping[Verb, Role] = MappingProxyType(
    {
        Verb.ACCEPT: Role.REVIEWER,
        Verb.REJECT: Role.REVIEWER,
        Verb.AMEND: Role.REVIEWER,
        Verb.ADD: Role.REVIEWER,
        Verb.NOTE: Role.REVIEWER,
        Verb.ASSIGN: Role.REVIEWER,
        Verb.UNDO: Role.REVIEWER,
        Verb.MERGE: Role.EDITOR,
        Verb.SPLIT: Role.EDITOR,
        Verb.PROTECT: Role.EDITOR,
        Verb.REVEAL: Role.ADMIN,
    }
)


def needed_for(verb: Verb, *, of: Verb | None = None, is_own: bool = True) -> Role:
    """The role it takes to decide with a verb.

    Where it takes back or confirms a decision, `of` is the verb of that one, whose role it takes too; to take back or
    replace another person's (not `is_own`) takes an editor.
    """
    roles = [_NEEDED[verb]] if of is None else [_NEEDED[verb], _NEEDED[of]]
    if not is_own:
        roles.append(Role.EDITOR)
    return max(roles, key=list(Role).index)
