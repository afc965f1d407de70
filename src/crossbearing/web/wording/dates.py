"""Dates in words, with what is not sure about them."""

from typing import Protocol


class Say(Protocol):
    """Gives the words of the interface under a key."""

    def __call__(self, key: str, **values: object) -> str: ...


def date_words(edtf: str | None, say: Say) -> str:
    """A date (EDTF) in words: a point, an interval with open or unknown ends, or one of several."""
    if edtf is None or edtf in ("", ".."):
        return say("common.date_unknown")
    if edtf[0] in "[{":
        return _several(edtf.strip("[]{}"), say)
    if "/" not in edtf:
        return _point(edtf, say)
    first, _, last = edtf.partition("/")
    if first in ("", ".."):
        return say("common.until", last=_point(last, say))
    if last in ("", ".."):
        return say("common.since", first=_point(first, say))
    return say("common.from_to", first=_point(first, say), last=_point(last, say))


def _several(edtf: str, say: Say) -> str:
    parts = [part.strip() for part in edtf.split(",")]
    if len(parts) == 1 and ".." in edtf:
        return date_words(edtf.replace("..", "/"), say)
    return say("common.one_of", dates=", ".join(_point(part, say) for part in parts))


def _point(edtf: str, say: Say) -> str:
    """One point of the calendar, with the words for how sure and how exact it is."""
    bare = edtf.rstrip("?~%")
    words, signs = _calendar(bare, say), edtf[len(bare) :]
    if "%" in signs or {"?", "~"} <= set(signs):
        return say("common.perhaps_about", date=words)
    if "?" in signs:
        return say("common.perhaps", date=words)
    return say("common.about", date=words) if "~" in signs else words


def _calendar(edtf: str, say: Say) -> str:
    day, _, time = edtf.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or not 1 <= len(parts) <= 3:
        return edtf
    if len(parts) == 1:
        return parts[0]
    if not 1 <= int(parts[1]) <= 12:
        return edtf
    words = f"{say(f'common.month_{int(parts[1])}')} {parts[0]}"
    if len(parts) == 3:
        words = f"{int(parts[2])} {words}"
    return say("common.at_time", date=words, time=time.removesuffix("Z")) if time else words
