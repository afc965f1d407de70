"""Looks through everything that is about to be written for names of protected people."""

# Invariants kept here:
# - every string of every part is looked at, with escapes and tags and without them;
# - the message says where a name stands and does not repeat it.

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, permutations

from crossbearing.errors import LeakError
from crossbearing.publish.hidden import Hidden
from crossbearing.publish.part import Json, Lines, Page, Part, Parts, Table
from crossbearing.publish.spotting import Spotter, letters_of, tokens_of
from crossbearing.publish.views import is_escaped, views

# Cells repeat: editions, policies, publishers, places.
_KEPT = 65_536
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{12,64}(?![0-9a-f])")
_WHAT_TO_DO = (
    "Nothing was written. Look at that place in the ledger; if the words are another's name or a common word, list "
    "them in a rules file under [allow] words"
)
# Begins what says where a key of a JSON object is: a name may be split over values whatever their keys are.
_KEY = "a key"
Named = tuple[str, str]


def require_no_leak(parts: Parts, hidden: Hidden) -> None:
    """Raise LeakError, naming the place, if anything in the parts names a protected person."""
    if not hidden.everywhere:
        return
    search = _Search(hidden)
    for part in parts.files:
        for where, strings in _records(part):
            search.require_clean(where, strings)
    for number, line in enumerate(parts.left_out(), 1):
        search.require_clean("what is left out", [(f"line {number}", line)])


class _Search:
    def __init__(self, hidden: Hidden) -> None:
        self._hidden = hidden
        self._everywhere = hidden.everywhere
        self._letters = lru_cache(_KEPT)(letters_of)
        self._is_clean = lru_cache(_KEPT)(self._looked_through)

    def require_clean(self, where: str, strings: Sequence[Named]) -> None:
        """Raise LeakError if the strings of one record, each with its column or member, name somebody."""
        texts = [text for _, text in strings]
        # Most records have no word of any name: that is told of all their strings at once.
        letters = "".join(map(self._letters, texts))
        may_be = self._everywhere.may_be_in(letters)
        for column, text in strings:
            if (may_be or is_escaped(text)) and not self._is_clean(text):
                raise LeakError(f"A protected name stands in {where}, {column}{self._line(text)}. {_WHAT_TO_DO}")
        values = [text for column, text in strings if not column.startswith(_KEY)]
        if may_be and (self._is_split(texts) or (len(values) < len(texts) and self._is_split(values))):
            raise LeakError(f"A protected name stands in {where}, over several columns. {_WHAT_TO_DO}")
        self._require_no_part(where, strings, letters)

    def _require_no_part(self, where: str, strings: Sequence[Named], letters: str) -> None:
        """The same for single words of names, in a record of reports that all call somebody so."""
        hashes = {match[0] for _, text in strings for match in _HASH.finditer(text)}
        own = self._hidden.in_all_of(hashes)
        for column, text in strings if own is not None and own.may_be_in(letters) else ():
            if own is not None and _names(own, text):
                raise LeakError(f"A protected name stands in {where}, {column}. {_WHAT_TO_DO}")

    def _line(self, text: str) -> str:
        """Which line of a text of several has a name, as words of the message."""
        lines = text.split("\n")
        found = (number for number, line in enumerate(lines, 1) if len(lines) > 1 and _names(self._everywhere, line))
        number = next(found, None)
        return "" if number is None else f", line {number}"

    def _looked_through(self, text: str) -> bool:
        return not _names(self._everywhere, text)

    def _is_split(self, texts: Sequence[str]) -> bool:
        """Whether a name begins in one string and ends in the next ones, or its two words are strings anywhere."""
        each = [tokens_of(text) for text in texts]
        tokens = [token for one in each for token in one]
        ends = set(accumulate(map(len, each)))
        spans = ((first, last) for first, last, _ in self._everywhere.among(tokens) if first < last)
        if any(not ends.isdisjoint(range(first + 1, last + 1)) for first, last in spans):
            return True
        alone = dict.fromkeys(one[0].folded for one in each if len(one) == 1)
        return any(self._everywhere.is_name(word + other) for word, other in permutations(alone, 2))


def _names(spotter: Spotter, text: str) -> bool:
    return any(spotter.seen(view) for view in views(text))


def _records(part: Part) -> Iterator[tuple[str, list[Named]]]:
    """The records of a part, each with where it stands and its strings."""
    if isinstance(part, Table):
        yield from _table(part)
    elif isinstance(part, Page):
        yield part.name, [("its name", part.name)]
        yield from _page(part)
    elif isinstance(part, Lines):
        yield part.name, [("its name", part.name)]
        for number, one in enumerate(part.objects(), 1):
            yield f"{part.name}, line {number}", list(_leaves(one))
    else:
        yield f"the head of {part.name}", [("its name", part.name), ("its member", part.member), *_leaves(part.head)]
        for number, thing in enumerate(part.objects(), 1):
            yield f"{part.name}, {part.member} {number}", list(_leaves(thing))


def _table(table: Table) -> Iterator[tuple[str, list[Named]]]:
    yield f"the head of {table.name}", [("its name", table.name), ("its description", table.words)]
    for column in table.columns:
        yield f"the head of {table.name}", [("a column", column.name), ("a column's description", column.words)]
    names = [f"column {column.name}" for column in table.columns]
    for number, row in enumerate(table.rows(), 1):
        cells = zip(names, row, strict=True)
        yield f"{table.name}, row {number}", [(name, _said(cell)) for name, cell in cells if cell is not None]


def _page(page: Page) -> Iterator[tuple[str, list[Named]]]:
    text = page.text()
    yield page.name, [("its text", text)]


def _leaves(value: Json, path: str = "") -> Iterator[Named]:
    """Every key and value of a JSON value, with the way to it."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield f"{_KEY} at {path or 'the top'}", key
            yield from _leaves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, one in enumerate(value, 1):
            yield from _leaves(one, f"{path}[{number}]")
    elif value is not None:
        yield f"member {path}", _said(value)


def _said(value: str | float | bool) -> str:
    return value if isinstance(value, str) else str(value)
