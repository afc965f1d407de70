"""What encoding bytes that are no UTF-8 are likely in."""

from charset_normalizer import from_bytes

# Enough to tell one encoding from another; a whole page would take seconds.
SAMPLE = 50_000
# In languages of western Europe fewer than a tenth of the letters are accented; in another script most bytes are high.
# Central European languages and Turkish lie around a fifth.
WESTERN_SHARE = 0.15

# One-byte encodings that differ little in English and that short texts do not tell apart: read as the commonest.
_WESTERN = ("cp125", "latin", "iso8859", "mac", "cp437", "cp850", "cp858", "cp500", "cp037", "cp1140", "hp_roman")


def guess_encoding(raw: bytes) -> str | None:
    """The likely encoding by the name that `iconv` knows; None where nothing fits."""
    best = from_bytes(raw[:SAMPLE]).best()
    if best is None:
        return None
    name: str = best.encoding
    high = sum(byte > 0x7F for byte in raw[:SAMPLE])
    western = name.startswith(_WESTERN) and name != "cp1251"
    if western and high < WESTERN_SHARE * len(raw[:SAMPLE]) and _fits(raw, "windows-1252"):
        return "windows-1252"
    return name.replace("cp125", "windows-125").replace("_", "-")


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
