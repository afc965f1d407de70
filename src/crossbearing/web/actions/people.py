"""Who may work on the ledger, as an admin has it, and whether decisions take two."""

from typing import Annotated, Literal

import msgspec

from crossbearing.model.person import Role
from crossbearing.store.settings import TWO_PERSON
from crossbearing.web.actions.account import Name, Password
from crossbearing.web.page import Action, Done
from crossbearing.web.visit import Visit

PEOPLE = "/people"


class Adding(msgspec.Struct, frozen=True, kw_only=True):
    """A name, what that person may do, and a first password."""

    name: Name
    role: Role
    password: Password


class ChangingRole(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to be what."""

    name: Name
    role: Role


class GivingPassword(msgspec.Struct, frozen=True, kw_only=True):
    """Who gets which password."""

    name: Name
    password: Password


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """Whose account is to be closed."""

    name: Name


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the two-person rule is to be on, and why."""

    value: Literal["on", "off"]
    why: Annotated[str, msgspec.Meta(max_length=2000)]


def add(visit: Visit, asked: Adding) -> Done:
    """Make an account."""
    account = visit.ledger.people.add(asked.name, asked.role, asked.password, by=visit.person.name)
    # Who alone is at this machine stays without a password until the workbench is opened again.
    key = "people.added" if visit.has_accounts else "people.added_local"
    return _done(visit, key, account.name)


def change_role(visit: Visit, asked: ChangingRole) -> Done:
    """Have somebody be something else."""
    account = visit.ledger.people.change_role(asked.name, asked.role, by=visit.person.name)
    return _done(visit, "people.changed", account.name)


def give_password(visit: Visit, asked: GivingPassword) -> Done:
    """Give somebody another password, who has forgotten theirs."""
    account = visit.ledger.people.change_password(asked.name, asked.password, by=visit.person.name)
    return _done(visit, "people.given", account.name)


def close(visit: Visit, asked: Closing) -> Done:
    """Close somebody's account."""
    account = visit.ledger.people.close(asked.name, by=visit.person.name)
    return _done(visit, "people.closed_done", account.name)


def rule(visit: Visit, asked: Ruling) -> Done:
    """Switch the two-person rule."""
    now = visit.ledger.settings.change(TWO_PERSON, asked.value, who=visit.person.name, why=asked.why)
    key = "people.rule_on" if now.on else "people.rule_off"
    waits = now.off_asked_by is not None
    return Done(said=visit.say("people.rule_waits" if waits else key), at=PEOPLE, id=f"{TWO_PERSON} {asked.value}")


def _done(visit: Visit, key: str, name: str) -> Done:
    return Done(said=visit.say(key, name=name), at=PEOPLE, id=name)


ACTIONS = (
    Action(name="add-person", path="/people/add", asked=Adding, do=add, needs=Role.ADMIN),
    Action(name="change-role", path="/people/role", asked=ChangingRole, do=change_role, needs=Role.ADMIN),
    Action(name="give-password", path="/people/password", asked=GivingPassword, do=give_password, needs=Role.ADMIN),
    Action(name="close-account", path="/people/close", asked=Closing, do=close, needs=Role.ADMIN),
    Action(name="two-person-rule", path="/people/rule", asked=Ruling, do=rule, needs=Role.ADMIN),
)
