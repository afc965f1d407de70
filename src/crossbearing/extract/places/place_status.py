"""Control, siege, population, access, services and calm of places."""

import re
from dataclasses import replace

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.draft import Draft
from crossbearing.extract.places.lasting import lasting, week_told
from crossbearing.extract.places.place_finds import Find, finds
from crossbearing.extract.places.sites import Sites
from crossbearing.extract.places.status_value import holder_named, value_of
from crossbearing.extract.time.timeline import context_when, when_of
from crossbearing.extract.words.clauses import clauses
from crossbearing.model.figure import Category
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind

# "Said late on Friday": so far behind its verb the day of a statement may stand, in characters.
CUE_REACH = 12
_ON = re.compile(r"\s+(?:(?:late|early|earlier|again)\s+)?(?:on\s+)?", re.IGNORECASE)
# A date told in another paragraph is that of the news only if it is no older than this.
RECENT_DAYS = 10
# "Years of siege", "besieged for three years", "encircled since May".
_LENGTH = re.compile(r"(?:years?|months?|weeks?|days?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\s+(?:\w+\s+){0,2}?(?:since|for|until)\b")
# "The day passed with its soldiers still in the villages": the state is that of the report's day.
_STILL_THERE = re.compile(r"(?:its|their|his)\s.*\bstill\b", re.IGNORECASE)
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
    counted = [figure for figure in draft.figures if figure.category is Category.POPULATION]
    for clause in clauses(draft.marked):
        if clause.sentence.zone is ZoneKind.TITLE or clause.is_due(draft.marked):
            continue
        for find in finds(cast, sites, clause, counted):
            for place in _places(sites, find):
                _add(found, _status(cast, find, place))
    return replace(draft, place_status=tuple(replace(s, id=f"ps{i}") for i, s in enumerate(found, 1)))


def _places(sites: Sites, find: Find) -> list[str]:
    """The places it is said of: named near the words, else told before in the paragraph, else the report's own."""
    wider = sites.wider(find.clause)
    if wider is not None:
        return [wider]
    return [sites.town_of(place) for place in _named_places(sites, find)]


def _named_places(sites: Sites, find: Find) -> list[str]:
    """The places of the words themselves."""
    for facilities in _FACILITIES.get(find.attribute, (False,)):
        named = sites.near(find.clause, find.span, facilities=facilities)
        if named:
            is_taking = find.attribute is Attribute.CONTROL and not find.is_standing
            return [place for place in named if not (is_taking and sites.is_nameless(place))]
    if sites.is_nationwide(find.clause):
        return []
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


def _status(cast: Cast, find: Find, place: str) -> PlaceStatus:
    draft = cast.draft
    value, holder = value_of(cast, find, place), holder_named(cast, find)
    return PlaceStatus("", place, find.attribute, value, holder, _interval(draft, find), (_quote(draft, find),))


def _quote(draft: Draft, find: Find) -> Span:
    """The words of the clause that tell it; of an adjective, those from it on."""
    span = find.clause.span(draft.marked)
    return Span.of(draft.marked.text, find.span.start, span.end) if find.is_standing else span


def _interval(draft: Draft, find: Find) -> str | None:
    """From the date told to publication, that date alone, or publication; open where a change lasts."""
    published = None if draft.published is None else draft.published.edtf
    counted = lasting(draft, find.clause) if find.attribute in _LASTING else week_told(draft, find.clause)
    if counted is not None:
        return counted
    told = _told(draft, find)
    if _STILL_THERE.match(find.span.quote) is not None:
        told = None
    edtf = None if told is None else told.edtf
    if edtf is None:
        stated = _stated_on(draft, find) or published
        is_change = (
            find.lasts
            and find.attribute is Attribute.CONTROL
            and stated is not None
            and "/" not in stated
            and not _is_still(draft, find)
        )
        return f"{stated}/.." if is_change else stated
    if find.lasts and not _is_still(draft, find) and not ("/" in edtf and _is_since(draft, told)):
        return f"{edtf.rpartition('/')[2]}/.." if not edtf.endswith("..") else edtf
    if "/" not in edtf and published is not None and "/" not in published and _is_since(draft, told):
        return f"{edtf}/{published}" if _is_by(told, draft.published) else edtf
    return edtf


def _is_by(told: When | None, published: When | None) -> bool:
    """Whether a date is not later than the day of publication."""
    first = None if told is None else told.days[0]
    last = None if published is None else published.days[1]
    return first is None or last is None or first <= last


def _stated_on(draft: Draft, find: Find) -> str | None:
    """The day on which the source is said to have stated it, or something else in the report ("said on Friday")."""
    at = find.span.start
    claim = next((c for c in draft.claims if any(part.start <= at < part.end for part in c.content)), None)
    holder = None if claim is None else claim.last.entity
    if claim is None or holder is None or holder == draft.publisher:
        return None
    cues = [other.last.cue for other in draft.claims if other.last.entity == holder and other.last.cue is not None]
    for cue in cues:
        for when in draft.dates:
            if when.span is None or "/" in (when.edtf or "/"):
                continue
            between = draft.marked.text[cue.end : when.span.start] if cue.end <= when.span.start else "."
            if len(between) <= CUE_REACH and _ON.fullmatch(between):
                return when.edtf
    return None


def _told(draft: Draft, find: Find) -> When | None:
    """The date told for it: of its own clause, or since when; of a past change the one told before."""
    span = find.clause.span(draft.marked)
    behind = draft.marked.text[find.span.end : span.end]
    is_timed = _LENGTH.match(find.span.quote) or _SINCE.match(behind)
    if find.is_standing and is_timed is None:
        here = when_of(draft, span) if _is_past(draft, find) else None
        return here if here is not None and "/" not in (here.edtf or "/") and _is_within(here, span) else None
    told = when_of(draft, find.span if find.is_standing else span)
    if told is not None and (find.lasts or "/" in (told.edtf or "") or _is_within(told, span)):
        return told
    is_event = find.attribute is not Attribute.SIEGE and _is_past(draft, find)
    return told or _told_beside(draft, span) if is_event else None


def _told_beside(draft: Draft, span: Span) -> When | None:
    """The date told before; one of another paragraph that lies long before the report is that of something else."""
    told, marked = context_when(draft, span), draft.marked
    if told is None or told.span is None:
        return told
    first, second = marked.sentence_at(told.span.start), marked.sentence_at(span.start)
    beside = first is not None and second is not None and first.paragraph == second.paragraph
    last, published = told.days[1], None if draft.published is None else draft.published.days[0]
    is_old = last is not None and published is not None and (published - last).days > RECENT_DAYS
    return told if beside or not is_old else None


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
