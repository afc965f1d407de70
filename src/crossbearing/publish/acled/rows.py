"""One incident as a row of ACLED's columns."""

from collections.abc import Mapping

from crossbearing.model.figure import Category
from crossbearing.publish.acled.actors import Actors
from crossbearing.publish.acled.columns import ACLED_COLUMNS
from crossbearing.publish.acled.timing import event_date, last_told, time_precision
from crossbearing.publish.acled.types import AcledType
from crossbearing.publish.coarsening import WITHHELD
from crossbearing.publish.evidence import cited, sources_of, words_of
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.own_columns import own_cells
from crossbearing.publish.part import Cell
from crossbearing.publish.sides import Sides
from crossbearing.publish.values import Edition, Site
from crossbearing.vocab.country_codes import number

_LISTED = "; "
# In a battle civilians are hit on the way, and what is no violence hits nobody.
_TARGETING, _TARGETED = "Civilian targeting", ("Explosions/Remote violence", "Violence against civilians")
# Notes stay short: the other words stand in `quotes`.
_QUOTED = 2


def row(incident: PublicIncident, edition: Edition) -> tuple[Cell, ...]:
    """The cells of an incident."""
    killed = incident.tally(Category.KILLED)
    cells: dict[str, Cell] = {
        **_when(incident),
        **_what(incident),
        **_where(incident.site or Site("", "")),
        "source": _LISTED.join(dict.fromkeys(one.publisher for one in sources_of(incident) if one.publisher)) or None,
        "notes": notes(incident),
        "fatalities": None if killed is None else killed.best,
        "timestamp": last_told(incident),
    }
    bounds = (None, None) if killed is None else (killed.low, killed.high)
    own = own_cells(incident, None if killed is None else killed.why, edition)
    return (*(cells.get(column.name) for column in ACLED_COLUMNS), *bounds, *own)


def notes(incident: PublicIncident) -> str:
    """What happened, when and where in one sentence, then in whose words."""
    words = words_of(incident)
    when = f" ({incident.date.edtf})" if incident.date.edtf else ""
    said = " ".join(f"{cited(one)}." for one in words[:_QUOTED])
    more = len(words) - _QUOTED
    rest = f" And {more} more." if more > 0 else ""
    return f"{incident.label[:1].upper()}{incident.label[1:]}{when}. {said}{rest}".strip()


def _when(incident: PublicIncident) -> Mapping[str, Cell]:
    day = event_date(incident.date)
    if day is None:
        return {}
    return {"event_date": day.isoformat(), "year": day.year, "time_precision": time_precision(incident.date)}


def _what(incident: PublicIncident) -> Mapping[str, Cell]:
    kind, actors = AcledType.of(incident), Actors.of(incident)
    return {
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub,
        "actor1": actors.actor1,
        "inter1": actors.inter1,
        "actor2": actors.actor2,
        "assoc_actor_2": actors.beside2,
        "inter2": actors.inter2,
        "interaction": actors.interaction,
        "civilian_targeting": _TARGETING if kind.event in _TARGETED and Sides.of(incident).hits_civilians else None,
    }


def _where(site: Site) -> Mapping[str, Cell]:
    return {
        "iso": number(site.country),
        "country": site.country_name,
        "admin1": site.admin1,
        "admin2": site.admin2,
        "location": None if site.name == WITHHELD else site.name or None,
        "latitude": site.lat,
        "longitude": site.lon,
        "geo_precision": None if site.lat is None else site.acled_precision,
    }
