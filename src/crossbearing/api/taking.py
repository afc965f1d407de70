"""Takes reports of watched feeds into a ledger, each with the word that it was taken, or the reason why it is none."""

from pathlib import Path

from crossbearing.api.polls import Poll
from crossbearing.intake.sources.found import Found, Unread
from crossbearing.model.reading import Reading
from crossbearing.run.opened import open_found
from crossbearing.run.reader import Reader, reader_name
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.refusals import keep_refusals
from crossbearing.store.watched import EntryState, Watched


class Taking:
    """What comes of watched feeds, on its way into a ledger; each poll counts what became of it."""

    def __init__(self, store: LedgerStore, watched: Watched) -> None:
        self._store = store
        self._watched = watched

    def keep(self, poll: Poll, taken: EntryState, found: Found | Unread) -> None:
        """Read what was found and keep it, whole or not at all."""
        opened = open_found(Path(found.name), found)
        report = opened.report
        if report is None:
            self.refuse(poll, taken, (found.name, str(opened.refused), opened.sha256))
        elif self._store.holds(report.sha256, reader=reader_name()):
            self.know(poll, taken)
        else:
            reading = next(Reader().readings([report]))
            if not isinstance(reading, Reading):
                self.refuse(poll, taken, (found.name, str(reading), opened.sha256))
                return
            beside = self._watched.taking(poll.feed.url, taken)
            is_new = self._store.add_all([(report, reading)], reader=reader_name(), beside=beside)[0]
            poll.kept, poll.known = poll.kept + is_new, poll.known + (not is_new)

    def know(self, poll: Poll, taken: EntryState) -> None:
        """Note that the ledger has what an entry leads to."""
        self._watched.keep_entry(poll.feed.url, taken)
        poll.known += 1

    def refuse(self, poll: Poll, taken: EntryState, why: tuple[str, str, str | None]) -> None:
        """Note that no report can be had: what it is called, the line that says why, and the hash of its bytes."""
        keep_refusals(self._store, [why])
        self._watched.keep_entry(poll.feed.url, taken)
        poll.refused.append(why[1])
