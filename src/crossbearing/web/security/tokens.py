"""Signs that a form comes from a page of this workbench, and texts that only it can have written."""

import hmac
from hashlib import sha256
from urllib.parse import quote, unquote

_MARK = 64


class Tokens:
    """Makes and checks them by a secret key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def token(self, session: str) -> str:
        """What forms of a session carry."""
        return self._mark("form", session)

    def is_token(self, session: str, token: str) -> bool:
        """Whether a form of that session carries this. Who has no session has no forms: anybody could get theirs."""
        return session != "" and hmac.compare_digest(self.token(session).encode(), token.encode("utf-8", "replace"))

    def quoted(self, text: str) -> str:
        """The text as a cookie can hold it, with a mark of who wrote it."""
        held = quote(text, safe="")
        return self._mark("text", held) + held

    def unquoted(self, cookie: str) -> str | None:
        """The text of such a cookie; None where somebody else wrote it."""
        mark, held = cookie[:_MARK], cookie[_MARK:]
        is_own = hmac.compare_digest(self._mark("text", held).encode(), mark.encode("utf-8", "replace"))
        return unquote(held) if is_own else None

    def _mark(self, use: str, text: str) -> str:
        return hmac.new(self._key, f"{use}\0{text}".encode("utf-8", "surrogateescape"), sha256).hexdigest()
