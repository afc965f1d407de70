"""Where people sign in, and where they go on from there."""

from urllib.parse import urlencode

from starlette.requests import Request

from crossbearing.errors import InputError
from crossbearing.web.visit import Visit

LOGIN = "/login"


def login_at(request: Request) -> str:
    """The address of the page to sign in on, which leads back to what was asked for."""
    path = request.url.path
    query = request.url.query
    at = f"{path}?{query}" if query else path
    return LOGIN if at == "/" else f"{LOGIN}?{urlencode({'at': at})}"


def own_account(visit: Visit) -> str:
    """The name of who looks. InputError where nobody needs an account."""
    if not visit.has_accounts:
        raise InputError(visit.say("account.local"))
    return visit.person.name
