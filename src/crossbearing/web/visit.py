"""One request: who looks, in which language, at what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from crossbearing.api.ledger import Ledger
from crossbearing.api.snapshot import Snapshot
from crossbearing.api.standing import Behind, Standing
from crossbearing.model.person import Person, Role
from crossbearing.web.errors import ForbiddenError
from crossbearing.web.maps.atlas import Atlas
from crossbearing.web.security.cookies import Cookie
from crossbearing.web.wording.tongue import Tongue

_MENU = (
    ("/", "home", Role.READER),
    ("/review", "review", Role.READER),
    ("/incidents", "incidents", Role.READER),
    ("/contradictions", "contradictions", Role.READER),
    ("/silences", "silences", Role.READER),
    ("/agreements", "agreements", Role.READER),
    ("/places", "places", Role.READER),
    ("/reports", "reports", Role.READER),
    ("/sources", "sources", Role.READER),
    ("/search", "search", Role.READER),
    ("/decisions", "decisions", Role.READER),
    ("/people", "people", Role.ADMIN),
    ("/audit", "audit", Role.ADMIN),
)


@dataclass
class Visit:
    """What a page is made from. `path` is the address asked for, with its query; `session` what forms are bound to."""

    ledger: Ledger
    standing: Standing
    person: Person
    atlas: Atlas
    tongue: Tongue
    clock: Callable[[], datetime]
    path: str
    session: str
    # Of the machine that asks, for the audit.
    address: str = ""
    # Whether people sign in here.
    has_accounts: bool = False
    # Whether nobody on the way can listen (HTTPS).
    is_secure: bool = False
    # The line that the last action left.
    said: str | None = None
    # What the answer sets.
    cookies: list[Cookie] = field(default_factory=list)

    @cached_property
    def _looked(self) -> tuple[Snapshot, Behind]:
        return self.standing.look()

    @property
    def view(self) -> Snapshot:
        """What the reports say together, as far as it is worked out."""
        return self._looked[0]

    @property
    def behind(self) -> "Behind":
        """What the view does not know of yet."""
        return self._looked[1]

    @property
    def language(self) -> str:
        """The language of the interface: "en" or "ar"."""
        return self.tongue.language

    @property
    def menu(self) -> Sequence[tuple[str, str]]:
        """The pages of the menu: address and name."""
        return [(at, name) for at, name, needed in _MENU if self.may(needed)]

    def say(self, key: str, **values: object) -> str:
        """Words of the interface: "incident.rivals"."""
        return self.tongue.say(key, **values)

    def may(self, needed: Role) -> bool:
        """Whether who looks may do what needs that role."""
        return self.person.role.covers(needed)

    def require(self, needed: Role) -> None:
        """ForbiddenError unless who looks may do what needs that role."""
        if not self.may(needed):
            raise ForbiddenError(self.say("problem.role", role=self.tongue.term("role", needed)))
