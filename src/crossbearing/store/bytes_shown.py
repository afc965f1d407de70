"""What bytes show once they are decoded: the forms in which a name may be read from them and not stand in them."""

import json
import re
from binascii import Error as CodingError
from collections.abc import Iterator
from contextlib import closing
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from html import unescape
from importlib import import_module
from urllib.parse import unquote

_TAG = re.compile(r"<[^>]*>")
# Signs of a JSON string that are written otherwise; pairs of surrogates have to stay together.
_JSON_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\[nrt/])+")
# Words of mail headers in another encoding; blanks between two of them do not count.
_MAIL_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]*\?="
_MAIL_WORDS = re.compile(rf"{_MAIL_WORD}(?:\s+{_MAIL_WORD})*")
_HEXED = re.compile(rb"<([0-9a-fA-F\s]{2,20000})>")
_PDF = b"%PDF"


def shown(source: str) -> Iterator[str]:
    """What a page, a row or a letter shows of its source, and addresses in it: without tags, with what was escaped."""
    bare = unescape(source)
    plain = unescape(_JSON_ESCAPES.sub(_json_said, bare))
    for one in (bare, plain):
        yield _TAG.sub("", one)
        yield _TAG.sub(" ", one)
    yield plain
    yield unquote(bare)
    yield _MAIL_WORDS.sub(_mail_said, source)


def is_pdf(raw: bytes) -> bool:
    """Whether the bytes begin as a PDF file does."""
    return raw.startswith(_PDF)


def pdf_shown(raw: bytes) -> Iterator[str]:
    """What a PDF file says beside the text of its pages: of itself, and in its strings."""
    yield from _pdf_about(raw)
    yield raw.replace(b"\x00", b"").decode("latin-1")
    yield raw.decode("utf-8", "replace")
    for match in _HEXED.finditer(raw):
        digits = b"".join(match[1].split()).decode("ascii")
        said = bytes.fromhex(digits[: len(digits) // 2 * 2])
        yield said.decode("utf-16-be" if said.startswith(b"\xfe\xff") else "latin-1", "replace")


def _pdf_about(raw: bytes) -> Iterator[str]:
    """Author, title and the like. The library is brought in when there is a PDF file."""
    pdfium = import_module("pypdfium2")
    try:
        with closing(pdfium.PdfDocument(raw)) as pdf:
            yield from pdf.get_metadata_dict().values()
    except pdfium.PdfiumError:
        return


def _json_said(match: re.Match[str]) -> str:
    return str(json.loads(f'"{match[0]}"'))


def _mail_said(match: re.Match[str]) -> str:
    try:
        return str(make_header(decode_header(match[0])))
    except (HeaderParseError, CodingError, LookupError, UnicodeError):
        return match[0]
