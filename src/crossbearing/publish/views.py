"""The ways in which a reader, or a program that reads on, may see one string."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from unicodedata import is_normalized, normalize
from urllib.parse import unquote

# Escapes may be escaped again; more often than this they are nobody's way to write.
_LAYERS = 3
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]*>")
# What stands in two of these is never read as one word: "<td>12</td><td>Nabil" is no "12Nabil".
_BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|body|br|caption|dd|desc|details|div|dl|dt|figcaption|figure|footer|h[1-6]|head|"
    r"header|hr|label|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|text|tfoot|th|thead|title|tr|ul)"
    r"(?![\w-])[^<>]*>",
    re.IGNORECASE,
)


def views(text: str) -> Iterator[str]:
    """The text as it stands, and with escapes and tags taken away, each once."""
    seen = dict.fromkeys([text])
    waiting = [text]
    for _ in range(_LAYERS):
        waiting = [view for view in dict.fromkeys(_plainer_of(waiting)) if view not in seen]
        seen.update(dict.fromkeys(waiting))
    return iter(seen)


def is_escaped(text: str) -> bool:
    """Whether a text may be seen in another way than it stands."""
    return any(sign in text for sign in "%&<+\\") or not is_normalized("NFKC", text)


def _plainer_of(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _plainer(text)


def _plainer(text: str) -> Iterator[str]:
    if "%" in text and _PERCENT.search(text):
        yield unquote(text)
    if "+" in text:
        yield text.replace("+", " ")
    if "&" in text:
        yield unescape(text)
    if "\\u" in text:
        yield _UNICODE.sub(lambda match: chr(int(match[1], 16)), text)
    if "<" in text:
        yield _TAG.sub("", _BLOCK.sub(" ", text))
        yield _TAG.sub(" ", text)
    if not text.isascii():
        yield normalize("NFKC", text)
