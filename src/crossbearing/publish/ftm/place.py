"""Places as addresses of FollowTheMoney."""

from crossbearing.model.place import Extent
from crossbearing.publish.coarsening import WITHHELD
from crossbearing.publish.ftm.entity import FtmEntity, Naming, Value, in_line
from crossbearing.publish.values import Site

# The middle of a country is where nothing happened.
_TOO_WIDE = frozenset({Extent.COUNTRY, Extent.WIDER})


def full(site: Site) -> str:
    """The place with what it lies in, in one line."""
    around = (site.name, site.admin2, site.admin1, site.country_name)
    return in_line(", ".join(dict.fromkeys(part for part in around if part and part != WITHHELD)))


def address_id(site: Site, name: Naming) -> str | None:
    """The id of a place; None where nothing of it may be said.

    Reports give one key to different places ("the bridge"), so that the position is part of what it is called by.
    """
    if not full(site):
        return None
    return name("place", site.key, site.gazetteer, repr(site.lat), repr(site.lon), full(site))


def address(site: Site, key: str) -> FtmEntity:
    """A place with its position, where that says anything."""
    values = [Value("name", in_line(site.name if site.name != WITHHELD else full(site))), Value("full", full(site))]
    if site.admin1:
        values.append(Value("state", site.admin1))
    if site.country:
        values.append(Value("country", site.country.lower()))
    if site.lat is not None and site.lon is not None and site.extent not in _TOO_WIDE:
        values += [Value("latitude", float(site.lat)), Value("longitude", float(site.lon))]
    notes = (("gazetteer", site.gazetteer), ("extent", site.extent), ("made coarser", site.rounded))
    values += [Value("notes", f"{word}: {said}") for word, said in notes if said]
    return FtmEntity(key, "Address", tuple(values))
