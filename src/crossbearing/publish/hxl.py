"""HXL: a table of incidents whose second row tells machines what each column is (Humanitarian Exchange Language)."""

# Dates as told (EDTF) stand under #meta: the standard's schema asks that whatever is tagged #date is a date.

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.figure import Category
from crossbearing.publish.evidence import (
    blamed_in,
    cited,
    happened,
    not_happened,
    sources_of,
    targets_of,
    weapons_of,
    words_of,
)
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing, PublicIncident
from crossbearing.publish.part import Cell, Column, ColumnType, Parts, Table
from crossbearing.publish.values import Edition, Site
from crossbearing.vocab.country_codes import three_letters

_BETWEEN = " | "
_NOWHERE = Site("", "")
# What a category of figures is called in a tag, and in the heading.
_COUNTED = (
    (Category.KILLED, "killed", "Killed"),
    (Category.WOUNDED, "injured", "Injured"),
    (Category.MISSING, "missing", "Missing"),
    (Category.DETAINED, "detained", "Detained"),
    (Category.RELEASED, "released", "Released"),
    (Category.EVACUATED, "evacuated", "Evacuated"),
)
_CLASSES = (("people", "", ""), ("women", "+f", ", women"), ("children", "+children", ", children"))
_ENDS = (("low", "min", "at least"), ("best", "best", "best"), ("high", "max", "at most"))

