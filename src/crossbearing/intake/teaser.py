"""Which blocks above an article only repeat it."""

import re
from collections.abc import Sequence

from crossbearing.intake.block import Block, looks_like_prose
from crossbearing.intake.dateline import find_dateline
from crossbearing.intake.line_kind import is_cut_short
from crossbearing.model.zone import ZoneKind

# A teaser shares its first words with a paragraph, at least this many of them ...
SAME_WORDS = 4
# ... or, where mark-up calls it a summary, this part of all its longer words.
SAME_SHARE = 0.6
# What it repeats stands within so many paragraphs.
NEAR = 12

_WORDS = re.compile(r"\w+")


def is_teaser(block: Block, before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether a block only repeats the paragraphs around it; these are given without what mark-up or words name."""
    after = after[:NEAR]
    if block.hint is ZoneKind.TEASER and any(_says_all_of(block, other) for other in after):
        return True
    if any(looks_like_prose(other) for other in before[-NEAR:]):
        near = (*before[-NEAR:], *after)
        return is_cut_short(block) and any(_repeats_opening(block, other) for other in near)
    return (is_cut_short(block) and len(after) > 0) or any(_repeats_opening(block, other) for other in after)


def _repeats_opening(block: Block, other: Block) -> bool:
    """Whether the block is the opening words of the other, the mark at its end aside."""
    words = _WORDS.findall(block.text.lower())
    others = _WORDS.findall(other.text.lower())
    while len(words) > SAME_WORDS and words[-2:] in (["read", "more"], ["continue", "reading"]):
        words = words[:-2]
    # The last word of a text cut short may be cut itself.
    kept = words[:-1] if is_cut_short(block) else words
    if len(kept) < SAME_WORDS or len(others) < len(kept):
        return False
    dateline = find_dateline(other.span, first=True)
    skipped = len(_WORDS.findall(dateline.span.quote)) if dateline else 0
    return kept in (others[: len(kept)], others[skipped : skipped + len(kept)])


def _says_all_of(block: Block, other: Block) -> bool:
    """Whether most longer words of the block stand in the other."""
    words = {word for word in _WORDS.findall(block.text.lower()) if len(word) > 3}
    return len(words) > 0 and len(words & set(_WORDS.findall(other.text.lower()))) >= SAME_SHARE * len(words)
