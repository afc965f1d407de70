"""Cuts plain text into paragraphs, whichever way the file separates them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from crossbearing.intake.block import Block
from crossbearing.model.span import Span

# Text wrapped by hand or by a mail program keeps within this many characters a line.
WIDEST_WRAP = 120
# Share of the line ends inside paragraphs that a wrap must explain before the text counts as wrapped.
WRAPPED_SHARE = 0.6
# In a wrapped text a line of at least this share of the width that ends in mid-sentence goes on in the next.
RUN_ON_SHARE = 0.5
# In fewer lines than this a headline without a full stop would pass for such a line.
ENOUGH_LINES = 6

_EDGE = " \t\r\n\f\v\ufeff\u200b"
_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_ITEM = re.compile(r"\s*(?:[-*•–—‣▪●·]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")


def cut_paragraphs(text: str, start: int) -> tuple[Block, ...]:
    """Every paragraph of `text` from character `start` on.

    A blank line ends a paragraph. A single line end does too, unless the text is wrapped: then only a list item or a
    line left short begins a new one.
    """
    groups = list(_groups(text, start))
    width = _wrap_width(groups)
    return tuple(Block(span) for group in groups for span in _join(text, group, width))


def _groups(text: str, start: int) -> Iterator[list[Span]]:
    """Lines that no blank line divides."""
    group: list[Span] = []
    for match in _LINE.finditer(text, start):
        span = trimmed(text, match.start(), match.end())
        if span is not None:
            group.append(span)
        elif group:
            yield group
            group = []
    if group:
        yield group


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space, byte order mark or zero-width space at its edges; None if nothing is left."""
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Span.of(text, start, end) if start < end else None


def _wrap_width(groups: list[list[Span]]) -> int | None:
    """The width the text is wrapped to; None if its lines are paragraphs."""
    inner = [(line, after) for group in groups for line, after in pairwise(group)]
    if len(inner) == 0:
        return None
    width = max(len(line.quote) for group in groups if len(group) > 1 for line in group)
    if width > WIDEST_WRAP:
        return None
    wrapped = sum(_is_full(line, after, width) for line, after in inner)
    if wrapped < WRAPPED_SHARE * len(inner) and len(inner) >= ENOUGH_LINES:
        wrapped = sum(_is_full(line, after, width) or _runs_on(line, width) for line, after in inner)
    return width if wrapped >= WRAPPED_SHARE * len(inner) else None


def _is_full(line: Span, after: Span, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    return len(line.quote) + 1 + len(after.quote.split()[0]) > width


def _runs_on(line: Span, width: int) -> bool:
    """Whether a line of a wrapped text, left shorter than it need be, stops in mid-sentence."""
    return len(line.quote) >= RUN_ON_SHARE * width and (line.quote[-1].isalnum() or line.quote[-1] in ",;-")


def _join(text: str, group: list[Span], width: int | None) -> Iterator[Span]:
    """The lines of one group, joined where a wrap parted them."""
    first = last = group[0]
    for line in group[1:]:
        if width is None or _ITEM.match(line.quote) or not (_is_full(last, line, width) or _runs_on(last, width)):
            yield Span.of(text, first.start, last.end)
            first = line
        last = line
    yield Span.of(text, first.start, last.end)
