"""A paragraph, heading or line of a report's text before its zone is decided."""

import re
from dataclasses import dataclass

from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# A sentence of an article is seldom shorter; labels and links that end in a full stop are.
SHORTEST_PROSE = 6

_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[IVX]{1,4})[.)]\s")
_BULLET = re.compile(r"[-*•–—‣▪●·]\s")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or line, and what the page around it says of it.

    `hint` is the kind that mark-up names, `article` whether an extractor counts it to the article (None: not asked),
    `heading` whether it is marked as one, `parts` the stretches that tags divide it into.
    """

    span: Span
    hint: ZoneKind | None = None
    article: bool | None = None
    heading: bool = False
    parts: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The words of the block."""
        return self.span.quote

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.span.quote.split())

    @property
    def has_words(self) -> bool:
        """Whether it holds any letter or digit."""
        return any(map(str.isalnum, self.span.quote))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, closing quotes and brackets aside."""
        return self.span.quote.rstrip("\"'”’»)] \u00a0").endswith((".", "!", "?", "…", ":", "؟", "。"))


def looks_like_prose(block: Block) -> bool:
    """Whether the block reads like a paragraph of an article: a whole sentence and not a very short one."""
    return block.ends_sentence and block.words >= SHORTEST_PROSE


def is_numbered(block: Block) -> bool:
    """Whether the block begins with a number or letter of a list: `3.`, `(b)`."""
    return _NUMBERED.match(block.text) is not None


def is_bullet(block: Block) -> bool:
    """Whether the block begins with the mark of a list item."""
    return _BULLET.match(block.text) is not None
