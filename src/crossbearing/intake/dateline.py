"""The dateline that opens an article: `JUBA, June 30 (SPS) - `, `Gondar, 24 January 2023. `, `AMMAN: `."""

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.model.span import Span
from crossbearing.vocab import load

# Longer heads are sentences with a dash in them.
LONGEST = 110
# Places have few words: "Khan Sheikhoun", "Port-au-Prince", "Central African Republic".
MOST_WORDS = 5
# Shorter words in capitals are more often an abbreviation ("UN: ...") than a place.
SHORTEST_CAPITALS = 4

_SEPARATOR = re.compile(
    r"\s+(?:-{1,3}|[–—―])\s+|\s*[—―]\s*|\s+(?:–|--)\s*|\s*\.\s*-{1,2}\s*|(?<=[A-Z)])-\s+|\s*:\s+|\s+/(?=[A-Z])"
    r"|(?:(?<=\d\d\d\d)|(?<=[A-Z]\)))\.\s+"
)
_PART = re.compile(
    r"\((?P<bracket>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|(?P<plain>[^,;.()\[\]/|]+(?:\.(?=\S)[^,;()\[\]/|]*)?)"
)
_ENCLOSED = re.compile(r"[(\[](?P<inside>[^()\[\]]*)[)\]]")
_LIST_MARK = re.compile(r"\d{1,3}[.)]\s")
_WORD = re.compile(r"[^\W\d_][\w'’`-]*\.?")
_OPENING = re.compile(r"[\"“‘'«(\[]*[A-Z0-9À-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agency at the head of a paragraph, and the agency's name where it stands in brackets."""

    span: Span
    agency: str | None
    dated: bool


def find_dateline(paragraph: Span, *, first: bool) -> Dateline | None:
    """The dateline of a paragraph; None if it has none.

    Further down an article only a date, an agency or capitals tell a dateline from a sentence with a dash, so the bare
    place that the `first` paragraph may have is not taken there.
    """
    for match in _SEPARATOR.finditer(paragraph.quote, 0, LONGEST):
        head = paragraph.quote[: match.start()]
        found = _read_head(head, colon=":" in match.group(), first=first)
        if found is not None and _OPENING.match(paragraph.quote, match.end()):
            agency, dated = found
            return Dateline(Span(head, paragraph.start, paragraph.start + len(head)), agency, dated)
    return None


def _read_head(head: str, *, colon: bool, first: bool) -> tuple[str | None, bool] | None:
    """Agency and whether there is a date, if the words before the separator are a dateline."""
    if len(head) == 0 or _LIST_MARK.match(head) or head.lower().strip(" ()[]") in _no_places():
        return None
    enclosed = _ENCLOSED.fullmatch(head)
    place, dated, agency = False, False, None
    for part in _PART.finditer(enclosed["inside"] if enclosed else head):
        words = next(group for group in part.groups() if group is not None).strip()
        if _is_date(words):
            # A bare year in brackets dates a title, not a dispatch.
            dated = dated or not words.isdigit()
        elif part["plain"] is None and place:
            agency = words
        elif _is_name(words) and words.lower() not in _no_places():
            place = True
        elif words:
            return None
    if not place:
        return None
    firm = dated or agency is not None
    capitals = head.isupper() and len(head) >= SHORTEST_CAPITALS
    if firm or (capitals and (first or not colon)) or (first and (enclosed or _is_bare_place(head, colon=colon))):
        return _outlet(agency), dated
    return None


def _is_bare_place(head: str, *, colon: bool) -> bool:
    """Whether a head without date and agency is short enough for a place, or divided as place and country are."""
    most = 2 if colon else 3
    return len(head) >= SHORTEST_CAPITALS and ("," in head or len(head.split()) <= most)


def _outlet(agency: str | None) -> str | None:
    """The agency in brackets, without the date that may stand beside it."""
    if agency is None:
        return None
    names = [part.strip() for part in re.split(r"[,/|]| - ", agency) if not _is_date(part.strip())]
    return next((name for name in names if name and _is_name(name)), None)


def _is_name(words: str) -> bool:
    """Whether the words are written as a name: capitals, small particles aside."""
    found = words.replace("/", " ").split()
    if not 0 < len(found) <= MOST_WORDS:
        return False
    small = _small()
    return any(word[0].isupper() for word in found) and all(
        (word[0].isupper() or word in small or word.split("-")[0].lower() in small) and _WORD.fullmatch(word)
        for word in found
    )


def _is_date(words: str) -> bool:
    return _date().fullmatch(words) is not None


@cache
def _date() -> re.Pattern[str]:
    lists = load("zones")["dateline"]
    month = "|".join((*lists["months"], *(f"{short}t?\\.?" for short in lists["short_months"])))
    weekday = "|".join(sorted((f"{day}\\.?" for day in lists["weekdays"]), key=len, reverse=True))
    numbers = r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{4}"
    day = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?(?:\s+(?:{month}))?(?:,?\s+(?:\d{{4}}|\d\d))?"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*(?:am|pm|gmt|utc|local time|hrs))?)?"
    return re.compile(
        rf"(?:on\s+)?(?:(?:{weekday})\s*,?\s*)?(?:{numbers}|{day}|(?:{month})(?:\s+{day})?)?{clock}(?<=\w|\.)",
        re.IGNORECASE,
    )


@cache
def _small() -> frozenset[str]:
    return frozenset(load("zones")["dateline"]["small"])


@cache
def _no_places() -> frozenset[str]:
    return frozenset(load("zones")["not_a_place"]["words"])
