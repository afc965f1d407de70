"""Where the headline of a report stands."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crossbearing.intake.block import Block, is_bullet
from crossbearing.intake.dateline import find_dateline
from crossbearing.intake.line_kind import is_cut_short
from crossbearing.model.zone import ZoneKind

# A headline is shorter than this; what is longer opens the article.
LONGEST = 35
# A headline may end in a full stop if it is this short and a longer paragraph follows.
SHORT = 14
# The name of a section or of the paper above the headline has at most this many words.
LONGEST_LABEL = 2

_WORDS = re.compile(r"\w+")
# "CORRECTION: ..." and "BREAKING: ..." may be a headline too.
_ALSO_HEADLINES = (None, ZoneKind.CORRECTION_NOTE, ZoneKind.TICKER)


def headline_at(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], titles: Sequence[str]) -> int | None:
    """The number of the block that is the headline; None if the text has none.

    Mark-up decides before the title that metadata state, and that before the look of the first lines.
    """
    marked = [number for number, block in enumerate(blocks) if block.hint is ZoneKind.TITLE]
    stated = [number for number, block in enumerate(blocks) if _is_stated(block, titles)]
    if marked:
        # Of several, a page marks the name of its site first and the headline last.
        return next((number for number in marked if number in stated), marked[-1])
    if stated:
        return stated[0]
    return None if titles else _by_look(blocks, kinds)


def _is_stated(block: Block, titles: Sequence[str]) -> bool:
    if not LONGEST_LABEL < block.words <= LONGEST:
        return False
    words = _WORDS.findall(block.text.lower())
    return any(words == _WORDS.findall(title.lower()) for title in titles)


def _by_look(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None]) -> int | None:
    """The first line that nothing names, if it looks like a headline above what follows."""
    open_lines = [number for number, kind in enumerate(kinds) if kind in _ALSO_HEADLINES and blocks[number].has_words]
    for number, following in pairwise(open_lines):
        block, after = blocks[number], blocks[following]
        is_label = block.words <= LONGEST_LABEL and not block.ends_sentence
        if not (is_label and _is_headline(after, after)):
            return number if _is_headline(block, after) else None
    return None


def _is_headline(block: Block, after: Block) -> bool:
    if block.words > LONGEST or is_cut_short(block) or is_bullet(block):
        return False
    if not block.text.rstrip("\"'”’)] ").endswith("."):
        return True
    dated = find_dateline(block.span, first=False) is not None
    return not dated and block.words <= SHORT and after.words > 2 * block.words
