"""The one shape of what goes wrong: problem details as RFC 9457 has them."""

import msgspec

from crossbearing.errors import (
    CrossbearingError,
    InputError,
    LeakError,
    LedgerError,
    ModelError,
    NotReadyError,
    SetupError,
    TooOftenError,
)
from crossbearing.web.errors import ForbiddenError, MissingError, UnknownPersonError

# A view that is being worked out is asked for again so soon.
_AGAIN_SECONDS = 5
MEDIA = "application/problem+json"
# The first that fits holds.
_STATUS: tuple[tuple[type[CrossbearingError], int], ...] = (
    (MissingError, 404),
    (ForbiddenError, 403),
    (UnknownPersonError, 401),
    (TooOftenError, 429),
    (InputError, 400),
    (ModelError, 400),
    (LeakError, 409),
    (LedgerError, 503),
    (SetupError, 501),
)
_TITLES = {
    400: "What was asked for cannot be",
    401: "Say who you are first",
    403: "This may not be done here",
    404: "There is no such page",
    405: "This address is not for that",
    409: "This would show what is protected",
    413: "That is too much at once",
    415: "This form of data is not taken",
    429: "Too many tries",
    500: "Something went wrong in the workbench",
    501: "The installation lacks something",
    503: "The ledger cannot be used just now",
}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong: the kind of problem, the HTTP status, and one line that says what was asked, found and to do.

    `again` is after how many seconds it is worth asking again by itself, where it is.
    """

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    again: int | None = None


def problem_of(error: CrossbearingError) -> Problem:
    """What an error is to whoever asked."""
    again = _AGAIN_SECONDS if isinstance(error, NotReadyError) else None
    return problem(next((status for kind, status in _STATUS if isinstance(error, kind)), 500), str(error), again)


def problem(status: int, detail: str = "", again: int | None = None) -> Problem:
    """The problem of a status."""
    title = _TITLES.get(status, _TITLES[500 if status >= 500 else 400])
    return Problem(title=title, status=status, detail=detail or title, again=again)
