"""What every request is answered from: the ledger, who may look, the words, the templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request

from crossbearing.api.ledger import Ledger
from crossbearing.api.standing import Standing
from crossbearing.model.person import Person, Role
from crossbearing.store.ledger_store import now
from crossbearing.web.access import Access
from crossbearing.web.errors import UnknownPersonError
from crossbearing.web.maps.atlas import Atlas
from crossbearing.web.render import Renderer
from crossbearing.web.security import cookies
from crossbearing.web.security.tokens import Tokens
from crossbearing.web.visit import Visit
from crossbearing.web.wording.tongue import LANGUAGES, Tongue

_NOBODY = Person("", Role.READER)


@dataclass
class Bench:
    """The workbench of one ledger."""

    ledger: Ledger
    standing: Standing
    access: Access
    tokens: Tokens
    clock: Callable[[], datetime] = now
    atlas: Atlas = field(default_factory=Atlas)
    renderer: Renderer = field(default_factory=Renderer)
    tongues: Mapping[str, Tongue] = field(default_factory=lambda: {name: Tongue(name) for name in LANGUAGES})

    def visit(self, request: Request, *, is_open: bool) -> Visit:
        """The visit that a request is. UnknownPersonError where nobody looks and the page is not open to all."""
        person = self.access.person(request)
        if person is None and not is_open:
            raise UnknownPersonError("This needs to know who you are. Sign in")
        return self._visit(request, person or _NOBODY, self.access.session(request))

    def stranger(self, request: Request) -> Visit:
        """A visit of nobody, for a page that says what went wrong."""
        return self._visit(request, _NOBODY, "")

    def _visit(self, request: Request, person: Person, session: str) -> Visit:
        said = cookies.held(request, cookies.SAID)
        query = request.url.query
        visit = Visit(
            ledger=self.ledger,
            standing=self.standing,
            person=person,
            atlas=self.atlas,
            tongue=self.tongues[language_of(request)],
            clock=self.clock,
            path=f"{request.url.path}?{query}" if query else request.url.path,
            session=session,
            address="" if request.client is None else request.client.host,
            has_accounts=self.access.has_accounts,
            is_secure=request.url.scheme == "https",
            said=None if said is None else self.tokens.unquoted(said),
        )
        if request.query_params.get("lang") in LANGUAGES:
            visit.cookies.append(cookies.Cookie(cookies.LANGUAGE, visit.language))
        return visit


def language_of(request: Request) -> str:
    """The language asked for in the address, chosen earlier, or preferred by the browser; else English."""
    preferred = [part.partition(";")[0].strip()[:2].lower() for part in _accepted(request).split(",")]
    for asked in (request.query_params.get("lang"), cookies.held(request, cookies.LANGUAGE), *preferred):
        if asked in LANGUAGES:
            return str(asked)
    return LANGUAGES[0]


def _accepted(request: Request) -> str:
    return request.headers.get("accept-language", "")
