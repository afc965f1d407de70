"""What a ledger holds as this version reads it, or what it held by the end of a day."""

from collections.abc import Collection, Sequence

from crossbearing.model.decision import Decision, Verb, in_force
from crossbearing.model.held import Past
from crossbearing.model.reading import Reading
from crossbearing.reconcile.as_of import moment_after
from crossbearing.reconcile.decisions.bearing import bearing
from crossbearing.reconcile.decisions.decided_readings import Decided, as_decided
from crossbearing.reconcile.decisions.remarks import Remarks, remarks_on
from crossbearing.reconcile.protection import hidden_names, hiding
from crossbearing.run.reader import reader_name
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.past import past_of


class Known:
    """The reports and decisions of a ledger: now, or on a day (EDTF) in the past. DateError if that is none.

    With `as_read`, no decision has any effect but to protect. With `under`, these decisions have one and no others, and
    with `last`, an entry of the log, reports are as they were read by then: what was looked at earlier is opened so.
    """

    def __init__(
        self,
        store: LedgerStore,
        day: str | None = None,
        *,
        as_read: bool = False,
        under: Sequence[Decision] | None = None,
        last: int | None = None,
    ) -> None:
        self._store = store
        self._as_read = as_read
        self._under = under
        self._last = last
        self._before = None if day is None else moment_after(day)
        # By then another version may have read the reports, and its readings are what was known.
        self._reader = reader_name() if day is None else None

    def readings(self) -> list[Reading]:
        """Every report's reading, by publication date: this version's, where it has read the report, or the newest.

        Whoever is protected now is protected in what was known then.
        """
        found = self._store.readings(reader=self._reader, before=self._before, last=self._last)
        if self._before is None:
            return found
        hidden = hidden_names(Known(self._store).decided().readings)
        return [hiding(reading, hidden) for reading in found]

    def decided(self) -> Decided:
        """The same, as people decided on them."""
        return self._as_decided(self.readings())

    def some(self, hashes: Collection[str]) -> list[Reading]:
        """Of these reports alone, in no order, the readings as decided on; protection is left to who asks."""
        found = self._store.some(hashes, reader=self._reader, before=self._before, last=self._last)
        return self._as_decided(found).readings

    def text(self, reading: Reading) -> str:
        """The text that the reading's offsets count in."""
        return self._store.text_of(reading.sha256, reader=self._reader, before=self._before)

    def texts(self, hashes: Collection[str]) -> dict[str, str]:
        """The same of many reports, by hash."""
        return self._store.texts(hashes, reader=self._reader, before=self._before)

    def decisions(self) -> list[Decision]:
        """Every decision, in order, those that were replaced or undone included."""
        return self._store.decisions(before=self._before)

    def bearing(self) -> list[Decision]:
        """The decisions that what is said together depends on, in order; whoever was protected later is protected."""
        found = self._acting()
        if self._before is None:
            return found
        return [*found, *(one for one in bearing(self._store.decisions()) if one.verb is Verb.PROTECT)]

    def as_read(self, hashes: Collection[str]) -> list[Reading]:
        """Of these reports alone, in no order, the readings as they were read."""
        return self._store.some(hashes, reader=self._reader, before=self._before)

    def under(self, standing: Sequence[Decision], readings: Sequence[Reading]) -> Decided:
        """These readings as they are under decisions in force."""
        return as_decided(readings, standing, self.past(standing))

    def remarks(self, hashes: Collection[str] | None = None) -> Remarks:
        """What people decided of single items of these reports, or of all."""
        standing = in_force(self.decisions())
        decided = {subject.sha256 for one in standing for subject in one.about}
        wanted = decided if hashes is None else decided & set(hashes)
        here = [one for one in standing if any(subject.sha256 in wanted for subject in one.about)]
        readings = self._store.some(wanted, reader=self._reader, before=self._before)
        return remarks_on(readings, here, self.past(here))

    def _acting(self) -> list[Decision]:
        """The decisions that have an effect: whoever was protected is protected also where readings stay as read."""
        if self._under is not None:
            return list(self._under)
        found = bearing(self.decisions())
        return [one for one in found if one.verb is Verb.PROTECT] if self._as_read else found

    def _as_decided(self, readings: Sequence[Reading]) -> Decided:
        hashes = {reading.sha256 for reading in readings}
        standing = self._acting()
        here = [one for one in standing if any(subject.sha256 in hashes for subject in (*one.about, *one.others))]
        return as_decided(readings, here, self.past(here)) if here else Decided(list(readings))

    def past(self, decisions: Sequence[Decision]) -> Past:
        """What the reports of these decisions are read as, and were when each was made."""
        return past_of(self._store, decisions, reader=self._reader, before=self._before)
