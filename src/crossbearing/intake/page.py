"""Web pages: what a reader of the page sees, as one text with its zones."""

import re
from collections import Counter
from pathlib import Path

from lxml import etree, html

from crossbearing.errors import ReadError
from crossbearing.intake.article import Article, extract_article
from crossbearing.intake.block import Block
from crossbearing.intake.encoding import decode_page
from crossbearing.intake.header import read_header
from crossbearing.intake.markup import Mark, Piece, visible_pieces
from crossbearing.intake.metadata import read_metadata, stated_titles
from crossbearing.intake.paragraphs import trimmed
from crossbearing.intake.sheet import Sheet
from crossbearing.intake.zones import find_zones
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

_BREAK = "\n\n"
_PAGE_BEGINS = re.compile(r"<[!?a-zA-Z]")
# The parser's time grows with the square of the attributes of one element.
_TOO_MANY_ATTRIBUTES = re.compile(
    r"""<[a-zA-Z][^\s<>/]*+(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+){1000}"""
)
# An element that holds more of the article than this is the article's own frame, whatever its class says.
FRAME_SHARE = 0.4
# These hold whatever stands inside them; other marks give way to one further in.
_ENCLOSING = frozenset(
    (
        ZoneKind.COMMENTS,
        ZoneKind.RELATED,
        ZoneKind.ADVERT,
        ZoneKind.PROMO,
        ZoneKind.FOOTER,
        ZoneKind.NAVIGATION,
        ZoneKind.SHARE,
        ZoneKind.TICKER,
    )
)


def read_page(path: Path, raw: bytes) -> Sheet:
    """The visible text of a page with its zones; ReadError if it shows none. Offsets count the text taken out.

    Header lines before the page itself stay the first lines of the text.
    """
    source = decode_page(path, raw)
    begin = _PAGE_BEGINS.search(source)
    above = source[: begin.start()] if begin else ""
    header = read_header(above)
    tree = _parse(path, source[header.end :])
    pieces = visible_pieces(tree)
    if len(pieces) == 0:
        raise ReadError(f"Cannot read {path}: the page shows no text; save the article itself, perhaps from a browser")
    text, blocks = _lay_out(above[: header.end].rstrip(), pieces, extract_article(tree))
    return Sheet(text, header, find_zones(header, blocks, stated_titles(tree)), read_metadata(tree))


def _parse(path: Path, source: str) -> html.HtmlElement:
    """The page as a tree. Nothing is fetched, no entity is expanded beyond HTML's own, broken mark-up is repaired."""
    if _TOO_MANY_ATTRIBUTES.search(source):
        raise ReadError(f"Cannot read {path}: an element has over a thousand attributes; save the text alone")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(source.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise ReadError(f"Cannot read {path}: the page has no content; save the article itself") from error
    # The parser stops there and would give a part of the page only.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(f"Cannot read {path}: its elements are nested too deep for a web page; save the text alone")
    return tree


def _lay_out(above: str, pieces: list[Piece], article: Article) -> tuple[str, list[Block]]:
    """One text of the header lines and all pieces, and the block that each piece makes in it."""
    text = _BREAK.join([*([above] if above else []), *(piece.text for piece in pieces)])
    member = [article.has(piece.text) if article.found else None for piece in pieces]
    frames = _frames(pieces, member)
    at = len(above) + len(_BREAK) if above else 0
    blocks = []
    for piece, inside in zip(pieces, member, strict=True):
        block = _block(text, at, piece, _hint(piece, frames), inside)
        blocks += [block] if block else []
        at += len(piece.text) + len(_BREAK)
    return text, blocks


def _block(text: str, at: int, piece: Piece, hint: ZoneKind | None, inside: bool | None) -> Block | None:
    span = trimmed(text, at, at + len(piece.text))
    if span is None:
        return None
    parts: list[Span] = []
    for part in piece.parts:
        found = trimmed(text, at, at + len(part))
        parts += [found] if found else []
        at += len(part)
    return Block(span, hint, inside, piece.heading, tuple(parts))


def _frames(pieces: list[Piece], member: list[bool | None]) -> frozenset[int]:
    """The elements that hold most of the article."""
    held: Counter[int] = Counter()
    total = 0
    for piece, inside in zip(pieces, member, strict=True):
        if inside:
            total += len(piece.text)
            held.update({mark.element: len(piece.text) for mark in piece.marks})
    return frozenset(element for element, size in held.items() if size > FRAME_SHARE * total)


def _hint(piece: Piece, frames: frozenset[int]) -> ZoneKind | None:
    """What the mark-up says the piece is: the outermost mark that encloses all within it, else the innermost."""
    marks = [mark for mark in piece.marks if mark.element not in frames or mark.kind is ZoneKind.TITLE]
    enclosing = next((mark for mark in marks if mark.kind in _ENCLOSING), None)
    chosen: Mark | None = enclosing or (marks[-1] if marks else None)
    return None if chosen is None else chosen.kind
