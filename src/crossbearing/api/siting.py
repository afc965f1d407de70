"""Where the places of reports lie: looked up where it was worked out before, or else worked out."""

from collections.abc import Callable, Sequence

import msgspec

from crossbearing.errors import LedgerError
from crossbearing.model.content import content_key
from crossbearing.model.place import Fix
from crossbearing.model.reading import Reading
from crossbearing.run.fingerprint import code_digest
from crossbearing.store.sited import Sited
from crossbearing.vocab.own import own_digest

# So many reports are looked up, and kept, together.
TOGETHER = 500
# What fixes depend on besides the report: folders of the package.
_MAKES_FIXES = ("model", "vocab", "resolve")

Fixes = dict[str, Fix]


class Siting:
    """The fixes of readings that are asked for in the order in which they are given here."""

    def __init__(self, kept: Sited, readings: Sequence[Reading], resolve: Callable[[Reading], Fixes]) -> None:
        self._kept = kept
        self._resolve = resolve
        self._order = [reading.sha256 for reading in readings]
        self._place = {key: number for number, key in enumerate(self._order)}
        self._rules = content_key(code_digest(_MAKES_FIXES), own_digest())
        self._known: dict[str, tuple[str, str]] = {}
        self._looked: range = range(0)
        self._new: dict[str, tuple[str, str]] = {}

    def __call__(self, reading: Reading) -> Fixes:
        """The fixes of one reading, by entity id."""
        self._look_up(reading.sha256)
        inputs, json = self._known.get(reading.sha256, ("", ""))
        wanted = self._inputs(reading)
        # What is kept is named together with what it was worked out from: changed since, it is worked out again.
        if inputs == content_key(wanted, json):
            return msgspec.json.decode(json, type=Fixes)
        fixes = self._resolve(reading)
        json = msgspec.json.encode(fixes).decode()
        self._new[reading.sha256] = content_key(wanted, json), json
        if len(self._new) >= TOGETHER:
            self.keep()
        return fixes

    def keep(self) -> None:
        """Keep what was worked out since, where the ledger can be written to."""
        new, self._new = self._new, {}
        if new:
            try:
                self._kept.keep(new)
            except LedgerError:
                # A ledger on a medium that cannot be written to is looked at all the same.
                return

    def _look_up(self, sha256: str) -> None:
        """Look the next reports up where this one is not among those looked up last."""
        number = self._place[sha256]
        if number not in self._looked:
            self._looked = range(number, min(number + TOGETHER, len(self._order)))
            self._known = self._kept.rows(self._order[number : self._looked.stop])

    def _inputs(self, reading: Reading) -> str:
        """Names all that the fixes of a reading are worked out from; its words follow from its spans."""
        given = msgspec.json.encode((reading.entities, reading.document.dateline_place)).decode()
        return content_key(self._rules, given)
