"""What a person typed to look for: words, phrases, beginnings of words, and words that must not be there."""

# Invariant: whatever is typed is a query or one clear refusal; nothing of it reaches a database as syntax.

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.errors import InputError
from crossbearing.vocab.folding import fold

# More is a paragraph, not a query; the databases' own parsers give up at some hundreds.
MOST_WORDS = 64
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TERM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?(?P<begun>\*?)|(?P<word>[^\s"]+))')
_OR = ("OR", "|")
HOW = 'Words are all looked for; also "a phrase", -without, begin*, this OR that'


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand side by side; with `begun`, the last is the beginning of a word."""

    words: tuple[str, ...]
    begun: bool = False

    def places(self, words: Sequence[str]) -> Iterator[int]:
        """Where in a row of folded words the term stands: the number of its first word each time."""
        *whole, last = self.words
        for at in range(len(words) - len(whole)):
            final = words[at + len(whole)]
            is_last = final.startswith(last) if self.begun else final == last
            if is_last and list(words[at : at + len(whole)]) == whole:
                yield at

    def is_in(self, words: Sequence[str]) -> bool:
        """Whether it stands in a row of folded words."""
        return next(self.places(words), None) is not None


@dataclass(frozen=True, slots=True)
class Query:
    """Of each group in `required` one term at least, and no term of `excluded`."""

    required: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that is looked for."""
        return tuple(term for group in self.required for term in group)

    def takes(self, words: Sequence[str]) -> bool:
        """Whether a row of folded words has what is looked for."""
        wanted = all(any(term.is_in(words) for term in group) for group in self.required)
        return wanted and not any(term.is_in(words) for term in self.excluded)


def query_of(typed: str) -> Query:
    """The query that was typed; one that looks for nothing where nothing was. InputError where no word is in it."""
    required: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    joins = False
    for match in _TERM.finditer(typed.translate(_QUOTES)):
        if match["word"] in _OR and not match["no"] and required and not joins:
            joins = True
            continue
        term = _term(match)
        if term is None:
            continue
        if match["no"]:
            excluded.append(term)
        elif joins:
            required[-1] = (*required[-1], term)
        else:
            required.append((term,))
        joins = False
    query = Query(tuple(required), tuple(excluded))
    _refuse(typed, query)
    return query


def _term(match: re.Match[str]) -> Term | None:
    """A typed word or phrase; None where nothing is left of it. One word may be several ("e-mail")."""
    said = match["phrase"] if match["word"] is None else match["word"]
    words = tuple(fold(said).split())
    return Term(words, begun=bool(match["begun"]) or (match["word"] or "").endswith("*")) if words else None


def _refuse(typed: str, query: Query) -> None:
    terms = (*query.terms, *query.excluded)
    count = sum(len(term.words) for term in terms)
    if count > MOST_WORDS:
        raise InputError(f"{count} words were asked for; a search takes {MOST_WORDS}. Leave some out")
    if not terms and typed.strip():
        raise InputError(f"{typed.strip()[:60]!r} was asked for and has no word to look for. {HOW}")
