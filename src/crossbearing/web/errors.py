"""What the workbench answers when it cannot do what was asked."""

from crossbearing.errors import InputError


class MissingError(InputError):
    """There is no such thing (404)."""


class ForbiddenError(InputError):
    """Who asks may not do it, or it does not come from a page of the workbench (403)."""


class UnknownPersonError(InputError):
    """Who asks has not said who they are (401)."""
