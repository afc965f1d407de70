"""Decides what every block of a report is, from its own words, its mark-up and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.intake.block import Block, is_bullet, is_numbered, looks_like_prose
from crossbearing.intake.headline import LONGEST as LONGEST_TITLE
from crossbearing.intake.headline import headline_at
from crossbearing.intake.line_kind import is_bare_heading, kind_of
from crossbearing.intake.teaser import NEAR, is_teaser
from crossbearing.model.zone import ZoneKind

# A sub-heading inside an article has at most this many words and no full stop.
LONGEST_CROSSHEAD = 7
# A longer paragraph of the article is no caption for having a credit in it.
LONGEST_CAPTION = 40

# What a line says of itself holds against mark-up for these.
_SURE = {ZoneKind.READING_TIME, ZoneKind.CORRECTION_NOTE}
# What mark-up calls these is decided by where and what they are: a second headline, a summary that repeats nothing.
_JUDGED = {ZoneKind.TITLE, ZoneKind.TEASER}
# Comments stand below an article, so at least this many paragraphs come before them.
TOLD_BEFORE_COMMENTS = 2


@dataclass(frozen=True, slots=True)
class Sorted:
    """A block and its kind; None for what is in no zone, such as a bare heading."""

    block: Block
    kind: ZoneKind | None


def sort_blocks(blocks: Sequence[Block], titles: Sequence[str]) -> list[Sorted]:
    """Every block with its kind; `titles` are headlines that header or metadata state."""
    kinds = [_own_kind(block) for block in blocks]
    top = headline_at(blocks, kinds, titles)
    if top is not None:
        kinds[top] = ZoneKind.TITLE
    kinds = _settle_lists(blocks, kinds)
    article = [number for number, block in enumerate(blocks) if block.article]
    settled: list[ZoneKind | None] = []
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        around = _outside(settled, block, number, article, -1 if top is None else top) if kind is None else kind
        settled.append(around or _inside(blocks, kinds, number))
    return [Sorted(block, kind if block.has_words else None) for block, kind in zip(blocks, settled, strict=True)]


def _own_kind(block: Block) -> ZoneKind | None:
    """The kind from the words of the block or from its mark-up."""
    named = kind_of(block)
    if block.hint is None or block.hint in _JUDGED:
        too_long = named is ZoneKind.CAPTION and block.article and block.words > LONGEST_CAPTION
        return None if too_long else named
    if named in _SURE or (block.hint is ZoneKind.BYLINE and named is not None):
        return named
    return block.hint


def _settle_lists(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None]) -> list[ZoneKind | None]:
    """The kinds with what a heading such as "Read next" or "3 comments" opens counted to it."""
    settled: list[ZoneKind | None] = []
    running: ZoneKind | None = None
    told = 0
    for block, kind in zip(blocks, kinds, strict=True):
        told += kind is None and running is None and looks_like_prose(block)
        if kind is not None:
            # Above the article, "12 comments" is a count beside the byline and opens nothing.
            opens = kind is ZoneKind.RELATED or (kind is ZoneKind.COMMENTS and told >= TOLD_BEFORE_COMMENTS)
            running = kind if opens else None
        elif running is not None and not _belongs(block, running):
            running = None
        settled.append(running if kind is None else kind)
    return settled


def _belongs(block: Block, running: ZoneKind) -> bool:
    """Whether a block goes on with the list of links or of comments above it."""
    if running is ZoneKind.COMMENTS:
        return block.article is not True
    return block.article is not True and not block.ends_sentence and block.words <= LONGEST_TITLE


def _outside(
    settled: Sequence[ZoneKind | None], block: Block, number: int, article: Sequence[int], top: int
) -> ZoneKind | None:
    """What a block that nothing names is if it stands outside the article: navigation above, footer below it."""
    if number < top:
        return None if looks_like_prose(block) and block.article is not False else ZoneKind.NAVIGATION
    if len(article) == 0 or block.article:
        return None
    if number < article[0]:
        return None if looks_like_prose(block) else ZoneKind.NAVIGATION
    if number < article[-1]:
        return None
    # The extractor may miss a last paragraph; it would follow at once and read like one.
    return None if looks_like_prose(block) and settled[-1] is ZoneKind.BODY else ZoneKind.FOOTER


def _inside(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], number: int) -> ZoneKind | None:
    """What a block of the article is that nothing names: a teaser, body, or in no zone as a heading."""
    block = blocks[number]
    if block.hint is ZoneKind.TITLE:
        return None
    before = _unnamed(blocks, kinds, max(0, number - NEAR), number)
    after = _unnamed(blocks, kinds, number + 1, number + 1 + NEAR)
    if is_teaser(block, before, after):
        return ZoneKind.TEASER
    return None if _is_heading(blocks, number) else ZoneKind.BODY


def _unnamed(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], start: int, end: int) -> list[Block]:
    return [block for block, kind in zip(blocks[start:end], kinds[start:end], strict=True) if kind is None]


def _is_heading(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block only opens the part below it. A numbered heading names its topic and is read like a sentence."""
    block = blocks[number]
    if is_numbered(block) or is_bullet(block):
        return False
    if is_bare_heading(block):
        return True
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    short = block.heading or block.words <= LONGEST_CROSSHEAD
    return short and not block.ends_sentence and following is not None and looks_like_prose(following) and number > 0
