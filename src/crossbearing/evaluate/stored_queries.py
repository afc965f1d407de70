"""The questions that are asked of a full ledger, each through the same verbs as its command, and how long they take."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from crossbearing.api.ledger import Ledger
from crossbearing.api.snapshot import Snapshot
from crossbearing.evaluate.stored_war import Filled
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.kept_row import Kind
from crossbearing.model.watch import Watched, WatchKind
from crossbearing.reconcile.filter import Filter

# Each question is asked so often, of other things every time.
ASKED = 50
# As many as a command prints unless more are wanted.
SHOWN = 50
# The share of answers that came faster than the slow one given beside the median.
SLOW = 0.95

Ask = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one question took, in milliseconds: the median, and what one in twenty answers takes longer than."""

    name: str
    median: float
    slow: float


def ask_all(ledger: Ledger, filled: Filled, *, seed: int, asked: int = ASKED) -> list[Timed]:
    """Every question with its times; those that a ledger has nothing for, such as agreements, are left out."""
    questions = _questions(_Asking(ledger, filled, Random(seed), asked))
    # What filling and asking hold themselves is gone over at every look for rubbish, and no command holds it.
    gc.collect()
    gc.freeze()
    return [_timed(name, asks) for name, every in questions.items() if (asks := list(every))]


def _timed(name: str, asks: Sequence[Ask]) -> Timed:
    spent = sorted(1000 * _seconds(ask) for ask in asks)
    return Timed(name, statistics.median(spent), spent[min(int(SLOW * len(spent)), len(spent) - 1)])


def _seconds(ask: Ask) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


class _Asking:
    """A full ledger and things to ask of it, drawn at random from what it holds."""

    def __init__(self, ledger: Ledger, filled: Filled, rng: Random, asked: int) -> None:
        self.ledger = ledger
        self.filled = filled
        looked = ledger.snapshot()
        count = looked.count(Kind.INCIDENT)
        self.incidents = [
            one for _ in range(asked) for one in looked.incidents(limit=1, offset=rng.randrange(max(count, 1)))
        ]
        deals = looked.deals(short=True)
        self.deals = [rng.choice(deals).id for _ in range(asked if deals else 0)]
        self.reports = filled.noted[:asked]
        self.asked = asked

    def look(self, question: Callable[[Snapshot], Iterable[str]]) -> Ask:
        """Look the view up, ask, and open the reports that the answer shows."""

        def ask() -> None:
            looked = self.ledger.snapshot()
            for sha256 in question(looked):
                looked.by_hash[sha256]

        return ask

    def every(self, question: Callable[[Snapshot], Iterable[str]]) -> list[Ask]:
        """The same question again and again."""
        return [self.look(question) for _ in range(self.asked)]

    def of_incidents(self, question: Callable[[Snapshot, Incident], Iterable[str]]) -> list[Ask]:
        """A question about each of the incidents that were drawn."""

        def about(incident: Incident) -> Ask:
            return self.look(lambda looked: question(looked, incident))

        return [about(incident) for incident in self.incidents]


def _questions(asking: _Asking) -> dict[str, Iterable[Ask]]:
    """By command what is asked; made in this order and asked in it."""
    return {
        "`incidents`, the first page": asking.every(lambda looked: _members(looked.incidents(limit=SHOWN, short=True))),
        "`incidents --place`": asking.of_incidents(lambda looked, one: _page(looked, Filter(place=_name(one.place)))),
        "`incidents --time`, a day": asking.of_incidents(lambda looked, one: _page(looked, Filter(time=one.date))),
        "`incidents --party`": asking.of_incidents(lambda looked, one: _page(looked, Filter(party=_blamed(one)))),
        "`incident`": asking.of_incidents(lambda looked, one: _members([looked.incident(one.id)])),
        "`history`": asking.of_incidents(_history),
        "`agreements`": asking.every(_deals),
        "`agreement`": [asking.look(_deal(deal)) for deal in asking.deals],
        "`contradictions`": asking.every(_contradictions),
        "`place`": asking.of_incidents(lambda looked, one: _place(looked, _name(one.place) or "")),
        "`silences`": asking.every(lambda looked: _shas(one.ref for one in looked.silences(limit=SHOWN))),
        "`silences --watch`": asking.of_incidents(_watched),
        "`search`, a word": [partial(asking.ledger.search, word) for word in asking.filled.words[: asking.asked]],
        "`search`, a phrase": [
            partial(asking.ledger.search, f'"{words}"') for words in asking.filled.phrases[: asking.asked]
        ],
        "`decisions`": [asking.ledger.decisions] * asking.asked,
        "one report with its text": [_report(asking, sha256) for sha256 in asking.reports],
        "how many reports": [lambda: len(asking.ledger)] * asking.asked,
    }


def _page(looked: Snapshot, wanted: Filter) -> Iterator[str]:
    """A page of the incidents that are wanted, and how many more there are."""
    looked.count(Kind.INCIDENT, wanted)
    return _members(looked.incidents(wanted, limit=SHOWN, short=True))


def _history(looked: Snapshot, incident: Incident) -> Iterator[str]:
    return _shas(ref for step in looked.history(looked.incident(incident.id)) for ref in step.reports)


def _deals(looked: Snapshot) -> Iterator[str]:
    """The agreements with the first report of each, which the list has words of."""
    looked.count(Kind.DEAL)
    return (deal.told[0].sha256 for deal in looked.deals(limit=SHOWN, short=True))


def _deal(name: str) -> Callable[[Snapshot], Iterator[str]]:
    return lambda looked: _shas(looked.deal(name).told)


def _contradictions(looked: Snapshot) -> Iterator[str]:
    looked.count(Kind.CONTRADICTION)
    return _shas(ref for one in looked.contradictions(limit=SHOWN) for side in one.sides for ref in side.refs)


def _place(looked: Snapshot, name: str) -> Iterator[str]:
    looked.counts_at([name])
    yield from _shas(spell.ref for spell in looked.place(name, limit=SHOWN))
    yield from _page(looked, Filter(place=name))


def _watched(looked: Snapshot, incident: Incident) -> Iterator[str]:
    """An outlet and a party, watched for what happens at one place; their silences name no report."""
    place, party = _name(incident.place) or "", _blamed(incident)
    watch = [Watched("A watched outlet", WatchKind.OUTLET, ("a watched outlet",), places=(place,))]
    watch += [Watched(party, WatchKind.PARTY, (party,), places=(place,))] if party else []
    looked.unsaid(watch)
    return iter(())


def _report(asking: _Asking, sha256: str) -> Ask:
    def ask() -> None:
        reading = asking.ledger.snapshot().by_hash[sha256]
        asking.ledger.text(reading)

    return ask


def _members(incidents: Sequence[Incident]) -> Iterator[str]:
    return _shas(ref for incident in incidents for ref in incident.members)


def _shas(refs: Iterable[Ref]) -> Iterator[str]:
    return (ref.sha256 for ref in refs)


def _blamed(incident: Incident) -> str | None:
    """The party blamed, as a person writes its name."""
    return next((_name(account.blamed) for account in incident.accounts if account.blamed is not None), None)


def _name(key: str | None) -> str | None:
    return None if key is None else key.partition(":")[2].replace("-", " ")
