"""Protects people of a ledger by the names that a user gives reports and entities."""

from collections.abc import Sequence

from crossbearing.api.known import Known
from crossbearing.errors import InputError
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.named import ID_START
from crossbearing.store.identities import Applied, Asked, Identities, Listed, Said
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.sealing import Key


class Protection:
    """The protected people of an open ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store
        self._identities = Identities(store)

    def protect(self, name: str, said: Said, *, also: Sequence[str] = (), key: Key | str | None = None) -> Applied:
        """Put a code in the place of the names of `REPORT:ENTITY`, in everything that is kept.

        `key` is the public half of the key that names are sealed for, which is needed the first time, or all of it:
        then somebody who is protected already keeps the code.
        """
        _require_said(said)
        reading, item = self._item(name)
        return self._identities.protect(Asked(reading, item, tuple(also), key), said)

    def again(self, key: Key, *, who: str) -> int:
        """Look for everybody who is protected in all that is kept: how many rows were replaced."""
        return self._identities.again(key, who=who)

    def reveal(self, code: str, key: Key, said: Said) -> tuple[str, ...]:
        """The names behind a code, once the log tells that they were revealed, to whom and why."""
        _require_said(said)
        return self._identities.reveal(code, key, said)

    def listed(self, key: Key | None = None) -> list[Listed]:
        """Everybody who is protected, by code, with names where the key is given."""
        return self._identities.listed(key)

    def while_adding(self, key: Key, *, who: str) -> None:
        """Have reports that are added from now on stored with codes from the start."""
        self._store.masking = self._identities.masking(key, who=who)

    def wipe(self) -> None:
        """Leave nothing on disk of rows that were replaced while reports were added."""
        self._identities.wipe()

    def _item(self, name: str) -> tuple[Reading, str]:
        """The reading and the entity that `REPORT:ENTITY` names."""
        report, _, item = name.rpartition(":")
        readings = Known(self._store).readings()
        found = [one for one in readings if one.doc_id == report] or [
            one for one in readings if len(report) >= ID_START and one.sha256.startswith(report)
        ]
        if len(found) != 1:
            what = "no report has" if not found else f"{len(found)} reports have"
            raise InputError(f"{name!r} was asked for and {what} that name. Give REPORT:ENTITY, as in durra:e3")
        if subject_of(found[0], item).layer != "entity":
            raise InputError(f"{name} is no person of the report. `crossbearing show LEDGER --json` lists its entities")
        return found[0], item


def _require_said(said: Said) -> None:
    if not said.who.strip() or not said.why.strip():
        raise InputError("To protect or reveal needs who does it and why. Give --who and --why")
