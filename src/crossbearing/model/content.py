"""Names a value by its content."""

import json
from hashlib import sha256


def content_key(*fields: str | int | None) -> str:
    """The SHA-256 of fields, framed so that no two different lists share it: same fields, same key, anywhere."""
    return sha256(framed(*fields)).hexdigest()


def framed(*fields: str | int | None) -> bytes:
    """The fields as the bytes that are hashed: a JSON list without white space, in UTF-8."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
