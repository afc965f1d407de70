"""Letters (EML): what was written is a report, and each attachment that can hold one."""

from collections.abc import Iterator
from email.message import EmailMessage, Message, MIMEPart
from io import BytesIO
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.mail import FAULTS, MAIL, body_of, letter_of, part_bytes
from crossbearing.intake.sources.found import Finds, Found, Opening, inside, refused, unread

# Letters in letters in letters are forwarded news; more deeply nested ones are made to exhaust a reader.
DEEPEST = 5
# What is attached to a letter and cannot hold a report, such as a logo, is passed over.
_KNOWN = (
    *(".txt", ".text", ".md", ".html", ".htm", ".pdf", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".zip", ".gz"),
    *(".xml", ".rss", ".atom", ".eml", ".warc", ".wacz"),
)
_KNOWN_TYPES = ("text/plain", "text/html", "text/csv", "application/pdf", "application/zip", MAIL)


def letter_parts(name: str, raw: bytes, opening: Opening, depth: int) -> Finds:
    """The letter and its attachments."""
    try:
        letter = letter_of(Path(name), raw)
    except ReadError as error:
        yield refused(name, error, raw)
        return
    attached = list(_attached(letter))
    if body_of(letter) is not None:
        yield Found(name, raw, MAIL)
    elif len(attached) == 0:
        yield unread(name, "the letter has no text and no attachment that can hold a report", raw)
    for called, content in attached:
        where = inside(name, called)
        if depth >= DEEPEST:
            yield unread(where, "it stands in too many letters and archives; save it to a file of its own", content)
        else:
            yield from opening(where, BytesIO(content), depth + 1)


def _attached(letter: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the attachments that may hold a report."""
    try:
        parts = list(letter.iter_attachments())
    except FAULTS:
        return
    for number, part in enumerate(parts, 1):
        name = part.get_filename() or ""
        if name.lower().endswith(_KNOWN) or part.get_content_type() in _KNOWN_TYPES:
            yield name or f"attachment {number}", _bytes(part)


def _bytes(part: MIMEPart) -> bytes:
    if part.get_content_type() != MAIL:
        return part_bytes(part)
    inner = part.get_payload()
    try:
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else part_bytes(part)
    except FAULTS:
        return b""
