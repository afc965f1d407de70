"""Independent sources as they go out: by name where the ledger names them by key, by code whoever is protected."""

import re
from collections.abc import Iterable

from crossbearing.publish.gathering.shelf import Opened
from crossbearing.publish.hidden import Hidden

_PROTECTED = re.compile(r"protected source (\S+) of ([0-9a-f]{8})")


class OriginNames:
    """Names the origins of what some reports tell (see `reconcile.origins`)."""

    def __init__(self, hidden: Hidden, opened: Iterable[Opened]) -> None:
        self._hidden = hidden
        self._opened = {one.reading.sha256[:8]: one for one in opened}

    def name(self, origin: str) -> str:
        """An origin's name; of an unnamed source its publisher's with what the report calls it."""
        return ", ".join(self._part(part) for part in origin.split(", ", 1))

    def _part(self, part: str) -> str:
        protected = _PROTECTED.fullmatch(part)
        if protected is not None:
            return self._person(protected[1], protected[2])
        for one in self._opened.values():
            if (entity := one.by_key.get(part)) is not None:
                return self._hidden.party(one.reading, entity)[1]
        kind, colon, slug = part.partition(":")
        return self._hidden.text(f"{kind} {slug}" if kind == "report" else slug.replace("-", " ") if colon else part)

    def _person(self, entity: str, start: str) -> str:
        """The code of a protected source of the report whose hash starts so."""
        opened = self._opened.get(start)
        found = None if opened is None else opened.entities.get(entity)
        return "a protected source" if opened is None or found is None else self._hidden.party(opened.reading, found)[1]
