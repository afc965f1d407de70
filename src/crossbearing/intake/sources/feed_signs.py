"""How feeds begin."""

import re

_XML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.S
)
_JSON = re.compile(rb'\s*\{.{0,2000}"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.S)


def is_feed(head: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return _XML.match(head) is not None or is_json_feed(head)


def is_json_feed(head: bytes) -> bool:
    """Whether the bytes begin as a JSON feed does."""
    return _JSON.match(head) is not None
