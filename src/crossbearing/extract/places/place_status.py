"""Control, siege, population, access, services and calm of places."""

import re
from dataclasses import replace

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.draft import Draft
from crossbearing.extract.places.place_finds import Find, finds
from crossbearing.extract.places.sites import Sites
from crossbearing.extract.time.timeline import context_when, when_of
from crossbearing.extract.words.clauses import clauses
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind

# A value longer than this is cut: the quote keeps the whole.
VALUE_WORDS = 12
_VALUE_START = re.compile(
    r"^(?:(?:that|because|since|while|as(?! of)|although|though|where|which|who|when)\s+)+", re.IGNORECASE
)
_VALUE_END = re.compile(r",\s+(?!\w+(?:,| or | and ))|\s+(?:according to|said|says)\b")
# "Years of siege", "besieged for three years", "encircled since May".
_LENGTH = re.compile(r"(?:years?|months?|weeks?|days?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\s+(?:\w+\s+){0,2}?(?:since|for|until)\b")
# Told again, with or without a date, these are the same state.
_LASTING = frozenset({Attribute.CONTROL, Attribute.SIEGE})
# Services are told of a clinic as well as of a town, access of a crossing only where no town is named. Who holds a
# school holds its town.
_FACILITIES = {Attribute.SERVICES: (True,), Attribute.ACCESS: (False, True)}


def find_place_status(draft: Draft) -> Draft:
    """The draft with what it says of its places, in order of the text."""
    cast = Cast.of(draft)
    sites = Sites(cast)
    found: list[PlaceStatus] = []
    for clause in clauses(draft.marked):
        if clause.sentence.zone is ZoneKind.TITLE or clause.is_due(draft.marked):
            continue
        for find in finds(cast, sites, clause):
            for place in _places(sites, find):
                _add(found, _status(draft, find, place))
    return replace(draft, place_status=tuple(replace(s, id=f"ps{i}") for i, s in enumerate(found, 1)))


def _places(sites: Sites, find: Find) -> list[str]:
    """The places it is said of: named near the words, else told before in the paragraph, else the report's own."""
    for facilities in _FACILITIES.get(find.attribute, (False,)):
        named = sites.near(find.clause, find.span, facilities=facilities)
        if named:
            return named
    before = sites.told_before(find.clause)
    if before or sites.topic is None:
        return before or sites.unnamed(find.clause)
    return [sites.topic]


def _add(found: list[PlaceStatus], status: PlaceStatus) -> None:
    """Append a status, or its words to the same one told before."""
    for place, other in enumerate(found):
        same = (other.place, other.attribute) == (status.place, status.attribute)
        same_holder = other.holder == status.holder or status.holder is None
        if same and same_holder and (other.interval == status.interval or status.attribute in _LASTING):
            found[place] = replace(other, spans=(*other.spans, *(s for s in status.spans if s not in other.spans)))
            return
    found.append(status)


def _status(draft: Draft, find: Find, place: str) -> PlaceStatus:
    quote = _quote(draft, find)
    value = find.span.quote if find.is_standing else _around(find, quote)
    return PlaceStatus("", place, find.attribute, _cut(value), find.holder, _interval(draft, find), (quote,))


def _quote(draft: Draft, find: Find) -> Span:
    """The words of the clause that tell it; of an adjective, those from it on."""
    span = find.clause.span(draft.marked)
    return Span.of(draft.marked.text, find.span.start, span.end) if find.is_standing else span


def _interval(draft: Draft, find: Find) -> str | None:
    """From the date told to publication, that date alone, or publication; open where a change lasts."""
    published = None if draft.published is None else draft.published.edtf
    told = _told(draft, find)
    edtf = None if told is None else told.edtf
    if edtf is None:
        return published
    if find.lasts and "/" not in edtf and not _is_still(draft, find):
        return f"{edtf}/.."
    if "/" not in edtf and published is not None and "/" not in published and _is_since(draft, told):
        return f"{edtf}/{published}"
    return edtf


def _told(draft: Draft, find: Find) -> When | None:
    """The date told for it: of its own clause, or since when; of a past change the one told before."""
    span = find.clause.span(draft.marked)
    behind = draft.marked.text[find.span.end : span.end]
    is_timed = _LENGTH.match(find.span.quote) or _SINCE.match(behind)
    if find.is_standing and is_timed is None:
        return None
    told = when_of(draft, find.span if find.is_standing else span)
    if told is not None and (find.lasts or "/" in (told.edtf or "") or _is_within(told, span)):
        return told
    is_event = find.attribute is not Attribute.SIEGE and _is_past(draft, find)
    return told or context_when(draft, span) if is_event else None


def _is_still(draft: Draft, find: Find) -> bool:
    """Whether the words say that a state goes on, so that their date is not that of a change."""
    return any(token.lower == "still" or token.lemma == "remain" for token in find.clause.words(draft.marked))


def _is_within(told: When, span: Span) -> bool:
    return told.span is not None and span.start <= told.span.start < span.end


def _is_past(draft: Draft, find: Find) -> bool:
    """Whether the clause tells of the past."""
    return bool(find.clause.group) and draft.marked.tokens[find.clause.group[0]].tag == "VBD"


def _is_since(draft: Draft, told: When | None) -> bool:
    """Whether the date's words say from when on."""
    if told is None or told.span is None:
        return False
    sentence = draft.marked.sentence_at(told.span.start)
    start = told.span.start if sentence is None else sentence.start
    return re.search(r"\bsince\b", draft.marked.text[start : told.span.end], re.IGNORECASE) is not None


def _around(find: Find, quote: Span) -> str:
    """The words of the quote round those that tell it, between the nearest commas, without what opens the clause."""
    start, end = find.span.start - quote.start, find.span.end - quote.start
    before = quote.quote[:start].rpartition(", ")[2]
    behind = _VALUE_END.split(quote.quote[end:], maxsplit=1)[0]
    return _VALUE_START.sub("", before + quote.quote[start:end] + behind)


def _cut(words: str) -> str:
    """The first words, white space evened out."""
    return " ".join(words.split()[:VALUE_WORDS])
