"""One's own account."""

from dataclasses import dataclass

from crossbearing.api.passwords import SHORTEST
from crossbearing.model.person import Role
from crossbearing.store.sessions import Session
from crossbearing.web.page import Nothing, Page
from crossbearing.web.visit import Visit


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Where somebody is signed in: from which machine, since when, when last seen (ISO 8601, in UTC)."""

    address: str
    started: str
    seen: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Who one is, whether people sign in here, where one is signed in, and how long a password has to be."""

    name: str
    role: Role
    has_accounts: bool
    sessions: list[SignedIn]
    shortest: int


def look(visit: Visit, asked: Nothing) -> Shown:
    """The account of who looks."""
    person = visit.person
    found = visit.ledger.people.entrance.sessions(person.name) if visit.has_accounts else []
    return Shown(person.name, person.role, visit.has_accounts, [_signed_in(one) for one in found], SHORTEST)


def _signed_in(session: Session) -> SignedIn:
    return SignedIn(session.address, session.started, session.seen)


PAGES = (Page(name="account", path="/account", shown=Shown, look=look),)
