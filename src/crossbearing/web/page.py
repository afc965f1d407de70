"""What the workbench answers: pages that show something and actions that change something, each declared once."""

# Out of a declaration come the address of the page, its twin in JSON, what its parameters may be, who may see it and
# its part of the OpenAPI description.

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from crossbearing.model.person import Role
from crossbearing.web.visit import Visit


class Nothing(msgspec.Struct, frozen=True, kw_only=True):
    """No parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page at `path`, whose parameters in braces and in the query are the fields of `asked` (a msgspec.Struct).

    `look` gives what it shows, of type `shown`: the template `NAME.html` has it under that name, and the twin is its
    JSON. `script` and `style` say whether there are static/NAME.js and static/NAME.css.
    """

    name: str
    path: str
    shown: type[Any]
    look: Callable[[Visit, Any], Any]
    asked: type[msgspec.Struct] = Nothing
    needs: Role = Role.READER
    script: bool = False
    style: bool = False
    # Whether somebody may see it who has not said who they are.
    is_open: bool = False

    @property
    def twin(self) -> str:
        """The address of its JSON."""
        return f"{'/index' if self.path == '/' else self.path}.json"


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What an action did: one line that says so, the page to go on with, and the id of what was made."""

    said: str
    at: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something done at `path` by a form or JSON with the fields of `asked` (a msgspec.Struct)."""

    name: str
    path: str
    do: Callable[[Visit, Any], Done]
    asked: type[msgspec.Struct] = Nothing
    needs: Role = Role.REVIEWER
    is_open: bool = False
    # Whether the audit tells of it by itself.
    is_audited: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file or picture at `path`; `make` gives its bytes, which are of `media`."""

    name: str
    path: str
    media: str
    make: Callable[[Visit, Any], bytes]
    asked: type[msgspec.Struct] = Nothing
    needs: Role = Role.READER
    # Under which name a browser saves it; None where it is shown.
    saved_as: str | None = None
