"""Names a value by its content."""

import json
from hashlib import sha256


def content_key(*fields: str | int | None) -> str:
    """The SHA-256 of fields, framed so that no two different lists share it: same fields, same key, anywhere."""
    framed = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return sha256(framed.encode("utf-8", "surrogateescape")).hexdigest()
