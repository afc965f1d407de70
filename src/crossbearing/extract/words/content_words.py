"""The words of a text that carry meaning, cut to their stems, for comparing contents."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from crossbearing.extract.words.marked import Marked
from crossbearing.model.span import Span
from crossbearing.vocab import load

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*", re.UNICODE)
# Words are compared by this many first letters: enough to join "shelled" and "shelling", not "rebel" and "release".
STEM_LETTERS = 5


def content_lemmas(marked: Marked, spans: Iterable[Span]) -> frozenset[str]:
    """Stems of the dictionary forms of these words: "firing" and "fired" agree."""
    stems = [_stem(token.lemma) for span in spans for token in marked.tokens_in(span.start, span.end)]
    return frozenset(stem for stem in stems if stem)


# The same words come again in every report.
@lru_cache(maxsize=32768)
def _stem(lemma: str) -> str:
    """The stem of a dictionary form; empty for a common word or none."""
    lemma = lemma.lower()
    return lemma[:STEM_LETTERS] if _WORD.fullmatch(lemma) and lemma not in _common() else ""


def content_words(spans: Iterable[Span]) -> frozenset[str]:
    """Stems of the words of these spans, common words left out."""
    common = _common()
    words = (word.lower() for span in spans for word in _WORD.findall(span.quote))
    return frozenset(word[:STEM_LETTERS] for word in words if word not in common)


@cache
def _common() -> frozenset[str]:
    return frozenset(load("common_words")["words"])
