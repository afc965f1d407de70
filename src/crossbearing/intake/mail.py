"""Letters (EML): what was written, who sent it and when. Attachments are reports of their own."""

from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

from crossbearing.errors import ReadError
from crossbearing.intake.composed import composed
from crossbearing.intake.sheet import Sheet

MAIL = "message/rfc822"
# What the library raises of headers and bodies that are no such thing.
FAULTS = (ValueError, LookupError, TypeError, AttributeError)


def read_mail(path: Path, raw: bytes) -> Sheet:
    """The text of a letter, plain where there is one, with its subject, sender and date."""
    letter = letter_of(path, raw)
    text = body_of(letter)
    if text is None:
        raise ReadError(f"Cannot read {path}: the letter has no text of its own")
    sender = _header(letter, "From")
    name, address = parseaddr(sender)
    parts = {"publisher": name or address, "published": _header(letter, "Date"), "title": _header(letter, "Subject")}
    return composed(path, {**parts, "text": text})


def letter_of(path: Path, raw: bytes) -> EmailMessage:
    """The letter; ReadError if the bytes are none."""
    try:
        letter = message_from_bytes(raw, policy=default)
        if len(letter.keys()) == 0:
            raise ReadError(f"Cannot read {path}: it has no header lines of a letter; save it as plain text")
    except FAULTS as error:
        raise ReadError(f"Cannot read {path}: it is no letter ({error}); save its text") from error
    return letter


def body_of(letter: EmailMessage) -> str | None:
    """What was written in a letter; None if nothing was."""
    try:
        part = letter.get_body(("plain", "html"))
    except FAULTS:
        return None
    if part is None:
        return None
    try:
        text = str(part.get_content())
    except FAULTS:
        # The encoding named is none; most letters are UTF-8 all the same.
        text = part_bytes(part).decode("utf-8", "replace")
    return text.strip() or None


def part_bytes(part: MIMEPart) -> bytes:
    """The bytes of a part, whatever it is."""
    try:
        found = part.get_payload(decode=True)
    except FAULTS:
        return b""
    return found if isinstance(found, bytes) else b""


def _header(letter: EmailMessage, name: str) -> str:
    try:
        return str(letter.get(name, ""))
    except FAULTS:
        return ""
