"""PDF files: the text of their pages."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2

from crossbearing.errors import ReadError
from crossbearing.intake.plain import read_plain
from crossbearing.intake.sheet import Sheet

PDF = "application/pdf"
# A report of an inquiry has some hundred pages.
MOST_PAGES = 2_000
# More than a report may have, with room for what is left out of it: reading on would only cost time.
MOST_TEXT = 2_000_000

_LINE_ENDS = re.compile(r"\r\n?")
# A word divided at the end of a line: the library marks the hyphen that was set there.
_DIVIDED = re.compile("[\u0002\ufffe]\n?")
_BLANKS = re.compile(r"[\x00\x0b\x0c\x1f]")
_ENDS_SENTENCE = (".", "!", "?", ":", "”", '"', "…", "؟")


def read_pdf(path: Path, raw: bytes) -> Sheet:
    """The text of all pages, with its zones; ReadError if the file is broken, locked or holds pictures alone."""
    try:
        with closing(pypdfium2.PdfDocument(raw)) as pdf:
            pages = list(_pages(path, pdf))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        found = "it is locked with a password; save a copy without" if locked else "it is damaged; get it again"
        raise ReadError(f"Cannot read {path}: the PDF cannot be opened, {found}") from error
    text = _joined(pages)
    if not any(map(str.isalnum, text)):
        raise ReadError(
            f"Cannot read {path}: the PDF has no text, its pages are perhaps scans; give it a text layer (OCR)"
        )
    return read_plain(path, text.encode("utf-8", "replace"))


def _pages(path: Path, pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """The text of each page."""
    if len(pdf) > MOST_PAGES:
        raise ReadError(f"Cannot read {path}: the PDF has {len(pdf):,} pages and a report may have {MOST_PAGES:,}")
    size = 0
    for number in range(len(pdf)):
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            text = _BLANKS.sub(" ", _DIVIDED.sub("", _LINE_ENDS.sub("\n", words.get_text_range())))
        size += len(text)
        if size > MOST_TEXT:
            raise ReadError(f"Cannot read {path}: the PDF has more text than a report; save the part you need")
        yield text.strip()


def _joined(pages: list[str]) -> str:
    """The pages as one text; a sentence goes on where a page ends in the middle of it."""
    text = ""
    for page in pages:
        if text and page:
            text += "\n\n" if text.endswith(_ENDS_SENTENCE) else "\n"
        text += page
    return text
