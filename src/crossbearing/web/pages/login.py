"""Where people sign in."""

import secrets
from dataclasses import dataclass

import msgspec

from crossbearing.web.asked import Address
from crossbearing.web.page import Page
from crossbearing.web.people.login import LOGIN
from crossbearing.web.people.loopback import is_loopback
from crossbearing.web.security.cookies import VISITOR, Cookie
from crossbearing.web.security.origin import own_path
from crossbearing.web.visit import Visit

# So long a secret cannot be guessed.
_SECRET_BYTES = 32


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The page to go on with."""

    at: Address = "/"


@dataclass(frozen=True, slots=True)
class Shown:
    """The page to go on with, who is signed in already, and whether somebody on the way could read along."""

    at: str
    name: str | None
    is_plain: bool


def look(visit: Visit, asked: Asked) -> Shown:
    """The form, for this browser alone: no other site can have it sent, with whatever name."""
    if not visit.session:
        visit.session = secrets.token_urlsafe(_SECRET_BYTES)
        visit.cookies.append(Cookie(VISITOR, visit.session))
    is_plain = not visit.is_secure and not is_loopback(visit.address)
    return Shown(own_path(asked.at), visit.person.name or None, is_plain)


PAGES = (Page(name="login", path=LOGIN, asked=Asked, shown=Shown, look=look, is_open=True),)
