"""Takes protected names out of the bytes of a report, or seals them whole where that cannot be done for certain."""

import codecs
import re
from collections.abc import Iterator, Mapping
from email import message_from_string
from email.message import Message
from hashlib import sha256

from crossbearing.store.bytes_shown import is_pdf, pdf_shown, shown
from crossbearing.store.protected_names import Names

# Stands for bytes in which a name is, or may be, written in a way that cannot be replaced letter by letter.
SEALED_WHOLE = b"[These bytes name a protected person and are sealed. The holder of the key can have them.]\n"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings of one byte a letter, in which bytes that are no UTF-8 are searched for names.
_GUESSES = ("windows-1252", "windows-1256")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}")
_MAIL_CODED = re.compile(r"^Content-Transfer-Encoding:\s*(?:base64|quoted-printable)", re.IGNORECASE | re.MULTILINE)


def masked_bytes(raw: bytes, texts: Mapping[str, str], names: Names) -> bytes:
    """The bytes without these names; `texts` are those that were read from them, each with its masked form."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    names_somebody = any(text != masked for text, masked in texts.items())
    if is_pdf(raw):
        # Whatever is changed in one, its table of places does not fit any more, and names may stand in it packed.
        return SEALED_WHOLE if names_somebody or any(_holds(said, names) for said in pdf_shown(raw)) else raw
    try:
        source = raw.decode(encoding)
    except UnicodeDecodeError:
        return SEALED_WHOLE if names_somebody or _names_somebody(raw, names) else raw
    if _may_be_coded(source, names_somebody, names):
        return SEALED_WHOLE
    # A plain text is read as it stands: the same edits are made in it.
    masked = texts.get(source)
    if masked is None:
        if any('"' in source[found.start : found.end] for found in names.found(source) if found.codes):
            # A quote inside a name may be one half of two that belong together, as in tables.
            return SEALED_WHOLE
        masked = names.replaced(source)
        # A name that shows only without tags or escapes makes a difference to which is done first.
        if any(names.replaced(before) != after for before, after in zip(shown(source), shown(masked), strict=True)):
            return SEALED_WHOLE
        # However the others are written: what is read from the bytes names somebody more often than they seem to.
        if any(_count(source, names) < _count(text, names) for text in texts):
            return SEALED_WHOLE
    return raw if masked == source else masked.encode(encoding)


def _may_be_coded(source: str, names_somebody: bool, names: Names) -> bool:
    """Whether a name may stand in the bytes in letters that are no letters: JSON escapes, parts of mail."""
    if names_somebody and _ESCAPE.search(source):
        return True
    return _MAIL_CODED.search(source) is not None and (
        names_somebody or any(_hides(part, names) for part in _parts(source))
    )


def _parts(source: str) -> Iterator[Message]:
    """The parts of a letter, but for pictures."""
    for part in message_from_string(source).walk():
        if not part.is_multipart() and part.get_content_maintype() != "image":
            yield part


def _hides(part: Message, names: Names) -> bool:
    """Whether a part names somebody, or cannot be looked through."""
    held = part.get_payload(decode=True)
    if not isinstance(held, bytes):
        return False
    try:
        return _holds(held.decode("utf-8"), names)
    except UnicodeDecodeError:
        return True


def sha256_of(content: bytes) -> str:
    """What bytes are named by."""
    return sha256(content).hexdigest()


def _names_somebody(raw: bytes, names: Names) -> bool:
    return any(_holds(raw.decode(encoding, "replace"), names) for encoding in _GUESSES)


def _count(text: str, names: Names) -> int:
    return sum(1 for found in names.found(text) if found.codes)


def _holds(text: str, names: Names) -> bool:
    return any(found.codes for found in names.found(text))
