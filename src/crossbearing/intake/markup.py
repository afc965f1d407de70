"""Walks a page's tree and takes the visible text out of it, block by block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree, html

from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    )
)
_UNSEEN = frozenset(
    (
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "img",
        "map",
        "area",
        "frame",
        "frameset",
        "noframes",
    )
)
_TAG_KINDS = {
    "nav": ZoneKind.NAVIGATION,
    "form": ZoneKind.NAVIGATION,
    "button": ZoneKind.NAVIGATION,
    "menu": ZoneKind.NAVIGATION,
    "footer": ZoneKind.FOOTER,
    "aside": ZoneKind.RELATED,
    "figcaption": ZoneKind.CAPTION,
    "figure": ZoneKind.CAPTION,
    "address": ZoneKind.BYLINE,
    "h1": ZoneKind.TITLE,
}
_SPACED = frozenset(("td", "th", "a", "span", "time", "label"))
_CELLS = frozenset(("td", "th"))
# A cell with more text than this lays out the page; one with less is a value in a row.
_LONGEST_CELL = 80
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NAMED_BY = ("class", "id", "role", "itemprop")
# Class lists that run longer are generated and say nothing.
_LONGEST_NAMES = 500

_SPACE = re.compile(r"[ \t\r\n\f]+")
_CUT = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one element says of all it holds; `element` tells it from others."""

    element: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of visible text in the parts that tags divide it into, with the marks around it, outermost first."""

    parts: tuple[str, ...]
    marks: tuple[Mark, ...]
    heading: bool

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(self.parts)


@dataclass(slots=True)
class _Walk:
    """Where a walk through a page stands."""

    marks: list[Mark] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    headings: int = 0
    count: int = 0

    def add(self, text: str | None) -> None:
        """Take text into the block at hand."""
        if text:
            self.parts.append(text)

    @property
    def at_line_end(self) -> bool:
        """Whether nothing follows the last line end yet, so that another one ends the paragraph."""
        last = next((part for part in reversed(self.parts) if part == "\n" or part.strip()), None)
        return last == "\n"

    def flush(self) -> Iterator[Piece]:
        """The block at hand, if it has text; then an empty one begins."""
        parts, self.parts = _collapse(self.parts), []
        if parts:
            yield Piece(parts, tuple(self.marks), self.headings > 0)


def visible_pieces(tree: html.HtmlElement) -> list[Piece]:
    """Every block of text that a reader of the page sees, in order of the page."""
    return list(_walk(tree))


def _walk(tree: html.HtmlElement) -> Iterator[Piece]:
    walk = _Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            yield from _leave(walk, element)
        elif element.tag in _UNSEEN or _is_hidden(element):
            steps.skip_subtree()
        else:
            yield from _enter(walk, element)
    yield from walk.flush()


def _enter(walk: _Walk, element: html.HtmlElement) -> Iterator[Piece]:
    if _is_block(element):
        yield from walk.flush()
    elif element.tag == "br":
        if walk.at_line_end:
            yield from walk.flush()
        walk.add("\n")
    elif element.tag in _SPACED and walk.parts and _follows_directly(element):
        walk.add(" ")
    walk.count += 1
    kind = _kind(element)
    if kind is not None:
        walk.marks.append(Mark(walk.count, kind))
    walk.headings += element.tag in _HEADINGS
    walk.add(element.text)


def _leave(walk: _Walk, element: html.HtmlElement) -> Iterator[Piece]:
    if element.tag not in _UNSEEN and not _is_hidden(element):
        if _is_block(element):
            yield from walk.flush()
        walk.headings -= element.tag in _HEADINGS
        if _kind(element) is not None:
            walk.marks.pop()
    walk.add(element.tail)


def _is_block(element: html.HtmlElement) -> bool:
    """Whether the element stands by itself: a paragraph, a list item, a table cell that frames a part of the page."""
    if element.tag not in _CELLS:
        return element.tag in _BLOCKS
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _LONGEST_CELL:
            return True
    return False


def _follows_directly(element: html.HtmlElement) -> bool:
    """Whether no text parts the element from the one before it, as in a row of links or cells."""
    before = element.getprevious()
    return before is not None and not before.tail


def _is_hidden(element: html.HtmlElement) -> bool:
    said = element.attrib
    return len(said) > 0 and ("hidden" in said or _HIDDEN.search(said.get("style", "")) is not None)


def _kind(element: html.HtmlElement) -> ZoneKind | None:
    """What the element's name, class, id or role says it holds."""
    if element.tag in ("html", "body"):
        return None
    if element.tag == "h1":
        return ZoneKind.TITLE
    said = element.attrib
    if len(said) == 0:
        return _TAG_KINDS.get(element.tag)
    names = " ".join([said.get(name, "") for name in _NAMED_BY])[:_LONGEST_NAMES]
    if names.isspace():
        return _TAG_KINDS.get(element.tag)
    known = _mark_words()
    named = next((known[word] for word in map(str.lower, _CUT.split(names)) if word in known), None)
    return named or _TAG_KINDS.get(element.tag)


@cache
def _mark_words() -> dict[str, ZoneKind]:
    return {word: ZoneKind(kind) for kind, words in load("zones")["markup"].items() for word in words}


def _collapse(parts: list[str]) -> tuple[str, ...]:
    """The parts as a browser shows them: runs of white space one space, none at the edges; no-break spaces stay."""
    shown: list[str] = []
    for part in parts:
        clean = part if part == "\n" else _SPACE.sub(" ", part)
        if (not shown or shown[-1].endswith((" ", "\n"))) and clean != "\n":
            clean = clean.lstrip(" ")
        if clean:
            shown.append(clean)
    while shown and not shown[-1].strip(" \n"):
        shown.pop()
    if shown:
        shown[-1] = shown[-1].rstrip(" ")
    while shown and shown[0] == "\n":
        shown.pop(0)
    return tuple(shown) if any(part.strip() for part in shown) else ()
