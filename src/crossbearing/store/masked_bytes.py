"""Takes protected names out of the bytes of a report, or seals them whole where that cannot be done for certain."""

import codecs
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape
from urllib.parse import unquote

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
_TAG = re.compile(r"<[^>]*>")


def masked_bytes(raw: bytes, texts: Mapping[str, str], names: Names) -> bytes:
    """The bytes without these names; `texts` are those that were read from them, each with its masked form."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        source = raw.decode(encoding)
    except UnicodeDecodeError:
        names_somebody = any(text != masked for text, masked in texts.items())
        return SEALED_WHOLE if names_somebody or _names_somebody(raw, names) else raw
    # A plain text is read as it stands: the same edits are made in it.
    masked = texts.get(source)
    if masked is None:
        masked = names.edited(source)
        # A name that shows only without tags or escapes makes a difference to which is done first.
        if any(names.edited(before) != after for before, after in zip(_shown(source), _shown(masked), strict=True)):
            return SEALED_WHOLE
    return raw if masked == source else masked.encode(encoding)


def sha256_of(content: bytes) -> str:
    """What bytes are named by."""
    return sha256(content).hexdigest()


def _names_somebody(raw: bytes, names: Names) -> bool:
    return any(_holds(raw.decode(encoding, "replace"), names) for encoding in _GUESSES)


def _shown(source: str) -> Iterator[str]:
    """What a page shows of its source, and addresses in it: without tags, with signs that were escaped."""
    bare = unescape(source)
    yield _TAG.sub("", bare)
    yield _TAG.sub(" ", bare)
    yield unquote(bare)


def _holds(text: str, names: Names) -> bool:
    return any(found.codes for found in names.found(text))
