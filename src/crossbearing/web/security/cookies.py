"""Cookies: what the browser keeps for the workbench, and never gives to scripts or other sites."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

LANGUAGE, SAID, SESSION, VISITOR = "language", "said", "session", "visitor"
# Browsers take a cookie of such a name by HTTPS alone, from this very host, so that no neighbour can plant one.
_HOST = "__Host-"


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie to set for so many seconds (None: until the browser is closed); without a value it is taken away.

    One `for_links` comes along when a link elsewhere leads here; nothing is ever changed by following a link.
    """

    name: str
    value: str | None
    seconds: int | None = None
    for_links: bool = False


def put(response: Response, cookie: Cookie, *, secure: bool) -> None:
    """Have the answer set a cookie, for this host alone."""
    name = _named(cookie.name, secure=secure)
    if cookie.value is None:
        response.delete_cookie(name, secure=secure, httponly=True, samesite="strict")
        return
    response.set_cookie(
        name,
        cookie.value,
        max_age=cookie.seconds,
        secure=secure,
        httponly=True,
        samesite="lax" if cookie.for_links else "strict",
    )


def held(request: Request, name: str) -> str | None:
    """What the browser keeps under that name."""
    return request.cookies.get(_named(name, secure=request.url.scheme == "https"))


def _named(name: str, *, secure: bool) -> str:
    return f"{_HOST}{name}" if secure else name
