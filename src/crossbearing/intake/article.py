"""Which paragraphs of a page are its article, by an extractor made for that."""

import logging
import re
from copy import deepcopy

import trafilatura
from lxml import html

# Larger trees take the extractor minutes; no article page has as many elements.
MOST_ELEMENTS = 60_000
# A paragraph is known again by this many of its first letters and digits.
KNOWN_BY = 90

_LETTERS = re.compile(r"\W+")


class Article:
    """The extracted article of a page; answers whether a block is part of it."""

    def __init__(self, text: str) -> None:
        self._letters = _letters(text)

    @property
    def found(self) -> bool:
        """Whether there is an article at all."""
        return len(self._letters) > 0

    def has(self, block: str) -> bool:
        """Whether the words of the block stand in the article."""
        wanted = _letters(block)[:KNOWN_BY]
        return len(wanted) > 0 and wanted in self._letters


def extract_article(tree: html.HtmlElement) -> Article:
    """The article of the page; an empty one where the extractor finds none or the page is beyond it."""
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return Article("")
    # What it drops is no concern of the reader of a report, and must not appear in the middle of other output.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(deepcopy(tree), include_comments=False, include_tables=True, favor_recall=True)
    return Article(found or "")


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).lower()
