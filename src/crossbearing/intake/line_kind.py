"""What a line says it is: share links, a byline, a photo credit, a copyright notice and the like."""

import re
from functools import cache

from crossbearing.intake.block import Block
from crossbearing.intake.printed_date import find_dates
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# A longer paragraph is told by its own words, not labelled by its first ones.
LONGEST_LINE = 45
# The same in characters, for text with hardly a space in it or with little else.
LONGEST_TEXT = 600
# The same for kinds whose opening words also open sentences ("By the evening ...", "From a hill ...").
LONGEST_BYLINE = 18

# These open lines that may be of any length and end as sentences do.
_WHOLE_SENTENCES = {ZoneKind.CORRECTION_NOTE, ZoneKind.PROMO, ZoneKind.FOOTER, ZoneKind.COMMENTS, ZoneKind.ADVERT}

_READING_TIME = re.compile(
    r"(?:about\s+)?\d{1,3}\s*[-–]?\s*min(?:ute)?s?\.?\s+(?:to\s+)?read(?:ing)?(?:\s+time)?", re.IGNORECASE
)
_COMMENT_COUNT = re.compile(
    r"(?:\d[\d,.]*|no)\s+(?:comments?|replies|responses|thoughts on\b.*)|comments?\s*\(?\d+\)?", re.IGNORECASE
)
_SHARE_COUNT = re.compile(r"\d[\d,.]*k?\s+(?:shares?|tweets?|likes?|views|retweets?)", re.IGNORECASE)
_BYLINE = re.compile(
    r"by:?\s+(?=[A-Z])(?:[A-Z][\w'’.-]+|and|in|the|of|for|with|de|al|el|van|von|bin|[,&|/])"
    r"(?:,?\s+(?:[A-Z][\w'’.-]*,?|and|in|the|of|for|with|de|al|el|van|von|bin|[&|/]))*",
    re.IGNORECASE,
)
_CREDIT_OPENS = r"(?:^|[.!?…)\]”\"|;–—-]\s*|[(\[]\s*)"
_DATED_COPYRIGHT = re.compile(r"\(c\)\s*(?:19|20)\d\d", re.IGNORECASE)
_BARS = re.compile(r"(?<!\s)\s+[|•·‧∙]\s+")
_PIPES = re.compile(r"(?<!\s)\s+[|•·›»>/]\s+")


def kind_of(block: Block) -> ZoneKind | None:
    """The kind that the words of the line alone give it; None where they give none."""
    if len(block.text) > LONGEST_TEXT:
        return None
    line = block.text.strip(" \t*_")
    if _READING_TIME.fullmatch(line):
        return ZoneKind.READING_TIME
    if _COMMENT_COUNT.fullmatch(line):
        return ZoneKind.COMMENTS
    if _SHARE_COUNT.fullmatch(line):
        return ZoneKind.SHARE
    whole = _table("whole").label(" ".join(line.rstrip(" :.!»›>→").split()))
    if whole is not None:
        return ZoneKind(whole)
    if block.words > LONGEST_LINE:
        return None
    if _is_byline(block, line) or _is_byline_row(line):
        return ZoneKind.BYLINE
    if _DATED_COPYRIGHT.match(line):
        return ZoneKind.FOOTER
    if _credit().search(line):
        return ZoneKind.CAPTION
    return _opening(block, line) or _holding(block, line) or (ZoneKind.NAVIGATION if is_menu(line) else None)


def _opening(block: Block, line: str) -> ZoneKind | None:
    """The kind of the phrase the line opens with."""
    hit = next(_table("begins").find(line, 0, min(len(line), 60)), None)
    if hit is None or hit.start > 0:
        return None
    kind = ZoneKind(hit.label)
    if kind in _WHOLE_SENTENCES or line[0] in "([":
        return kind
    if kind is ZoneKind.BYLINE:
        return kind if block.words <= LONGEST_BYLINE and not _is_sentence(line) else None
    return None if _is_sentence(line) and not hit.phrase.endswith(":") else kind


def _holding(block: Block, line: str) -> ZoneKind | None:
    hit = next(_table("holds").find(line), None)
    return None if hit is None else ZoneKind(hit.label)


def _is_byline(block: Block, line: str) -> bool:
    """Whether the line is a name after "by", or nothing but a date."""
    if block.words > LONGEST_BYLINE:
        return False
    if line[:2].lower() == "by" and _BYLINE.fullmatch(line) and not _is_sentence(line):
        return any(word[0].isupper() for word in line.split()[1:])
    dates = list(find_dates(line, 0, len(line)))
    return len(dates) > 0 and _is_stamp(line, len(dates))


def _is_byline_row(line: str) -> bool:
    """Whether bars divide the line into author, date, reading time."""
    parts = _BARS.split(line)
    return len(parts) > 1 and all(len(part.split()) <= 6 for part in parts) and any(map(_is_byline_part, parts))


def _is_byline_part(part: str) -> bool:
    dates = list(find_dates(part, 0, len(part)))
    stamp = len(dates) > 0 and _is_stamp(part, len(dates))
    named = part[:3].lower() == "by " and _BYLINE.fullmatch(part) is not None
    return stamp or named or _READING_TIME.fullmatch(part) is not None


def _is_stamp(line: str, dates: int) -> bool:
    """Whether a line holds little but its date: a weekday, a clock time, "updated"."""
    return len(re.findall(r"[^\W\d_]{2,}", line)) <= 3 + dates and not _is_sentence(line) and len(line) <= 60


def is_menu(line: str) -> bool:
    """Whether the line is a row of short labels between bars."""
    labels = _PIPES.split(line)
    return len(labels) >= 3 and all(0 < len(label.split()) <= 3 for label in labels) and not _is_sentence(line)


def _is_sentence(line: str) -> bool:
    return line.rstrip("\"'”’)] ").endswith((".", "!", "?"))


def is_bare_heading(block: Block) -> bool:
    """Whether the line only opens a part of the text: a general word such as BACKGROUND, or a few words in capitals."""
    line = block.text.strip(" \t:#*_-–")
    if line.lower() in _bare():
        return True
    if not line.isupper():
        return False
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 1 and all(map(str.isupper, letters)) and block.words <= 8 and not block.ends_sentence


def is_cut_short(block: Block) -> bool:
    """Whether the line breaks off with a mark that says so."""
    line = block.text.lower().rstrip(" »›>→")
    return block.words > 2 and line.endswith(_marks())


@cache
def _table(name: str) -> Phrases:
    return Phrases(load("zones")[name])


@cache
def _credit() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("zones")["credit"]["words"]))
    return re.compile(_CREDIT_OPENS + f"(?:{words})")


@cache
def _bare() -> frozenset[str]:
    return frozenset(load("zones")["headings"]["bare"])


@cache
def _marks() -> tuple[str, ...]:
    return tuple(load("zones")["cut_short"]["marks"])
