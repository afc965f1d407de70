"""What may leave a ledger: gathered from its kept view, without protected names, as coarse as the rules ask."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from pathlib import PurePath

from sqlalchemy import select

from crossbearing.api.known import Known
from crossbearing.api.siting import Siting
from crossbearing.api.snapshot import Snapshot
from crossbearing.api.texts import TOGETHER
from crossbearing.model.content import content_key
from crossbearing.model.outline import Outline
from crossbearing.model.place import Fix
from crossbearing.model.reading import Reading
from crossbearing.publish.coarsening import coarse_date
from crossbearing.publish.gathering.gathered import Gathered
from crossbearing.publish.gathering.preparing import Preparing
from crossbearing.publish.gathering.shelf import Shelf
from crossbearing.publish.hidden import Hidden
from crossbearing.publish.rules import Rules
from crossbearing.publish.values import Edition
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.grades import grading_digest
from crossbearing.reconcile.view import Options
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.run.fingerprint import code_digest
from crossbearing.run.reader import reader_name
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.sited import Sited
from crossbearing.store.tables import LOG

# An edition is named by so many signs of a hash: enough that no two of a ledger share them.
SIGNS = 12
# What editions depend on besides views: folders of the package.
_MAKES_EDITIONS = ("model", "vocab", "resolve", "reconcile", "api", "publish")

Resolve = Callable[[Known, Reading], dict[str, Fix]]


class ReportTexts:
    """The texts of some reports and where their places lie, looked up together when first asked for."""

    def __init__(self, known: Known, sited: Sited, resolve: Resolve, readings: Sequence[Reading]) -> None:
        self._known = known
        self._hashes = [reading.sha256 for reading in readings]
        self._siting = Siting(sited, readings, partial(resolve, known))

    def text(self, reading: Reading) -> str:
        """The text that the reading's offsets count in."""
        return self._texts[reading.sha256]

    def fixes(self, reading: Reading) -> Mapping[str, Fix]:
        """Where the places of the report lie, by entity id."""
        return self._siting(reading)

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return self._known.texts(self._hashes)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to go out: looked at how, which incidents (and what belongs to them), and how coarse."""

    options: Options = field(default_factory=Options)
    wanted: Filter = field(default_factory=Filter)
    rules: Rules = field(default_factory=Rules)

    @property
    def words(self) -> str:
        """Which part of the ledger is wanted, in words; empty for all of it."""
        given = ((one.name, getattr(self.wanted, one.name), getattr(Filter(), one.name)) for one in fields(Filter))
        return ", ".join(f"{name} {value}" for name, value, usual in given if value != usual)


@dataclass(frozen=True, slots=True)
class Going:
    """A ledger about to be given out: what goes out of it, and who must not be named in it."""

    outgoing: Gathered
    hidden: Hidden


def going(store: LedgerStore, look: Callable[[], Snapshot], resolve: Resolve, asked: Asked) -> Going:
    """What goes out of a ledger as it stands now; `resolve` works out where the places of a report lie."""
    head, snapshot = _at_one_moment(store, look)
    known = Known(store, asked.options.known_on)
    rules = asked.rules
    hidden = Hidden.of(_readings(snapshot), known.text, allowed=rules.allowed, withheld=rules.publishers)
    shelf = Shelf(snapshot, partial(ReportTexts, known, store.sited(), resolve))
    preparing = Preparing(shelf, hidden, rules, Gazetteer())
    published = (one.published for page in _pages(snapshot) for one in page)
    # A row beside it may have been made coarser, so the newest report is told no finer than any of them.
    latest = coarse_date(max(filter(None, published), default=None), rules.time(touched=True))
    edition = replace(_edition(store.address.name, head, hidden, asked), latest=latest)
    return Going(Gathered(edition, snapshot, preparing, asked.wanted if asked.words else None), hidden)


def _at_one_moment(store: LedgerStore, look: Callable[[], Snapshot]) -> tuple[str, Snapshot]:
    """The head of the log, and what the ledger said when it stood there: others may add to it meanwhile."""
    while True:
        head, snapshot = _head(store), look()
        if head == _head(store):
            return head, snapshot


def _head(store: LedgerStore) -> str:
    found: str = store.rows(select(LOG.c.hash).order_by(LOG.c.sequence.desc()).limit(1))[0].hash
    return found


def _readings(snapshot: Snapshot) -> Iterator[Reading]:
    """Every reading, in order of publication, a page of reports at a time."""
    for page in _pages(snapshot):
        snapshot.by_hash.expect(outline.sha256 for outline in page)
        yield from (snapshot.by_hash[outline.sha256] for outline in page)
        snapshot.forget()


def _pages(snapshot: Snapshot) -> Iterator[list[Outline]]:
    offset = 0
    while page := snapshot.reports(limit=TOGETHER, offset=offset):
        yield page
        offset += len(page)


def _edition(name: str, head: str, hidden: Hidden, asked: Asked) -> Edition:
    """The edition, without names in what the ledger or a policy is called."""
    options, rules = asked.options, asked.rules.words()
    policy = ":".join(filter(None, (options.policy.name, ",".join(options.policy.order))))
    grading = grading_digest(options.grading)
    looked = content_key(policy, options.grading, grading, options.as_of, options.known_on, asked.words)
    key = content_key(head, looked, reader_name(), code_digest(_MAKES_EDITIONS), *rules)
    return Edition(
        id=f"e{key[:SIGNS]}",
        title=hidden.text(f"{name} ({asked.words})" if asked.words else name),
        head=head,
        policy=hidden.text(policy),
        grading=hidden.text(PurePath(options.grading).stem),
        reader=reader_name(),
        as_of=options.as_of,
        known_on=options.known_on,
        rules=rules,
    )
