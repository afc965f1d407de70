"""What encoding bytes that are no UTF-8 are likely in."""

from charset_normalizer import from_bytes

# Enough to tell one encoding from another; a whole page would take seconds.
SAMPLE = 50_000


def guess_encoding(raw: bytes) -> str | None:
    """The likely encoding by the name that `iconv` knows; None where nothing fits."""
    best = from_bytes(raw[:SAMPLE]).best()
    return None if best is None else best.encoding.replace("cp125", "windows-125").replace("_", "-")
