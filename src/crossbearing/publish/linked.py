"""What formats of linked data share: names for what a ledger holds, and objects without what is not known."""

from collections.abc import Mapping
from urllib.parse import quote

from crossbearing.publish.part import Json, JsonObject
from crossbearing.publish.values import Edition, Party, Source

# The namespace of the properties and types of our own, and the prefix that stands for it.
TERMS = "urn:crossbearing:term:"
PREFIX = "crossbearing"
_URN_SAFE = ":"
# What an address may hold besides letters and digits (RFC 3986); "%" is there because it may be escaped already.
_URL_SAFE = ":/?#[]@!$&'()*+,;=%-._~"
_WEB = ("http://", "https://")


def named(kind: str, key: str) -> str:
    """The name (URN) of a thing of this kind; it is the same in every edition."""
    return f"urn:crossbearing:{kind}:{quote(key, safe=_URN_SAFE, errors='surrogatepass')}"


def report_urn(sha256: str) -> str:
    """The name (URN) of a report: the hash of its bytes, which anybody who has them can work out."""
    return f"urn:sha256:{sha256}"


def web_address(source: Source) -> str | None:
    """Where a report stands in the web; None where that is not known or no web address."""
    if source.url is None or not source.url.startswith(_WEB):
        return None
    return quote(source.url, safe=_URL_SAFE, errors="surrogatepass")


def party_urn(party: Party) -> str:
    """The name (URN) of a party."""
    return named("party", party.key)


def publisher_urn(publisher: str) -> str:
    """The name (URN) of who published reports."""
    return named("publisher", publisher)


def edition_urn(edition: Edition) -> str:
    """The name (URN) of an edition."""
    return named("edition", edition.id)


def reader_urn(edition: Edition) -> str:
    """The name (URN) of the program that read the reports, with its version."""
    return named("software", edition.reader)


def own(name: str) -> str:
    """A property or type of our own, as JSON-LD writes it."""
    return f"{PREFIX}:{name}"


def known(members: Mapping[str, Json]) -> JsonObject:
    """The members without those that are None or empty."""
    return {name: value for name, value in members.items() if value is not None and value not in ("", [], {})}


def own_members(edition: Edition, incidents: tuple[str, ...] = ()) -> dict[str, Json]:
    """What every record says besides: its incidents, the policy by which figures were weighed and the edition."""
    return {
        own("incident"): list(incidents) or None,
        own("policy"): edition.policy,
        own("grading"): edition.grading,
        own("edition"): edition.id,
    }
