"""Addresses of the workbench's pages, drawn from what a ledger holds."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar
from urllib.parse import quote, urlencode

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.kept_row import Kind

Thing = TypeVar("Thing")
# What people type: words that most reports of a war have, and such as few have.
WORDS = ("rockets", "convoy", '"opened fire"', "market", "ceasefire", "prisoners", "hospital", "airstrike -killed")


class Addresses:
    """Draws with a seed, so that two runs ask for the same."""

    def __init__(self, view: Snapshot, seed: int) -> None:
        self._view = view
        self._random = Random(seed)
        self._counts = {kind: view.count(kind) for kind in Kind}

    def drawn(self, number: int) -> dict[str, list[str]]:
        """So many addresses of each page, by what is asked for; a page that is one alone, as many times."""
        return {name: [draw() for _ in range(number)] for name, draw in self._draws().items()}

    def _draws(self) -> dict[str, Callable[[], str]]:
        return {
            "start": lambda: "/",
            "incidents, the first page": lambda: "/incidents",
            "incidents, any page": lambda: self._page("/incidents", Kind.INCIDENT_SHORT),
            "incidents at a place": lambda: self._asked("/incidents", place=self._place()),
            "incidents of a day": lambda: self._asked("/incidents", time=self._incident().date or "2031-05-01"),
            "incidents of a kind": lambda: self._asked("/incidents", kind=self._incident().type.value),
            "incident": lambda: f"/incidents/{self._incident().id}",
            "contradictions, any page": lambda: self._page("/contradictions", Kind.CONTRADICTION),
            "contradiction": lambda: f"/contradictions/{self._one(Kind.CONTRADICTION, self._view.contradictions).id}",
            "agreements": lambda: self._page("/agreements", Kind.DEAL_SHORT),
            "agreement": lambda: f"/agreements/{self._deal().id}",
            "review, any page": lambda: self._page("/review", Kind.QUEUE),
            "review, one thing": lambda: f"/review/{self._queued()}",
            "places": lambda: "/places",
            "place": lambda: f"/places/{quote(self._place(), safe='')}",
            "reports, any page": lambda: self._page("/reports", Kind.REPORT),
            "report": lambda: f"/reports/{self._one(Kind.REPORT, self._view.reports).sha256}",
            "sources": lambda: self._page("/sources", Kind.SOURCE_SHORT),
            "source": lambda: f"/sources/{self._one(Kind.SOURCE_SHORT, self._view.sources).id}",
            "silences": lambda: self._page("/silences", Kind.SILENCE),
            "search": lambda: self._asked("/search", words=self._random.choice(WORDS)),
            "decisions": lambda: "/decisions",
        }

    def _one(self, kind: Kind, rows: Callable[..., Sequence[Thing]]) -> Thing:
        """Any thing of a kind."""
        return rows(limit=1, offset=self._random.randrange(self._counts[kind]))[0]

    def _incident(self):
        return self._one(Kind.INCIDENT_SHORT, lambda **of: self._view.incidents(short=True, **of))

    def _deal(self):
        return self._one(Kind.DEAL_SHORT, lambda **of: self._view.deals(short=True, **of))

    def _queued(self) -> str:
        return self._one(Kind.QUEUE, self._view.queued).id

    def _place(self) -> str:
        """The name of the place of any status of one."""
        return self._one(Kind.SPELL, self._view.spells).place.partition(":")[2].replace("-", " ")

    def _page(self, path: str, kind: Kind) -> str:
        """Any page of a list of fifty."""
        return self._asked(path, page=self._random.randint(1, max(1, self._counts[kind] // 50)))

    def _asked(self, path: str, **query: object) -> str:
        return f"{path}?{urlencode(query)}"