CellOf = Callable[[PublicIncident, Edition], Cell]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A column with its tag and what stands in it."""

    heading: str
    tag: str
    words: str
    cell: CellOf
    type: ColumnType = ColumnType.STRING


def _of_incident(cell: Callable[[PublicIncident], Cell]) -> CellOf:
    return lambda incident, edition: cell(incident)


def _of_site(cell: Callable[[Site], Cell]) -> CellOf:
    return lambda incident, edition: cell(incident.site or _NOWHERE)


def _joined(parts: Sequence[str | None]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(part for part in parts if part)) or None


def _first_reported(incident: PublicIncident) -> str | None:
    """The day of the first report of those that tell their day."""
    days = [source.published for source in sources_of(incident) if source.published is not None]
    return min((day for day in days if len(day) == len("2016-11-17") and "/" not in day), default=None)


def _figure(category: Category, counts: str, end: str) -> CellOf:
    def cell(incident: PublicIncident, edition: Edition) -> Cell:
        tally = incident.tally(category, counts)
        value: Cell = None if tally is None else getattr(tally, end)
        return value

    return cell


def _figures() -> Iterator[Tagged]:
    for category, attribute, heading in _COUNTED:
        # Classes of people are counted where lives and bodies are.
        classes = _CLASSES if category in (Category.KILLED, Category.WOUNDED) else _CLASSES[:1]
        for counts, sign, who in classes:
            for end, bound, said in _ENDS:
                yield Tagged(
                    f"{heading}{who} ({said})",
                    f"#affected+{attribute}{sign}+{bound}",
                    f"{heading}{who}: {said}, by the edition's policy; empty where no report tells",
                    _figure(category, counts, end),
                    ColumnType.NUMBER,
                )


_BEFORE = (
    Tagged("Incident", "#event+code", "The incident's id in the ledger", _of_incident(lambda one: one.id)),
    Tagged("Type", "#event+type", "What kind of event it is", _of_incident(lambda one: one.type.value)),
    Tagged("Event", "#event+name", "The incident in a few words", _of_incident(lambda one: one.label)),
    Tagged(
        *("From", "#date+start", "The first day it may have been"),
        _of_incident(lambda one: None if one.date.first is None else one.date.first.isoformat()),
        ColumnType.DATE,
    ),
    Tagged(
        *("To", "#date+end", "The last day it may have been"),
        _of_incident(lambda one: None if one.date.last is None else one.date.last.isoformat()),
        ColumnType.DATE,
    ),
    Tagged(
        *("First reported", "#date+reported", "The day of the first report that tells its day"),
        _of_incident(_first_reported),
        ColumnType.DATE,
    ),
    Tagged("Country", "#country+name", "The country", _of_site(lambda one: one.country_name)),
    Tagged(
        *("Country code", "#country+code+v_iso3", "ISO 3166, three letters"),
        _of_site(lambda one: three_letters(one.country)),
    ),
    Tagged("Division 1", "#adm1+name", "First division of the country", _of_site(lambda one: one.admin1)),
    Tagged("Division 1 P-code", "#adm1+code+v_pcode", "Its OCHA P-code", _of_site(lambda one: one.admin1_pcode)),
    Tagged("Division 2", "#adm2+name", "Second division of the country", _of_site(lambda one: one.admin2)),
    Tagged("Division 2 P-code", "#adm2+code+v_pcode", "Its OCHA P-code", _of_site(lambda one: one.admin2_pcode)),
    Tagged("Place", "#loc+name", "The place as it is named", _of_site(lambda one: one.name or None)),
    Tagged(
        *("Finest P-code", "#loc+code+v_pcode", "The P-code of the smallest division around it, or of the place"),
        _of_site(lambda one: one.pcode),
    ),
    Tagged(
        "Extent", "#loc+type", "How large a stretch the position stands for: town, district ...",
        _of_site(lambda one: one.extent),
    ),
    Tagged("Latitude", "#geo+lat", "Degrees, WGS 84", _of_site(lambda one: one.lat), ColumnType.NUMBER),
    Tagged("Longitude", "#geo+lon", "Degrees, WGS 84", _of_site(lambda one: one.lon), ColumnType.NUMBER),
)  # fmt: skip
_AFTER = (
    Tagged(
        *("Blamed", "#group+name+blamed", "Who is said to have done it, by any account"),
        _of_incident(lambda one: _joined([party.name for party in blamed_in(one)])),
    ),
    Tagged(
        *("Hit", "#group+name+target", "Who is said to have been hit"),
        _of_incident(lambda one: _joined([party.name for party in targets_of(one)])),
    ),
    Tagged(
        *("Weapons", "#cause+type", "Means of attack that reports name"),
        _of_incident(lambda one: _joined(weapons_of(one))),
    ),
    Tagged(
        *("Publishers", "#meta+source", "Who published the reports"),
        _of_incident(lambda one: _joined([source.publisher for source in sources_of(one)])),
    ),
    Tagged(
        *("Links", "#meta+url", "Where the reports are"),
        _of_incident(lambda one: _joined([source.url for source in sources_of(one)])),
    ),
    Tagged(
        *("Reports", "#meta+reports+num", "How many reports tell it"),
        _of_incident(lambda one: len(sources_of(one))),
        ColumnType.INTEGER,
    ),
    Tagged(
        *("Origins", "#meta+origins+num", "How many independent sources they rest on; empty where it is not graded"),
        _of_incident(lambda one: len(one.origins) or None),
        ColumnType.INTEGER,
    ),
    Tagged("Date as told", "#meta+edtf", "The date as EDTF", _of_incident(lambda one: one.date.edtf)),
    Tagged("Date rounded", "#meta+rounded+time", "By which rule", _of_incident(lambda one: one.date.rounded)),
    Tagged("Place rounded", "#meta+rounded+place", "By which rule", _of_site(lambda one: one.rounded)),
    Tagged("Grade", "#meta+grade", "How well it is supported", _of_incident(lambda one: one.grade)),
    Tagged("Grading", "#meta+grading", "The grading policy", lambda one, edition: edition.grading),
    Tagged("Policy", "#meta+policy", "How figures are weighed", lambda one, edition: edition.policy),
    Tagged("Edition", "#meta+edition", "The edition the row is of", lambda one, edition: edition.id),
    Tagged(
        *("Quotes", "#meta+quotes", "The words it rests on"),
        _of_incident(lambda one: _joined([cited(passage) for passage in words_of(one)])),
    ),
)
COLUMNS = (*_BEFORE, *_figures(), *_AFTER)


def _parts(outgoing: Outgoing) -> Parts:
    table = Table(
        name="incidents",
        words="An incident a row; the first row holds the HXL tags of the columns",
        columns=tuple(Column(one.heading, one.words, one.type) for one in COLUMNS),
        rows=lambda: _rows(outgoing),
    )
    return Parts(files=(table,), left_out=lambda: _left_out(outgoing))


def _rows(outgoing: Outgoing) -> Iterator[Sequence[Cell]]:
    edition = outgoing.edition
    yield [one.tag for one in COLUMNS]
    for incident in happened(outgoing):
        yield [_tidy(one.cell(incident, edition)) for one in COLUMNS]


def _tidy(cell: Cell) -> Cell:
    """Text without doubled or outer white space, which the standard's schema warns of."""
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    yield from not_happened(outgoing)
    statuses = sum(1 for _ in outgoing.statuses())
    if statuses:
        yield f"{statuses} statuses of places left out: a row is an incident"


FORMAT = Format(
    name="hxl",
    words="Incidents with humanitarian hashtags and P-codes",
    version="HXL 1.1 (2018)",
    suffix=".csv",
    container=Container.FILE,
    parts=_parts,
)
