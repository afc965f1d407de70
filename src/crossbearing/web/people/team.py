"""Who a request comes from where people have accounts."""

from starlette.requests import Request

from crossbearing.api.people import People
from crossbearing.model.person import Person
from crossbearing.web.security.cookies import SESSION, VISITOR, held


class Team:
    """People who sign in. What they are signed in by is in a cookie that no script and no other site gets."""

    has_accounts = True

    def __init__(self, people: People) -> None:
        self._entrance = people.entrance

    def person(self, request: Request) -> Person | None:
        """Who is signed in; None for a stranger."""
        secret = held(request, SESSION)
        return None if secret is None else self._entrance.person(secret)

    def session(self, request: Request) -> str:
        """What is secret to that browser: of who is signed in, or of a stranger who was shown where to sign in."""
        secret = held(request, SESSION)
        if secret is not None and self._entrance.person(secret) is not None:
            return secret
        return held(request, VISITOR) or ""
