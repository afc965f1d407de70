"""Signing in and out, and what people do with their own account."""

from typing import Annotated

import msgspec

from crossbearing.api.entrance import LONGEST
from crossbearing.api.passwords import LONGEST as LONGEST_PASSWORD
from crossbearing.errors import InputError
from crossbearing.model.person import Role
from crossbearing.store.audit import REFUSED
from crossbearing.web.asked import Address
from crossbearing.web.errors import UnknownPersonError
from crossbearing.web.page import Action, Done
from crossbearing.web.people.login import LOGIN, own_account
from crossbearing.web.security.cookies import SESSION, VISITOR, Cookie
from crossbearing.web.visit import Visit

SIGN_IN, CHANGE_PASSWORD = "sign-in", "change-password"
CHANGE_AT = "/account/password"
Name = Annotated[str, msgspec.Meta(max_length=200)]
# More than the longest that is taken, so that it is said in words what is wrong with it.
Password = Annotated[str, msgspec.Meta(max_length=2 * LONGEST_PASSWORD)]


class SigningIn(msgspec.Struct, frozen=True, kw_only=True):
    """A name and a password, and the page to go on with."""

    name: Name
    password: Password
    at: Address = "/"


class ChangingPassword(msgspec.Struct, frozen=True, kw_only=True):
    """The present password, and the one to come, twice."""

    password: Password
    new: Password
    again: Password


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """No parameters."""


def sign_in(visit: Visit, asked: SigningIn) -> Done:
    """Let somebody in, by a secret that is new. UnknownPersonError for a wrong password or for nobody."""
    people = visit.ledger.people
    person = people.entrance.check(asked.name, asked.password, address=visit.address)
    if person is None:
        # What was typed as a name may be a password: an account's own name alone is written down.
        known = people.of(asked.name)
        people.audit.add("" if known is None else known.name, SIGN_IN, LOGIN, address=visit.address, outcome=REFUSED)
        raise UnknownPersonError(visit.say("login.wrong"))
    _leave(visit)
    _enter(visit, people.entrance.start(person, address=visit.address))
    people.audit.add(person.name, SIGN_IN, LOGIN, address=visit.address)
    return Done(said="", at=asked.at)


def sign_out(visit: Visit, asked: Ending) -> Done:
    """End the session in this browser."""
    _leave(visit)
    visit.cookies.append(Cookie(SESSION, None))
    return Done(said="", at=LOGIN)


def change_password(visit: Visit, asked: ChangingPassword) -> Done:
    """Take another password, and end every other session of this person. InputError where it cannot be."""
    name, people = own_account(visit), visit.ledger.people
    if asked.new != asked.again:
        raise InputError(visit.say("account.differ"))
    # Who found a browser open is held up at guesses here like anywhere.
    person = people.entrance.check(name, asked.password, address=visit.address)
    if person is None:
        people.audit.add(name, CHANGE_PASSWORD, CHANGE_AT, address=visit.address, outcome=REFUSED)
        raise InputError(visit.say("account.wrong"))
    people.change_password(name, asked.new, by=name, but=visit.session)
    _enter(visit, people.entrance.renewed(visit.session, person, address=visit.address))
    return Done(said=visit.say("account.changed"), at="/account")


def end_others(visit: Visit, asked: Ending) -> Done:
    """Sign out everywhere else."""
    name = own_account(visit)
    count = visit.ledger.people.entrance.end_all(name, but=visit.session)
    return Done(said=visit.say("account.ended", count=count), at="/account")


def _leave(visit: Visit) -> None:
    if visit.session:
        visit.ledger.people.entrance.end(visit.session)


def _enter(visit: Visit, secret: str) -> None:
    seconds = int(LONGEST.total_seconds())
    visit.cookies += [Cookie(SESSION, secret, seconds=seconds, for_links=True), Cookie(VISITOR, None)]


ACTIONS = (
    Action(name=SIGN_IN, path=LOGIN, asked=SigningIn, do=sign_in, needs=Role.READER, is_open=True, is_audited=False),
    Action(name="sign-out", path="/logout", asked=Ending, do=sign_out, needs=Role.READER),
    Action(
        name=CHANGE_PASSWORD,
        path=CHANGE_AT,
        asked=ChangingPassword,
        do=change_password,
        needs=Role.READER,
    ),
    Action(name="end-sessions", path="/account/sessions", asked=Ending, do=end_others, needs=Role.READER),
)
