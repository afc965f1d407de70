"""People at one workbench, told apart by a cookie that says who they are: for tests that need more than one."""

from urllib.parse import quote, unquote

from starlette.requests import Request

from crossbearing.model.person import Person, Role

SEAT = "seat"


class Seats:
    """Access for whoever the cookie names; somebody who may do anything where there is none."""

    has_accounts = False

    def __init__(self, otherwise: Person | None = None) -> None:
        self._otherwise = otherwise or Person("Noor", Role.ADMIN)

    def person(self, request: Request) -> Person | None:
        """Who it says."""
        said = unquote(request.cookies.get(SEAT, ""))
        if not said:
            return self._otherwise
        name, _, role = said.rpartition(":")
        return Person(name, Role(role))

    def session(self, request: Request) -> str:
        """One for each."""
        return f"seat of {request.cookies.get(SEAT, self._otherwise.name)}"


def seat(name: str, role: Role) -> str:
    """The cookie of somebody."""
    return quote(f"{name}:{role.value}", safe="")
