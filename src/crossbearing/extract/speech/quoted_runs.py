"""Which words of a report stand between quotation marks, word by word, over sentences and paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from crossbearing.extract.words.marked import Marked, Token

_OPENING = frozenset({"“", "«", "„", "``"})
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})
MARKS = _OPENING | _CLOSING | _EITHER
# Fewer words than this are a phrase taken from somebody, not a sentence of theirs.
SENTENCE_WORDS = 3
# A mark that ends a sentence, or its part before "he said", stands inside the quotation.
_ENDING = frozenset({",", ".", "!", "?", "…", "...", "--", "—", "–"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (not included), quotation marks included.

    `direct`: whole sentences of the speaker's own. `open`: its paragraph ends before the mark closes.
    """

    first: int
    last: int
    direct: bool
    open: bool


def quoted_runs(marked: Marked) -> tuple[Run, ...]:
    """Every stretch between double quotation marks, in order of the text."""
    found: list[Run] = []
    first = 0
    for sentence, following in zip_longest(marked.sentences, marked.sentences[1:]):
        ends = following is None or (following.paragraph, following.zone) != (sentence.paragraph, sentence.zone)
        if ends:
            found.extend(_in_paragraph(marked, first, sentence.last))
            first = sentence.last
    return tuple(found)


def _in_paragraph(marked: Marked, first: int, last: int) -> Iterator[Run]:
    """The stretches of one paragraph; one left open runs to its end."""
    start: int | None = None
    for token in marked.tokens[first:last]:
        text = token.text
        if text not in MARKS and (text != "'" or not _is_split_mark(marked, token)):
            continue
        if start is None and _opens(marked, token):
            start = token.i
        elif start is not None and text not in _OPENING:
            yield _run(marked, start, token.i + 1, is_open=False)
            start = None
    if start is not None:
        yield _run(marked, start, last, is_open=True)


def _is_split_mark(marked: Marked, token: Token) -> bool:
    """Whether a token is the first half of two straight apostrophes that stand for a double mark."""
    return token.text == "'" and marked.text[token.start : token.start + 2] == "''"


def _opens(marked: Marked, token: Token) -> bool:
    """Whether a mark opens a quotation: by its shape, or standing right before a word."""
    if token.text in _OPENING:
        return True
    end = token.start + 2 if token.text == "'" else token.end
    before = marked.text[token.start - 1 : token.start]
    return not marked.text[end : end + 1].isspace() and (before == "" or before.isspace() or before in "([—–-")


def _run(marked: Marked, first: int, last: int, *, is_open: bool) -> Run:
    words = [token for token in marked.tokens[first:last] if token.pos != "PUNCT"]
    if len(words) == 0:
        return Run(first, last, False, is_open)
    inside = marked.tokens[last - 2] if last - 2 > first and not is_open else marked.tokens[last - 1]
    ended = inside.text in _ENDING
    begins = words[0].text[:1].isupper() or words[0].text[:1].isdigit() or words[0].text[:1] == "["
    opens = marked.sentences[words[0].sentence].first == first
    tells = len(words) >= SENTENCE_WORDS and any(token.pos in ("VERB", "AUX") for token in words)
    return Run(first, last, (begins and (tells or ended)) or (ended and (opens or tells)), is_open)
