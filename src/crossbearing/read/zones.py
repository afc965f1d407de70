"""Decides what every block of a report is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.read.block import Block, looks_like_prose
from crossbearing.read.dateline import Dateline, find_dateline
from crossbearing.read.header import Header
from crossbearing.read.line_kind import is_bare_heading, is_cut_short, kind_of

# A headline is shorter than this; what is longer opens the article.
LONGEST_TITLE = 35
# A headline may end in a full stop if it is this short and a longer paragraph follows.
SHORT_TITLE = 14
# A sub-heading inside an article has at most this many words and no full stop.
LONGEST_CROSSHEAD = 7
# A teaser repeats the article: it shares its first words, or this part of all its words with one paragraph.
REPEATED_WORDS = 4
REPEATED_SHARE = 0.6

_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[IVX]{1,4})[.)]\s")
_BULLET = re.compile(r"[-*•–—‣▪●·]\s")
_PIECES = re.compile(r"\s+[|•·‧∙]\s+|\s+[—–]\s+")
_WORDS = re.compile(r"\w+")

# What a line says of itself holds against mark-up for these.
_SURE = {ZoneKind.READING_TIME, ZoneKind.CORRECTION_NOTE}
# What mark-up calls these is decided by where and what they are: a second headline, a summary that repeats nothing.
_JUDGED = {ZoneKind.TITLE, ZoneKind.TEASER}


@dataclass(frozen=True, slots=True)
class Sorted:
    """A block and its kind; None for what is in no zone, such as a bare heading."""

    block: Block
    kind: ZoneKind | None


def find_zones(header: Header, blocks: Sequence[Block], titles: Sequence[str] = ()) -> tuple[Zone, ...]:
    """The zones of a report, one for each kind, in order of the text; `titles` are headlines that metadata state."""
    kinds = [(ZoneKind.HEADER, field.line) for field in header.fields]
    decided = _decide(list(blocks), (*titles, *_stated_title(header)))
    if not any(one.kind is ZoneKind.TITLE for one in decided):
        kinds += [(ZoneKind.TITLE, field.value) for field in (header.get("title"),) if field and field.value]
    for one in decided:
        kinds += _spans(one)
    kinds += [(ZoneKind.DATELINE, dateline.span) for dateline in _datelines(decided)]
    return _gather(kinds)


def find_datelines(zones: Iterable[Zone]) -> Iterator[Dateline]:
    """The datelines that open body paragraphs, in order of the text."""
    paragraphs = [span for zone in zones if zone.kind is ZoneKind.BODY for span in zone.spans]
    for number, span in enumerate(paragraphs):
        dateline = find_dateline(span, first=number == 0)
        if dateline is not None:
            yield dateline


def _stated_title(header: Header) -> tuple[str, ...]:
    field = header.get("title")
    return () if field is None or field.value is None else (field.value.quote,)


def _decide(blocks: list[Block], titles: Sequence[str]) -> list[Sorted]:
    """The kind of every block, from its own words, its mark-up and what stands around it."""
    kinds = [_own_kind(block) for block in blocks]
    top = _title_at(blocks, kinds, titles)
    if top is not None:
        kinds[top] = ZoneKind.TITLE
    kinds = _settle_lists(blocks, kinds, top)
    after = -1 if top is None else top
    decided = []
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        settled = kind if kind is not None else _unnamed(blocks, kinds, number, after)
        decided.append(Sorted(block, settled if re.search(r"\w", block.text) else None))
    return decided


def _own_kind(block: Block) -> ZoneKind | None:
    """The kind from the words of the block or from its mark-up."""
    named = kind_of(block)
    if block.hint is None:
        return None if named is ZoneKind.CAPTION and block.article and block.words > 40 else named
    if named in _SURE or (block.hint is ZoneKind.BYLINE and named is not None):
        return named
    return None if block.hint in _JUDGED else block.hint


def _title_at(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], titles: Sequence[str]) -> int | None:
    """Where the headline stands; None if the text has none."""
    marked = [number for number, block in enumerate(blocks) if block.hint is ZoneKind.TITLE]
    stated = [
        number for number, block in enumerate(blocks)
        if block.words > 2 and any(_same_words(block.text, title) for title in titles)
    ]
    if marked or stated:
        return next((number for number in marked if number in stated), (marked or stated)[-1 if marked else 0])
    if titles:
        return None
    open_lines = [
        number for number, kind in enumerate(kinds)
        if kind is None or kind in (ZoneKind.CORRECTION_NOTE, ZoneKind.TICKER)
    ]
    for number, following in pairwise(open_lines):
        block, after = blocks[number], blocks[following]
        if not re.search(r"\w", block.text):
            continue
        if _is_label(block) and _is_headline(after, after):
            continue
        return number if _is_headline(block, after) else None
    return None


def _is_label(block: Block) -> bool:
    """Whether a first line is the name of a section or of the paper rather than a headline."""
    return block.words <= 2 and not block.ends_sentence


def _is_headline(block: Block, after: Block) -> bool:
    if block.words > LONGEST_TITLE or is_cut_short(block) or _BULLET.match(block.text):
        return False
    if not block.text.rstrip("\"'”’)] ").endswith("."):
        return True
    if find_dateline(block.span, first=False) is not None:
        return False
    return block.words <= SHORT_TITLE and after.words > 2 * block.words


def _settle_lists(
    blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], top: int | None
) -> list[ZoneKind | None]:
    """The kinds with what a heading such as "Read next" or "3 comments" opens counted to it."""
    settled: list[ZoneKind | None] = []
    running: ZoneKind | None = None
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind is not None:
            running = kind if kind in (ZoneKind.RELATED, ZoneKind.COMMENTS) and number != top else None
        elif running is not None and not _belongs(block, running):
            running = None
        settled.append(running if kind is None else kind)
    return settled


def _belongs(block: Block, running: ZoneKind) -> bool:
    """Whether a block goes on with the list of links or of comments above it."""
    if running is ZoneKind.COMMENTS:
        return block.article is not True
    return not block.ends_sentence and block.words <= LONGEST_TITLE


def _unnamed(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], number: int, top: int) -> ZoneKind | None:
    """The kind of a block that nothing names: body, teaser, a label around the article, or none for a heading."""
    block = blocks[number]
    if number < top and not looks_like_prose(block):
        return ZoneKind.NAVIGATION
    if block.article is False and not looks_like_prose(block):
        inside = any(one.article for one in blocks[:number]) and any(one.article for one in blocks[number:])
        return None if block.heading else ZoneKind.BODY if inside else _around(blocks, number)
    if block.hint is ZoneKind.TITLE:
        return None
    if _is_teaser(blocks, kinds, number):
        return ZoneKind.TEASER
    return None if _is_heading(blocks, number) else ZoneKind.BODY


def _around(blocks: Sequence[Block], number: int) -> ZoneKind:
    """What an unnamed label outside the article is: navigation above it, footer below."""
    return ZoneKind.NAVIGATION if any(one.article for one in blocks[number:]) else ZoneKind.FOOTER


def _is_heading(blocks: Sequence[Block], number: int) -> bool:
    block = blocks[number]
    if _NUMBERED.match(block.text) or _BULLET.match(block.text):
        return False
    if is_bare_heading(block):
        return True
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    short = block.heading or block.words <= LONGEST_CROSSHEAD
    return short and not block.ends_sentence and following is not None and looks_like_prose(following) and number > 0


def _is_teaser(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None], number: int) -> bool:
    """Whether a block above the article only repeats what the article says."""
    block = blocks[number]
    rest = [after for after, kind in zip(blocks[number + 1 :], kinds[number + 1 :], strict=True) if kind is None]
    if block.hint is ZoneKind.TEASER and _repeats_article(block, rest):
        return True
    if any(kind is None and looks_like_prose(one) for one, kind in zip(blocks[:number], kinds[:number], strict=True)):
        return is_cut_short(block) and any(_repeats_opening(block, after) for after in (*blocks[:number], *rest))
    if is_cut_short(block) and len(rest) > 0:
        return True
    return any(_repeats_opening(block, after) for after in rest)


def _repeats_opening(block: Block, after: Block) -> bool:
    """Whether the block is the opening words of the other, the mark at its end aside."""
    words = _WORDS.findall(block.text.lower())
    others = _WORDS.findall(after.text.lower())
    while len(words) > REPEATED_WORDS and words[-2:] in (["read", "more"], ["continue", "reading"]):
        words = words[:-2]
    # The last word of a text cut short may be cut itself.
    kept = words[:-1] if is_cut_short(block) else words
    if len(kept) < REPEATED_WORDS or len(others) < len(kept):
        return False
    dateline = find_dateline(after.span, first=True)
    openings = [others, others[len(_WORDS.findall(dateline.span.quote.lower())) :]] if dateline else [others]
    return any(opening[: len(kept)] == kept for opening in openings)


def _repeats_article(block: Block, others: Iterable[Block]) -> bool:
    """Whether most words of a summary stand together in one paragraph of the article."""
    words = {word for word in _WORDS.findall(block.text.lower()) if len(word) > 3}
    return len(words) > 0 and any(
        len(words & set(_WORDS.findall(other.text.lower()))) >= REPEATED_SHARE * len(words) for other in others
    )


def _same_words(left: str, right: str) -> bool:
    return _WORDS.findall(left.lower()) == _WORDS.findall(right.lower())


def _spans(one: Sorted) -> Iterator[tuple[ZoneKind, Span]]:
    """The stretches of a block, each with its kind: the whole for what is told, its parts for what stands around."""
    if one.kind is None:
        return
    if one.kind in (ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.CORRECTION_NOTE, ZoneKind.TEASER, ZoneKind.CAPTION):
        yield one.kind, one.block.span
        return
    for part in one.block.parts or (one.block.span,):
        for piece in _pieces(part):
            own = kind_of(Block(piece)) if one.kind is ZoneKind.BYLINE else None
            yield own or one.kind, piece


def _pieces(span: Span) -> Iterator[Span]:
    """What bars and dots divide, each piece by itself."""
    start = 0
    for match in _PIECES.finditer(span.quote):
        if match.start() > start:
            yield Span(span.quote[start : match.start()], span.start + start, span.start + match.start())
        start = match.end()
    if start < len(span.quote):
        yield Span(span.quote[start:], span.start + start, span.end)


def _datelines(decided: Iterable[Sorted]) -> Iterator[Dateline]:
    body = [one.block.span for one in decided if one.kind is ZoneKind.BODY]
    return find_datelines([Zone("body", ZoneKind.BODY, tuple(body))] if body else [])


def _gather(kinds: Iterable[tuple[ZoneKind, Span]]) -> tuple[Zone, ...]:
    """One zone for each kind, numbered in order of the text."""
    spans: dict[ZoneKind, list[Span]] = {}
    for kind, span in kinds:
        spans.setdefault(kind, []).append(span)
    ordered = {kind: sorted(found, key=lambda span: (span.start, span.end)) for kind, found in spans.items()}
    first = sorted(ordered.items(), key=lambda item: (item[1][0].start, item[1][0].end))
    return tuple(Zone(f"z{number}", kind, tuple(found)) for number, (kind, found) in enumerate(first, 1))
