"""Searches a ledger for words and shows where in each report they stand."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.errors import LedgerError
from crossbearing.model.claim import Claim
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.protection import hiding
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.search_index import find, hidden_names, rebuild_search, seems_covered
from crossbearing.store.search_query import Query, query_of
from crossbearing.store.search_rows import GAP, claim_words, names_left_out, without
from crossbearing.store.search_wanted import Wanted
from crossbearing.vocab.folding import Word, words_of

# So many reports are told of at once.
LIMIT = 20
# A passage has so many words, and begins so many before the first one found: about three lines on a screen.
PASSAGE_WORDS = 36
BEFORE = 8
# Of so many places in one text the best passage is chosen.
MOST_PLACES = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report's text, and the words in it that were looked for."""

    span: Span
    found: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim that has all that was looked for, and where in its content and the name of its holder that stands."""

    claim: Claim
    found: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report by its newest reading: the passage with most of what was looked for, unless only claims were, and the
    claims that have all of it."""

    reading: Reading
    passage: Passage | None
    claims: tuple[FoundClaim, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """How many reports a search found, and some of them: the newest day of publication first, then by hash."""

    total: int
    reports: tuple[FoundReport, ...]


def search(store: LedgerStore, typed: str, wanted: Wanted, *, limit: int = LIMIT, offset: int = 0) -> Found:
    """What is found. LedgerError where the index does not cover the ledger."""
    query = query_of(typed)
    with store.one_moment() as (_, connection):
        if not seems_covered(connection):
            raise LedgerError(
                f"Cannot search ledger {store.address}: its index does not cover all reports, or was made by another "
                f"version. `crossbearing search {store.address} --rebuild` makes it anew"
            )
        total, read = find(connection, query, wanted, limit=limit, offset=offset)
        hidden = frozenset(hidden_names(connection))
    return Found(total, tuple(_Shown(query, wanted, reading, hidden).report(text) for _, reading, text in read))


def rebuild(store: LedgerStore) -> int:
    """Make the index anew. How many reports it has then."""
    with store.writing("make the search index of") as (connection, _):
        return rebuild_search(connection)


class _Shown:
    """What of one reading is shown for a query."""

    def __init__(self, query: Query, wanted: Wanted, reading: Reading, hidden: frozenset[str]) -> None:
        self._query = query
        self._wanted = wanted
        self._reading = hiding(reading, hidden)
        self._names = names_left_out(reading, hidden)

    def report(self, text: str) -> FoundReport:
        """The report with its passage and claims."""
        asks = self._wanted.is_of_claims or self._query.terms
        claims = tuple(self._claims()) if asks else ()
        passage = None if self._wanted.is_of_claims else self._passage(text)
        return FoundReport(self._reading, passage, claims)

    def _claims(self) -> Iterator[FoundClaim]:
        for claim in self._reading.claims:
            content, holder = claim_words(claim, self._names)
            is_kind = self._wanted.kind is None or self._wanted.kind == claim.kind
            is_holder = set(self._wanted.holder_words) <= set(holder)
            if is_kind and is_holder and self._query.takes([*content, GAP, *holder]):
                spans = claim.content if claim.last.holder is None else (*claim.content, claim.last.holder)
                yield FoundClaim(claim, tuple(found for span in spans for found in self._found_in(span)))

    def _found_in(self, span: Span) -> list[Span]:
        words = list(words_of(span.quote))
        numbers = sorted({number for number, _ in _places(self._query, without(words, self._names))})
        return _spans(span, words, numbers)

    def _passage(self, text: str) -> Passage | None:
        words = list(words_of(text))
        if not words:
            return None
        places = _places(self._query, without(words, self._names))
        first = _best(places)
        last = min(first + PASSAGE_WORDS, len(words)) - 1
        span = Span.of(text, words[first].start, words[last].end)
        numbers = sorted({number for number, _ in places if first <= number <= last})
        return Passage(span, tuple(_spans(Span.of(text, 0, len(text)), words, numbers)))


def _places(query: Query, folded: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of the words found, in order, each with the number of the term that it is of."""
    found = {
        (number, term_number)
        for term_number, term in enumerate(query.terms)
        for at in term.places(folded)
        for number in range(at, at + len(term.words))
    }
    return sorted(found)


def _best(places: Sequence[tuple[int, int]]) -> int:
    """The number of the word that the passage with the most different terms begins with; of equals the first."""
    best, most = 0, 0
    for number, _ in places[:MOST_PLACES]:
        first = max(number - BEFORE, 0)
        terms = len({term for at, term in places if first <= at < first + PASSAGE_WORDS})
        if terms > most:
            best, most = first, terms
    return best


def _spans(whole: Span, words: Sequence[Word], numbers: Collection[int]) -> list[Span]:
    """The words of these numbers as they stand in the text that `whole` is of."""
    chosen = [words[number] for number in numbers]
    return [
        Span(whole.quote[word.start : word.end], whole.start + word.start, whole.start + word.end) for word in chosen
    ]
