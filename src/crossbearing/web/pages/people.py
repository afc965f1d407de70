"""Who may work on the ledger, for those who let them in."""

from dataclasses import dataclass

from crossbearing.api.passwords import SHORTEST
from crossbearing.model.person import Role
from crossbearing.web.page import Nothing, Page
from crossbearing.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Known:
    """An account: whose, as what (None where it was closed), since when, by whose word, and in how many browsers."""

    name: str
    role: Role | None
    at: str
    by: str
    sessions: int


@dataclass(frozen=True, slots=True)
class Shown:
    """All accounts; whether people sign in here; whether decisions take two, and who asked for that to end."""

    people: list[Known]
    has_accounts: bool
    two_person: bool
    off_asked_by: str | None
    shortest: int


def look(visit: Visit, asked: Nothing) -> Shown:
    """All accounts, the open ones first."""
    people, rule = visit.ledger.people, visit.ledger.settings.two_person()
    known = [
        Known(one.name, one.role, one.at, one.by, 0 if one.role is None else len(people.entrance.sessions(one.name)))
        for one in sorted(people.listed(), key=lambda account: account.role is None)
    ]
    return Shown(known, visit.has_accounts, rule.on, rule.off_asked_by, SHORTEST)


PAGES = (Page(name="people", path="/people", shown=Shown, look=look, needs=Role.ADMIN),)
