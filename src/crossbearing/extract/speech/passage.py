"""One sentence as attribution sees it, and the frame of one attribution in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.marked import Marked, Sentence, Token

Range = tuple[int, int]

_CLOSING_PUNCT = frozenset({".", "!", "?", "…", "”", '"', "’", "'", ")", "''"})
_QUOTE_MARKS = frozenset({"“", '"', "‘", "``", "'"})
_LINKS = frozenset({"and", "but", "while", "whereas", "though", "although"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One saying word with its holders and its content, as token ranges of the report.

    `kind` is the class of the saying word. `own` covers the words of the attribution itself (holder, verb,
    addressee). `relay` brings the holder's words; `spread` told first what the holder denies. A `closing` frame
    stands behind or inside its content.
    """

    cue: Range
    kind: str
    holders: tuple[Holder, ...]
    own: Range
    content: tuple[Range, ...]
    closing: bool = False
    relay: Holder | None = None
    spread: Holder | None = None

    def holds(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return any(first <= token < last for first, last in self.content)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence to look at from token `first`, and the tokens in it that are somebody's direct words.

    `last` is the end of its words, final punctuation left out. `lowers` are all words of the sentence from `first`
    on in small letters: rules look there whether they have anything to look for.
    """

    marked: Marked
    sentence: Sentence
    first: int
    quoted: frozenset[int]
    last: int = field(init=False)
    lowers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        last = self.sentence.last
        while last > self.first and self.marked.tokens[last - 1].text in _CLOSING_PUNCT:
            last -= 1
        object.__setattr__(self, "last", last)
        words = self.marked.tokens[self.first : self.sentence.last]
        object.__setattr__(self, "lowers", frozenset([token.lower for token in words]))

    def words(self, first: int, last: int) -> tuple[Token, ...]:
        """The tokens `first` to `last` that are nobody's direct words."""
        words = self.marked.tokens[first:last]
        return words if len(self.quoted) == 0 else tuple([token for token in words if token.i not in self.quoted])

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a statement stands there: a finite verb, or direct words."""
        return any(is_finite(self.marked, token) or token.i in self.quoted for token in self.marked.tokens[first:last])

    def has_any_verb(self, first: int, last: int) -> bool:
        """Whether any form of a verb, or direct words, stand there: enough where the place itself tells of a clause."""
        return any(token.pos in ("VERB", "AUX") or token.i in self.quoted for token in self.marked.tokens[first:last])

    def has_clause(self, start: int) -> bool:
        """Whether a subject and a finite verb follow."""
        for token in self.marked.tokens[start : self.last]:
            if is_finite(self.marked, token):
                words = self.marked.tokens[start : token.i]
                return any(word.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET") for word in words)
            if token.text in (",", ";") and token.i - start < 2:
                return False
        return False

    def has_nominal(self, start: int) -> bool:
        """Whether a noun phrase begins there."""
        return self.marked.tokens[start].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON")

    def opens_quote(self, i: int) -> bool:
        """Whether an opening mark or direct words stand there."""
        return self.marked.tokens[i].text in _QUOTE_MARKS or i in self.quoted

    def pauses(self, i: int) -> bool:
        """Whether a comma stands there."""
        return self.marked.tokens[i].text == ","

    def before_link(self, i: int) -> int:
        """The index of the "and", "but", "while" before `i`; `i` itself without one."""
        return i - 1 if i > self.first and self.marked.tokens[i - 1].lower in _LINKS else i

    def without_comma(self, i: int) -> int:
        """`i`, or where the commas and quotation marks right before it begin."""
        while i > self.first and self.marked.tokens[i - 1].pos == "PUNCT" and self.marked.tokens[i - 1].text != ")":
            i -= 1
        return i

    def next_comma(self, first: int, last: int) -> int:
        """The first comma, semicolon or colon from `first`, or `last`."""
        words = self.marked.tokens[first:last]
        return next((t.i for t in words if t.text in (",", ";", ":") and t.i not in self.quoted), last)


def without(place: Range, taken: Sequence[Range]) -> Iterator[Range]:
    """The stretches of a range that none of the others covers."""
    first, last = place
    for a, b in sorted(taken):
        if b <= first or a >= last:
            continue
        if first < a:
            yield first, a
        first = max(first, b)
    if first < last:
        yield first, last
