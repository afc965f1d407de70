"""Chooses the language of the interface."""

from typing import Literal

import msgspec

from crossbearing.model.person import Role
from crossbearing.web.asked import Address
from crossbearing.web.page import Action, Done
from crossbearing.web.security.cookies import LANGUAGE, Cookie
from crossbearing.web.visit import Visit

# A year: people do not change their language.
_SECONDS = 31_536_000


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The language, and the page to go on with."""

    language: Literal["en", "ar"]
    at: Address = "/"


def choose(visit: Visit, asked: Asked) -> Done:
    """Remember the language in the browser."""
    visit.cookies.append(Cookie(LANGUAGE, asked.language, seconds=_SECONDS))
    return Done(said="", at=asked.at)


ACTIONS = (
    Action(
        name="language", path="/language", asked=Asked, do=choose, needs=Role.READER, is_open=True, is_audited=False
    ),
)
