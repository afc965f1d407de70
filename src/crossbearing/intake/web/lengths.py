"""Lengths of time as people write them: "15m", "8h"."""

import re

HOW_TO_WRITE = 'write a number with s, m, h or d, as in "15m"'
_LENGTH = re.compile(r"(\d{1,7})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def seconds_of(words: str) -> int | None:
    """How many seconds these words say; None if they are no length of time, or none at all."""
    found = _LENGTH.fullmatch(words.strip().lower())
    return None if found is None else int(found[1]) * _SECONDS[found[2]] or None
