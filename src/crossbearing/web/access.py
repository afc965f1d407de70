"""Who a request comes from."""

from typing import Protocol

from starlette.requests import Request

from crossbearing.model.person import Person, Role
from crossbearing.web.errors import ForbiddenError
from crossbearing.web.people.loopback import is_loopback

# What servers that stand between put on requests: then it is not who sits at this machine that asks.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Access(Protocol):
    """Knows who asks. `has_accounts` says whether people sign in."""

    has_accounts: bool

    def person(self, request: Request) -> Person | None:
        """Who it is; None for somebody who has not said who they are. ForbiddenError for who may not ask at all."""

    def session(self, request: Request) -> str:
        """What the forms given to this request are bound to: no other session's are taken from it."""


class Local:
    """One person at their own machine, who needs no password: nobody else reaches it."""

    has_accounts = False

    def __init__(self, name: str) -> None:
        self._person = Person(name, Role.ADMIN)

    def person(self, request: Request) -> Person:
        """Whoever sits there."""
        passed_on = next((name for name in _PASSED_ON if name in request.headers), None)
        if passed_on is not None:
            raise ForbiddenError(
                f"This was passed on by another server ({passed_on}), and this workbench is open for its own machine "
                "alone. Make accounts and name that server: crossbearing serve LEDGER --proxy ADDRESS"
            )
        host = request.headers.get("host", "")
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        # A page elsewhere that has its own name lead here is not let in under that name.
        if not is_loopback(name.lower()):
            raise ForbiddenError(
                f"{host!r} was asked for, and this workbench answers as localhost alone. Open it there"
            )
        return self._person

    def session(self, request: Request) -> str:
        """The same for every request: nobody else is there."""
        return "local"
