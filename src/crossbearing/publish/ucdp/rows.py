"""One incident as a row of UCDP's columns."""

from collections.abc import Iterable, Mapping

from crossbearing.model.event import EventType
from crossbearing.model.figure import Category
from crossbearing.model.place import Extent
from crossbearing.publish.coarsening import WITHHELD
from crossbearing.publish.evidence import sources_of
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.own_columns import own_cells
from crossbearing.publish.part import Cell
from crossbearing.publish.ucdp.columns import UCDP_COLUMNS
from crossbearing.publish.ucdp.deaths import Deaths
from crossbearing.publish.ucdp.grid import grid_cell
from crossbearing.publish.ucdp.timing import date_precision
from crossbearing.publish.ucdp.violence import Violence
from crossbearing.publish.values import Edition, Site, Source

_LISTED = ";"
_FINE = frozenset({Extent.SITE, Extent.QUARTER, Extent.TOWN})


def row(incident: PublicIncident, edition: Edition) -> tuple[Cell, ...]:
    """The cells of an incident."""
    deaths = Deaths.of(incident)
    cells = {**_violence(incident), **_sources(incident), **_where(incident), **_when(incident), **_dead(deaths)}
    return (*(cells.get(column.name) for column in UCDP_COLUMNS), *own_cells(incident, deaths.why, edition))


def _violence(incident: PublicIncident) -> Mapping[str, Cell]:
    violence = Violence.of(incident)
    return {
        "type_of_violence": violence.type,
        "conflict_name": violence.conflict,
        "dyad_name": violence.dyad,
        "side_a": violence.side_a,
        "side_b": violence.side_b,
    }


def _sources(incident: PublicIncident) -> Mapping[str, Cell]:
    sources = sources_of(incident)
    killed = (one for tally in incident.tallies if tally.category is Category.KILLED for one in tally.figures)
    return {
        "number_of_sources": len(set(incident.origins)) or None,
        "source_article": _listed(f'"{_article(one)}"' for one in sources if _article(one)),
        "source_office": _listed(one.publisher for one in sources),
        "source_date": _listed(one.published for one in sources),
        "source_headline": _listed(one.title for one in sources),
        "source_original": _listed(one.said_by for one in killed),
    }


def _article(source: Source) -> str:
    return ",".join(part for part in (source.publisher, source.published, source.title) if part)


def _listed(parts: Iterable[str | None]) -> str | None:
    return _LISTED.join(dict.fromkeys(part for part in parts if part)) or None


def _where(incident: PublicIncident) -> Mapping[str, Cell]:
    site = incident.site or Site("", "")
    lat, lon = site.lat, site.lon
    fixed = lat is not None and lon is not None
    return {
        "where_prec": site.ucdp_precision if fixed else None,
        "where_coordinates": (site.name or None) if fixed else None,
        "where_description": _listed(
            one.site.name for one in incident.told if one.site is not None and one.site.name != WITHHELD
        ),
        "adm_1": site.admin1,
        "adm_2": site.admin2,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if fixed else None,
        "priogrid_gid": grid_cell(lat, lon) if lat is not None and lon is not None else None,
        "country": site.country_name,
    }


def _when(incident: PublicIncident) -> Mapping[str, Cell]:
    first, last = incident.date.first, incident.date.last
    if first is None or last is None:
        return {}
    return {
        "year": first.year if first.year == last.year else None,
        "event_clarity": 1 if first == last and _is_single(incident) else 2,
        "date_prec": date_precision(incident.date),
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }


def _is_single(incident: PublicIncident) -> bool:
    """Whether it is one attack in one town: an offensive is many."""
    site = incident.site
    return incident.type is not EventType.OFFENSIVE and site is not None and site.extent in _FINE


def _dead(deaths: Deaths) -> Mapping[str, Cell]:
    return {
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }
