"""A report's text with its sentences, words and grammar: what every step of extraction reads."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import msgspec

from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind


# Made by the thousand for every report, so of the kind of value that is made fastest.
class Token(msgspec.Struct, frozen=True, gc=False):
    """One word at characters `start` to `end` of the report; `i`, `head` and `sentence` are indices in the report.

    `head` is the token's own index at a sentence's root. `dep` is the Universal Dependencies label, `lower` the word
    in small letters with straight apostrophes.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    head: int
    dep: str
    sentence: int
    lower: str

    @property
    def is_root(self) -> bool:
        """Whether no word of its sentence governs it."""
        return self.head == self.i


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` of one sentence; tokens `first` to `last` (not included).

    `zone` says where it stands, `paragraph` counts stretches of that zone from the top of the report.
    """

    index: int
    start: int
    end: int
    first: int
    last: int
    zone: ZoneKind
    paragraph: int


class NameMark(msgspec.Struct, frozen=True, gc=False):
    """A name the model found: tokens `first` to `last` (not included) and its kind (`person`, `place` ...)."""

    first: int
    last: int
    kind: str


@cache
def _without_subtype(dep: str) -> str:
    """A label without its subtype: `nsubj` of `nsubj:pass`."""
    return dep.partition(":")[0]


class Marked:
    """A report with sentences, tokens and a dependency tree over them. Read only."""

    def __init__(
        self,
        report: Report,
        sentences: tuple[Sentence, ...],
        tokens: tuple[Token, ...],
        names: tuple[NameMark, ...] = (),
    ) -> None:
        self.report = report
        self.text = report.text
        self.sentences = sentences
        self.tokens = tokens
        self.names = names
        children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token)
        self._children = tuple([tuple(group) for group in children])
        # Rules ask for the same few subtrees again and again.
        self._subtrees: dict[int, tuple[Token, ...]] = {}
        self._starts = [token.start for token in tokens]
        self._openings = sorted(sentences, key=lambda sentence: sentence.start)

    # -- from text to tokens and back -------------------------------------------------------------------------

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> Token | None:
        """The token whose characters hold `offset`; None between tokens."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and self.tokens[place].start <= offset < self.tokens[place].end:
            return self.tokens[place]
        return None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with `start` to `end`."""
        place = max(0, bisect_right(self._starts, start) - 1)
        past = bisect_left(self._starts, end)
        if place < past and self.tokens[place].end <= start:
            place += 1
        return self.tokens[place:past]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence whose characters hold `offset`; None outside sentences."""
        place = bisect_right(self._openings, offset, key=lambda sentence: sentence.start) - 1
        if place >= 0 and offset < self._openings[place].end:
            return self._openings[place]
        return None

    def span(self, start: int, end: int) -> Span:
        """The span of these characters of the report."""
        return Span.of(self.text, start, end)

    def span_of(self, first: Token, last: Token) -> Span:
        """The span from the first token's first character to the last token's last one."""
        return Span.of(self.text, first.start, last.end)

    # -- the tree -----------------------------------------------------------------------------------------------

    def head(self, token: Token) -> Token | None:
        """The governing word; None at the root."""
        return None if token.is_root else self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The words this one governs, with one of these labels (or any); a label also matches its subtypes."""
        governed = self._children[token.i]
        if not governed or not deps:
            return governed
        return tuple([child for child in governed if child.dep in deps or _without_subtype(child.dep) in deps])

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first of `children`; None if there is none."""
        for child in self._children[token.i]:
            if not deps or child.dep in deps or _without_subtype(child.dep) in deps:
                return child
        return None

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The word and all it governs, in order of the text."""
        if not self._children[token.i]:
            return (token,)
        known = self._subtrees.get(token.i)
        if known is None:
            known = self._subtrees[token.i] = self._governed(token)
        return known

    def _governed(self, token: Token) -> tuple[Token, ...]:
        found: list[int] = []
        stack = [token]
        while stack:
            word = stack.pop()
            found.append(word.i)
            stack.extend(self._children[word.i])
        return tuple([self.tokens[i] for i in sorted(found)])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governing word, the word governing that, up to the root."""
        while not token.is_root:
            token = self.tokens[token.head]
            yield token

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """The word and the words joined to it by "and", "or", in order of the text."""
        return (token, *self.children(token, "conj"))
